//! People who have logged in, and their sealed permissions.

use super::sure;
use crate::db::{AppDatabase, Bind, DatabaseError, Rows, Statement};
use crate::tables::{Cell, Dialect, FromCell};
use crate::types::Timestamp;

/// A person who has logged in.
#[derive(Debug, Clone)]
pub struct AccountRow {
    /// Its number here.
    pub id: i64,
    /// The wiki that knows the person.
    pub wiki: String,
    /// Their number there.
    pub subject: String,
    /// Their name there, as it was at the last login.
    pub username: String,
    /// Their permission, if it is still there.
    pub token: Option<SealedToken>,
    /// What the wiki lets the gateway do, with spaces between.
    pub grants: String,
    /// When they allowed it.
    pub authorized_at: Timestamp,
}

/// A permission whose secret is sealed.
#[derive(Debug, Clone)]
pub struct SealedToken {
    /// Its public key.
    pub key: String,
    /// Its secret, sealed.
    pub secret: String,
}

/// What a login says of a person.
#[derive(Debug)]
pub struct NewAccount<'a> {
    /// The wiki that knows the person.
    pub wiki: &'a str,
    /// Their number there.
    pub subject: &'a str,
    /// Their name there.
    pub username: &'a str,
    /// Their permission.
    pub token: &'a SealedToken,
    /// What the wiki lets the gateway do, with spaces between.
    pub grants: &'a str,
    /// Now.
    pub authorized_at: Timestamp,
}

const COLUMNS: &str = "id, wiki, subject, username, token_key, token_secret, grants, authorized_at";

/// Stores a person, or what is new about one who is known; gives back the account's number.
pub async fn save(database: &AppDatabase, account: &NewAccount<'_>) -> Result<i64, DatabaseError> {
    let text = |text: &str| Bind::Text(text.to_owned());
    let news = [
        text(account.username),
        text(&account.token.key),
        text(&account.token.secret),
        text(account.grants),
        text(account.authorized_at.database()),
    ];
    let known = match database.dialect() {
        Dialect::MariaDb => "ON DUPLICATE KEY UPDATE",
        Dialect::Sqlite => "ON CONFLICT (wiki, subject) DO UPDATE SET",
    };
    let sql = format!(
        "INSERT INTO accounts (wiki, subject, username, token_key, token_secret, grants, authorized_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?) \
         {known} username = ?, token_key = ?, token_secret = ?, grants = ?, authorized_at = ? RETURNING id"
    );
    let values: Vec<Bind> =
        [text(account.wiki), text(account.subject)].into_iter().chain(news.clone()).chain(news).collect();
    let rows = database.rows(Statement::filled(&sql, &values)).await?;
    Ok(sure(rows.cell(0, 0)))
}

/// A person of this wiki.
pub async fn find(database: &AppDatabase, wiki: &str, id: i64) -> Result<Option<AccountRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id = ? AND wiki = ?");
    let rows = database.rows(Statement::filled(&sql, &[Bind::Integer(id), Bind::Text(wiki.to_owned())])).await?;
    Ok(read(&rows).pop())
}

/// Everybody of this wiki, by name.
pub async fn of_wiki(database: &AppDatabase, wiki: &str) -> Result<Vec<AccountRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE wiki = ? ORDER BY username, id");
    Ok(read(&database.rows(Statement::filled(&sql, &[Bind::Text(wiki.to_owned())])).await?))
}

/// Everybody of every wiki who has left a permission, from this number on.
pub async fn with_token_after(database: &AppDatabase, id: i64, limit: i64) -> Result<Vec<AccountRow>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id > ? AND token_secret IS NOT NULL ORDER BY id LIMIT ?");
    Ok(read(&database.rows(Statement::filled(&sql, &[Bind::Integer(id), Bind::Integer(limit)])).await?))
}

/// Puts a secret that is sealed anew in the place of the old one, unless another came in between.
pub async fn reseal(database: &AppDatabase, id: i64, old: &str, new: &str) -> Result<bool, DatabaseError> {
    let values = [Bind::Text(new.to_owned()), Bind::Integer(id), Bind::Text(old.to_owned())];
    let sql = "UPDATE accounts SET token_secret = ? WHERE id = ? AND token_secret = ?";
    Ok(database.changed(Statement::filled(sql, &values)).await? > 0)
}

/// Forgets a permission, unless there is another by now; says whether it did.
pub async fn drop_token(database: &AppDatabase, id: i64, token_key: &str) -> Result<bool, DatabaseError> {
    let sql = "UPDATE accounts SET token_key = NULL, token_secret = NULL WHERE id = ? AND token_key = ?";
    let values = [Bind::Integer(id), Bind::Text(token_key.to_owned())];
    Ok(database.changed(Statement::filled(sql, &values)).await? > 0)
}

/// Deletes a person, and by the tables' foreign keys everything of theirs, in one statement.
pub async fn delete(database: &AppDatabase, id: i64) -> Result<bool, DatabaseError> {
    let sql = "DELETE FROM accounts WHERE id = ?";
    Ok(database.changed(Statement::filled(sql, &[Bind::Integer(id)])).await? > 0)
}

fn read(rows: &Rows) -> Vec<AccountRow> {
    rows.iter().filter_map(account).collect()
}

fn account(row: &[Cell]) -> Option<AccountRow> {
    let [id, wiki, subject, username, token_key, token_secret, grants, authorized_at] = row else { return None };
    let token = String::from_cell(token_key).zip(String::from_cell(token_secret));
    Some(AccountRow {
        id: i64::from_cell(id)?,
        wiki: sure(wiki),
        subject: sure(subject),
        username: sure(username),
        token: token.map(|(key, secret)| SealedToken { key, secret }),
        grants: sure(grants),
        authorized_at: Timestamp::from_cell(authorized_at)?,
    })
}
