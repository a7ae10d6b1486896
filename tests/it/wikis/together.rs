//! Wikis of one server are asked in one statement; where one of them spoils it, the others have their rows all the same.

use std::collections::BTreeSet;

use serde_json::Value;
use wikigraph::types::WikiCode;

use super::cluster::{AUTHOR, Cluster, changes, codes, codes_of, contributions};
use super::list::{CONNECTIONS, named, query, rows, set};
use crate::harness::Gateway;

const CHANGES: &str = "recentChanges(filter: {}";

fn of_author() -> String {
    format!("contributions(actor: {AUTHOR:?}")
}

/// How many wikis each statement since the last look was about; most first.
pub fn asked(gateway: &Gateway) -> Vec<usize> {
    let wikis = |sql: &str| {
        let database = |rest: &str| rest.split('`').next().unwrap_or_default().to_owned();
        let named: BTreeSet<String> = sql.split("FROM `").skip(1).map(database).filter(|name| name != "user").collect();
        named.len().max(1)
    };
    let mut asked: Vec<usize> = gateway.statements().iter().map(|statement| wikis(statement.sql())).collect();
    asked.sort_unstable_by(|left, right| right.cmp(left));
    asked
}

/// Has each wiki asked alone for a while.
async fn separate(gateway: &Gateway) {
    for code in codes() {
        gateway.wikis().find(&WikiCode::parse(&code).unwrap()).await.unwrap().unwrap().ask_alone();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_is_asked_once() {
    let cluster = Cluster::start().await;
    // Of the last server, one wiki has not what the others have.
    let odd = codes_of(2).remove(3);
    cluster.servers[2].run(&format!("ALTER TABLE {odd}_p.revision DROP COLUMN rev_sha1")).await;
    let gateway = Gateway::many(cluster.patient_variables(CONNECTIONS)).await;
    gateway.ask(&query(CHANGES, &codes(), "first: 20")).await;
    gateway.statements();

    let answer = gateway.ask(&query(CHANGES, &codes(), "first: 20")).await;
    assert_eq!(rows(&answer["list"]), changes(&codes())[..20]);
    assert_eq!(asked(&gateway), [10, 10, 10]);
    let answer = gateway.ask(&query(&of_author(), &codes(), "first: 500")).await;
    assert_eq!(rows(&answer["list"]), contributions(&codes()));
    // The view of revisions has a column less on one of them, and is another text.
    assert_eq!(asked(&gateway), [10, 10, 10, 10, 10, 9, 1], "the actor's id on each wiki, and their rows");
    let some = [codes_of(0), codes_of(1)[..1].to_vec()].concat();
    let answer = gateway.ask(&query(CHANGES, &some, "first: 500")).await;
    assert_eq!(rows(&answer["list"]), changes(&some));
    assert_eq!(asked(&gateway), [10, 1]);

    let whole = format!(
        "{{ contributions(actor: {AUTHOR:?}, wikis: {:?}, first: 100) {{ totalCount edges {{ cursor node {{ id sha1 tags size \
         page {{ title }} comment contentModel }} }} pageInfo {{ hasNextPage startCursor endCursor }} }} }}",
        codes()
    );
    let together = gateway.execute(&whole, Value::Null).await;
    assert_eq!(asked(&gateway), [vec![10; 7], vec![9, 9, 1, 1]].concat(), "and how many there are");
    assert_eq!(gateway.difference_when_straight(&whole, Value::Null, &together).await, None);
    separate(&gateway).await;
    gateway.statements();
    let alone = gateway.execute(&whole, Value::Null).await;
    assert_eq!(asked(&gateway), [1; 90]);
    assert_eq!(serde_json::to_string(&together.data).unwrap(), serde_json::to_string(&alone.data).unwrap());
    assert!(together.errors.is_empty() && alone.errors.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wiki_that_spoils_it_is_named_and_leaves_the_others() {
    let cluster = Cluster::start().await;
    let gateway = Gateway::many(cluster.variables(CONNECTIONS)).await;
    gateway.ask(&query(CHANGES, &codes(), "first: 20")).await;
    gateway.statements();

    let [table, database, column] = [3, 0, 5].map(|number| codes_of(0).remove(number));
    let slow = [7, 8].map(|number| codes_of(0).remove(number));
    let server = &cluster.servers[0];
    let mut ill = BTreeSet::new();
    for (code, harm, error_code) in [
        (&table, format!("DROP TABLE {table}_p.recentchanges"), "UPSTREAM_UNAVAILABLE"),
        (&database, format!("DROP DATABASE {database}_p"), "UPSTREAM_UNAVAILABLE"),
        (&column, format!("ALTER TABLE {column}_p.recentchanges DROP COLUMN rc_comment_id"), "INTERNAL"),
    ] {
        // One at a time: those that are ill already are left out.
        let healthy: Vec<String> = codes().into_iter().filter(|code| !ill.contains(code)).collect();
        server.run(&harm).await;
        let response = gateway.respond(&query(CHANGES, &healthy, "first: 500"), Value::Null).await;
        assert_eq!(named(&response, error_code), set(vec![code.clone()]), "{harm}");
        ill.insert(code.clone());
        let left: Vec<String> = codes().into_iter().filter(|code| !ill.contains(code)).collect();
        assert_eq!(rows(&response["data"]["list"]), changes(&left), "{harm}");
        gateway.statements();
        let again = gateway.respond(&query(CHANGES, &healthy, "first: 500"), Value::Null).await;
        assert_eq!(
            (named(&again, error_code), rows(&again["data"]["list"])),
            (set(vec![code.clone()]), changes(&left))
        );
        let others = 10 - ill.len();
        assert_eq!(asked(&gateway)[..4], [10, 10, others, 1], "whoever spoilt it is asked alone for a while");
    }

    let left: Vec<String> = codes().into_iter().filter(|code| !ill.contains(code)).collect();
    for (code, table) in slow.iter().zip(["actor", "revision"]) {
        let lock = server.lock(&format!("{code}_p.{table}")).await;
        let response = gateway.respond(&query(&of_author(), &left, "first: 500"), Value::Null).await;
        assert_eq!(named(&response, "TIMEOUT"), set(vec![code.clone()]), "{table}");
        let others: Vec<String> = left.iter().filter(|other| *other != code).cloned().collect();
        assert_eq!(rows(&response["data"]["list"]), contributions(&others), "what is slow leaves the others");
        // Nothing that nobody waits for any more goes on.
        while server.running().await.iter().any(|sql| sql.contains(table)) {
            tokio::task::yield_now().await;
        }
        drop(lock);
    }
    let answer = gateway.ask(&query(&of_author(), &left, "first: 500")).await;
    assert_eq!(rows(&answer["list"]), contributions(&left), "all is well again");
}
