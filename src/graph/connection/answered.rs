//! Connections whose order is the Action API's: its lists go forwards only, and end where it says.

use std::sync::Arc;

use async_graphql::Context;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

use super::super::Fault;
use super::super::straight::Asked;
use super::asks::Asks;
use super::kind::{Connection, Edge, Kind, NodeAt};
use super::{PageInfo, Paging};
use crate::db::Wiki;
use crate::loaders::Cohort;
use crate::store::{COUNT_LIMIT, Record};

/// One row of such a list.
pub struct Answered<K: Kind> {
    /// What is known of it.
    pub record: Record,
    /// Its place in the list.
    pub place: String,
    /// What its edge has besides cursor and node.
    pub fields: K::EdgeFields,
}

/// A page of such a list: what the database does not have, and the API does not tell enough of, is left out.
pub async fn of_answers<K: Kind>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    paging: &Paging,
    answers: Vec<Answered<K>>,
    has_next_page: bool,
    total: Option<u64>,
) -> Result<Connection<K>, Fault> {
    let asks = Asks::of::<K>(Asked::by(context), false, NodeAt::Row)?;
    let mut records = Vec::with_capacity(answers.len());
    let mut others = Vec::with_capacity(answers.len());
    for Answered { record, place, fields } in answers {
        records.push(record);
        others.push((place, fields));
    }
    let members = Cohort::of_records(wiki, &records, &asks.selection).await?;
    let last = others.last().map(|(place, _)| encode(place));
    let found = members.into_iter().zip(others);
    let edges: Vec<Edge<K>> = found
        .filter_map(|(member, (place, fields))| {
            Some(Edge { cursor: encode(&place), node: K::Node::from(member?), fields })
        })
        .collect();
    let page_info = PageInfo {
        has_next_page,
        has_previous_page: paging.cursor.is_some(),
        start_cursor: edges.first().map(|edge| edge.cursor.clone()),
        // Behind all that was looked at, also where the last row is left out.
        end_cursor: edges.last().and(last),
    };
    let total_count =
        total.filter(|total| *total <= COUNT_LIMIT.unsigned_abs()).and_then(|total| total.try_into().ok());
    Ok(Connection { edges: Arc::new(edges), page_info, total_count })
}

/// The place that a cursor of such a list names.
pub fn place(paging: &Paging) -> Result<Option<String>, Fault> {
    let Some(cursor) = &paging.cursor else { return Ok(None) };
    let place = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    let place = place.as_deref().and_then(|place| place.strip_prefix(MARK)).map(str::to_owned);
    place.map(Some).ok_or_else(|| {
        Fault::input(format!("\"{cursor:.100}\" is not a cursor of this list. Use one that it gave out."))
    })
}

/// Tells these cursors from those of the database's lists.
const MARK: &str = "api:";

fn encode(place: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{MARK}{place}"))
}
