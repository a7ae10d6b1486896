//! The parameters of a call.

use std::collections::BTreeMap;

use crate::sandbox::live::Refusal;
use crate::sandbox::request::Incoming;
use crate::sandbox::seed::clock::Moment;

/// The parameters of a call; those of the body come before those of the query.
pub struct Parameters {
    all: BTreeMap<String, String>,
    posted: Vec<String>,
}

impl Parameters {
    /// The parameters of a request.
    pub fn of(incoming: &Incoming) -> Self {
        let pairs = incoming.query.iter().chain(&incoming.form).cloned();
        let posted = incoming.form.iter().map(|(name, _)| name.clone()).collect();
        Self { all: pairs.collect(), posted }
    }

    /// A parameter, where it is there.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.all.get(name).map(String::as_str)
    }

    /// A parameter that is there and not empty.
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|value| !value.is_empty())
    }

    /// A parameter, empty where it is missing.
    pub fn or_empty(&self, name: &str) -> &str {
        self.text(name).unwrap_or_default()
    }

    /// Whether a switch is on: any value does, `0` and `false` too.
    pub fn flag(&self, name: &str) -> bool {
        self.all.contains_key(name)
    }

    /// Whether it stands in the body.
    pub fn is_posted(&self, name: &str) -> bool {
        self.posted.iter().any(|posted| posted == name)
    }

    /// The values of a list.
    pub fn list(&self, name: &str) -> Vec<&str> {
        match self.text(name) {
            None | Some("") => Vec::new(),
            Some(text) => match text.strip_prefix('\u{1f}') {
                Some(text) => text.split('\u{1f}').collect(),
                None => text.split('|').collect(),
            },
        }
    }

    /// Whether a list holds that value.
    pub fn lists(&self, name: &str, value: &str) -> bool {
        self.list(name).contains(&value)
    }

    /// A whole number, where it is there.
    pub fn number(&self, name: &str) -> Result<Option<i64>, Refusal> {
        match self.filled(name) {
            None => Ok(None),
            Some(text) => text.trim().parse().map(Some).map_err(|_| {
                Refusal::new("badinteger", format!("Invalid value \"{text}\" for integer parameter \"{name}\"."))
            }),
        }
    }

    /// The numbers of a list.
    pub fn numbers(&self, name: &str) -> Result<Vec<i64>, Refusal> {
        let parse = |text: &str| {
            let wrong =
                || Refusal::new("badinteger", format!("Invalid value \"{text}\" for integer parameter \"{name}\"."));
            text.trim().parse().map_err(|_| wrong())
        };
        self.list(name).into_iter().map(parse).collect()
    }

    /// A moment: ISO 8601 or MediaWiki's 14 digits.
    pub fn moment(&self, name: &str) -> Result<Option<Moment>, Refusal> {
        let Some(text) = self.filled(name) else { return Ok(None) };
        moment(text).map(Some).ok_or_else(|| {
            Refusal::new("badtimestamp", format!("Invalid value \"{text}\" for timestamp parameter \"{name}\"."))
        })
    }
}

/// A moment in ISO 8601 or in MediaWiki's 14 digits.
pub fn moment(text: &str) -> Option<Moment> {
    let digits: String = text.split('.').next()?.chars().filter(char::is_ascii_digit).collect();
    let is_known = text.chars().all(|letter| letter.is_ascii_digit() || "-:TZ.".contains(letter));
    Moment::from_digits(&digits).filter(|_| is_known)
}
