//! A gateway that knows people, over a small schema that tells who is asking.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use async_graphql::{Context, EmptySubscription, Error, ErrorExtensions, Object, Result, Schema, SimpleObject};
use axum::Router;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use url::Url;
use wikigraph::action_api::{Consumer, Http, OAuthServer};
use wikigraph::auth::{Auth, Identity, Keys, Origins, Parts, Provider};
use wikigraph::config::{Address, PoolSettings};
use wikigraph::db::AppDatabase;
use wikigraph::http::{Login, Settings, State, router};
use wikigraph::store::app::accounts::{self, NewAccount, SealedToken};
use wikigraph::store::app::sessions;
use wikigraph::telemetry::{self, Asker};
use wikigraph::types::{Secret, Timestamp};

/// The only frontend that may ask with credentials.
pub const FRONTEND: &str = "https://front.example";

/// What the mutations of all requests said, each with who it was.
pub type Written = Arc<Mutex<Vec<String>>>;

/// For whom each piece of some work was done, and whether there was an end to the time for it.
#[derive(Clone, Default)]
struct Work(Arc<Mutex<Vec<(Asker, bool)>>>);

impl Work {
    fn note(&self) {
        self.0.lock().unwrap().push((telemetry::asker(), telemetry::deadline().is_some()));
    }

    fn take(&self) -> Vec<(Asker, bool)> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

/// A gateway and what a test looks into.
pub struct Gateway {
    pub router: Router,
    pub auth: Auth,
    pub written: Written,
    pub database: AppDatabase,
    looks_at_the_clock: Work,
    asked_the_wiki: Work,
    _folder: TempDir,
}

impl Gateway {
    /// Reached at `http://localhost:8000`.
    pub async fn new() -> Self {
        Self::at(None).await
    }

    /// Reached at a configured address.
    pub async fn at(public_url: Option<&str>) -> Self {
        Self::with(public_url, Settings::default()).await
    }

    /// With other settings.
    pub async fn with(public_url: Option<&str>, settings: Settings) -> Self {
        crate::http::log::install();
        let folder = TempDir::new().unwrap();
        let database = database(&folder).await;
        let public_url = public_url.map(|url| Url::parse(url).unwrap());
        let allowed = vec![FRONTEND.to_owned()];
        let looks_at_the_clock = Work::default();
        let looks = looks_at_the_clock.clone();
        let auth = Auth::new(Parts {
            database: database.clone(),
            keys: Keys::new(&Secret::new("the key of tests, which is long enough"), None),
            wiki: Auth::SANDBOX.to_owned(),
            provider: Some(nowhere()),
            origins: Origins { own: public_url.clone(), allowed: allowed.clone() },
            clock: Arc::new(move || {
                looks.note();
                Timestamp::now()
            }),
        });
        let login = Login {
            auth: auth.clone(),
            public_url,
            allowed_origins: allowed,
            callback_path: "/oauth/complete/mediawiki/".to_owned(),
        };
        let (written, asked_the_wiki) = (Written::default(), Work::default());
        let schema = Schema::build(Query, Mutation, EmptySubscription);
        let schema = schema.data(Arc::clone(&written)).data(asked_the_wiki.clone()).finish();
        let state = State::new(schema, settings, Arc::new(|request| request), Arc::new(Vec::new)).with_login(login);
        Self { router: router(state), auth, written, database, looks_at_the_clock, asked_the_wiki, _folder: folder }
    }

    /// For whom people were looked up since this was last asked, each of which begins with a look at the clock.
    pub fn lookups(&self) -> Vec<Asker> {
        self.looks_at_the_clock.take().into_iter().map(|(asker, _)| asker).collect()
    }

    /// For whom the schema's wiki was asked for since this was last asked, and whether there was an end to the time for it.
    pub fn asked_the_wiki(&self) -> Vec<(Asker, bool)> {
        self.asked_the_wiki.take()
    }

