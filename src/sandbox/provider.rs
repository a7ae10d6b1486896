//! The embedded wiki on the web: `index.php`, `api.php` and pages to read, under [`MOUNT`].

use std::path::Path as FilePath;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use url::Url;

use super::api::{self, Desk};
use super::html::{self, Article, Message};
use super::live::{Account, Block, Keeper, machine_time, now, pages};
use super::oauth::ledger::Ledger;
use super::request::Incoming;
use super::seed::world::Title;
use super::{SandboxError, oauth, render};

/// Where the embedded wiki is on its server.
pub const MOUNT: &str = "/sandbox";

/// The embedded wiki, ready to be called.
pub struct Provider {
    /// Its paths, without [`MOUNT`].
    pub router: Router,
    /// The key of its one consumer, made for this process.
    pub consumer_key: String,
    /// The consumer's secret.
    pub consumer_secret: String,
    /// Its `api.php`.
    pub api_url: Url,
    /// Its `index.php`.
    pub index_url: Url,
}

/// What every request shares.
struct Wiki {
    keeper: Keeper,
    ledger: Ledger,
    desk: Arc<Desk>,
    api: String,
    index: String,
    server: String,
}

/// Opens the embedded wiki's file for writing, and makes a consumer. `server` is the address that clients call, such as
/// `http://127.0.0.1:8000`; signatures cover it, whatever the port was reached by.
pub fn provider(path: &FilePath, server: &Url) -> Result<Provider, SandboxError> {
    let server = server.origin().ascii_serialization();
    let address = |path: &str| Url::parse(&format!("{server}{MOUNT}{path}")).expect("an origin and a path are a URL");
    let (api_url, index_url) = (address("/w/api.php"), address("/w/index.php"));
    let ledger = Ledger::new();
    let (consumer_key, consumer_secret) = (ledger.key.clone(), ledger.secret.clone());
    let wiki = Arc::new(Wiki {
        keeper: Keeper::open(path)?,
        ledger,
        desk: Arc::new(Desk::new(&server)),
        api: api_url.to_string(),
        index: index_url.to_string(),
        server,
    });
    let router = Router::new()
        .route("/w/api.php", any(api_php))
        .route("/w/index.php", any(index_php))
        .route("/wiki/{*title}", any(article))
        .route("/style.css", get(style))
        .with_state(wiki);
    Ok(Provider { router, consumer_key, consumer_secret, api_url, index_url })
}

async fn api_php(State(wiki): State<Arc<Wiki>>, request: Request) -> Response {
    let incoming = match Incoming::read(request).await {
        Ok(incoming) => incoming,
        Err(status) => return status.into_response(),
    };
    let caller = oauth::caller(&wiki.ledger, &incoming, &wiki.api, machine_time());
    let desk = Arc::clone(&wiki.desk);
    match wiki.keeper.run(move |db| api::answer(db, &desk, &incoming, caller)).await {
        Ok(answer) => answer.into_response(),
        Err(_) => api::failed().into_response(),
    }
}

async fn index_php(State(wiki): State<Arc<Wiki>>, request: Request) -> Response {
    let incoming = match Incoming::read(request).await {
        Ok(incoming) => incoming,
        Err(status) => return status.into_response(),
    };
    let title = incoming.parameter("title").unwrap_or("Main Page").to_owned();
    match title.strip_prefix("Special:OAuth/") {
        Some("initiate") => oauth::initiate(&wiki.ledger, &incoming, &wiki.index, machine_time()),
        Some("token") => oauth::token(&wiki.ledger, &incoming, &wiki.index, machine_time()),
        Some("identify") => identify(&wiki, &incoming).await,
        _ => read(&wiki, &title, &incoming).await,
    }
}

async fn article(State(wiki): State<Arc<Wiki>>, Path(title): Path<String>, request: Request) -> Response {
    match Incoming::read(request).await {
        Ok(incoming) => read(&wiki, &title, &incoming).await,
        Err(status) => status.into_response(),
    }
}

/// A page for people: that of the login, or one of the wiki.
async fn read(wiki: &Wiki, title: &str, incoming: &Incoming) -> Response {
    if matches!(title, "Special:OAuth/authorize" | "Special:OAuth/authenticate") {
        return oauth::authorize(&wiki.ledger, incoming, machine_time());
    }
    let title = Title::parse(title);
    let name = title.prefixed();
    let found = wiki.keeper.run(move |db| {
        let Some(page) = pages::Page::titled(db, &title)? else { return Ok(None) };
        pages::text_of(db, page.latest).map(Some)
    });
    match found.await {
        Ok(Ok(Some(text))) => {
            let article = Article { mount: MOUNT, title: name, html: render::html(&text) };
            html::page(StatusCode::OK, &article, "")
        }
        Ok(Ok::<_, diesel::result::Error>(None)) => {
            Message::new(&name, "The embedded wiki has no page of this title.").answer(StatusCode::NOT_FOUND)
        }
        Ok(Err(_)) | Err(_) => {
            Message::new(&name, "The embedded wiki's file cannot be read.").answer(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}

async fn identify(wiki: &Wiki, incoming: &Incoming) -> Response {
    let time = machine_time();
    let username = match oauth::identify(&wiki.ledger, incoming, &wiki.index, time) {
        Ok(username) => username,
        Err(mistrust) => return oauth::refused(incoming, &mistrust),
    };
    let found = wiki.keeper.run(move |db| {
        let now = now(db)?;
        let Some(account) = Account::named(db, &username, now)? else { return Ok(None) };
        let is_blocked = Block::of(db, &account, now)?.iter().any(|block| block.is_sitewide);
        Ok::<_, diesel::result::Error>(Some((account, is_blocked)))
    });
    match found.await {
        Ok(Ok(Some((account, is_blocked)))) => {
            oauth::statement(&wiki.ledger, incoming, (&account, is_blocked), &wiki.server, time)
        }
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn style() -> Response {
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], include_str!("style.css")).into_response()
}
