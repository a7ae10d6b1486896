//! `list=logevents`: what was just logged. See <https://www.mediawiki.org/wiki/API:Logevents>.

use serde::Deserialize;
use serde_json::Value;

use crate::action_api::parameters::Parameters;
use crate::action_api::records::LogAnswer;
use crate::action_api::{ActionApi, ActionApiError, LogRecord, Signer};

/// Among how many entries of one title an id is looked for.
const LOOKED_AT: i64 = 50;

/// Which log entry.
#[derive(Debug, Clone, Copy)]
pub enum LogKey<'a> {
    /// That of this id. The API finds entries by what they are about only, so that must be known too.
    Id {
        /// `log_id`.
        id: i64,
        /// Such as `delete`.
        log_type: &'a str,
        /// What it was done to.
        title: &'a str,
    },
    /// The newest of this type about this title.
    Newest {
        /// Such as `delete`.
        log_type: &'a str,
        /// What it was done to.
        title: &'a str,
    },
}

#[derive(Deserialize)]
struct Logged {
    query: LoggedEntries,
}

#[derive(Deserialize)]
struct LoggedEntries {
    logevents: Vec<LogAnswer>,
}

impl ActionApi {
    /// A log entry, one of the newest about its title.
    pub async fn log_entry(
        &self,
        caller: Option<&Signer>,
        by: LogKey<'_>,
    ) -> Result<Option<LogRecord>, ActionApiError> {
        let (log_type, title, id) = match by {
            LogKey::Id { id, log_type, title } => (log_type, title, Some(id)),
            LogKey::Newest { log_type, title } => (log_type, title, None),
        };
        let parameters = Parameters::of("query")
            .with("list", "logevents")
            .with("letype", log_type)
            .with("letitle", title)
            .with("leprop", "ids|title|type|user|userid|timestamp|comment|details|tags")
            .number("lelimit", if id.is_some() { LOOKED_AT } else { 1 });
        let answer = self.read(caller, &parameters).await?;
        let Logged { query } = self.expect(Value::Object(answer))?;
        let mut entries = query.logevents.into_iter();
        Ok(entries.find(|entry| id.is_none_or(|id| entry.logid == id)).map(LogRecord::from))
    }
}
