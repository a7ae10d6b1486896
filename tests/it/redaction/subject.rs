//! A row some of whose parts are hidden, and what is known of it.

use serde_json::{Value, json};
use wikigraph::types::{NodeId, NodeKind, WikiCode};

/// Hides the text; of a log entry, the action and the target.
pub const CONTENT: u8 = 1;
/// Hides the comment.
pub const COMMENT: u8 = 2;
/// Hides the actor.
pub const ACTOR: u8 = 4;
/// Suppresses what is hidden.
pub const RESTRICTED: u8 = 8;

/// A revision, log entry or recent change. Its number is its id, and its actor's, its account's and its comment's.
#[derive(Clone)]
pub struct Subject {
    /// Its number.
    pub id: u32,
    /// Which of its parts are hidden.
    pub bits: u8,
    /// What it is.
    pub kind: Kind,
    /// Whether its actor has an account; if not, nothing else shows the actor's name.
    pub has_account: bool,
    /// The page that it belongs to or is about.
    pub page: Page,
}

/// What a subject is, with the numbers of the rows next to it.
#[derive(Clone)]
pub enum Kind {
    /// A revision: its place in the page's history, and the number of its recent change.
    Revision { place: u32, change: u32 },
    /// A log entry, and the number of its recent change.
    LogEntry { change: u32 },
    /// A recent change that tells of a revision of this place.
    Edit { place: u32, revision: u32 },
    /// A recent change that tells of a log entry, and of a revision that came with it.
    Log { entry: u32, revision: u32 },
}

/// The page that something is about.
#[derive(Clone)]
pub struct Page {
    /// Its number.
    pub id: u32,
    /// Its title; for one that is not there, nothing else shows it.
    pub title: String,
    /// Whether it is there.
    pub exists: bool,
    /// The title of the page whose revision came with it.
    pub of_revision: String,
}

impl Page {
    /// Its title as the database writes it.
    pub fn key(&self) -> String {
        self.title.replace(' ', "_")
    }
}

impl Subject {
    /// Whether this part is hidden.
    pub fn hides(&self, part: u8) -> bool {
        self.bits & part != 0
    }

    /// The actor's name.
    pub fn actor(&self) -> String {
        format!("{} {}", if self.has_account { "Account" } else { "Secret actor" }, self.id)
    }

    /// The comment.
    pub fn comment(&self) -> String {
        format!("Secret comment {}", self.id)
    }

    /// The action of a log entry.
    pub fn action(&self) -> String {
        format!("secret_action_{}", self.id)
    }

    /// What a log entry's parameters hold.
    pub fn parameter(&self) -> String {
        format!("Secret parameter {}", self.id)
    }

    /// When it happened, as the database writes it: a second of its own.
    pub fn timestamp(&self) -> String {
        let [hour, minute, second] = self.time_of_day(0);
        format!("20010101{hour:02}{minute:02}{second:02}")
    }

    /// What must show nowhere.
    pub fn secrets(&self) -> Vec<String> {
        let mut secrets = Vec::new();
        if self.hides(COMMENT) {
            secrets.push(self.comment());
        }
        if self.hides(ACTOR) && !self.has_account {
            secrets.push(self.actor());
        }
        if self.hides(CONTENT) && !self.page.exists {
            secrets.extend([self.page.title.clone(), self.page.key()]);
        }
        if let Kind::LogEntry { .. } = self.kind {
            secrets.extend(self.hides(CONTENT).then(|| self.action()));
            secrets.extend((self.bits != 0).then(|| self.parameter()));
        }
        secrets
    }

    /// The actor as an answer shows it.
    pub fn shown_actor(&self) -> Value {
        if self.hides(ACTOR) {
            return Value::Null;
        }
        let user = if self.has_account { json!({ "name": self.actor() }) } else { Value::Null };
        json!({ "name": self.actor(), "user": user })
    }

    /// The comment as an answer shows it.
    pub fn shown_comment(&self) -> Value {
        if self.hides(COMMENT) { Value::Null } else { self.comment().into() }
    }

    /// The flags that tell what is hidden.
    pub fn visibility(&self) -> Value {
        json!({
            "isContentHidden": self.hides(CONTENT),
            "isCommentHidden": self.hides(COMMENT),
            "isActorHidden": self.hides(ACTOR),
            "isRestricted": self.hides(RESTRICTED),
        })
    }

    /// A query's text with what is known of the subject for the words in braces.
    pub fn fill(&self, text: &str, code: &WikiCode) -> String {
        let (kind, neighbours) = match self.kind {
            Kind::Revision { change, .. } => (NodeKind::Revision, [change, 0, 0]),
            Kind::LogEntry { change } => (NodeKind::LogEntry, [change, 0, 0]),
            Kind::Edit { revision, .. } => (NodeKind::RecentChange, [0, revision, 0]),
            Kind::Log { entry, revision } => (NodeKind::RecentChange, [0, revision, entry]),
        };
        let [from, to] = [0, 1].map(|more| {
            let [hour, minute, second] = self.time_of_day(more);
            format!("2001-01-01T{hour:02}:{minute:02}:{second:02}Z")
        });
        let values = [
            ("{id}", self.id.to_string()),
            ("{next}", (self.id + 1).to_string()),
            ("{node}", NodeId::encode(code, kind, &self.id.to_string())),
            ("{actor}", self.actor()),
            ("{title}", self.page.title.clone()),
            ("{action}", self.action()),
            ("{second}", format!("timestamp: {{ from: {from:?}, to: {to:?} }}")),
            ("{change}", neighbours[0].to_string()),
            ("{nextChange}", (neighbours[0] + 1).to_string()),
            ("{revision}", neighbours[1].to_string()),
            ("{entry}", neighbours[2].to_string()),
        ];
        values.iter().fold(text.to_owned(), |text, (word, value)| text.replace(word, value))
    }

    fn time_of_day(&self, more: u32) -> [u32; 3] {
        let seconds = self.id % 10_000 + more;
        [seconds / 3600, seconds / 60 % 60, seconds % 60]
    }
}
