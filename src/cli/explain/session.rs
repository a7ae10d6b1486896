//! Two sessions at MariaDB: one runs statements, the other looks at it.

use std::cell::Cell;
use std::time::Duration;

use super::plan::count;
use crate::config::{Address, PoolSettings};
use crate::db::{DatabaseError, Pool, Rows, Statement};
use crate::tables::FromCell;

/// How many seconds a statement is kept under way for its plan to be looked at.
const HELD: &str = "0.3";

/// How often it is looked at.
const BETWEEN_LOOKS: Duration = Duration::from_millis(50);

/// Longer than all of it takes.
const KEPT: Duration = Duration::from_secs(600);

/// Two sessions at MariaDB.
pub(super) struct Sessions {
    running: Pool,
    looking: Pool,
}

/// A plan, and whether it is that of the statement as it ran.
pub(super) struct Explained {
    pub plan: Rows,
    pub is_of_running: bool,
}

impl Sessions {
    pub fn new(address: &Address, settings: &PoolSettings) -> Self {
        let settings = PoolSettings { connections: 1, idle: KEPT, ..settings.clone() };
        let session = || Pool::new(address.clone(), settings.clone(), None);
        Self { running: session(), looking: session() }
    }

    /// The plan for a statement. EXPLAIN wants rights on the tables below a view, which accounts on the replicas lack; then it
    /// is looked at while it runs, for which those on the view are enough.
    pub async fn explain(&self, statement: &Statement) -> Result<Explained, DatabaseError> {
        let mut explained = Statement::new("EXPLAIN ");
        explained.append(statement.clone());
        match self.running.rows(explained).await {
            Ok(plan) => Ok(Explained { plan, is_of_running: false }),
            Err(DatabaseError::Refused { message, .. }) if message.contains("1345") => {
                Ok(Explained { plan: self.plan_of_running(statement).await?, is_of_running: true })
            }
            Err(error) => Err(error),
        }
    }

    async fn plan_of_running(&self, statement: &Statement) -> Result<Rows, DatabaseError> {
        let id = self.running.rows(Statement::new("SELECT CONNECTION_ID()")).await?;
        let look = Statement::new(format!("SHOW EXPLAIN FOR {}", count(id.cell(0, 0))));
        let is_over = Cell::new(false);
        let running = async {
            let ran = self.running.rows(held(statement)).await;
            is_over.set(true);
            ran
        };
        // A look waits until the other session has a moment for it, which may be at its end. The last one counts: before,
        // some branches have no plan yet.
        let looking = async {
            let mut last = self.looking.rows(look.clone()).await;
            while !is_over.get() {
                tokio::time::sleep(BETWEEN_LOOKS).await;
                last = self.looking.rows(look.clone()).await.or(last);
            }
            last
        };
        let (ran, seen) = futures_util::future::join(running, looking).await;
        ran?;
        seen
    }

    /// Runs a statement, and counts the rows, of tables or of indexes, that the storage engine looked at. Any account may
    /// read its session's counters.
    pub async fn rows_read(&self, statement: &Statement) -> Result<u64, DatabaseError> {
        let before = self.counted().await?;
        self.running.rows(statement.clone()).await?;
        Ok(self.counted().await?.saturating_sub(before))
    }

    /// What was handed out so far, and what was kept back because of a condition that was pushed down.
    async fn counted(&self) -> Result<u64, DatabaseError> {
        let counters = self.running.rows(Statement::new("SHOW SESSION STATUS LIKE 'Handler\\_%'")).await?;
        let (mut read, mut matched) = (0, 0);
        for counter in counters.iter() {
            match String::from_cell(&counter[0]).as_deref() {
                Some("Handler_icp_attempts") => read += count(&counter[1]),
                Some("Handler_icp_match") => matched += count(&counter[1]),
                Some(name) if name.starts_with("Handler_read_") => read += count(&counter[1]),
                _ => {}
            }
        }
        Ok(read.saturating_sub(matched))
    }
}

/// The same statement with a branch at its end that takes a while.
fn held(statement: &Statement) -> Statement {
    let (_, sql) = statement.behind_with();
    let is_union = sql.starts_with('(');
    let mut held = Statement::new(if is_union { "" } else { "(" });
    held.append(statement.clone()).push(if is_union { "" } else { ")" });
    let nulls = ", NULL".repeat(columns(sql) - 1);
    held.push(&format!(" UNION ALL (SELECT SLEEP({HELD}){nulls})"));
    held
}

/// How many columns the first SELECT of a statement has.
fn columns(sql: &str) -> usize {
    let list = sql.trim_start_matches('(').strip_prefix("SELECT ").unwrap_or_default();
    let (mut depth, mut is_quoted, mut commas) = (0, false, 0);
    for (at, letter) in list.char_indices() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' => depth += 1,
            ')' if depth == 0 => break,
            ')' => depth -= 1,
            ',' if depth == 0 => commas += 1,
            'F' if depth == 0 && list[at..].starts_with("FROM ") => break,
            _ => {}
        }
    }
    commas + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_outside_of_brackets_and_quotes() {
        for (sql, wanted) in [
            ("SELECT 1", 1),
            ("SELECT t.a, t.b FROM C AS t, x", 2),
            ("SELECT IF(a, b, c), (SELECT d, e FROM F), 'g, FROM ' FROM H", 3),
            ("(SELECT 0, t.a FROM X LIMIT ?) UNION ALL (SELECT 1, t.a FROM X LIMIT ?)", 2),
        ] {
            assert_eq!(columns(sql), wanted, "{sql}");
        }
    }

    #[test]
    fn a_statement_is_held_by_one_more_branch() {
        assert_eq!(
            held(&Statement::new("SELECT a, b FROM C")).sql(),
            "(SELECT a, b FROM C) UNION ALL (SELECT SLEEP(0.3), NULL)"
        );
        assert_eq!(
            held(&Statement::new("(SELECT a FROM C) UNION ALL (SELECT a FROM D)")).sql(),
            "(SELECT a FROM C) UNION ALL (SELECT a FROM D) UNION ALL (SELECT SLEEP(0.3))"
        );
        assert_eq!(
            held(&Statement::new("WITH A AS (SELECT b, c FROM D) (SELECT b FROM A) UNION ALL (SELECT c FROM A)")).sql(),
            "WITH A AS (SELECT b, c FROM D) (SELECT b FROM A) UNION ALL (SELECT c FROM A) UNION ALL (SELECT SLEEP(0.3))"
        );
    }
}
