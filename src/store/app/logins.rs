//! Logins that are under way at the wiki.

use super::sure;
use crate::db::{AppDatabase, Bind, DatabaseError, Statement};
use crate::tables::{Cell, FromCell};
use crate::types::Timestamp;

/// A login that is under way.
#[derive(Debug, Clone)]
pub struct LoginRow {
    /// The wiki's name for it, which browsers carry there and back.
    pub request_token: String,
    /// What proves that it is ours, sealed.
    pub request_secret: String,
    /// What the browser that began it has, hashed.
    pub browser: String,
    /// Where the browser wants to go on.
    pub return_to: String,
    /// When it is over.
    pub expires_at: Timestamp,
}

const COLUMNS: &str = "request_token, request_secret, browser, return_to, expires_at";

/// Stores a login that begins.
pub async fn begin(database: &AppDatabase, login: &LoginRow) -> Result<(), DatabaseError> {
    let LoginRow { request_token, request_secret, browser, return_to, expires_at } = login;
    let texts = [request_token, request_secret, browser, return_to, expires_at.database()];
    let values = texts.map(|text| Bind::Text(text.to_owned()));
    let sql = format!("INSERT INTO logins ({COLUMNS}) VALUES (?, ?, ?, ?, ?)");
    database.changed(Statement::filled(&sql, &values)).await.map(drop)
}

/// Takes a login out: only one who asks gets it, and only in the browser that began it.
pub async fn take(
    database: &AppDatabase,
    request_token: &str,
    browser: &str,
    now: Timestamp,
) -> Result<Option<LoginRow>, DatabaseError> {
    let sql =
        format!("DELETE FROM logins WHERE request_token = ? AND browser = ? AND expires_at > ? RETURNING {COLUMNS}");
    let values = [request_token, browser, now.database()].map(|text| Bind::Text(text.to_owned()));
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(rows.iter().next().and_then(login))
}

/// A login, whichever browser began it, also when it is over.
pub async fn find(database: &AppDatabase, request_token: &str) -> Result<Option<LoginRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM logins WHERE request_token = ?");
    let rows = database.rows(Statement::filled(&sql, &[Bind::Text(request_token.to_owned())])).await?;
    Ok(rows.iter().next().and_then(login))
}

/// All logins.
pub async fn all(database: &AppDatabase) -> Result<Vec<LoginRow>, DatabaseError> {
    let rows = database.rows(Statement::new(format!("SELECT {COLUMNS} FROM logins"))).await?;
    Ok(rows.iter().filter_map(login).collect())
}

/// Puts a secret that is sealed anew in the place of the old one.
pub async fn reseal(database: &AppDatabase, request_token: &str, new: &str) -> Result<bool, DatabaseError> {
    let values = [Bind::Text(new.to_owned()), Bind::Text(request_token.to_owned())];
    let sql = "UPDATE logins SET request_secret = ? WHERE request_token = ?";
    Ok(database.changed(Statement::filled(sql, &values)).await? > 0)
}

/// Deletes logins that were over at this time.
pub async fn sweep(database: &AppDatabase, until: Timestamp) -> Result<u64, DatabaseError> {
    let sql = "DELETE FROM logins WHERE expires_at <= ?";
    database.changed(Statement::filled(sql, &[Bind::Text(until.database().to_owned())])).await
}

fn login(row: &[Cell]) -> Option<LoginRow> {
    let [request_token, request_secret, browser, return_to, expires_at] = row else { return None };
    Some(LoginRow {
        request_token: sure(request_token),
        request_secret: sure(request_secret),
        browser: sure(browser),
        return_to: sure(return_to),
        expires_at: Timestamp::from_cell(expires_at)?,
    })
}
