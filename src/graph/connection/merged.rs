//! Connections over several wikis: each is asked for itself, at the same time as the others, and what they bring is merged
//! by (timestamp, wiki, id), the greatest first. One that fails, or takes too long, leaves the others' rows.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, OutputType};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::FutureExt;
use futures_util::future::{BoxFuture, join_all};

use super::super::entity::bounded;
use super::super::straight::Asked;
use super::super::{Fault, Wikis, reach};
use super::kind::{Connection, Edge, Kind, NodeAt};
use super::load::Asks;
use super::{PageInfo, Paging};
use crate::db::{Bind, Wiki};
use crate::loaders::{Cohort, LoadError};
use crate::store::{COUNT_LIMIT, List, Parents, Position, Selection, Shape, Slices, Window, counts, slices};
use crate::telemetry::{Phase, during};
use crate::types::{Timestamp, WikiCode};

/// What there is a list of on each wiki; its debug output tells it from any other.
pub trait OnEachWiki: Debug + Sync {
    /// One wiki's list, newest first: ordered by time and id.
    fn list<'a>(&'a self, wiki: &'a Wiki) -> BoxFuture<'a, Result<List, Fault>>;
}

/// The rows of several wikis, which come by code, each once.
pub async fn of_wikis<K: Kind>(
    context: &Context<'_>,
    codes: &[WikiCode],
    wanted: &dyn OnEachWiki,
    paging: Paging,
) -> Result<Connection<K>, Fault> {
    let signature = signature::<K>(codes, wanted);
    let from = paging.cursor.as_deref().map(|cursor| Place::decode(cursor, signature)).transpose()?;
    let question = during(Phase::Plan, || Question::of::<K>(Asked::by(context), &paging, from))?;
    let patience = context.data_unchecked::<Wikis>().patience();
    let mut asked = Vec::with_capacity(codes.len());
    for code in codes {
        asked.push(question.found_in_time(context, code, wanted, patience).boxed());
    }
    let mut found = Vec::with_capacity(codes.len());
    for (code, outcome) in codes.iter().zip(join_all(asked).await) {
        match outcome {
            Ok(rows) => found.push(rows),
            Err(fault) => tell(context, fault.of_wiki(code)),
        }
    }
    let is_whole = found.len() == codes.len();
    Ok(question.merged::<K>(&found, signature, is_whole)?)
}

/// Adds a fault to the answer, of which the field is there all the same.
fn tell(context: &Context<'_>, fault: Fault) {
    let error = async_graphql::Error::from(fault).into_server_error(context.item.pos);
    context.add_error(context.set_error_path(error));
}

/// What the field asks of each wiki.
struct Question {
    selection: Selection,
    asks: Asks,
    size: usize,
    from: Option<Place>,
}

/// What one wiki has.
struct Found {
    wiki: Arc<Wiki>,
    rows: Arc<crate::db::Rows>,
    shape: Shape,
    /// The rows with what they are ordered by.
    places: Vec<(usize, Bind, i64)>,
    total: Option<i64>,
}

impl Question {
    fn of<K: Kind>(field: Asked<'_>, paging: &Paging, from: Option<Place>) -> Result<Self, Fault> {
        let (mut selection, mut asks) = (Selection::default(), Asks::default());
        for below in field.below(&Connection::<K>::type_name()) {
            asks.field::<K>(below, false, NodeAt::Row, &mut selection);
        }
        Ok(Self { selection: bounded(selection)?, asks, size: paging.size, from })
    }

    async fn found_in_time(
        &self,
        context: &Context<'_>,
        code: &WikiCode,
        wanted: &dyn OnEachWiki,
        patience: Duration,
    ) -> Result<Found, Fault> {
        let found = tokio::time::timeout(patience, self.found(context, code, wanted)).await;
        found.unwrap_or_else(|_| {
            let seconds = patience.as_secs_f64();
            Err(Fault::Timeout(format!(
                "{code} gave no answer within {seconds} s. Ask for it again, or for fewer rows; the rows of the other \
                 wikis are here."
            )))
        })
    }

    async fn found(&self, context: &Context<'_>, code: &WikiCode, wanted: &dyn OnEachWiki) -> Result<Found, Fault> {
        let wiki = reach::required(context, Some(code.as_str())).await?;
        let list = wanted.list(&wiki).await?;
        let whole = Parents::wiki();
        let counted = async {
            if !self.asks.total_count {
                return Ok(None);
            }
            let counts = counts(&wiki, &list, &whole, &self.selection).await?;
            Ok(counts.first().copied())
        };
        let (read, total) = futures_util::future::try_join(self.read(&wiki, &list, &whole), counted).await?;
        let Slices { rows, shape, slices } = read;
        let [timestamp, id] = list.order.keys else {
            return Err(Fault::Internal("a merged list is not ordered by time and id".into()));
        };
        let columns = [shape.column(timestamp.column.name), shape.column(id.column.name)];
        let place = |(row, _): (usize, usize)| match columns.map(|place| Bind::of_cell(rows.cell(row, place?))) {
            [Some(timestamp), Some(Bind::Integer(id))] => Some((row, timestamp, id)),
            _ => None,
        };
        let places = slices.into_iter().flat_map(|slice| slice.rows).filter_map(place).collect();
        Ok(Found { wiki, rows: Arc::new(rows), shape, places, total })
    }

