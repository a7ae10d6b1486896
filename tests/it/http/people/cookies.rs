//! The session's cookie: what it is called, when it counts, and when it is taken away.

use axum::http::{Method, StatusCode};

use super::browser::Browser;
use super::gateway::Gateway;

const CLEARED: &str = "wikigraph=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0";

#[tokio::test]
async fn a_session_is_the_person() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    assert_eq!(anna.ask("{ whoami }").await.whoami().as_deref(), Some("Anna"));
    assert_eq!(anna.ask("mutation { sign(text: \"x\") }").await.json()["data"]["sign"], true);
    assert_eq!(gateway.written(), ["Anna: x"]);
    assert_eq!(Browser::new(&gateway).ask("{ whoami }").await.whoami(), None);
}

#[tokio::test]
async fn a_stale_cookie_is_nobodys_and_taken_away() {
    let gateway = Gateway::new().await;
    let stale = Browser::with(&gateway, "localhost:8000", "wikigraph=stale");
    for query in ["{ whoami }", "{", "mutation { sign(text: \"x\") }"] {
        let answer = stale.ask(query).await;
        assert_eq!(answer.cookies(), [CLEARED], "{query}");
    }
    assert_eq!(stale.ask("{ whoami }").await.whoami(), None);
    assert!(gateway.written().is_empty());
    let anna = Browser::of(&gateway, "Anna").await;
    assert!(anna.ask("{ whoami }").await.cookies().is_empty());
}

#[tokio::test]
async fn by_https_only_the_cookie_that_no_neighbour_can_plant_counts() {
    let gateway = Gateway::at(Some("https://tool.example/")).await;
    let session = gateway.session_of("Anna").await;
    let plain = Browser::with(&gateway, "tool.example", &format!("wikigraph={session}"));
    assert_eq!(plain.ask("{ whoami }").await.whoami(), None);
    let hosted = Browser::with(&gateway, "tool.example", &format!("__Host-wikigraph={session}"));
    let headers = [("content-type", "application/json"), ("origin", "https://tool.example")];
    let asked = hosted.send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await;
    assert_eq!(asked.whoami().as_deref(), Some("Anna"));

    let stale = Browser::with(&gateway, "tool.example", "__Host-wikigraph=stale");
    let asked = stale.send(Method::POST, "/graphql", &headers, "{\"query\": \"{ whoami }\"}").await;
    assert_eq!(asked.cookies(), ["__Host-wikigraph=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0"]);
}

#[tokio::test]
async fn on_another_host_than_this_machine_cookies_are_for_https() {
    let gateway = Gateway::new().await;
    let session = gateway.session_of("Anna").await;
    let with = |cookie: String| Browser::with(&gateway, "wiki.example", &cookie);
    let page = with(format!("wikigraph={session}")).open("/profile").await;
    assert!(page.text().contains("You are not logged in"));
    let page = with(format!("__Host-wikigraph={session}")).open("/profile").await;
    assert!(page.text().contains("<h1>Anna</h1>"));
}

#[tokio::test]
async fn the_session_tells_scripts_of_pages_who_is_logged_in() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let meant = anna.send(Method::GET, "/session", &[("x-wikigraph-csrf", "1")], "").await;
    assert_eq!(meant.json(), serde_json::json!({ "canLogIn": true, "username": "Anna" }));
    assert_eq!(meant.header("cache-control"), "no-store");
    let unmeant = anna.open("/session").await;
    assert_eq!(unmeant.json()["username"], serde_json::Value::Null);
    let without_login = crate::http::client::Server::default().get("/session").await;
    assert_eq!((without_login.status, &without_login.json()["canLogIn"]), (StatusCode::OK, &false.into()));
}
