//! Thirty wikis on three servers: one list over all, on few connections, through servers that hang and die.

use serde_json::Value;

use super::cluster::{AUTHOR, Cluster, Row, changes, codes, codes_of, contributions};
use super::list::{CONNECTIONS, named, query, rows, set};
use crate::harness::Gateway;

/// What lists over several wikis read of a replica, and the tables that it shows.
const VIEWS: [(&str, &str); 5] = [
    ("revision_userindex", "revision"),
    ("actor_revision", "actor"),
    ("comment_revision", "comment"),
    ("actor_recentchanges", "actor"),
    ("comment_recentchanges", "comment"),
];

async fn paged(gateway: &Gateway, field: &str, codes: &[String], size: usize) -> Vec<Row> {
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let answer = gateway.ask(&query(field, codes, &format!("first: {size}{after}"))).await;
        found.extend(rows(&answer["list"]));
        if answer["list"]["pageInfo"]["hasNextPage"] == false {
            return found;
        }
        after = format!(", after: {}", answer["list"]["pageInfo"]["endCursor"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thirty_wikis_are_one_list() {
    let mut cluster = Cluster::start().await;
    // One has views as a replica has, and is asked by statements of its own.
    let odd = codes_of(1).remove(3);
    let views = VIEWS.map(|(view, table)| format!("CREATE VIEW {view} AS SELECT * FROM {table}"));
    cluster.servers[1].run(&format!("USE {odd}_p; {}", views.join("; "))).await;
    let gateway = Gateway::many(cluster.variables(CONNECTIONS)).await;
    let (all, of_author) = ("recentChanges(filter: {}", format!("contributions(actor: {AUTHOR:?}"));
    let listed = gateway.ask("{ wikis(first: 50) { totalCount } }").await;
    assert_eq!(listed["wikis"]["totalCount"], 30);

    for size in [500, 97, 30, 7] {
        assert_eq!(paged(&gateway, all, &codes(), size).await, changes(&codes()), "by {size}");
        assert_eq!(paged(&gateway, &of_author, &codes(), size).await, contributions(&codes()), "by {size}");
    }
    let asked = query(&of_author, &codes(), "first: 20");
    let many = (0..20).map(|_| gateway.ask(&asked));
    for answer in futures_util::future::join_all(many).await {
        assert_eq!(rows(&answer["list"]), contributions(&codes())[..20]);
    }
    for server in &cluster.servers {
        assert!(server.connections().await <= CONNECTIONS, "a budget is a server's, not a wiki's");
    }

    let others: Vec<String> = codes().into_iter().filter(|code| !codes_of(1).contains(code)).collect();
    cluster.servers[1].freeze();
    let response = gateway.respond(&query(all, &codes(), "first: 500"), Value::Null).await;
    assert_eq!(named(&response, "TIMEOUT"), set(codes_of(1)));
    assert_eq!(rows(&response["data"]["list"]), changes(&others), "what hangs leaves all else");
    cluster.servers[1].thaw();
    assert_eq!(paged(&gateway, all, &codes(), 100).await, changes(&codes()), "all is well again");

    cluster.servers[1].crash();
    for (field, left) in [(all, changes(&others)), (of_author.as_str(), contributions(&others))] {
        let response = gateway.respond(&query(field, &codes(), "first: 500"), Value::Null).await;
        assert_eq!(named(&response, "UPSTREAM_UNAVAILABLE"), set(codes_of(1)), "{field}");
        assert_eq!(rows(&response["data"]["list"]), left, "what is down leaves all else");
    }
    cluster.servers[1].start_again().await;
    assert_eq!(paged(&gateway, &of_author, &codes(), 50).await, contributions(&codes()), "all is well again");
}
