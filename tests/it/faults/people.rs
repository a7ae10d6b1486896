//! The gateway's own database is away: reads go on, and who shows an API token is told.

use std::sync::Arc;

use wikigraph::auth::{AccountId, Auth, NewApiToken, Scopes};
use wikigraph::cli::{open, open_auth};
use wikigraph::config::{Config, Environment};
use wikigraph::db::{AppDatabase, DatabaseError};
use wikigraph::graph::{self, Wikis};
use wikigraph::http::{Login, Settings, State};
use wikigraph::store::app::accounts::{self, NewAccount, SealedToken};
use wikigraph::types::Timestamp;

use super::mariadb::MariaDb;
use super::patience::until;
use super::served::{Asking, Served};
use crate::harness::{SECRET_KEY, lab};

pub const QUERY: &str = "{ wiki { page(title: \"Main Page\") { title } } }";

/// What a gateway is configured with whose own database is on this server.
pub fn variables(server: &MariaDb) -> Vec<(&'static str, String)> {
    vec![
        ("WIKI_DATABASE_URL", lab().url("lab143")),
        ("APP_DATABASE_URL", server.url("keeper", "people")),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
        ("DATABASE_WAIT", "2".to_owned()),
        ("DATABASE_CONNECTIONS", "2".to_owned()),
    ]
}

fn config(server: &MariaDb) -> Config {
    Config::read(&Environment::of(variables(server))).unwrap()
}

/// A gateway that knows people.
pub async fn served(config: &Config, auth: Auth) -> Served {
    let wiki = open(&config.wiki, None).await.unwrap().wiki;
    let schema = graph::schema(Wikis::only(Arc::clone(&wiki), None), Some(auth.clone()));
    let login = Login {
        auth,
        public_url: None,
        allowed_origins: Vec::new(),
        callback_path: "/oauth/complete/mediawiki/".to_owned(),
    };
    let state = State::new(schema, Settings::default(), Arc::new(graph::prepared), Arc::new(Vec::new));
    Served::of(wiki, state.with_login(login), Settings::default()).await
}

/// Somebody's account.
async fn account(config: &Config) -> AccountId {
    let database = AppDatabase::open(&config.app.address, &config.app.pool).await.unwrap();
    let token = SealedToken { key: "key".to_owned(), secret: "sealed".to_owned() };
    let account = NewAccount {
        wiki: "",
        subject: "1",
        username: "Anna",
        token: &token,
        grants: "basic",
        authorized_at: Timestamp::now(),
    };
    AccountId(accounts::save(&database, &account).await.unwrap())
}

fn wanted() -> NewApiToken {
    NewApiToken { name: "A script".to_owned(), scopes: Scopes::all(), expires_at: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_are_answered_and_people_told_to_come_again() {
    let mut server = MariaDb::start().await;
    let config = config(&server);
    let auth = open_auth(&config, None).await.unwrap();
    let account = account(&config).await;
    let secret = auth.create_api_token(account, wanted()).await.unwrap().secret;
    let served = served(&config, auth.clone()).await;
    let anna = Asking::with_token(served.asking.url().to_owned(), secret.reveal());
    assert_eq!(anna.ask("well", "{ viewer { username } }").await.unwrap().body["data"]["viewer"]["username"], "Anna");

    server.stop().await;
    let answer = served.ask("stranger", QUERY).await;
    assert_eq!((answer.status, answer.errors()), (200, vec![]), "{}", answer.body);
    let answer = anna.ask("away", QUERY).await.unwrap();
    assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("5")), "{}", answer.body);
    assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE");
    assert_eq!(answer.body.get("data"), None, "nothing is done in nobody's name");

    server.start_again(&[]).await;
    until("who Anna is", async || anna.ask("back", QUERY).await?.errors().is_empty().then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_away_at_the_start_is_migrated_once_it_is_there() {
    let mut server = MariaDb::start().await;
    server.stop().await;
    let config = config(&server);
    let (address, pool) = (&config.app.address, &config.app.pool);
    assert!(AppDatabase::open(address, pool).await.unwrap_err().is_passing());
    let database = AppDatabase::open_or_wait(address, pool).await.unwrap();
    let find = async || accounts::find(&database, "", 1).await;
    assert!(matches!(find().await, Err(DatabaseError::Unreachable(_))));
    server.start_again(&[]).await;
    assert_eq!(find().await.unwrap().map(|account| account.username), None);
}
