//! One client for all calls: how they are sent, and what counts as an answer.

use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;
use url::Url;

/// How long a call may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 16 * 1024 * 1024;

/// A wiki's `api.php`.
#[derive(Debug, Clone)]
pub struct ActionApi {
    url: Url,
    client: reqwest::Client,
}

/// A failed call.
#[derive(Debug, thiserror::Error)]
pub enum ActionApiError {
    /// It could not be sent, or not answered.
    #[error("the Action API at {url} cannot be reached")]
    Unreachable {
        /// Where it is.
        url: Url,
        /// What happened.
        source: reqwest::Error,
    },
    /// It was answered with something else.
    #[error("{url} does not answer as an Action API does: {reason}")]
    Foreign {
        /// Where it is.
        url: Url,
        /// What came instead.
        reason: String,
    },
    /// The wiki refused it.
    #[error("the wiki refused the call: {code}: {text}")]
    Refused {
        /// The wiki's own code.
        code: String,
        /// The wiki's own words.
        text: String,
    },
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
        // A provider that is there already serves as well.
        drop(rustls::crypto::ring::default_provider().install_default());
        let contact = contact.map(|contact| format!(" ({contact})")).unwrap_or_default();
        let agent = concat!("wikigraph/", env!("CARGO_PKG_VERSION"));
        let client = reqwest::Client::builder()
            .user_agent(format!("{agent}{contact} reqwest"))
            .timeout(DEADLINE)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|source| ActionApiError::Unreachable { url: url.clone(), source })?;
        Ok(Self { url, client })
    }

    /// Where it is.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// Sends a call that only reads.
    pub(super) async fn read(&self, parameters: &[(&str, &str)]) -> Result<Value, ActionApiError> {
        let unreachable = |source| ActionApiError::Unreachable { url: self.url.clone(), source };
        let always = [("format", "json"), ("formatversion", "2"), ("errorformat", "plaintext")];
        let call = self.client.get(self.url.clone()).query(&always).query(parameters);
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
            Some(WikiMessage { code, text }) => Err(ActionApiError::Refused { code, text }),
            None => Ok(Value::Object(envelope.answer)),
        }
    }

    pub(super) fn foreign(&self, reason: String) -> ActionApiError {
        ActionApiError::Foreign { url: self.url.clone(), reason }
    }
}
