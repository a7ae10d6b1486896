//! For whom it is that people are looked up, and what is asked for them.

use axum::http::Method;
use wikigraph::telemetry::Asker;

use super::browser::Browser;
use super::gateway::Gateway;
use super::tokens::token_of;

/// Somebody of whom no address is known, as in tests.
const STRANGER: Asker = Asker::Stranger(0);

#[tokio::test]
async fn people_are_looked_up_for_where_they_ask_from() {
    let gateway = Gateway::new().await;
    let (secret, _) = token_of(&gateway, "Anna").await;
    let anna = Browser::of(&gateway, "Anna").await;
    let bearer = format!("Bearer {secret}");
    let question = "/graphql?query=%7Bwhoami%7D";
    for (path, header) in [
        (question, ("authorization", bearer.as_str())),
        (question, ("authorization", "Bearer wg_unknown")),
        (question, ("x-wikigraph-csrf", "1")),
        ("/session", ("x-wikigraph-csrf", "1")),
        ("/profile", ("sec-fetch-site", "same-origin")),
    ] {
        gateway.lookups();
        anna.send(Method::GET, path, &[header], "").await;
        assert_eq!(gateway.lookups().first(), Some(&STRANGER), "{path} {header:?}");
    }
}

#[tokio::test]
async fn what_the_profile_asks_is_for_the_person_and_has_an_end() {
    let gateway = Gateway::new().await;
    let session = gateway.session_of("Anna").await;
    let identity = gateway.auth.by_session(&session).await.unwrap().unwrap();
    let anna = Browser::with(&gateway, "localhost:8000", &format!("wikigraph={session}"));
    anna.open("/profile").await;
    assert_eq!(gateway.asked_the_wiki(), [(Asker::Person(identity.account.0), true)]);
}
