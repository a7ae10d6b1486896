//! The page on which a person allows wikigraph to act for them, or does not.

use askama::Template;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use url::Url;

use super::ledger::Ledger;
use crate::sandbox::MOUNT;
use crate::sandbox::html::{self, Message};
use crate::sandbox::request::Incoming;

/// An account that can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Person {
    /// Its name.
    pub name: &'static str,
    /// What it is there for.
    pub role: &'static str,
    /// What it can do.
    pub description: &'static str,
    /// What it grants.
    pub grants: &'static [&'static str],
}

/// The accounts that can be chosen.
pub const PEOPLE: &[Person] = &[
    Person {
        name: "Iskar",
        role: "editor",
        description: "Edits and moves pages, patrols and rolls back.",
        grants: &[
            "basic",
            "highvolume",
            "editpage",
            "editprotected",
            "createeditmovepage",
            "patrol",
            "rollback",
            "viewmywatchlist",
            "editmywatchlist",
        ],
    },
    Person {
        name: "Floodplain",
        role: "newcomer",
        description: "Has never edited: no moves, a limit of eight edits a minute, and a question about new links.",
        grants: &["basic", "editpage", "createeditmovepage", "viewmywatchlist", "editmywatchlist"],
    },
    Person {
        name: "Zsófia",
        role: "administrator",
        description: "Also deletes, restores, protects and blocks.",
        grants: &[
            "basic",
            "highvolume",
            "editpage",
            "editprotected",
            "editinterface",
            "createeditmovepage",
            "patrol",
            "rollback",
            "blockusers",
            "viewdeleted",
            "delete",
            "protect",
            "viewmywatchlist",
            "editmywatchlist",
        ],
    },
];

impl Person {
    /// The person of that name.
    pub fn named(name: &str) -> Option<&'static Self> {
        PEOPLE.iter().find(|person| person.name == name)
    }
}

#[derive(Template)]
#[template(path = "sandbox/authorize.html")]
struct Page<'a> {
    mount: &'static str,
    callback: &'a str,
    token: &'a str,
    form_token: &'a str,
    people: &'static [Person],
}

/// `Special:OAuth/authorize`: shows the page, and takes its form.
pub fn authorize(ledger: &Ledger, incoming: &Incoming, now: i64) -> Response {
    let named = incoming.parameter("oauth_token").or_else(|| incoming.parameter("requestToken"));
    let token = named.unwrap_or_default();
    let consumer = incoming.parameter("oauth_consumer_key").or_else(|| incoming.parameter("consumerKey"));
    if consumer.is_some_and(|key| key != ledger.key) {
        return unknown("No application with this key is registered here.");
    }
    let Some(request) = ledger.request(token, now) else {
        return unknown(
            "This login was finished, has expired, or never began. Go back to wikigraph, and log in again.",
        );
    };
    if !incoming.is_post() {
        let callback = if request.callback == "oob" { "a code to copy" } else { &request.callback };
        let page = Page { mount: MOUNT, callback, token, form_token: &request.form_token, people: PEOPLE };
        return html::page(StatusCode::OK, &page, &origin(&request.callback));
    }
    // Another site can post a form here, but does not know what this page's form holds.
    let posted = |name: &str| incoming.form.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    if posted("form_token") != Some(&request.form_token) {
        return Message::new("This form is not from here", "Go back to wikigraph, and log in again.")
            .answer(StatusCode::FORBIDDEN);
    }
    if posted("decision") != Some("allow") {
        ledger.cancel(token);
        return Message::new("Nothing was allowed", "You can close this page, or go back to wikigraph.")
            .answer(StatusCode::OK);
    }
    let Some(person) = posted("account").and_then(Person::named) else {
        return Message::new("No account was chosen", "Go back, and choose one of the three.")
            .answer(StatusCode::BAD_REQUEST);
    };
    match ledger.approve(token, person.name, now) {
        Some(verifier) => finished(&request.callback, token, verifier),
        None => unknown("This login was approved already. Go back to wikigraph, and log in again."),
    }
}

fn finished(callback: &str, token: &str, verifier: String) -> Response {
    let Ok(mut address) = Url::parse(callback) else {
        let message = Message::new("Allowed", "Copy the code below to where wikigraph asks for it.");
        return message.with_code(verifier).answer(StatusCode::OK);
    };
    address.query_pairs_mut().append_pair("oauth_verifier", &verifier).append_pair("oauth_token", token);
    (StatusCode::SEE_OTHER, [(LOCATION, address.to_string())]).into_response()
}

fn unknown(message: &str) -> Response {
    Message::new("This login cannot go on", message).answer(StatusCode::BAD_REQUEST)
}

/// Browsers ask the form's policy about the redirect that follows it, too.
fn origin(callback: &str) -> String {
    Url::parse(callback).map_or_else(|_| String::new(), |url| url.origin().ascii_serialization())
}
