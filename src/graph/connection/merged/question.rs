//! What a list over several wikis asks of each, and how what they have becomes one page.

use std::sync::Arc;

use super::super::super::Fault;
use super::super::super::straight::Asked;
use super::super::asks::Asks;
use super::super::kind::{Connection, Edge, Kind, NodeAt};
use super::super::{PageInfo, Paging};
use super::place::{Place, encode};
use super::reading::Read;
use crate::db::{Bind, Rows, Wiki};
use crate::loaders::{Cohort, LoadError};
use crate::store::{COUNT_LIMIT, List, Window};
use crate::tables::{Selection, Shape};
use crate::types::WikiCode;

/// What the field asks of each wiki.
pub(super) struct Question {
    pub(super) asks: Arc<Asks>,
    size: usize,
    from: Option<Place>,
}

/// What one wiki has.
pub(super) struct Found {
    wiki: Arc<Wiki>,
    rows: Arc<Rows>,
    shape: Arc<Shape>,
    /// The wiki's rows with what they are ordered by.
    places: Vec<(usize, Bind, i64)>,
    total: Option<i64>,
}

impl Found {
    pub(super) fn new(wiki: Arc<Wiki>, list: &List, read: Read, total: Option<i64>) -> Result<Self, Fault> {
        let Read { rows, shape, own } = read;
        let [timestamp, id] = list.order.keys else {
            return Err(Fault::Internal("a merged list is not ordered by time and id".into()));
        };
        let columns = [shape.column(timestamp.column.name), shape.column(id.column.name)];
        let place = |row: usize| match columns.map(|place| Bind::of_cell(rows.cell(row, place?))) {
            [Some(timestamp), Some(Bind::Integer(id))] => Some((row, timestamp, id)),
            _ => None,
        };
        let places = own.into_iter().filter_map(place).collect();
        Ok(Self { wiki, rows, shape, places, total })
    }
}

impl Question {
    pub(super) fn of<K: Kind>(field: Asked<'_>, paging: &Paging, from: Option<Place>) -> Result<Self, Fault> {
        Ok(Self { asks: Asks::of::<K>(field, false, NodeAt::Row)?, size: paging.size, from })
    }

    /// What is asked of rows, and what is counted.
    pub(super) fn selection(&self) -> &Selection {
        &self.asks.selection
    }

    /// What is asked of rows that are to be merged in the order of this list.
    pub(super) fn selection_in_order(&self, list: &List) -> Selection {
        let mut selection = self.asks.selection.clone();
        list.order.keys.iter().for_each(|key| selection.column(key.column));
        selection
    }

    /// As many rows as the page could take if all were of this wiki.
    pub(super) fn window(&self, code: &WikiCode) -> Window {
        let from = self.from.as_ref().map(|from| from.position(code));
        Window { from, is_backwards: false, limit: self.size + usize::from(self.asks.more) }
    }

    pub(super) fn merged<K: Kind>(
        &self,
        found: &[Found],
        signature: u32,
        is_whole: bool,
    ) -> Result<Connection<K>, LoadError> {
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
