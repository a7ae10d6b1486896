//! Scripts' keys.

use super::sure;
use crate::db::{AppDatabase, Bind, DatabaseError, Statement};
use crate::tables::{Cell, Dialect, FromCell};
use crate::types::Timestamp;

/// A script's key.
#[derive(Debug, Clone)]
pub struct ApiTokenRow {
    /// Its number.
    pub id: i64,
    /// Whose it is.
    pub account: i64,
    /// What the person called it.
    pub name: String,
    /// What it may do, with spaces between.
    pub scopes: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last used.
    pub last_used_at: Option<Timestamp>,
    /// When it ends, if ever.
    pub expires_at: Option<Timestamp>,
}

/// A key to be stored.
#[derive(Debug)]
pub struct NewApiTokenRow<'a> {
    /// Whose it is.
    pub account: i64,
    /// Its secret, hashed.
    pub hash: &'a str,
    /// What the person called it.
    pub name: &'a str,
    /// What it may do, with spaces between.
    pub scopes: &'a str,
    /// Now.
    pub created_at: Timestamp,
    /// When it ends, if ever.
    pub expires_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, account, name, scopes, created_at, last_used_at, expires_at";

/// Stores a key unless the person has `most` already, or is gone; gives back its number. Several at once wait for each other
/// at the person's row: each counts those before it.
pub async fn add(database: &AppDatabase, new: &NewApiTokenRow<'_>, most: usize) -> Result<Option<i64>, DatabaseError> {
    let waiting = match database.dialect() {
        Dialect::MariaDb => "FOR UPDATE ",
        // There only one statement writes at a time.
        Dialect::Sqlite => "",
    };
    let sql = format!(
        "INSERT INTO api_tokens (account, hash, name, scopes, created_at, expires_at) \
         SELECT id, ?, ?, ?, ?, ? FROM accounts \
         WHERE id = ? AND (SELECT COUNT(*) FROM api_tokens WHERE account = accounts.id) < ? {waiting}RETURNING id"
    );
    let texts = [new.hash, new.name, new.scopes, new.created_at.database()];
    let expires_at = new.expires_at.map_or(Bind::Null, |time| Bind::Text(time.database().to_owned()));
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rest = [expires_at, Bind::Integer(new.account), Bind::Integer(most)];
    let values: Vec<Bind> = texts.map(|text| Bind::Text(text.to_owned())).into_iter().chain(rest).collect();
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(i64::from_cell(rows.cell(0, 0)))
}

/// The key of this hash, unless it is over.
pub async fn find(database: &AppDatabase, hash: &str, now: Timestamp) -> Result<Option<ApiTokenRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM api_tokens WHERE hash = ? AND (expires_at IS NULL OR expires_at > ?)");
    let values = [hash, now.database()].map(|text| Bind::Text(text.to_owned()));
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(rows.iter().next().and_then(api_token))
}

/// A person's keys, the newest first, also those that are over.
pub async fn of_account(database: &AppDatabase, account: i64) -> Result<Vec<ApiTokenRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM api_tokens WHERE account = ? ORDER BY id DESC");
    let rows = database.rows(Statement::filled(&sql, &[Bind::Integer(account)])).await?;
    Ok(rows.iter().filter_map(api_token).collect())
}

/// Records that a key is used.
pub async fn used(database: &AppDatabase, id: i64, now: Timestamp) -> Result<(), DatabaseError> {
    let sql = "UPDATE api_tokens SET last_used_at = ? WHERE id = ?";
    let values = [Bind::Text(now.database().to_owned()), Bind::Integer(id)];
    database.changed(Statement::filled(sql, &values)).await.map(drop)
}

/// Deletes one of a person's keys; says whether there was one.
pub async fn revoke(database: &AppDatabase, account: i64, id: i64) -> Result<bool, DatabaseError> {
    let sql = "DELETE FROM api_tokens WHERE id = ? AND account = ?";
    Ok(database.changed(Statement::filled(sql, &[Bind::Integer(id), Bind::Integer(account)])).await? > 0)
}

fn api_token(row: &[Cell]) -> Option<ApiTokenRow> {
    let [id, account, name, scopes, created_at, last_used_at, expires_at] = row else { return None };
    Some(ApiTokenRow {
        id: i64::from_cell(id)?,
        account: i64::from_cell(account)?,
        name: sure(name),
        scopes: sure(scopes),
        created_at: Timestamp::from_cell(created_at)?,
        last_used_at: Timestamp::from_cell(last_used_at),
        expires_at: Timestamp::from_cell(expires_at),
    })
}
