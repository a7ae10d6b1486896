//! The service over a database of its own, with a clock that tests can turn.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use url::Url;
use wikigraph::action_api::Http;
use wikigraph::auth::{
    Auth, CompletedLogin, Identity, Keys, MintedApiToken, NewApiToken, Origins, Parts, Provider, Scopes,
};
use wikigraph::config::ConsumerConfig;
use wikigraph::db::AppDatabase;
use wikigraph::types::{Secret, Timestamp};

use super::place::Place;
use super::wiki::{CONSUMER_KEY, CONSUMER_SECRET, Wiki};

/// The key that secrets are sealed under.
pub const KEY: &str = "the first key, which is long enough";

/// What browsers call themselves.
pub const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

/// The service and what is around it.
pub struct Stage {
    /// The service.
    pub auth: Auth,
    /// Its database.
    pub place: Place,
    /// The stand-in for the wiki.
    pub wiki: Wiki,
    time: Arc<Mutex<Timestamp>>,
}

impl Stage {
    /// One over each kind of database.
    pub async fn both() -> [Self; 2] {
        let [sqlite, mariadb] = Place::both().await;
        [Self::over(sqlite).await, Self::over(mariadb).await]
    }

    /// Over a file.
    pub async fn sqlite() -> Self {
        Self::over(Place::sqlite()).await
    }

    async fn over(place: Place) -> Self {
        let wiki = Wiki::start().await;
        let time = Arc::new(Mutex::new(Timestamp::from_database(b"20261123120000").unwrap()));
        let auth = service(&place, &wiki, &time, (KEY, None)).await;
        Self { auth, place, wiki, time }
    }

    /// The service as it would start with other keys.
    pub async fn with_keys(&self, current: &str, previous: Option<&str>) -> Auth {
        service(&self.place, &self.wiki, &self.time, (current, previous)).await
    }

    /// Lets time pass.
    pub fn pass(&self, seconds: u64) {
        let mut time = self.time.lock().unwrap_or_else(PoisonError::into_inner);
        *time = time.after(Duration::from_secs(seconds));
    }

    /// What time it is.
    pub fn now(&self) -> Timestamp {
        *self.time.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Logs somebody in.
    pub async fn log_in(&self, subject: &str, username: &str) -> CompletedLogin {
        self.wiki.is_used_by(subject, Some(username));
        let begun = self.auth.begin_login(None).await.unwrap();
        let token = request_token(&begun.authorize_url);
        let verifier = self.wiki.allow(&token);
        let browser = begun.browser.reveal();
        self.auth.complete_login(browser, &token, &verifier, Some(BROWSER)).await.unwrap()
    }

    /// Makes an API token that may do everything.
    pub async fn api_token(&self, identity: &Identity, name: &str) -> MintedApiToken {
        let wanted = NewApiToken { name: name.to_owned(), scopes: Scopes::all(), expires_at: None };
        self.auth.create_api_token(identity.account, wanted).await.unwrap()
    }
}

async fn service(place: &Place, wiki: &Wiki, time: &Arc<Mutex<Timestamp>>, keys: (&str, Option<&str>)) -> Auth {
    let time = Arc::clone(time);
    let index_url = Url::parse(&wiki.index).unwrap();
    let consumer = ConsumerConfig {
        key: CONSUMER_KEY.to_owned(),
        secret: Secret::new(CONSUMER_SECRET),
        index_url: index_url.clone(),
        callback: "oob".to_owned(),
        owner: None,
    };
    Auth::new(Parts {
        database: AppDatabase::open(&place.config.address, &place.config.pool).await.unwrap(),
        keys: Keys::new(&Secret::new(keys.0), keys.1.map(Secret::new).as_ref()),
        wiki: index_url.origin().ascii_serialization(),
        provider: Some(Provider::configured(&consumer, Http::new(None).unwrap())),
        origins: Origins { own: None, allowed: vec!["https://tool.example".to_owned()] },
        clock: Arc::new(move || *time.lock().unwrap_or_else(PoisonError::into_inner)),
    })
}

/// The request token in the address that a browser is sent to.
pub fn request_token(authorize_url: &Url) -> String {
    let found = authorize_url.query_pairs().find(|(name, _)| matches!(&**name, "oauth_token" | "requestToken"));
    found.expect("a request token").1.into_owned()
}
