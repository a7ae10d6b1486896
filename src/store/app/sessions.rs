//! Browsers in which somebody is logged in.

use super::sure;
use crate::db::{AppDatabase, Bind, DatabaseError, Statement};
use crate::tables::{Cell, FromCell};
use crate::types::Timestamp;

/// A session.
#[derive(Debug, Clone)]
pub struct SessionRow {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// What the browser called itself.
    pub label: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_seen_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "id, account, label, created_at, last_seen_at, expires_at";

/// Stores a session that begins; gives back its number.
pub async fn begin(
    database: &AppDatabase,
    account: i64,
    hash: &str,
    label: &str,
    [now, expires_at]: [Timestamp; 2],
) -> Result<i64, DatabaseError> {
    let sql = "INSERT INTO sessions (account, hash, label, created_at, last_seen_at, expires_at) \
               VALUES (?, ?, ?, ?, ?, ?) RETURNING id";
    let texts = [hash, label, now.database(), now.database(), expires_at.database()];
    let values: Vec<Bind> =
        [Bind::Integer(account)].into_iter().chain(texts.map(|text| Bind::Text(text.to_owned()))).collect();
    Ok(sure(database.rows(Statement::filled(sql, &values)).await?.cell(0, 0)))
}

/// The session of this hash, unless it is over.
pub async fn find(database: &AppDatabase, hash: &str, now: Timestamp) -> Result<Option<SessionRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM sessions WHERE hash = ? AND expires_at > ?");
    let values = [hash, now.database()].map(|text| Bind::Text(text.to_owned()));
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(rows.iter().next().and_then(session))
}

/// A person's sessions that are not over, the latest used first.
pub async fn of_account(
    database: &AppDatabase,
    account: i64,
    now: Timestamp,
) -> Result<Vec<SessionRow>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM sessions WHERE account = ? AND expires_at > ? ORDER BY last_seen_at DESC, id DESC"
    );
    let values = [Bind::Integer(account), Bind::Text(now.database().to_owned())];
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(rows.iter().filter_map(session).collect())
}

/// Records that a session is used, and moves its end.
pub async fn slide(database: &AppDatabase, id: i64, [now, expires_at]: [Timestamp; 2]) -> Result<(), DatabaseError> {
    let sql = "UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE id = ?";
    let times = [now, expires_at].map(|time| Bind::Text(time.database().to_owned()));
    let values: Vec<Bind> = times.into_iter().chain([Bind::Integer(id)]).collect();
    database.changed(Statement::filled(sql, &values)).await.map(drop)
}

/// Ends one of a person's sessions; says whether there was one.
pub async fn end(database: &AppDatabase, account: i64, id: i64) -> Result<bool, DatabaseError> {
    let sql = "DELETE FROM sessions WHERE id = ? AND account = ?";
    Ok(database.changed(Statement::filled(sql, &[Bind::Integer(id), Bind::Integer(account)])).await? > 0)
}

/// Ends all of a person's sessions; says how many there were.
pub async fn end_all(database: &AppDatabase, account: i64) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM sessions WHERE account = ?";
    database.changed(Statement::filled(sql, &[Bind::Integer(account)])).await
}

/// Deletes sessions that were over at this time.
pub async fn sweep(database: &AppDatabase, until: Timestamp) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM sessions WHERE expires_at <= ?";
    database.changed(Statement::filled(sql, &[Bind::Text(until.database().to_owned())])).await
}

fn session(row: &[Cell]) -> Option<SessionRow> {
    let [id, account, label, created_at, last_seen_at, expires_at] = row else { return None };
    Some(SessionRow {
        id: i64::from_cell(id)?,
        account: i64::from_cell(account)?,
        label: sure(label),
        created_at: Timestamp::from_cell(created_at)?,
        last_seen_at: Timestamp::from_cell(last_seen_at)?,
        expires_at: Timestamp::from_cell(expires_at)?,
    })
}