    /// As many rows as the page could take if all were of this wiki.
    async fn read(&self, wiki: &Wiki, list: &List, parents: &Parents) -> Result<Slices, LoadError> {
        if !self.asks.any_rows() {
            return Ok(Slices { rows: Default::default(), shape: Shape::default(), slices: Vec::new() });
        }
        let mut selection = self.selection.clone();
        list.order.keys.iter().for_each(|key| selection.column(key.column));
        let from = self.from.as_ref().map(|from| from.position(&wiki.code));
        let limit = self.size + usize::from(self.asks.more);
        let window = Window { from, is_backwards: false, limit };
        Ok(slices(wiki, list, parents, &selection, &window).await?)
    }

    fn merged<K: Kind>(&self, found: &[Found], signature: u32, is_whole: bool) -> Result<Connection<K>, LoadError> {
        let every = found.iter().enumerate();
        let mut all: Vec<(&Bind, &WikiCode, i64, usize, usize)> = every
            .flat_map(|(part, found)| {
                found.places.iter().map(move |(row, timestamp, id)| (timestamp, &found.wiki.code, *id, part, *row))
            })
            .collect();
        all.sort_unstable_by(|left, right| right.cmp(left));
        let has_next_page = all.len() > self.size;
        all.truncate(self.size);
        let cohorts: Vec<Arc<Cohort>> = found
            .iter()
            .enumerate()
            .map(|(part, found)| {
                let own = all.iter().filter(|place| place.3 == part).map(|place| place.4).collect();
                Cohort::new(Arc::clone(&found.wiki), Arc::clone(&found.rows), own, &found.shape)
            })
            .collect();
        let mut edges = Vec::with_capacity(all.len());
        for (timestamp, code, id, part, row) in all {
            let member = cohorts[part].member(row);
            let cursor = if self.asks.cursors { encode(signature, timestamp, code, id) } else { String::new() };
            edges.push(Edge { cursor, fields: K::edge_fields(&member)?, node: K::Node::from(member) });
        }
        let page_info = PageInfo {
            has_next_page,
            has_previous_page: self.from.is_some(),
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
        };
        let total: Option<i64> = found.iter().map(|found| found.total).sum();
        let total_count =
            total.filter(|total| is_whole && *total <= COUNT_LIMIT).and_then(|total| total.try_into().ok());
        Ok(Connection { edges: Arc::new(edges), page_info, total_count })
    }
}

/// A place between two rows of all wikis: just behind a row.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    timestamp: Timestamp,
    code: WikiCode,
    id: i64,
}

impl Place {
    /// The same place in the list of one wiki.
    fn position(&self, code: &WikiCode) -> Position {
        let id = match code.cmp(&self.code) {
            // All of the same second are behind it …
            std::cmp::Ordering::Less => i64::MAX,
            std::cmp::Ordering::Equal => self.id,
            // … or before.
            std::cmp::Ordering::Greater => 0,
        };
        let timestamp = Bind::Text(self.timestamp.database().to_owned());
        Position { segment: 0, values: vec![timestamp, Bind::Integer(id)] }
    }

    fn decode(cursor: &str, signature: u32) -> Result<Self, Fault> {
        let malformed =
            || Fault::input(format!("\"{cursor:.100}\" is not a cursor. Use one that a connection gave out."));
        let bytes = URL_SAFE_NO_PAD.decode(cursor).map_err(|_| malformed())?;
        let (signed, rest) = bytes.split_first_chunk::<4>().ok_or_else(malformed)?;
        if u32::from_be_bytes(*signed) != signature {
            return Err(Fault::input(
                "The cursor is from a list with another filter, or of other wikis. Page on with the arguments that it \
                 came from, or start again without a cursor.",
            ));
        }
        let parts = std::str::from_utf8(rest).ok().and_then(|text| {
            let (timestamp, rest) = text.split_once('|')?;
            let (code, id) = rest.split_once('|')?;
            let timestamp = Timestamp::from_database(timestamp.as_bytes())?;
            Some(Self { timestamp, code: WikiCode::parse(code).ok()?, id: id.parse().ok()? })
        });
        parts.ok_or_else(malformed)
    }
}

/// Tells lists apart by their wikis, and by what chooses their rows.
fn signature<K: Kind>(codes: &[WikiCode], wanted: &dyn OnEachWiki) -> u32 {
    crc32fast::hash(format!("{} {codes:?} {wanted:?}", K::name()).as_bytes())
}

/// Names the place just behind a row.
fn encode(signature: u32, timestamp: &Bind, code: &WikiCode, id: i64) -> String {
    let timestamp = match timestamp {
        Bind::Text(text) => text.as_str(),
        _ => "",
    };
    let place = format!("{timestamp}|{code}|{id}");
    URL_SAFE_NO_PAD.encode([signature.to_be_bytes().as_slice(), place.as_bytes()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_one_in_each_wiki() {
        let code = |text: &str| WikiCode::parse(text).expect("a code");
        let timestamp = Timestamp::from_database(b"20260102030405").expect("a timestamp");
        let cursor = encode(7, &Bind::Text("20260102030405".to_owned()), &code("dewiki"), 42);
        let Ok(place) = Place::decode(&cursor, 7) else { panic!("{cursor} is no cursor") };
        assert_eq!(place, Place { timestamp, code: code("dewiki"), id: 42 });
        for (wiki, id) in [("aawiki", i64::MAX), ("dewiki", 42), ("enwiki", 0)] {
            let Position { values, .. } = place.position(&code(wiki));
            assert_eq!(values, [Bind::Text("20260102030405".to_owned()), Bind::Integer(id)], "{wiki}");
        }
        assert!(Place::decode(&cursor, 8).is_err() && Place::decode("!", 7).is_err());
        assert!(Place::decode(&URL_SAFE_NO_PAD.encode(b"\0\0\0\x07x|y"), 7).is_err());
    }
}
