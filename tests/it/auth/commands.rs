//! The commands for whoever runs the gateway, run as they would run them.

use std::io::Write;
use std::process::{Command, Stdio};

use super::stage::{KEY, Stage};
use super::wiki::{CONSUMER_KEY, CONSUMER_SECRET};

/// What a command said: whether it went well, and what it printed to its two outputs.
struct Said {
    is_well: bool,
    output: String,
    errors: String,
}

/// Runs a command beside the stage's service, with the same database and the same wiki.
async fn run(stage: &Stage, arguments: &[&str], typed: &str, more: &[(&str, &str)]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wikigraph"));
    let database = stage.place.folder().join("wikigraph.sqlite");
    let wiki = stage.place.folder().join("testwiki.sqlite");
    command
        .args(arguments)
        .current_dir(stage.place.folder())
        .env_clear()
        .env("APP_DATABASE_URL", format!("sqlite://{}", database.display()))
        .env("WIKI_DATABASE_URL", format!("sqlite://{}", wiki.display()))
        .env("MEDIAWIKI_INDEX_URL", &stage.wiki.index)
        .env("MEDIAWIKI_CONSUMER_KEY", CONSUMER_KEY)
        .env("MEDIAWIKI_CONSUMER_SECRET", CONSUMER_SECRET)
        .env("SECRET_KEY", KEY)
        .envs(more.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    let ended = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap()).await.unwrap();
    Said {
        is_well: ended.status.success(),
        output: String::from_utf8(ended.stdout).unwrap(),
        errors: String::from_utf8(ended.stderr).unwrap(),
    }
}

#[tokio::test]
async fn migrate_goes_up_and_down() {
    let stage = Stage::sqlite().await;
    let said = run(&stage, &["migrate"], "", &[]).await;
    assert!(said.is_well && said.output.contains("is up to date"), "{}", said.output);
    let said = run(&stage, &["migrate", "--revert"], "", &[]).await;
    assert!(said.is_well && said.output.contains("reverted"), "{}", said.output);
    assert!(!stage.place.tables().await.contains(&"api_tokens".to_owned()));
    let said = run(&stage, &["migrate"], "", &[]).await;
    assert!(said.is_well && said.output.contains(": ran "), "{}", said.output);
}

#[tokio::test]
async fn a_token_is_made_for_the_one_who_has_logged_in() {
    let stage = Stage::sqlite().await;
    let said = run(&stage, &["token", "script"], "", &[]).await;
    assert!(!said.is_well && said.errors.contains("wikigraph login"), "{}", said.errors);
    stage.log_in("7", "Žofie").await;
    let said = run(&stage, &["token", "script", "--scope", "edit", "--scope", "read", "--days", "1"], "", &[]).await;
    assert!(said.is_well, "{}", said.errors);
    let secret = said.output.trim();
    assert!(!said.errors.contains(secret), "{}", said.errors);
    let identity = stage.auth.by_api_token(secret).await.unwrap().unwrap();
    assert_eq!((identity.username.as_str(), identity.scopes.names().as_str()), ("Žofie", "read edit"));

    stage.log_in("8", "Jan Hus").await;
    let said = run(&stage, &["token", "script"], "", &[]).await;
    assert!(!said.is_well && said.errors.contains("--user"), "{}", said.errors);
    let said = run(&stage, &["token", "script", "--user", "Jan_Hus"], "", &[]).await;
    let identity = stage.auth.by_api_token(said.output.trim()).await.unwrap().unwrap();
    assert_eq!((identity.username.as_str(), identity.scopes.names().as_str()), ("Jan Hus", "read"));
}

#[tokio::test]
async fn a_token_is_made_by_an_owner_only_access_token() {
    let stage = Stage::sqlite().await;
    stage.wiki.is_used_by("5", Some("Owner"));
    let (key, secret) = stage.wiki.owner_token();
    let configured = [("MEDIAWIKI_ACCESS_TOKEN", key.as_str()), ("MEDIAWIKI_ACCESS_SECRET", secret.as_str())];
    let by_configuration = run(&stage, &["token", "one"], "", &configured).await;
    let given = run(&stage, &["token", "two", "--access-token", &key], &format!("{secret}\n"), &[]).await;
    for said in [by_configuration, given] {
        assert!(said.is_well, "{}", said.errors);
        assert!(!said.errors.contains(&secret) && !said.output.contains(&secret));
        let identity = stage.auth.by_api_token(said.output.trim()).await.unwrap().unwrap();
        assert_eq!(identity.username, "Owner");
        assert_eq!(stage.auth.signer(&identity).await.unwrap().token.secret.reveal(), secret);
    }
}

#[tokio::test]
async fn keys_are_rotated() {
    const NEXT: &str = "the second key, which is long enough";
    let stage = Stage::sqlite().await;
    let done = stage.log_in("7", "Žofie").await;
    let said = run(&stage, &["rotate-keys"], "", &[("SECRET_KEY", NEXT), ("SECRET_KEY_PREVIOUS", KEY)]).await;
    assert!(said.is_well && said.output.contains("sealed anew under SECRET_KEY: 1"), "{} {}", said.output, said.errors);
    assert!(stage.with_keys(NEXT, None).await.signer(&done.identity).await.is_ok());
    let said = run(&stage, &["rotate-keys"], "", &[]).await;
    assert!(!said.is_well && said.errors.contains("log in again"), "{}", said.errors);
}

#[tokio::test]
async fn a_login_in_a_terminal_asks_for_the_code() {
    let stage = Stage::sqlite().await;
    let said = run(&stage, &["login"], "guessed\n", &[]).await;
    assert!(said.output.contains(&stage.wiki.index[..20]), "{}", said.output);
    assert!(!said.is_well && said.errors.contains("the wiki refused the login"), "{}", said.errors);
    let said = run(&stage, &["login"], "", &[]).await;
    assert!(!said.is_well && said.errors.contains("nothing was typed in"), "{}", said.errors);
}

#[tokio::test]
async fn check_tries_the_consumer_and_the_database() {
    let stage = Stage::sqlite().await;
    wikigraph::sandbox::create(&stage.place.folder().join("testwiki.sqlite")).unwrap();
    let said = run(&stage, &["check"], "", &[]).await;
    assert!(said.is_well, "{}", said.errors);
    assert!(said.output.contains("people     ok") && said.output.contains("login      ok"), "{}", said.output);
    stage.wiki.is_used_by("5", Some("Owner"));
    let (key, secret) = stage.wiki.owner_token();
    let owner = [("MEDIAWIKI_ACCESS_TOKEN", key.as_str()), ("MEDIAWIKI_ACCESS_SECRET", secret.as_str())];
    let said = run(&stage, &["check"], "", &owner).await;
    assert!(said.is_well && said.output.contains("its owner Owner"), "{} {}", said.output, said.errors);
    assert!(stage.auth.accounts().await.unwrap().is_empty(), "a check leaves nothing behind");
    let unknown = [("MEDIAWIKI_ACCESS_TOKEN", "unknown"), owner[1]];
    let said = run(&stage, &["check"], "", &unknown).await;
    assert!(!said.is_well && said.output.contains("login      failed: the wiki refused"), "{}", said.output);
    assert!(!said.output.contains(&secret) && !said.errors.contains(&secret), "{} {}", said.output, said.errors);
}
