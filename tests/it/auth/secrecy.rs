//! No secret is stored as it is, and none shows where things are printed.

use wikigraph::config::{Config, Environment};

use super::stage::{KEY, Stage, request_token};
use super::wiki::CONSUMER_SECRET;

#[tokio::test]
async fn nothing_secret_is_stored_as_it_is() {
    for stage in Stage::both().await {
        let done = stage.log_in("7", "Žofie").await;
        let script = stage.api_token(&done.identity, "script").await;
        let begun = stage.auth.begin_login(None).await.unwrap();
        let everything = stage.place.everything().await;
        assert!(everything.contains("Žofie") && everything.contains("script"), "{everything}");
        let mut secrets = stage.wiki.secrets();
        assert_eq!(secrets.len(), 3);
        let own = [&done.session, &script.secret, &begun.browser];
        secrets.extend(own.map(|secret| secret.reveal().to_owned()));
        for secret in secrets {
            assert!(!everything.contains(&secret), "{secret} is in the database");
        }
    }
}

#[tokio::test]
async fn nothing_secret_shows_in_debug_output() {
    let stage = Stage::sqlite().await;
    let begun = stage.auth.begin_login(None).await.unwrap();
    let browser = begun.browser.reveal().to_owned();
    let mut shown = vec![format!("{begun:?} {:?}", stage.auth)];
    let token = request_token(&begun.authorize_url);
    let verifier = stage.wiki.allow(&token);
    let done = stage.auth.complete_login(&browser, &token, &verifier, None).await.unwrap();
    let script = stage.api_token(&done.identity, "script").await;
    let signer = stage.auth.signer(&done.identity).await.unwrap();
    let terminal = stage.auth.begin_terminal_login().await.unwrap();
    shown.push(format!("{done:?} {script:?} {signer:?} {terminal:?}"));
    let refused = stage.auth.complete_login(&browser, &token, &verifier, None).await.unwrap_err();
    shown.push(format!("{refused:?} {refused}"));
    let mut secrets = stage.wiki.secrets();
    let own = [&done.session, &script.secret].map(|secret| secret.reveal().to_owned());
    secrets.extend(own.into_iter().chain([browser, KEY.to_owned(), CONSUMER_SECRET.to_owned()]));
    for secret in secrets {
        assert!(shown.iter().all(|text| !text.contains(&secret)), "{secret} shows in {shown:?}");
    }
}

#[test]
fn nothing_secret_shows_of_the_configuration() {
    let secrets = [
        ("SECRET_KEY", "secret-1-0123456789abcdef0123456789"),
        ("SECRET_KEY_PREVIOUS", "secret-2-0123456789abcdef0123456789"),
        ("MEDIAWIKI_CONSUMER_SECRET", "secret-3"),
        ("MEDIAWIKI_ACCESS_SECRET", "secret-4"),
        ("TOOL_REPLICA_PASSWORD", "secret-5"),
        ("TOOL_TOOLSDB_PASSWORD", "secret-6"),
    ];
    let rest = [
        ("WIKI_REPLICA", "metawiki"),
        ("CONTACT", "https://example.org"),
        ("TOOL_REPLICA_USER", "s1"),
        ("TOOL_TOOLSDB_USER", "s1"),
        ("TOOLSDB_NAME", "s1__wikigraph"),
        ("MEDIAWIKI_CONSUMER_KEY", "key"),
        ("MEDIAWIKI_ACCESS_TOKEN", "token"),
    ];
    let variables = secrets.into_iter().chain(rest).map(|(name, value)| (name, value.to_owned()));
    let config = Config::read(&Environment::of(variables)).unwrap();
    let shown = format!("{config:?} {}", config.app.address.describe());
    assert!(!shown.contains("secret-"), "{shown}");
    let short = [("SECRET_KEY", "secret-short".to_owned())];
    let error = Config::read(&Environment::of(short)).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret-short"), "{error}");
}
