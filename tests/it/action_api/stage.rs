//! Starts the stand-in, with a client in front of it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use url::Url;
use wikigraph::action_api::{
    AccessToken, ActionApi, Consumer, Edit, EditContent, EditMode, Http, PageKey, Patience, Signer, WatchMode,
};
use wikigraph::types::Secret;

use super::request::Call;
use super::wiki::Wiki;

pub const CONSUMER_SECRET: &str = "consumer & secret";
pub const TOKEN_SECRET: &str = "token + secret";
pub const USERNAME: &str = "Ada Lovelace";

/// How a call goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// There never is an answer, and nothing is done.
    SilentBefore,
    /// It is done, and then there never is an answer.
    SilentAfter,
    /// There never is an answer, and it is done when that many calls have come since.
    SilentUntil(usize),
    /// Something else answers, and nothing is done.
    Instead(u16, &'static [(&'static str, &'static str)], &'static str),
    /// It is done, and then something else answers.
    InsteadAfter(u16, &'static str),
    /// It is done, and half of the answer arrives.
    Truncated,
    /// The wiki refuses it.
    Refused(&'static [(&'static str, &'static str)], Value),
    /// The wiki refuses it as sent before, after having done it.
    RepeatedAfter,
}

/// The stand-in, and a client in front of it.
pub struct Stage {
    pub api: ActionApi,
    pub signer: Signer,
    shared: Arc<Shared>,
}

struct Shared {
    url: Url,
    inner: Mutex<Inner>,
}

#[derive(Default)]
pub struct Inner {
    pub wiki: Wiki,
    pub calls: Vec<Call>,
    nonces: Vec<String>,
    faults: VecDeque<(&'static str, Fault)>,
    postponed: Option<(usize, Call)>,
}

/// No pauses to speak of, and deadlines that a busy machine keeps.
pub fn patience() -> Patience {
    Patience {
        read_deadline: Duration::from_secs(30),
        write_deadline: Duration::from_secs(30),
        attempts: 3,
        pause: Duration::from_millis(1),
        longest_pause: Duration::from_secs(1),
        settling: Duration::from_millis(1),
    }
}

impl Stage {
    pub async fn new() -> Self {
        Self::with_patience(patience()).await
    }

    /// A stage where the next call of that kind goes wrong. Where that means waiting in vain, the wait is short.
    pub async fn with_fault(what: &'static str, fault: Fault) -> Self {
        let is_silent = matches!(fault, Fault::SilentBefore | Fault::SilentAfter | Fault::SilentUntil(_));
        let write_deadline = if is_silent { Duration::from_millis(100) } else { patience().write_deadline };
        let stage = Self::with_patience(Patience { write_deadline, ..patience() }).await;
        stage.fail(what, fault);
        stage
    }

    pub async fn with_patience(patience: Patience) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}/w/api.php", listener.local_addr().unwrap())).unwrap();
        let shared = Arc::new(Shared { url: url.clone(), inner: Mutex::default() });
        let router = Router::new().fallback(answer).layer(DefaultBodyLimit::disable()).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let api = ActionApi::with_patience(url, Http::new(Some("ada@example.org")).unwrap(), patience);
        let consumer = Consumer { key: "consumer".to_owned(), secret: Secret::new(CONSUMER_SECRET) };
        let token = AccessToken { key: "token".to_owned(), secret: Secret::new(TOKEN_SECRET) };
        let signer = Signer { consumer: Arc::new(consumer), token, username: USERNAME.to_owned() };
        Self { api, signer, shared }
    }

    pub fn inner(&self) -> MutexGuard<'_, Inner> {
        self.shared.inner.lock().unwrap()
    }

    /// Has the next call of this action, or of a query for this (`tokens`, `revisions`, …), go wrong.
    pub fn fail(&self, what: &'static str, fault: Fault) {
        self.inner().faults.push_back((what, fault));
    }

    /// How many calls of that kind came.
    pub fn count(&self, what: &str) -> usize {
        self.inner().calls.iter().filter(|call| is(call, what)).count()
    }

    /// The texts of a page's revisions, oldest first.
    pub fn texts(&self, title: &str) -> Vec<String> {
        self.inner().wiki.revisions(title).map(|revision| revision.text.clone()).collect()
    }
}

/// An edit of a page that says what to write, and nothing else.
pub fn edit(title: &str, content: EditContent) -> Edit {
    Edit {
        page: PageKey::Title(title.to_owned()),
        content,
        summary: Some("a summary".to_owned()),
        section: None,
        section_title: None,
        mode: EditMode::CreateOrUpdate,
        is_minor: false,
        is_bot: false,
        base_revision: None,
        content_model: None,
        tags: Vec::new(),
        watch: WatchMode::NoChange,
    }
}

pub fn text(text: &str) -> EditContent {
    EditContent::Text(text.to_owned())
}

pub fn refusal(code: &str, text: &str) -> Value {
    json!({"code": code, "text": text, "module": "main"})
}

fn is(call: &Call, what: &str) -> bool {
    ["action", "meta", "list", "prop"].iter().any(|name| call.values(name).contains(&what))
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let call = Call::new(method, &uri, &headers, std::str::from_utf8(&body).unwrap());
    let answered = shared.inner.lock().unwrap().answer(&shared.url, call);
    match answered {
        Some(response) => response,
        None => std::future::pending().await,
    }
}

impl Inner {
    /// What comes of a call; `None` if there never is an answer.
    fn answer(&mut self, url: &Url, call: Call) -> Option<Response> {
        self.calls.push(call.clone());
        self.catch_up();
        if !call.oauth.is_empty()
            && let Some(wrong) = call.wrong_signature(url.as_str(), &mut self.nonces)
        {
            return Some(errors(&[], &wrong));
        }
        let fault = self.faults.iter().position(|(what, _)| is(&call, what)).and_then(|at| self.faults.remove(at));
        let Some((_, fault)) = fault else { return Some(Json(self.wiki.answer(&call)).into_response()) };
        match fault {
            Fault::SilentBefore => None,
            Fault::SilentAfter => {
                self.wiki.answer(&call);
                None
            }
            Fault::SilentUntil(calls) => {
                self.postponed = Some((calls, call));
                None
            }
            Fault::Instead(status, headers, body) => Some(other(status, headers, body)),
            Fault::InsteadAfter(status, body) => {
                self.wiki.answer(&call);
                Some(other(status, &[], body))
            }
            Fault::Truncated => {
                let whole = self.wiki.answer(&call).to_string();
                Some(other(200, &[], &whole[..whole.len() / 2]))
            }
            Fault::Refused(headers, refusal) => Some(errors(headers, &refusal)),
            Fault::RepeatedAfter => {
                self.wiki.answer(&call);
                Some(errors(&[], &refusal("mwoauth-invalid-authorization", "Nonce already used: x")))
            }
        }
    }

    /// Does what was postponed, if its time has come.
    fn catch_up(&mut self) {
        match self.postponed.take() {
            Some((0, call)) => drop(self.wiki.answer(&call)),
            Some((calls, call)) => self.postponed = Some((calls - 1, call)),
            None => {}
        }
    }
}

fn errors(headers: &[(&str, &str)], refusal: &Value) -> Response {
    other(200, headers, &json!({"errors": [refusal], "docref": "See the API's own pages."}).to_string())
}

fn other(status: u16, headers: &[(&str, &str)], body: &str) -> Response {
    let mut response = (StatusCode::from_u16(status).unwrap(), body.to_owned()).into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name.parse::<axum::http::HeaderName>().unwrap(), value.parse().unwrap());
    }
    response
}
