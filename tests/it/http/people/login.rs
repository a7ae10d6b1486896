//! The paths of a login, where the wiki does not answer, and the ways out.

use axum::http::{Method, StatusCode};

use super::browser::Browser;
use super::gateway::Gateway;
use crate::http::client::{Server, request};

#[tokio::test]
async fn what_ends_a_login_is_told_on_a_page_with_a_way_back() {
    let gateway = Gateway::new().await;
    let callback = "/oauth/complete/mediawiki/";
    let cases = [
        ("/oauth/login?returnTo=https://evil.example/", StatusCode::BAD_REQUEST, "ReturnTo leads to another site"),
        ("/oauth/login", StatusCode::BAD_GATEWAY, "The wiki cannot be reached"),
        (callback, StatusCode::BAD_REQUEST, "This is where a login ends"),
        (&format!("{callback}?oauth_token=x"), StatusCode::BAD_REQUEST, "This is where a login ends"),
        (&format!("{callback}?oauth_token=x&oauth_verifier=y"), StatusCode::BAD_REQUEST, "This login is not under way"),
    ];
    for (path, status, words) in cases {
        let page = Browser::new(&gateway).open(path).await;
        assert_eq!(page.status, status, "{path}");
        assert!(page.text().contains(words), "{path}: {}", page.text());
        assert!(page.text().contains("href=\"/oauth/login?returnTo=/profile\""), "{path}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.cookies().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn a_server_without_login_says_so() {
    let server = Server::default();
    for path in ["/oauth/login", "/profile", "/profile/forget", "/oauth/complete/mediawiki/?oauth_token=x"] {
        let page = server.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert!(page.text().contains("MEDIAWIKI_CONSUMER_KEY"), "{path}");
    }
    let answer = server.send(request(Method::POST, "/oauth/logout").body("".into()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn logging_out_ends_the_session_and_takes_the_cookie() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let out = anna.submit("/oauth/logout", &[]).await;
    assert_eq!((out.status, out.header("location")), (StatusCode::SEE_OTHER, "/profile?done=logged-out"));
    assert_eq!(out.cookies(), ["wikigraph=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0"]);
    assert_eq!(anna.ask("{ whoami }").await.whoami(), None);
    // Twice is as good as once.
    let again = anna.submit_from("http://localhost:8000", "/oauth/logout", &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_script_of_our_own_page_logs_out_by_the_header() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let headers = |origin| [("x-wikigraph-csrf", "1"), ("origin", origin)];
    let foreign = anna.send(Method::POST, "/oauth/logout", &headers("https://evil.example"), "").await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert_eq!(anna.ask("{ whoami }").await.whoami().as_deref(), Some("Anna"));
    let out = anna.send(Method::POST, "/oauth/logout", &headers("http://localhost:8000"), "").await;
    assert_eq!((out.status, out.cookies().len()), (StatusCode::NO_CONTENT, 1));
    assert_eq!(anna.ask("{ whoami }").await.whoami(), None);
}

#[tokio::test]
async fn a_login_begins_at_the_name_where_it_will_end() {
    let gateway = Gateway::at(Some("http://127.0.0.1:8000/")).await;
    let asked = "/oauth/login?returnTo=/profile";
    let sent_on = Browser::new(&gateway).open(asked).await;
    assert_eq!(sent_on.status, StatusCode::SEE_OTHER);
    assert_eq!(sent_on.header("location"), "http://127.0.0.1:8000/oauth/login?returnTo=/profile");
    let here = Browser::with(&gateway, "127.0.0.1:8000", "").open(asked).await;
    assert_eq!(here.status, StatusCode::BAD_GATEWAY, "the wiki was asked");
}
