//! Sends what a browser would send, from a page of the test's choice.

use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use serde_json::json;
use tower::ServiceExt;

use super::gateway::Gateway;
use crate::http::client::Answer;

/// A browser that has a session of somebody's, or none.
pub struct Browser<'a> {
    gateway: &'a Gateway,
    host: &'static str,
    cookies: String,
}

impl<'a> Browser<'a> {
    /// One that reaches the gateway on this machine.
    pub fn new(gateway: &'a Gateway) -> Self {
        Self { gateway, host: "localhost:8000", cookies: String::new() }
    }

    /// One in which somebody is logged in.
    pub async fn of(gateway: &'a Gateway, username: &str) -> Self {
        let session = gateway.session_of(username).await;
        Self { cookies: format!("wikigraph={session}"), ..Self::new(gateway) }
    }

    /// One that reaches the gateway elsewhere, or sends other cookies.
    pub fn with(gateway: &'a Gateway, host: &'static str, cookies: &str) -> Self {
        Self { gateway, host, cookies: cookies.to_owned() }
    }

    pub async fn send(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("host", self.host);
        if !self.cookies.is_empty() {
            request = request.header("cookie", &self.cookies);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = self.gateway.router.clone().oneshot(request).await.expect("the router answers everything");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("the body is whole").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub async fn open(&self, path: &str) -> Answer {
        self.send(Method::GET, path, &[("sec-fetch-site", "same-origin")], "").await
    }

    /// Asks GraphQL from a script of one of our own pages.
    pub async fn ask(&self, query: &str) -> Answer {
        let headers =
            [("content-type", "application/json"), ("x-wikigraph-csrf", "1"), ("origin", "http://localhost:8000")];
        self.send(Method::POST, "/graphql", &headers, &json!({ "query": query }).to_string()).await
    }

    /// Sends a form as a page of this origin would.
    pub async fn submit_from(&self, origin: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin)];
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, &headers, &body).await
    }

    /// Sends a form of our own pages, with the token that the profile has in it.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.form_token().await;
        let fields: Vec<_> = fields.iter().copied().chain([("formToken", token.as_str())]).collect();
        self.submit_from("http://localhost:8000", path, &fields).await
    }

    pub async fn form_token(&self) -> String {
        let page = self.open("/profile").await;
        let (_, rest) = page.text().split_once("name=\"formToken\" value=\"").expect("the page has a form");
        rest.split('"').next().unwrap().to_owned()
    }
}

impl Answer {
    /// The name of the person who asked `{ whoami }`, if anybody.
    pub fn whoami(&self) -> Option<String> {
        self.json()["data"]["whoami"].as_str().map(str::to_owned)
    }

    /// All cookies that are set.
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
    }
}
