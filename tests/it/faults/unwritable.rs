//! The gateway's own database takes no writes: what is known goes on, what would be stored is refused with a code, and
//! nothing is lost that was acknowledged.

use mysql_async::prelude::Queryable;
use serde_json::json;
use wikigraph::auth::{AccountId, Auth, AuthError, BegunLogin, LoginRefusal, NewApiToken, NewApiTokenError, Scopes};
use wikigraph::cli::open_auth;
use wikigraph::config::{Config, Environment};
use wikigraph::db::DatabaseError;

use super::full::fill_up;
use super::mariadb::MariaDb;
use super::names::ready;
use super::patience::until;
use super::people::{QUERY, served, variables};
use super::served::{Asking, Served};
use crate::auth::stage::request_token;
use crate::auth::wiki::{CONSUMER_KEY, CONSUMER_SECRET, Wiki};
use crate::harness::{Process, SECRET_KEY, lab, web_client};

const VIEWER: &str = "{ viewer { username } }";
const LOG_OUT: &str = "mutation { logOut { isLoggedOut } }";
const CREATE: &str =
    "mutation { createApiToken(input: { name: \"Another\", scopes: [READ] }) { apiToken { id } errors { code } } }";

/// What a database without room, or without the will, refuses by.
type Expected = fn(&DatabaseError) -> bool;

fn is_read_only(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::ReadOnly(_))
}

fn is_full(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Full(_))
}

/// Somebody who has logged in, has a script, and has begun another login.
struct Person {
    wiki: Wiki,
    account: AccountId,
    session: String,
    token: String,
    token_id: String,
    begun: BegunLogin,
}

impl Person {
    async fn new(auth: &Auth, wiki: Wiki) -> Self {
        let begun = auth.begin_login(None).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = wiki.allow(&token);
        let done = auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await.unwrap();
        let account = done.identity.account;
        let minted = auth.create_api_token(account, wanted("A script")).await.unwrap();
        Self {
            account,
            session: done.session.reveal().to_owned(),
            token: minted.secret.reveal().to_owned(),
            token_id: minted.token.id.0.to_string(),
            begun: auth.begin_login(None).await.unwrap(),
            wiki,
        }
    }

    /// In a browser.
    fn in_person(&self, url: &str) -> Asking {
        Asking::with_session(url.to_owned(), &self.session)
    }

    fn script(&self, url: &str) -> Asking {
        Asking::with_token(url.to_owned(), &self.token)
    }

    fn revoking(&self) -> String {
        format!("mutation {{ revokeApiToken(input: {{ id: {:?} }}) {{ revokedId errors {{ code }} }} }}", self.token_id)
    }

    /// Reads go on, whoever asks: the use of a token and of a session is not recorded, and nobody is told.
    async fn is_known(&self, url: &str) {
        assert_eq!(Asking::at(url.to_owned()).ask("stranger", QUERY).await.unwrap().errors(), []);
        for asking in [self.script(url), self.in_person(url)] {
            let answer = asking.ask("known", VIEWER).await.unwrap();
            assert_eq!(answer.body, json!({"data": {"viewer": {"username": "Žofie"}}}));
        }
    }

    /// What would be written is refused with a code, and is not done.
    async fn is_refused(&self, url: &str) {
        let browser = self.in_person(url);
        for mutation in [&self.revoking(), LOG_OUT, CREATE] {
            let answer = browser.ask("refused", mutation).await.unwrap();
            assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE", "{mutation}: {}", answer.body);
            assert!(
                answer.body["errors"][0]["message"].as_str().unwrap().contains("takes no writes"),
                "{}",
                answer.body
            );
        }
        let login = web_client().get(url.replace("/graphql", "/oauth/login")).send().await.unwrap();
        assert_eq!(login.status().as_u16(), 503);
        self.is_known(url).await;
    }

    /// The service that refuses says why.
    async fn is_refused_by(&self, auth: &Auth, expected: Expected) {
        let refused = auth.create_api_token(self.account, wanted("Too many")).await;
        let is_told = matches!(&refused, Err(NewApiTokenError::Failed(AuthError::Database(error))) if expected(error));
        assert!(is_told, "{refused:?}");
        let refused = self.comes_back(auth).await;
        let is_told = matches!(&refused, Err(LoginRefusal::Failed(AuthError::Database(error))) if expected(error));
        assert!(is_told, "{refused:?}");
    }

    /// Completes the login that has begun.
    async fn comes_back(&self, auth: &Auth) -> Result<(), LoginRefusal> {
        let token = request_token(&self.begun.authorize_url);
        let verifier = self.wiki.allow(&token);
        auth.complete_login(self.begun.browser.reveal(), &token, &verifier, None).await.map(drop)
    }

