//! Names of hosts that nobody knows, from the start or for a while. A label of more than 63 letters cannot be asked of any name
//! server, so that none of these leaves the machine.

use std::fs;

use serde_json::{Value, json};
use url::Url;

use super::patience::until;
use super::people::QUERY;
use super::proxy::{Does, Proxy};
use super::served::Asking;
use crate::harness::{Gateway, Process, SECRET_KEY, lab, web_client};

/// A host that cannot be.
fn nowhere() -> String {
    format!("{}.invalid", "nowhere".repeat(10))
}

/// What `/readyz` says, and by which status.
pub async fn ready(process: &Process) -> (u16, Value) {
    let response = web_client().get(process.at("/readyz")).send().await.expect("an answer");
    (response.status().as_u16(), serde_json::from_str(&response.text().await.unwrap()).unwrap())
}

fn health(told: &Value, dependency: &str) -> Value {
    told["dependencies"][dependency].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wikis_database_that_nobody_knows_at_the_start_is_waited_for() {
    let variables = [
        ("WIKI_DATABASE_URL", format!("mysql://reader:hidden@{}/wiki", nowhere())),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    let process = Process::serve(&variables);
    assert_eq!(ready(&process).await.0, 503);
    let answer = Asking::at(process.at("/graphql")).ask("early", "{ wiki { code } }").await.unwrap();
    assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("5")), "{}", answer.body);
    assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE");
    assert!(!answer.body.to_string().contains("nowhere"), "{}", answer.body);
    let log = process.kill();
    assert!(log.contains("has a host that nobody knows") && !log.contains("hidden"), "{log}");
}

#[tokio::test]
async fn a_wiki_whose_host_nobody_knows_is_named_and_leaves_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "[[wiki]]\ncode = \"up\"\ndatabase = {:?}\n[[wiki]]\ncode = \"gone\"\ndatabase = \"mysql://me:hidden@{}/gone\"\n",
        lab().url("lab143"),
        nowhere()
    );
    let path = folder.path().join("wikis.toml");
    fs::write(&path, text).unwrap();
    let variables = [("WIKIS_FILE", path.display().to_string()), ("SECRET_KEY", SECRET_KEY.to_owned())];
    let gateway = Gateway::many(variables).await;
    let single = "{ up: wiki(code: \"up\") { code } gone: wiki(code: \"gone\") { code } }";
    let merged = "{ recentChanges(wikis: [\"up\", \"gone\"], first: 3) { nodes { wiki { code } } } }";
    for (query, path) in [(single, json!(["gone"])), (merged, json!(["recentChanges"]))] {
        let response = gateway.respond(query, Value::Null).await;
        let [error] = &response["errors"].as_array().expect("an error")[..] else { panic!("{response}") };
        let told = (&error["extensions"]["code"], &error["extensions"]["wiki"], &error["path"]);
        assert_eq!(told, (&json!("UPSTREAM_UNAVAILABLE"), &json!("gone"), &path));
        let message = error["message"].as_str().unwrap();
        assert!(!message.contains("nowhere") && !message.contains("hidden"), "{message}");
    }
    let response = gateway.respond(merged, Value::Null).await;
    assert_eq!(response["data"]["recentChanges"]["nodes"], json!(vec![json!({"wiki": {"code": "up"}}); 3]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_lost_and_found_again_is_looked_up_for_each_connection() {
    let folder = tempfile::tempdir().unwrap();
    let hosts = folder.path().join("hosts");
    // It is mounted elsewhere, so that it has to stay the same file.
    let knows = |name: &str| fs::write(&hosts, format!("127.0.0.1 localhost {name}\n")).unwrap();
    knows(&nowhere());
    let mut url = Url::parse(&lab().url("lab143")).unwrap();
    let proxy = Proxy::before(url.port().expect("the lab's port")).await;
    url.set_host(Some(&nowhere())).unwrap();
    url.set_port(Some(proxy.port())).unwrap();
    let variables = [
        ("WIKI_DATABASE_URL", url.to_string()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
        ("ANSWER_CACHE", "0".to_owned()),
        ("DATABASE_CONNECTIONS", "1".to_owned()),
        ("DATABASE_WAIT", "2".to_owned()),
        ("REQUEST_TIMEOUT", "10".to_owned()),
    ];
    let process = Process::serve_with_hosts(&hosts, &variables);
    let asking = Asking::at(process.at("/graphql"));
    assert_eq!(asking.ask("known", QUERY).await.unwrap().errors(), []);

    knows("");
    assert_eq!(asking.ask("connected", QUERY).await.unwrap().errors(), [], "a connection needs no name");
    proxy.does(Does::Cuts(0));
    for id in ["cut", "lost", "still lost"] {
        let answer = asking.ask(id, QUERY).await.unwrap();
        assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("5")), "{id}: {}", answer.body);
        assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE");
        assert!(!answer.body.to_string().contains("nowhere"), "{}", answer.body);
        // From now on nothing but the name is in the way.
        proxy.does(Does::Passes);
    }
    assert_eq!(ready(&process).await.0, 503);

    knows(&nowhere());
    until("found", async || asking.ask("found", QUERY).await?.errors().is_empty().then_some(())).await;
    until("ready", async || (ready(&process).await.0 == 200).then_some(())).await;
    let log = process.kill();
    assert!(log.contains("failed to lookup address information"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn all_else_whose_host_nobody_knows_is_done_without() {
    let variables = [
        ("WIKI_DATABASE_URL", lab().url("lab143")),
        ("WIKI_API_URL", format!("https://{}/w/api.php", nowhere())),
        ("APP_DATABASE_URL", format!("mysql://keeper:hidden@{}/people", nowhere())),
        ("CACHE_URL", format!("redis://{}:6379/0", nowhere())),
        ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{}:4318", nowhere())),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    let process = Process::serve(&variables);
    let url = process.at("/graphql");
    let stranger = Asking::at(url.clone());
    let title = json!({"wiki": {"page": {"title": "Main Page"}}});
    let answer = stranger.ask("read", "{ wiki { page(title: \"Main Page\") { title } } }").await.unwrap();
    assert_eq!(answer.body, json!({ "data": title }));
    let text = "{ wiki { page(title: \"Main Page\") { title html } } }";
    let answer = stranger.ask("text", text).await.unwrap();
    assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE", "{}", answer.body);
    assert_eq!(answer.body["data"]["wiki"]["page"], json!({"title": "Main Page", "html": null}));
    let script = Asking::with_token(url, "wg_somebody");
    let answer = script.ask("person", "{ viewer { username } }").await.unwrap();
    assert_eq!((answer.status, answer.errors()[0].0.as_str()), (503, "UPSTREAM_UNAVAILABLE"), "{}", answer.body);
    let (status, told) = ready(&process).await;
    assert_eq!((status, &told["status"]), (200, &json!("degraded")), "{told}");
    for dependency in ["people", "cache"] {
        assert_eq!(health(&told, dependency)["status"], "down", "{told}");
    }
    let log = process.kill();
    assert!(!log.contains("hidden"), "{log}");
}
