//! Two instances, what they share, and a browser.

use reqwest::header::{COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use serde_json::{Value, json};
use url::Url;

use super::balancer::{self, Balancer};
use crate::auth::place::Place;
use crate::auth::stage::request_token;
use crate::auth::wiki::{CONSUMER_KEY, CONSUMER_SECRET, Wiki};
use crate::harness::{Process, RedisServer, SECRET_KEY, lab};

const METRICS_TOKEN: &str = "0123456789abcdef";

/// Two instances behind a load balancer, and all that they share.
pub struct Stage {
    pub one: Process,
    pub other: Process,
    pub balancer: Balancer,
    pub redis: RedisServer,
    pub http: Client,
    wiki: Wiki,
    _place: Place,
}

/// Sends requests, each over a connection of its own. Cloning is cheap.
#[derive(Clone)]
pub struct Client(reqwest::Client);

/// The answer to a GraphQL request.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub json: Value,
}

impl Stage {
    /// Starts all of it, the instances with these variables besides.
    pub async fn start(further: &[(&str, &str)]) -> Self {
        let (place, redis, wiki) = (Place::mariadb().await, RedisServer::start(), Wiki::start().await);
        let balancer = balancer::Place::new().await;
        let mut variables = vec![
            ("WIKI_DATABASE_URL", lab().url("lab143_p")),
            ("WIKI_API_URL", lab().api_url().to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            ("APP_DATABASE_URL", place.url()),
            ("CACHE_URL", redis.url()),
            ("PUBLIC_URL", balancer.url.clone()),
            ("MEDIAWIKI_CONSUMER_KEY", CONSUMER_KEY.to_owned()),
            ("MEDIAWIKI_CONSUMER_SECRET", CONSUMER_SECRET.to_owned()),
            ("MEDIAWIKI_INDEX_URL", wiki.index.clone()),
            ("METRICS_TOKEN", METRICS_TOKEN.to_owned()),
            ("ANSWER_CACHE", "3600".to_owned()),
            // Other tests use the same account, which has ten connections.
            ("DATABASE_CONNECTIONS", "2".to_owned()),
            ("DATABASE_IDLE", "0.2".to_owned()),
            ("DATABASE_WAIT", "60".to_owned()),
            ("REQUEST_TIMEOUT", "120".to_owned()),
        ];
        variables.extend(further.iter().map(|(name, value)| (*name, (*value).to_owned())));
        let [one, other] = [Process::serve(&variables), Process::serve(&variables)];
        let balancer = balancer.balance(vec![one.address(), other.address()]);
        Self { one, other, balancer, redis, http: Client::new(), wiki, _place: place }
    }

    /// Logs somebody in by way of the load balancer: the cookie of their session.
    pub async fn log_in(&self, username: &str) -> String {
        self.wiki.is_used_by("7", Some(username));
        let begun = self.http.get(&format!("{}/oauth/login", self.balancer.url), &[]).await;
        let begun_by = cookie(begun.headers());
        let location = Url::parse(begun.headers()[LOCATION].to_str().unwrap()).unwrap();
        let token = request_token(&location);
        let verifier = self.wiki.allow(&token);
        let back = "oauth/complete/mediawiki/";
        let back = format!("{}/{back}?oauth_token={token}&oauth_verifier={verifier}", self.balancer.url);
        let completed = self.http.get(&back, &[(COOKIE.as_str(), &begun_by)]).await;
        cookie(completed.headers())
    }

    /// The number that an instance tells under a name in its metrics; 0 where it has counted nothing.
    pub async fn metric(&self, instance: &Process, name: &str) -> f64 {
        let token = format!("Bearer {METRICS_TOKEN}");
        let answer = self.http.get(&instance.at("/metrics"), &[("authorization", &token)]).await;
        let text = answer.text().await.unwrap();
        let found = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.parse().ok());
        found.unwrap_or_default()
    }
}

impl Client {
    fn new() -> Self {
        Self(wikigraph::web::client().pool_max_idle_per_host(0).build().unwrap())
    }

    pub async fn get(&self, url: &str, headers: &[(&str, &str)]) -> reqwest::Response {
        let request = headers.iter().fold(self.0.get(url), |request, (name, value)| request.header(*name, *value));
        request.send().await.unwrap()
    }

    /// Asks the server at a URL; fails where the connection is lost.
    pub async fn ask(&self, url: &str, query: &str, headers: &[(&str, &str)]) -> reqwest::Result<Answer> {
        let request = self.0.post(format!("{url}/graphql")).header("content-type", "application/json");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let response = request.body(json!({ "query": query }).to_string()).send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        Ok(Answer { status, headers, json: serde_json::from_str(&text).expect("an answer is JSON") })
    }
}

/// What a browser sends back of the first cookie that it was given.
fn cookie(headers: &HeaderMap) -> String {
    let given = headers.get(SET_COOKIE).expect("a cookie").to_str().unwrap();
    given.split(';').next().unwrap().to_owned()
}
