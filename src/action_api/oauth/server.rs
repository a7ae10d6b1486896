//! The handshake: a person gives the permission, and the wiki says who they are.
//!
//! See <https://www.mediawiki.org/wiki/OAuth/For_Developers>. Failures come with status 200, so every answer is read
//! before it is trusted.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Method;
use reqwest::header::AUTHORIZATION;
use serde::Deserialize;
use url::Url;

use super::identity::{self, Question};
use super::{AccessToken, Consumer, IdentityClaims, Keys, OAuthError, Occasion, RequestToken, Step, authorization};
use crate::action_api::{Http, traced};
use crate::telemetry::traces::OpenSpan;
use crate::types::Secret;

/// How long a step may take.
const DEADLINE: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes.
const LARGEST_ANSWER: usize = 256 * 1024;

/// The wiki's OAuth pages, as one consumer uses them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct OAuthServer {
    index_php: Url,
    consumer: Arc<Consumer>,
    http: Http,
}

/// What the wiki answers with where it gives out keys. It says them under two names, or under either.
#[derive(Deserialize)]
#[serde(untagged)]
enum Given {
    Refused {
        error: String,
        #[serde(default)]
        message: String,
    },
    Keys {
        oauth_token: String,
        oauth_token_secret: String,
    },
    ShortKeys {
        key: String,
        secret: String,
    },
}

impl OAuthServer {
    /// The OAuth pages below this `index.php`.
    pub fn new(index_php: Url, consumer: Arc<Consumer>, http: Http) -> Self {
        Self { index_php, consumer, http }
    }

    /// Who this gateway is there.
    pub fn consumer(&self) -> &Arc<Consumer> {
        &self.consumer
    }

    /// Begins a login. The callback is `oob`, or an address that the consumer is registered with.
    pub async fn initiate(&self, callback: &str) -> Result<RequestToken, OAuthError> {
        let step = Step { callback: Some(callback), verifier: None };
        let (key, secret) = self.keys("initiate", None, step).await?;
        Ok(RequestToken { key, secret })
    }

    /// Where to send the person.
    pub fn authorize_url(&self, token: &RequestToken) -> Url {
        let mut url = self.index_php.clone();
        url.query_pairs_mut()
            .append_pair("title", "Special:OAuth/authorize")
            .append_pair("oauth_token", &token.key)
            .append_pair("oauth_consumer_key", &self.consumer.key);
        url
    }

    /// Takes the permission, after the person gave it.
    pub async fn access_token(&self, token: &RequestToken, verifier: &str) -> Result<AccessToken, OAuthError> {
        let step = Step { callback: None, verifier: Some(verifier) };
        let (key, secret) = self.keys("token", Some((&token.key, &token.secret)), step).await?;
        Ok(AccessToken { key, secret })
    }

    /// Asks who gave the permission.
    pub async fn identify(&self, token: &AccessToken) -> Result<IdentityClaims, OAuthError> {
        let occasion = self.occasion()?;
        let parameters = [("title", "Special:OAuth/identify")];
        let keys = Some((token.key.as_str(), &token.secret));
        let text = self.ask(&parameters, keys, &occasion, Step::default()).await?;
        if let Ok(Given::Refused { error, message }) = serde_json::from_str(&text) {
            return Err(OAuthError::Refused { code: error, text: message });
        }
        let question = Question {
            issuer: &self.index_php.origin().ascii_serialization(),
            consumer: &self.consumer,
            nonce: &occasion.nonce,
            now: identity::now(),
        };
        identity::identity(text.trim(), &question).map_err(OAuthError::Unproven)
    }

    async fn keys(
        &self,
        page: &str,
        token: Option<(&str, &Secret)>,
        step: Step<'_>,
    ) -> Result<(String, Secret), OAuthError> {
        let title = format!("Special:OAuth/{page}");
        let parameters = [("title", title.as_str()), ("format", "json")];
        let text = self.ask(&parameters, token, &self.occasion()?, step).await?;
        match serde_json::from_str(&text) {
            Ok(Given::Keys { oauth_token: key, oauth_token_secret: secret } | Given::ShortKeys { key, secret }) => {
                Ok((key, Secret::new(secret)))
            }
            Ok(Given::Refused { error, message }) => Err(OAuthError::Refused { code: error, text: message }),
            // The text may hold keys, so it is not repeated.
            Err(_) => Err(self.foreign("neither keys nor a refusal".to_owned())),
        }
    }

    fn occasion(&self) -> Result<Occasion, OAuthError> {
        Occasion::now(0).map_err(|error| self.foreign(format!("no random numbers ({error})")))
    }

    /// Sends a signed question and gives the text of the answer.
    async fn ask(
        &self,
        parameters: &[(&str, &str)],
        token: Option<(&str, &Secret)>,
        occasion: &Occasion,
        step: Step<'_>,
    ) -> Result<String, OAuthError> {
        let page = parameters.iter().find(|(name, _)| *name == "title").map_or("", |(_, page)| page);
        let mut span = traced::called(&self.index_php, page);
        traced::sent(&mut span, &Method::GET, page);
        let outcome = self.exchange(parameters, token, occasion, step, &mut span).await;
        if outcome.is_err() {
            span.fail("failed");
        }
        span.end();
        outcome
    }

    async fn exchange(
        &self,
        parameters: &[(&str, &str)],
        token: Option<(&str, &Secret)>,
        occasion: &Occasion,
        step: Step<'_>,
        span: &mut OpenSpan,
    ) -> Result<String, OAuthError> {
        let keys = Keys { consumer: &self.consumer, token };
        let header = authorization("GET", &self.index_php, parameters, keys, occasion, step)
            .ok_or_else(|| self.foreign("the keys make no header".to_owned()))?;
        let mut url = self.index_php.clone();
        url.query_pairs_mut().extend_pairs(parameters);
        let unreachable = |error: reqwest::Error| OAuthError::Unreachable {
            url: self.index_php.clone(),
            source: error.without_url(),
        };
        let request = self.http.client().get(url).header(AUTHORIZATION, header).timeout(DEADLINE);
        let mut response = request.send().await.map_err(unreachable)?;
        traced::answered(span, response.status());
        if !response.status().is_success() {
            return Err(self.foreign(format!("the status {}", response.status())));
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unreachable)? {
            body.extend_from_slice(&chunk);
            if body.len() > LARGEST_ANSWER {
                return Err(self.foreign("a very long answer".to_owned()));
            }
        }
        let text = String::from_utf8(body).map_err(|_| self.foreign("something that is no text".to_owned()))?;
        match text.trim_start().strip_prefix("Error:") {
            Some(refusal) => Err(OAuthError::Refused { code: String::new(), text: refusal.trim().to_owned() }),
            None => Ok(text),
        }
    }

    fn foreign(&self, reason: String) -> OAuthError {
        OAuthError::Foreign { url: self.index_php.clone(), reason }
    }
}
