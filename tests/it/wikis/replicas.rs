//! The wikis of `meta_p.wiki`, reached by their sections.

use serde_json::{Value, json};

use super::{lab_by_section, only_error};
use crate::faults::patience::until;
use crate::faults::proxy::{Does, Proxy};
use crate::harness::{Gateway, lab};

async fn gateway() -> Gateway {
    Gateway::many(lab_by_section()).await
}

/// The statements that ask a database what it has.
fn probes(gateway: &Gateway) -> usize {
    gateway.statements().iter().filter(|statement| statement.sql().contains("information_schema")).count()
}

#[tokio::test]
async fn every_listed_wiki_is_served() {
    let gateway = gateway().await;
    let query = "{ a: wiki(code: \"lab145\") { code pages(first: 1) { nodes { title wiki { code } } } }
                   b: wiki(code: \"lab146_p\") { code replicationLag } c: wiki { code } d: wiki(code: \"lab199\") { code } }";
    let answer = gateway.ask(query).await;
    assert_eq!(answer["a"]["pages"]["nodes"][0]["wiki"]["code"], "lab145");
    assert_eq!(answer["b"], json!({"code": "lab146", "replicationLag": 90.5}));
    assert_eq!((&answer["c"]["code"], &answer["d"]), (&json!("lab143"), &Value::Null));
}

#[tokio::test]
async fn a_wiki_is_opened_once_when_it_is_asked_for() {
    let gateway = gateway().await;
    let list = "{ wikis(first: 10) { totalCount nodes { code name family url language isClosed id } } }";
    let listed = gateway.ask(list).await;
    assert_eq!(listed["wikis"]["totalCount"], 3);
    assert_eq!(listed["wikis"]["nodes"][2]["name"], "Wikigraph Lab as of 1.46");
    assert_eq!(probes(&gateway), 0, "what the list tells needs no wiki to be open");
    let asked = "{ wiki(code: \"lab145\") { statistics { edits } } }";
    let answers = futures_util::future::join_all((0..20).map(|_| gateway.ask(asked))).await;
    assert!(answers.iter().all(|answer| answer["wiki"]["statistics"]["edits"].is_number()), "{answers:?}");
    assert_eq!(probes(&gateway), 1, "all who ask wait for one opening");
    gateway.ask(asked).await;
    assert_eq!(probes(&gateway), 0, "it stays open");
}

#[tokio::test]
async fn ids_lead_to_their_wikis() {
    let gateway = gateway().await;
    let query = "{ a: wiki(code: \"lab145\") { id pages(first: 1) { nodes { id title } } }
                   b: wiki(code: \"lab146\") { pages(first: 1) { nodes { id title } } } }";
    let answer = gateway.ask(query).await;
    let pages = [&answer["a"]["pages"]["nodes"][0], &answer["b"]["pages"]["nodes"][0]];
    assert_ne!(pages[0]["id"], pages[1]["id"], "ids carry their wiki");
    let ids = json!({"ids": [pages[1]["id"], answer["a"]["id"], pages[0]["id"]]});
    let query =
        "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Page { title wiki { code } } ... on Wiki { code } } }";
    let found = gateway.ask_with(query, ids).await;
    assert_eq!(found["nodes"][0]["wiki"]["code"], "lab146");
    assert_eq!(found["nodes"][1]["code"], "lab145");
    assert_eq!(found["nodes"][2]["wiki"]["code"], "lab145");
}

#[tokio::test]
async fn wikis_are_paged_and_filtered() {
    let gateway = gateway().await;
    let page = gateway.ask("{ wikis(first: 2) { nodes { code } pageInfo { hasNextPage endCursor } } }").await;
    assert_eq!(page["wikis"]["nodes"], json!([{"code": "lab143"}, {"code": "lab145"}]));
    assert_eq!(page["wikis"]["pageInfo"]["hasNextPage"], true);
    let rest = "query($after: String) { wikis(first: 2, after: $after) { nodes { code pages(first: 1) { nodes { title } } } } }";
    let rest = gateway.ask_with(rest, json!({"after": page["wikis"]["pageInfo"]["endCursor"]})).await;
    assert_eq!(rest["wikis"]["nodes"][0]["code"], "lab146");
    assert!(rest["wikis"]["nodes"][0]["pages"]["nodes"][0]["title"].is_string(), "{rest}");
    let none = gateway.ask("{ wikis(filter: {family: \"wikipedia\"}) { nodes { code } } }").await;
    assert_eq!(none["wikis"]["nodes"], json!([]));
}

#[tokio::test]
async fn what_is_no_code_gets_nowhere() {
    let gateway = gateway().await;
    for code in ["en.wikipedia.org", "lab145/../x", "lab145;", "LAB145", "lab145_p.evil", "", "ｌab145"] {
        let query = "query($code: String) { wiki(code: $code) { code } }";
        let response = gateway.respond(query, json!({"code": code})).await;
        let (error, message, _) = only_error(&response);
        assert_eq!(error, "BAD_USER_INPUT", "{code:?}: {message}");
        assert_eq!(gateway.statements().len(), 0, "{code:?} reached a database");
    }
}

/// The port of the lab's server.
fn lab_port() -> u16 {
    url::Url::parse(&lab().url("lab143_p")).unwrap().port().expect("the lab's port")
}

/// A gateway with one tunnel, which has its near end at this port.
async fn at_a_tunnel(port: u16) -> Gateway {
    let variables = lab_by_section().into_iter().filter(|(name, _)| *name != "REPLICA_TUNNELS");
    Gateway::many(variables.chain([("REPLICA_PORT", port.to_string())])).await
}

#[tokio::test]
async fn one_tunnel_serves_the_wikis_of_its_section() {
    let gateway = at_a_tunnel(lab_port()).await;
    let codes = gateway.ask("{ wikis { nodes { code } } wiki(code: \"lab146\") { code } }").await;
    assert_eq!(codes["wikis"]["nodes"], json!([{"code": "lab143"}, {"code": "lab145"}]));
    assert_eq!(codes["wiki"], Value::Null, "s2 is at the end of another tunnel");
}

#[tokio::test]
async fn a_tunnel_that_breaks_off_is_not_taken_for_one_without_a_list() {
    let proxy = Proxy::before(lab_port()).await;
    let gateway = at_a_tunnel(proxy.port()).await;
    let other = "{ wiki(code: \"lab145\") { code } }";
    proxy.does(Does::Cuts(0));
    let (code, message, _) = only_error(&gateway.respond(other, Value::Null).await);
    assert_eq!(code, "UPSTREAM_UNAVAILABLE");
    assert!(message.contains("The list of wikis"), "{message}");
    proxy.does(Does::Passes);
    let found = async || gateway.respond(other, Value::Null).await["data"]["wiki"]["code"].as_str().map(str::to_owned);
    assert_eq!(until("listed", found).await, "lab145");
}

#[tokio::test]
async fn a_request_names_so_many_wikis_and_no_more() {
    let gateway = gateway().await;
    let fields: String = (0..51).map(|number| format!("w{number}: wiki(code: \"none{number}\") {{ code }} ")).collect();
    let (error, message, _) = only_error(&gateway.respond(&format!("{{ {fields} }}"), Value::Null).await);
    assert_eq!(error, "QUERY_TOO_COMPLEX");
    assert!(message.contains("50 wikis"), "{message}");
}
