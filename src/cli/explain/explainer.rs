//! Asking the database about a statement.

use std::sync::Arc;

use super::plan::Plan;
use super::session::{Explained, Sessions};
use super::witness::Seen;
use crate::config::PoolSettings;
use crate::db::{Statement, Wiki};
use crate::tables::Dialect;

/// How else to come to a plan.
const BY_HAND: &str = "Where an account may not EXPLAIN a view (error 1345), run the statement in one session, and \
                       meanwhile SHOW EXPLAIN FOR that session's CONNECTION_ID() in another.";

/// Asks the database about statements.
pub(super) struct Explainer {
    wiki: Arc<Wiki>,
    /// At a server only.
    sessions: Option<Sessions>,
}

impl Explainer {
    pub fn new(settings: &PoolSettings, wiki: Arc<Wiki>) -> Self {
        let is_server = wiki.capabilities.dialect == Dialect::MariaDb;
        let sessions = is_server.then(|| Sessions::new(wiki.address(), settings));
        Self { wiki, sessions }
    }

    pub fn dialect(&self) -> Dialect {
        self.wiki.capabilities.dialect
    }

    /// How the database goes about a statement.
    pub async fn plan(&self, seen: &Seen) -> Plan {
        match &self.sessions {
            Some(sessions) => of_mariadb(sessions, seen).await,
            None => self.of_sqlite(&seen.statement).await,
        }
    }

    async fn of_sqlite(&self, statement: &Statement) -> Plan {
        let mut explained = Statement::new("EXPLAIN QUERY PLAN ");
        explained.append(statement.first_run());
        match self.wiki.rows(explained).await {
            Ok(explained) => Plan::of_sqlite(&explained, statement.runs().len()),
            Err(error) => Plan::none(format!("no plan: {error}")),
        }
    }
}

async fn of_mariadb(sessions: &Sessions, seen: &Seen) -> Plan {
    let plan = match sessions.explain(&seen.statement).await {
        Ok(Explained { plan, is_of_running }) => Plan { is_of_running, ..Plan::of_mariadb(&plan) },
        Err(error) => Plan::none(format!("no plan: {error}. {BY_HAND}")),
    };
    // What failed once is not run again.
    let read = match &seen.rows {
        Ok(_) => sessions.rows_read(&seen.statement).await.ok(),
        Err(_) => None,
    };
    Plan { read, ..plan }
}