    /// Gives somebody a session, as a login does; this is what its cookie holds.
    pub async fn session_of(&self, username: &str) -> String {
        let now = Timestamp::now();
        let token = SealedToken { key: "key".to_owned(), secret: "sealed".to_owned() };
        let account = NewAccount {
            wiki: Auth::SANDBOX,
            subject: username,
            username,
            token: &token,
            grants: "basic editpage",
            authorized_at: now,
        };
        let account = accounts::save(&self.database, &account).await.unwrap();
        let secret = format!("session-of-{}-{}", username.len(), fastrand::u64(..));
        let hash = URL_SAFE_NO_PAD.encode(Sha256::digest(&secret));
        let times = [now, now.after(Auth::SESSION_LIFETIME)];
        sessions::begin(&self.database, account, &hash, "A browser of tests", times).await.unwrap();
        secret
    }

    /// What the mutations said so far.
    pub fn written(&self) -> Vec<String> {
        self.written.lock().unwrap().clone()
    }
}

async fn database(folder: &TempDir) -> AppDatabase {
    let address = Address::Sqlite(folder.path().join("wikigraph.sqlite"));
    let moment = Duration::from_secs(10);
    let settings = PoolSettings { connections: 2, idle: moment, life: moment, wait: moment, statement: moment };
    AppDatabase::open(&address, &settings).await.unwrap()
}

/// A wiki that does not answer: nothing listens on that port.
fn nowhere() -> Provider {
    let consumer = Arc::new(Consumer { key: "consumer".to_owned(), secret: Secret::new("secret") });
    let index = Url::parse("http://127.0.0.1:1/w/index.php").unwrap();
    let server = OAuthServer::new(index, Arc::clone(&consumer), Http::new(None).unwrap());
    Provider { server, consumer, callback: "oob".to_owned() }
}

struct Query;

fn name_of(context: &Context<'_>) -> Option<String> {
    context.data_opt::<Arc<Identity>>().map(|identity| identity.username.clone())
}

#[Object]
impl Query {
    /// Who is asking.
    async fn whoami(&self, context: &Context<'_>) -> Option<String> {
        name_of(context)
    }

    async fn wiki(&self, context: &Context<'_>) -> Result<Wiki> {
        context.data::<Work>()?.note();
        Ok(Wiki { name: "Wiki of Tests", url: "https://wiki.example" })
    }

    async fn viewer(&self, context: &Context<'_>) -> Option<Viewer> {
        name_of(context).map(|name| Viewer { name })
    }
}

#[derive(SimpleObject)]
#[graphql(cache_control(max_age = 60))]
struct Wiki {
    name: &'static str,
    url: &'static str,
}

struct Viewer {
    name: String,
}

#[Object]
impl Viewer {
    /// Fails for the one whom the wiki does not answer.
    async fn edit_count(&self) -> Result<Option<i64>> {
        if self.name == "Unanswered" { Err(Error::new("The wiki is away.")) } else { Ok(Some(1234)) }
    }

    async fn contributions(&self, first: i32) -> Result<Contributions> {
        if self.name == "Unanswered" {
            return Err(Error::new("The wiki is away."));
        }
        let page = || Some(Page { title: "Cats & <b>dogs</b>", url: "https://wiki.example/wiki/Cats" });
        let node = |number| Revision {
            timestamp: "2026-01-31T12:34:56Z",
            comment: Some("<script>alert(1)</script>"),
            size_delta: Some(number),
            page: if number == 0 { None } else { page() },
        };
        Ok(Contributions { nodes: (0..first).map(node).collect() })
    }
}

#[derive(SimpleObject)]
struct Contributions {
    nodes: Vec<Revision>,
}

#[derive(SimpleObject)]
struct Revision {
    timestamp: &'static str,
    comment: Option<&'static str>,
    size_delta: Option<i32>,
    page: Option<Page>,
}

#[derive(SimpleObject)]
struct Page {
    title: &'static str,
    url: &'static str,
}

struct Mutation;

#[Object]
impl Mutation {
    /// Writes, for somebody.
    async fn sign(&self, context: &Context<'_>, text: String) -> Result<bool> {
        let unauthenticated = || Error::new("Log in.").extend_with(|_, more| more.set("code", "UNAUTHENTICATED"));
        let name = name_of(context).ok_or_else(unauthenticated)?;
        context.data::<Written>()?.lock().unwrap().push(format!("{name}: {text}"));
        Ok(true)
    }
}
