//! `meta_p.wiki`: what Wikimedia's list of wikis says about each of them.
//!
//! See <https://wikitech.wikimedia.org/wiki/Help:Wiki_Replicas#meta_p>.

use crate::db::{Bind, DatabaseError, Pool, Statement};
use crate::tables::{Cell, FromCell};
use crate::types::{WikiCode, language_tag};

/// A wiki's row in the list.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    /// Its language (BCP 47).
    pub language: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What kind of project it is.
    pub family: Option<String>,
    /// Its server on the web.
    pub url: Option<String>,
    /// Whether nobody can edit it any more.
    pub is_closed: bool,
    /// The section of servers that holds it, such as `s1`.
    pub section: Option<String>,
}

const COLUMNS: &str = "lang, name, family, url, is_closed, slice";

/// Looks a wiki up in the list; `None` if it is not there.
pub async fn listing(pool: &Pool, code: &WikiCode) -> Result<Option<Listing>, DatabaseError> {
    let mut statement = Statement::new(format!("SELECT {COLUMNS} FROM meta_p.wiki WHERE dbname = "));
    statement.bind(Bind::Text(code.as_str().to_owned()));
    let rows = pool.rows(statement).await?;
    Ok(rows.iter().next().map(Listing::of_cells))
}

/// The whole list. What has no name that a wiki's database could have is left out.
pub async fn listings(pool: &Pool) -> Result<Vec<(WikiCode, Listing)>, DatabaseError> {
    let rows = pool.rows(Statement::new(format!("SELECT {COLUMNS}, dbname FROM meta_p.wiki"))).await?;
    let named = rows.iter().filter_map(|row| {
        let code = WikiCode::parse(&String::from_cell(row.last()?)?).ok()?;
        Some((code, Listing::of_cells(row)))
    });
    Ok(named.collect())
}

impl Listing {
    fn of_cells(row: &[Cell]) -> Self {
        Self {
            language: String::from_cell(&row[0]).map(|code| language_tag(&code)),
            name: String::from_cell(&row[1]),
            family: String::from_cell(&row[2]),
            url: String::from_cell(&row[3]),
            is_closed: bool::from_cell(&row[4]).unwrap_or(false),
            // Written like `s1.labsdb`, from the days of other host names.
            section: String::from_cell(&row[5]).and_then(|slice| section(&slice)),
        }
    }
}

fn section(slice: &str) -> Option<String> {
    let section = slice.split('.').next()?;
    let is_name = !section.is_empty() && section.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_name.then(|| section.to_owned())
}
