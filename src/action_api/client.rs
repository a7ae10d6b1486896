//! One client for all calls: how they are sent, and what counts as an answer.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use url::Url;

use super::{ActionApiError, Patience, Refusal};

/// How long a call may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// One HTTP client for all wikis and users: it keeps no cookies and follows no redirects. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Http(reqwest::Client);

impl Http {
    /// A client that names itself. `contact` tells the wiki's operators whom to write to, as Wikimedia's User-Agent policy
    /// asks.
    pub fn new(contact: Option<&str>) -> Result<Self, ActionApiError> {
        // A provider that is there already serves as well.
        drop(rustls::crypto::ring::default_provider().install_default());
        let contact = contact.map(|contact| format!(" ({contact})")).unwrap_or_default();
        let agent = concat!("wikigraph/", env!("CARGO_PKG_VERSION"));
        let client = reqwest::Client::builder()
            .user_agent(format!("{agent}{contact} reqwest"))
            .timeout(DEADLINE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(ActionApiError::Setup)?;
        Ok(Self(client))
    }
}

/// A wiki's `api.php`. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ActionApi {
    url: Url,
    http: Http,
    patience: Patience,
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(default)]
    errors: Vec<WikiMessage>,
    #[serde(flatten)]
    answer: serde_json::Map<String, Value>,
}

#[derive(Deserialize)]
struct WikiMessage {
    code: String,
    #[serde(default)]
    text: String,
}

impl ActionApi {
    /// The API at this address. `contact` tells the wiki's operators whom to write to, as Wikimedia's User-Agent policy
    /// asks.
    pub fn new(url: Url, contact: Option<&str>) -> Result<Self, ActionApiError> {
        Ok(Self::with_patience(url, Http::new(contact)?, Patience::default()))
    }

    /// The API at this address, with a client that others use too, and limits of one's own.
    pub fn with_patience(url: Url, http: Http, patience: Patience) -> Self {
        Self { url, http, patience }
    }

    /// The client that calls are sent with.
    pub fn http(&self) -> &Http {
        &self.http
    }

    /// Where it is.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Sends a call that only reads.
    pub(super) async fn read(&self, parameters: &[(&str, &str)]) -> Result<Value, ActionApiError> {
        let unreachable = |source| ActionApiError::Unreachable { url: self.url.clone(), source };
        let always = [("format", "json"), ("formatversion", "2"), ("errorformat", "plaintext")];
        let call = self.http.0.get(self.url.clone()).query(&always).query(parameters);
        let mut response = call.send().await.and_then(reqwest::Response::error_for_status).map_err(unreachable)?;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            body.extend_from_slice(&chunk);
            if body.len() > LARGEST_ANSWER {
                return Err(self.foreign("the answer is too large".to_owned()));
            }
        }
        let envelope: Envelope =
            serde_json::from_slice(&body).map_err(|error| self.foreign(format!("no JSON object ({error})")))?;
        match envelope.errors.into_iter().next() {
            Some(WikiMessage { code, text }) => Err(ActionApiError::Refused(Box::new(Refusal {
                code,
                text,
                data: Value::Null,
                module: None,
                retry_after: None,
            }))),
            None => Ok(Value::Object(envelope.answer)),
        }
    }

    pub(super) fn foreign(&self, reason: String) -> ActionApiError {
        ActionApiError::Foreign { url: self.url.clone(), reason }
    }
}
