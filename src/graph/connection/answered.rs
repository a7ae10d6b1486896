//! Connections whose order is the Action API's: its lists go forwards only, and end where it says.

use std::fmt::Debug;
use std::sync::Arc;

use async_graphql::Context;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::super::Fault;
use super::super::straight::Asked;
use super::asks::Asks;
use super::cursor::foreign;
use super::kind::{Connection, Edge, Kind, NodeAt};
use super::{PageInfo, Paging};
use crate::db::Wiki;
use crate::loaders::Cohort;
use crate::store::{COUNT_LIMIT, Record};
use crate::types::WikiCode;

/// Tells these cursors from those of the database's lists.
const MARK: &str = "api:";

/// Such a list, as its cursors know it.
pub struct ApiList {
    /// Tells it from the others of the API.
    signature: String,
}

impl ApiList {
    /// A list by its name and its wiki, and by what chooses its rows.
    pub fn new(name: &str, wiki: &WikiCode, chosen_by: impl Debug) -> Self {
        let signature = crc32fast::hash(format!("{name} {wiki} {chosen_by:?}").as_bytes());
        Self { signature: format!("{signature:08x}:") }
    }

    /// The place that a cursor of this very list names, as `read` has it.
    pub fn place<P>(&self, paging: &Paging, read: impl FnOnce(&str) -> Option<P>) -> Result<Option<P>, Fault> {
        let Some(cursor) = &paging.cursor else { return Ok(None) };
        let malformed =
            || Fault::input(format!("\"{cursor:.100}\" is not a cursor of this list. Use one that it gave out."));
        let text = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let signed = text.as_deref().and_then(|text| text.strip_prefix(MARK)).ok_or_else(malformed)?;
        let place = signed.strip_prefix(&self.signature).ok_or_else(foreign)?;
        read(place).map(Some).ok_or_else(malformed)
    }

    /// Names a place in it.
    fn cursor(&self, place: &str) -> String {
        URL_SAFE_NO_PAD.encode(format!("{MARK}{}{place}", self.signature))
    }
}

/// One row of such a list.
pub struct Answered<K: Kind> {
    /// What is known of it.
    pub record: Record,
    /// Its place in the list.
    pub place: String,
    /// What its edge has besides cursor and node.
    pub fields: K::EdgeFields,
}

/// A page of such a list, as the API gives it.
pub struct AnsweredPage<K: Kind> {
    /// The rows, in the list's order.
    pub rows: Vec<Answered<K>>,
    /// The place of the last row that the API looked at, if it looked at any.
    pub end: Option<String>,
    /// Whether there is more behind that.
    pub has_next: bool,
    /// How many rows the whole list has, where the API tells.
    pub total: Option<u64>,
}

/// The page as a connection: what the database does not have, and the API does not tell enough of, is left out.
pub async fn of_answers<K: Kind>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    list: &ApiList,
    paging: &Paging,
    page: AnsweredPage<K>,
) -> Result<Connection<K>, Fault> {
    let asks = Asks::of::<K>(Asked::by(context), false, NodeAt::Row)?;
    let AnsweredPage { rows, end, has_next, total } = page;
    let mut records = Vec::with_capacity(rows.len());
    let mut others = Vec::with_capacity(rows.len());
    for Answered { record, place, fields } in rows {
        records.push(record);
        others.push((place, fields));
    }
    let members = Cohort::of_records(wiki, &records, &asks.selection).await?;
    let found = members.into_iter().zip(others);
    let edges: Vec<Edge<K>> = found
        .filter_map(|(member, (place, fields))| {
            Some(Edge { cursor: list.cursor(&place), node: K::Node::from(member?), fields })
        })
        .collect();
    let page_info = PageInfo {
        has_next_page: has_next,
        has_previous_page: paging.cursor.is_some(),
        start_cursor: edges.first().map(|edge| edge.cursor.clone()),
        // Behind all that was looked at, also where rows are left out: if all are, the next page begins there all the same.
        end_cursor: end.map(|place| list.cursor(&place)),
    };
    let total_count =
        total.filter(|total| *total <= COUNT_LIMIT.unsigned_abs()).and_then(|total| total.try_into().ok());
    Ok(Connection { edges: Arc::new(edges), page_info, total_count })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, code: &str, query: &str) -> ApiList {
        ApiList::new(name, &WikiCode::parse(code).expect("a code"), query)
    }

    fn place_in(list: &ApiList, cursor: &str) -> Result<Option<u32>, String> {
        let paging = Paging { cursor: Some(cursor.to_owned()), ..Paging::default() };
        list.place(&paging, |place| place.parse().ok()).map_err(|fault| format!("{fault:?}"))
    }

    #[test]
    fn a_cursor_is_of_one_list_only() {
        let own = list("search", "dewiki", "Donau");
        let cursor = own.cursor("7");
        assert_eq!(place_in(&own, &cursor), Ok(Some(7)));
        assert_eq!(place_in(&list("search", "dewiki", "Donau"), &cursor), Ok(Some(7)));
        let others = [("watchlist", "dewiki", "Donau"), ("search", "enwiki", "Donau"), ("search", "dewiki", "Rhein")];
        for (name, code, query) in others {
            let refused = place_in(&list(name, code, query), &cursor).expect_err("the cursor of another list");
            assert!(refused.contains("from a list with another order or filter"), "{refused}");
        }
        let unsigned = URL_SAFE_NO_PAD.encode("api:7");
        for text in [unsigned, own.cursor("seven"), URL_SAFE_NO_PAD.encode("7"), "!".to_owned()] {
            assert!(place_in(&own, &text).is_err(), "{text}");
        }
    }
}