    /// All is well again: what was refused works, and nothing of it was done before.
    async fn recovers(&self, url: &str, auth: &Auth) {
        let known = async || self.script(url).ask("back", VIEWER).await?.errors().is_empty().then_some(());
        until("known again", known).await;
        self.comes_back(auth).await.expect("a login that was refused goes on");
        let tokens = auth.api_tokens(self.account).await.unwrap();
        assert_eq!(tokens.iter().map(|token| token.id.0.to_string()).collect::<Vec<_>>(), [self.token_id.as_str()]);
        let browser = self.in_person(url);
        let revoked = browser.ask("revoked", &self.revoking()).await.unwrap();
        assert_eq!(revoked.body["data"]["revokeApiToken"], json!({"revokedId": self.token_id, "errors": []}));
        assert_eq!(self.script(url).ask("gone", VIEWER).await.unwrap().status, 401);
        let answer = browser.ask("out", LOG_OUT).await.unwrap();
        assert_eq!(answer.body, json!({"data": {"logOut": {"isLoggedOut": true}}}));
    }
}

fn wanted(name: &str) -> NewApiToken {
    NewApiToken { name: name.to_owned(), scopes: Scopes::all(), expires_at: None }
}

/// What a gateway is configured with besides, so that people can log in.
fn consumer(wiki: &Wiki) -> [(&'static str, String); 3] {
    [
        ("MEDIAWIKI_CONSUMER_KEY", CONSUMER_KEY.to_owned()),
        ("MEDIAWIKI_CONSUMER_SECRET", CONSUMER_SECRET.to_owned()),
        ("MEDIAWIKI_INDEX_URL", wiki.index.clone()),
    ]
}

/// A gateway whose own database is on this server, and somebody whom it knows.
async fn stage(server: &MariaDb) -> (Config, Auth, Served, Person) {
    let wiki = Wiki::start().await;
    let variables = variables(server).into_iter().chain(consumer(&wiki));
    let config = Config::read(&Environment::of(variables)).unwrap();
    let auth = open_auth(&config, None).await.unwrap();
    let served = served(&config, auth.clone()).await;
    let person = Person::new(&auth, wiki).await;
    (config, auth, served, person)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_read_only_goes_on_being_read() {
    let mut server = MariaDb::start().await;
    let (config, auth, served, person) = stage(&server).await;
    let url = served.asking.url();
    let mut owner = server.owner().await;
    owner.query_drop("SET GLOBAL read_only = 1").await.unwrap();
    person.is_known(url).await;
    person.is_refused_by(&auth, is_read_only).await;
    person.is_refused(url).await;
    // A gateway that starts meanwhile needs nothing but to read.
    let second = open_auth(&config, None).await.expect("there is nothing to migrate");
    assert!(second.by_api_token(&person.token).await.unwrap().is_some());
    drop(owner);

    // The engine itself writes nothing, and has codes of its own for it.
    server.stop().await;
    server.start_again(&["--innodb-read-only"]).await;
    let known = async || person.script(url).ask("back", VIEWER).await?.errors().is_empty().then_some(());
    until("known again", known).await;
    person.is_refused_by(&auth, is_read_only).await;
    person.is_refused(url).await;
    assert!(open_auth(&config, None).await.is_ok());
    server.stop().await;
    server.start_again(&[]).await;
    person.recovers(url, &auth).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_full_goes_on_being_read() {
    let mut server = MariaDb::start().await;
    let mut owner = server.owner().await;
    // All tables share a file that may grow no further in a moment.
    owner.query_drop("SET GLOBAL innodb_file_per_table = 0").await.unwrap();
    let (_, auth, served, person) = stage(&server).await;
    let url = served.asking.url();
    let strangers = "INSERT INTO people.accounts (wiki, subject, username, grants, authorized_at) \
                     VALUES ('', '0', 'Nobody', '', '20260101000000')";
    owner.query_drop(strangers).await.unwrap();
    drop(owner);
    // As large as rows can be, and then as small.
    let rows = [250, 1].map(|length| {
        [
            format!(
                "INSERT INTO people.api_tokens (account, hash, name, scopes, created_at) SELECT id, SHA2(RAND(), 256), \
                 REPEAT('n', {length}), 'read', '20260101000000' FROM people.accounts WHERE subject = '0'"
            ),
            format!(
                "INSERT INTO people.logins VALUES (SHA2(RAND(), 256), REPEAT('s', {length}), 'browser', \
                 REPEAT('r', {length}), '30000101000000')"
            ),
            format!(
                "INSERT INTO people.sessions (account, hash, label, created_at, last_seen_at, expires_at) SELECT id, \
                 SHA2(RAND(), 256), REPEAT('l', {length}), '20260101000000', '20260101000000', '30000101000000' \
                 FROM people.accounts WHERE subject = '0'"
            ),
        ]
    });
    fill_up(&mut server, rows.as_flattened()).await;
    let known = async || person.script(url).ask("back", VIEWER).await?.errors().is_empty().then_some(());
    until("known again", known).await;
    person.is_known(url).await;
    person.is_refused_by(&auth, is_full).await;
    let answer = person.in_person(url).ask("refused", CREATE).await.unwrap();
    assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE", "{}", answer.body);
    person.is_known(url).await;

    // There is room again.
    server.stop().await;
    server.start_again(&["--innodb-file-per-table=0"]).await;
    person.recovers(url, &auth).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_on_a_disk_that_takes_nothing_goes_on_being_read() {
    let (folder, wiki) = (tempfile::tempdir().unwrap(), Wiki::start().await);
    let own = [
        ("WIKI_DATABASE_URL", lab().url("lab143")),
        ("WIKIGRAPH_DATA_DIR", folder.path().display().to_string()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    let variables: Vec<_> = own.into_iter().chain(consumer(&wiki)).collect();
    let config = Config::read(&Environment::of(variables.clone())).unwrap();
    let auth = open_auth(&config, None).await.unwrap();
    let person = Person::new(&auth, wiki).await;
    let process = Process::serve_on_a_disk(&variables);
    let url = process.at("/graphql");
    process.limit_files("0");
    person.is_known(&url).await;
    person.is_refused(&url).await;
    // A gateway that starts meanwhile needs nothing but to read.
    let second = Process::serve_on_a_full_disk(&variables);
    person.is_known(&second.at("/graphql")).await;
    drop(second);
    process.limit_files("unlimited");
    person.recovers(&url, &auth).await;
}

/// A program whose own database lacks its migrations and cannot be given them, and what it is configured with.
struct Starting {
    process: Process,
    config: Config,
    wiki: Wiki,
}

impl Starting {
    async fn new(own: Vec<(&'static str, String)>, start: fn(&[(&str, String)]) -> Process) -> Self {
        let wiki = Wiki::start().await;
        let variables: Vec<_> = own.into_iter().chain(consumer(&wiki)).collect();
        let config = Config::read(&Environment::of(variables.clone())).unwrap();
        Self { process: start(&variables), config, wiki }
    }

    fn somebody(&self) -> Asking {
        Asking::with_token(self.process.at("/graphql"), "wg_somebody")
    }

    /// Strangers are served, and who might be somebody is told.
    async fn waits(&self) {
        let url = self.process.at("/graphql");
        assert_eq!(Asking::at(url.clone()).ask("stranger", QUERY).await.unwrap().errors(), []);
        for asking in [self.somebody(), Asking::with_session(url, "somebody")] {
            let answer = asking.ask("somebody", QUERY).await.unwrap();
            assert_eq!((answer.status, answer.retry_after.as_deref()), (503, Some("5")), "{}", answer.body);
            assert_eq!(answer.errors()[0].0, "UPSTREAM_UNAVAILABLE");
        }
        let (status, told) = ready(&self.process).await;
        assert_eq!((status, &told["status"]), (200, &json!("degraded")), "{told}");
        assert_eq!(told["dependencies"]["people"]["status"], "down");
    }

    /// The same process knows people, and has told once what was to be mended.
    async fn goes_on(self, mend: &str) {
        let migrated = async || (self.somebody().ask("nobody", QUERY).await?.status == 401).then_some(());
        until("migrated", migrated).await;
        let auth = open_auth(&self.config, None).await.unwrap();
        let (person, url) = (Person::new(&auth, self.wiki).await, self.process.at("/graphql"));
        person.is_known(&url).await;
        until("ready", async || (ready(&self.process).await.1["status"] == "ready").then_some(())).await;
        person.recovers(&url, &auth).await;
        let log = self.process.kill();
        let told: Vec<&str> = log.lines().filter(|line| line.contains("logins and API tokens wait for them")).collect();
        assert!(matches!(told[..], [line] if line.contains(mend)), "{log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_wait_for_a_server_that_is_read_only() {
    let mut server = MariaDb::start().await;
    // The engine itself writes nothing, and calls that something else than the server does.
    server.stop().await;
    server.start_again(&["--innodb-read-only"]).await;
    let starting = Starting::new(variables(&server), Process::serve).await;
    starting.waits().await;
    server.stop().await;
    server.start_again(&["--read-only"]).await;
    starting.waits().await;
    server.owner().await.query_drop("SET GLOBAL read_only = 0").await.unwrap();
    starting.goes_on("End that").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_wait_for_a_server_that_is_full() {
    let mut server = MariaDb::start().await;
    server.owner().await.query_drop("SET GLOBAL innodb_file_per_table = 0").await.unwrap();
    fill_up(&mut server, &[]).await;
    let starting = Starting::new(variables(&server), Process::serve).await;
    starting.waits().await;
    server.stop().await;
    server.start_again(&["--innodb-file-per-table=0"]).await;
    starting.goes_on("Make room").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn migrations_wait_for_a_file_on_a_full_disk() {
    let folder = tempfile::tempdir().unwrap();
    let own = vec![
        ("WIKI_DATABASE_URL", lab().url("lab143")),
        ("WIKIGRAPH_DATA_DIR", folder.path().display().to_string()),
        ("SECRET_KEY", SECRET_KEY.to_owned()),
    ];
    let starting = Starting::new(own, Process::serve_on_a_full_disk).await;
    starting.waits().await;
    starting.process.limit_files("unlimited");
    starting.goes_on("Make room").await;
}
