//! `meta_p.wiki`: what Wikimedia's list of wikis says about one of them.
//!
//! See <https://wikitech.wikimedia.org/wiki/Help:Wiki_Replicas#meta_p>.

use crate::db::{Bind, DatabaseError, Pool, Statement};
use crate::tables::FromCell;
use crate::types::{WikiCode, language_tag};

/// A wiki's row in the list.
#[derive(Debug, Clone)]
pub struct Listing {
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What kind of project it is.
    pub family: Option<String>,
    /// Its server.
    pub url: Option<String>,
    /// Whether nobody can edit it any more.
    pub is_closed: bool,
    /// The section of servers that holds it, such as `s1`.
    pub section: Option<String>,
}

/// Looks a wiki up in the list; `None` if it is not there.
pub async fn listing(pool: &Pool, code: &WikiCode) -> Result<Option<Listing>, DatabaseError> {
    let mut statement =
        Statement::new("SELECT lang, name, family, url, is_closed, slice FROM meta_p.wiki WHERE dbname = ");
    statement.bind(Bind::Text(code.as_str().to_owned()));
    let rows = pool.rows(statement).await?;
    Ok(rows.iter().next().map(|row| Listing {
        language: String::from_cell(&row[0]).map(|code| language_tag(&code)),
        name: String::from_cell(&row[1]),
        family: String::from_cell(&row[2]),
        url: String::from_cell(&row[3]),
        is_closed: bool::from_cell(&row[4]).unwrap_or(false),
        // Written like `s1.labsdb`, from the days of other host names.
        section: String::from_cell(&row[5]).and_then(|slice| slice.split('.').next().map(str::to_owned)),
    }))
}
