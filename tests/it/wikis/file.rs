//! Wikis of one's own, out of a file.

use serde_json::{Value, json};
use wikigraph::config::{Config, Environment};

use super::only_error;
use crate::harness::{Gateway, SECRET_KEY, lab};

pub(super) fn variables(folder: &tempfile::TempDir, text: &str) -> Vec<(&'static str, String)> {
    let path = folder.path().join("wikis.toml");
    std::fs::write(&path, text).unwrap();
    vec![("WIKIS_FILE", path.display().to_string()), ("SECRET_KEY", SECRET_KEY.to_owned())]
}

fn problems(text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    Config::read(&Environment::of(variables(&folder, text))).unwrap_err().to_string()
}

#[tokio::test]
async fn all_wikis_of_the_file_are_served() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("url"), format!("{}\n", lab().sqlite_url())).unwrap();
    let text = format!(
        "[[wiki]]\ncode = \"first\"\ndatabase = {:?}\napi = {:?}\nfamily = \"own\"\n\n[[wiki]]\ncode = \"second\"\n\
         database_file = \"url\"\nname = \"Second Wiki\"\nurl = \"https://second.example/wiki/$1\"\nlanguage = \"de\"\n",
        lab().url("lab143"),
        lab().api_url(),
    );
    let gateway = Gateway::many(variables(&folder, &text)).await;
    let answer = gateway.ask("{ wiki { code name family } wikis { nodes { code name url language } } }").await;
    assert_eq!(answer["wiki"], json!({"code": "first", "name": "Wikigraph Lab", "family": "own"}));
    let nodes = answer["wikis"]["nodes"].as_array().unwrap();
    assert_eq!(nodes[0]["name"], "Wikigraph Lab");
    let second = json!({"code": "second", "name": "Second Wiki", "url": "https://second.example", "language": "de"});
    assert_eq!(nodes[1], second);
    let page = gateway.ask("{ wiki(code: \"second\") { pages(first: 1) { nodes { url wiki { code } } } } }").await;
    let page = &page["wiki"]["pages"]["nodes"][0];
    assert!(page["url"].as_str().unwrap().starts_with("https://second.example/wiki/"), "{page}");
    assert_eq!(page["wiki"]["code"], "second");
}

#[tokio::test]
async fn one_that_is_down_is_named_and_leaves_the_others() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "[[wiki]]\ncode = \"up\"\ndatabase = {:?}\n[[wiki]]\ncode = \"down\"\n\
         database = \"mysql://me:hidden@127.0.0.1:{port}/down\"\n",
        lab().url("lab143")
    );
    let gateway = Gateway::many(variables(&folder, &text)).await;
    let query = "{ up: wiki(code: \"up\") { code } down: wiki(code: \"down\") { code } wikis { nodes { code } } }";
    let response = gateway.respond(query, Value::Null).await;
    let (code, message, wiki) = only_error(&response);
    assert_eq!((code.as_str(), &wiki), ("UPSTREAM_UNAVAILABLE", &json!("down")));
    assert!(!message.contains("hidden") && !message.contains("127.0.0.1"), "{message}");
    assert_eq!(response["errors"][0]["path"], json!(["down"]));
    let expected = json!({"up": {"code": "up"}, "down": null, "wikis": {"nodes": [{"code": "down"}, {"code": "up"}]}});
    assert_eq!(response["data"], expected);
}

#[tokio::test]
async fn what_is_wrong_with_the_file_is_told_at_once_and_without_secrets() {
    let text = "[[wiki]]\ncode = \"Upper Case\"\ndatabase = \"mysql://me:hidden@db/x\"\n[[wiki]]\ncode = \"twice\"\n\
                database = \"sqlite:///a.sqlite\"\n[[wiki]]\ncode = \"twice\"\ndatabase = \"sqlite:///b.sqlite\"\n\
                [[wiki]]\ncode = \"bare\"\n[[wiki]]\ncode = \"wrong\"\ndatabase = \"oracle://x/y\"\napi = \"ftp://x\"\n\
                consumer_key = \"k\"\n";
    let problems_found = problems(text);
    for part in [
        "Upper Case",
        "\"twice\" is",
        "database is missing",
        "oracle",
        "api: \"ftp://x\"",
        "consumer_secret is missing",
    ] {
        let part = part.replace("\"twice\" is", "twice is");
        assert!(problems_found.contains(&part), "{part} in {problems_found}");
    }
    assert!(!problems_found.contains("hidden"), "{problems_found}");
    let unknown = problems("[[wiki]]\ncode = \"a\"\ndatabase = \"mysql://me:hidden@db/x\"\npassword = \"hidden\"\n");
    assert!(unknown.contains("line 4") && unknown.contains("password") && !unknown.contains("hidden"), "{unknown}");
    assert!(problems("").contains("[[wiki]]") || problems("").contains("wiki"));
    assert!(problems("wiki = []").contains("lists no wiki"));
}
