//! Refusals, with the codes and words of MediaWiki.

use serde_json::{Value, json};

/// What the wiki says instead of doing what it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    /// MediaWiki's code.
    pub code: String,
    /// For people.
    pub text: String,
    /// Whatever goes with the code.
    pub data: Option<Value>,
}

/// Why a call came to nothing.
#[derive(Debug)]
pub enum Trouble {
    /// The wiki refused it.
    Refused(Refusal),
    /// The wiki wants to know first that a person sends it.
    Captcha(Value),
    /// The file could not be read or written.
    File(diesel::result::Error),
}

impl Refusal {
    /// A refusal without data.
    pub fn new(code: impl Into<String>, text: impl Into<String>) -> Self {
        Self { code: code.into(), text: text.into(), data: None }
    }

    /// A refusal that says more.
    pub fn with(self, data: Value) -> Self {
        Self { data: Some(data), ..self }
    }

    /// A right is missing.
    pub fn permission(right: &str) -> Self {
        let text = format!("You don't have permission to do this: the right \"{right}\" is missing.");
        Self::new("permissiondenied", text)
    }

    /// A page does not exist.
    pub fn missing_title() -> Self {
        Self::new("missingtitle", "The page you specified doesn't exist.")
    }

    /// A parameter is missing.
    pub fn missing_parameter(name: &str) -> Self {
        Self::new("missingparam", format!("The \"{name}\" parameter must be set.")).with(json!({ "parameter": name }))
    }

    /// A parameter has a value that it cannot have.
    pub fn bad_value(name: &str, value: &str) -> Self {
        Self::new("badvalue", format!("Unrecognized value for parameter \"{name}\": {value}."))
    }

    /// A title that no page can have.
    pub fn bad_title(text: &str) -> Self {
        Self::new("invalidtitle", format!("Bad title \"{text}\"."))
    }

    /// A revision does not exist.
    pub fn no_such_revision(id: i64) -> Self {
        Self::new("nosuchrevid", format!("There is no revision with ID {id}."))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<diesel::result::Error> for Trouble {
    fn from(error: diesel::result::Error) -> Self {
        Self::File(error)
    }
}
