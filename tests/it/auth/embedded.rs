//! The embedded wiki, which verifies every signature: a login there, and a call as whoever logged in.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use async_graphql::{Request, Variables};
use serde_json::{Value, json};
use url::Url;
use wikigraph::action_api::{ActionApi, Consumer, Http, OAuthServer};
use wikigraph::auth::{Auth, Identity, Keys, LoginRefusal, Origins, Parts, Provider};
use wikigraph::cli::open;
use wikigraph::config::{Config, Environment};
use wikigraph::db::AppDatabase;
use wikigraph::graph::{self, Schema, Wikis};
use wikigraph::sandbox;
use wikigraph::types::{Secret, Timestamp};

use super::place::Place;
use super::stage::{KEY, request_token};
use crate::harness::{SECRET_KEY, web_client};

/// The service over the embedded wiki, and where that has its API.
pub struct Embedded {
    pub auth: Auth,
    pub api: ActionApi,
    http: reqwest::Client,
    place: Place,
}

impl Embedded {
    pub async fn start() -> Self {
        let place = Place::sqlite();
        let file = place.folder().join("sandbox.sqlite");
        sandbox::create(&file).unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let own = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
        let wiki = sandbox::provider(&file, &own).unwrap();
        let router = axum::Router::new().nest(sandbox::MOUNT, wiki.router);
        tokio::spawn(async move { axum::serve(listener, router).await });
        let http = Http::new(None).unwrap();
        let consumer = Arc::new(Consumer { key: wiki.consumer_key, secret: Secret::new(wiki.consumer_secret) });
        let server = OAuthServer::new(wiki.index_url, Arc::clone(&consumer), http);
        let callback = own.join("/oauth/complete/mediawiki/").unwrap().to_string();
        let auth = Auth::new(Parts {
            database: AppDatabase::open(&place.config.address, &place.config.pool).await.unwrap(),
            keys: Keys::new(&Secret::new(KEY), None),
            wiki: Auth::SANDBOX.to_owned(),
            provider: Some(Provider { server, consumer, callback }),
            origins: Origins::default(),
            clock: Arc::new(Timestamp::now),
        });
        let api = ActionApi::new(wiki.api_url, None).unwrap();
        let http = web_client();
        Self { auth, api, http, place }
    }

    /// The wiki's file.
    pub fn file(&self) -> PathBuf {
        self.place.folder().join("sandbox.sqlite")
    }

    /// A copy of the wiki's file, which stays as it is.
    pub fn copy(&self) -> PathBuf {
        let copy = self.file().with_file_name("copy.sqlite");
        std::fs::copy(self.file(), &copy).unwrap();
        copy
    }

    /// A gateway that reads a file of this wiki's, and has its API.
    pub async fn gateway_over(&self, file: &Path) -> Schema {
        let variables = [
            ("WIKI_DATABASE_URL", format!("sqlite://{}", file.display())),
            ("WIKI_REPLICA", sandbox::WIKI_CODE.to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
        ];
        let config = Config::read(&Environment::of(variables)).unwrap();
        let opened = open(&config.wiki, None).await.unwrap();
        graph::schema(Wikis::only(opened.wiki, Some(self.api.clone())), Some(self.auth.clone()))
    }

    /// Somebody who has logged in.
    pub async fn identity_of(&self, account: &str) -> Identity {
        let begun = self.auth.begin_login(None).await.unwrap();
        let back = self.allow(&begun.authorize_url, account).await;
        let (token, verifier) = (parameter(&back, "oauth_token"), parameter(&back, "oauth_verifier"));
        self.auth.complete_login(begun.browser.reveal(), &token, &verifier, None).await.unwrap().identity
    }

    /// Allows it, as a person would on the wiki's page: the address that the browser is sent back to.
    async fn allow(&self, authorize_url: &Url, account: &str) -> Url {
        let page = self.http.get(authorize_url.clone()).send().await.unwrap().text().await.unwrap();
        let (_, rest) = page.split_once("name=\"form_token\" value=\"").expect("a form");
        let form_token = rest.split('"').next().unwrap();
        let token = request_token(authorize_url);
        let form =
            [("oauth_token", token.as_str()), ("form_token", form_token), ("account", account), ("decision", "allow")];
        let answer = self.http.post(authorize_url.clone()).form(&form).send().await.unwrap();
        Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap()
    }
}

/// What a gateway answers somebody, or a stranger.
pub async fn respond(schema: &Schema, identity: Option<&Identity>, query: &str, variables: Value) -> Value {
    let request = Request::new(query).variables(Variables::from_json(variables));
    let request = match identity {
        Some(identity) => request.data(Arc::new(identity.clone())),
        None => request,
    };
    serde_json::to_value(schema.execute(graph::prepared(request)).await).unwrap()
}

/// The data of an answer without errors.
pub async fn ask(schema: &Schema, identity: Option<&Identity>, query: &str, variables: Value) -> Value {
    let mut response = respond(schema, identity, query, variables).await;
    assert!(response.get("errors").is_none(), "{response}");
    response["data"].take()
}

fn parameter(url: &Url, wanted: &str) -> String {
    url.query_pairs().find(|(name, _)| name == wanted).expect("a parameter").1.into_owned()
}

#[tokio::test]
async fn a_login_and_a_call() {
    let embedded = Embedded::start().await;
    let begun = embedded.auth.begin_login(Some("/profile")).await.unwrap();
    let back = embedded.allow(&begun.authorize_url, "Zsófia").await;
    assert_eq!(back.path(), "/oauth/complete/mediawiki/");
    let (token, verifier) = (parameter(&back, "oauth_token"), parameter(&back, "oauth_verifier"));
    let browser = begun.browser.reveal();
    let done = embedded.auth.complete_login(browser, &token, &verifier, None).await.unwrap();
    assert_eq!((done.identity.username.as_str(), done.return_to.as_str()), ("Zsófia", "/profile"));
    assert!(done.identity.grants.contains(&"blockusers".to_owned()));
    let signer = embedded.auth.signer(&done.identity).await.unwrap();
    let info = embedded.api.user_info(&signer).await.unwrap();
    assert_eq!(info.name, "Zsófia");
}

#[tokio::test]
async fn a_wrong_verifier_is_refused() {
    let embedded = Embedded::start().await;
    let begun = embedded.auth.begin_login(None).await.unwrap();
    let back = embedded.allow(&begun.authorize_url, "Iskar").await;
    let token = parameter(&back, "oauth_token");
    let refused = embedded.auth.complete_login(begun.browser.reveal(), &token, "guessed", None).await;
    assert!(matches!(refused, Err(LoginRefusal::Refused(_))), "{refused:?}");
}

#[tokio::test]
async fn a_search_in_no_namespace_is_one_in_the_main_one() {
    let embedded = Embedded::start().await;
    let schema = embedded.gateway_over(&embedded.copy()).await;
    let query = "query($mode: SearchMode!, $namespaces: [Int!]) {
        wiki { search(query: \"Danube\", mode: $mode, namespaces: $namespaces, first: 100) { nodes { title } } } }";
    for mode in ["TITLE_PREFIX", "FULL_TEXT"] {
        let found =
            async |namespaces: Value| ask(&schema, None, query, json!({"mode": mode, "namespaces": namespaces})).await;
        let in_main = found(json!([0])).await;
        assert_ne!(in_main["wiki"]["search"]["nodes"], json!([]), "{mode}");
        assert_eq!(found(json!([])).await, in_main, "{mode}");
        assert_eq!(found(Value::Null).await, in_main, "{mode}");
        assert_ne!(found(json!([0, 1])).await, in_main, "{mode}: it is talked about, too");
    }
}
