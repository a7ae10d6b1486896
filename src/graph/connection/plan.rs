//! What a connection field asks for, and reading it.

use std::borrow::Cow;
use std::sync::Arc;

use super::super::Fault;
use super::super::straight::Asked;
use super::asks::Asks;
use super::cursor::{self, Signature};
use super::kind::{Connection, Edge, Kind, NodeAt};
use super::{PageInfo, Paging};
use crate::db::Wiki;
use crate::loaders::{Cohort, LoadError, Member};
use crate::store::{COUNT_LIMIT, List, Parents, Slice, Slices, Window, counts, slices};
use crate::tables::{AnyColumn, Selection};
use crate::telemetry::{Phase, during};

/// What a connection field asks for.
pub(super) struct Plan<K: Kind> {
    pub(super) list: List,
    /// Where cursors are taken or given out.
    signature: Option<Signature>,
    pub(super) window: Window,
    pub(super) size: usize,
    node: NodeAt,
    asks: Arc<Asks>,
    kind: std::marker::PhantomData<fn() -> K>,
}

impl<K: Kind> Plan<K> {
    pub(super) fn new(field: Asked<'_>, list: List, paging: Paging, node: NodeAt) -> Result<Self, Fault> {
        during(Phase::Plan, || Self::made(field, list, paging, node))
    }

    fn made(field: Asked<'_>, list: List, paging: Paging, node: NodeAt) -> Result<Self, Fault> {
        let asks = Asks::of::<K>(field, paging.is_backwards, node)?;
        let signature = (asks.cursors || paging.cursor.is_some()).then(|| Signature::of(&list));
        let cursor = paging.cursor.as_deref().zip(signature);
        let from = cursor.map(|(cursor, signature)| cursor::decode(cursor, signature, &list)).transpose()?;
        let limit = paging.size + usize::from(asks.more);
        let window = Window { from, is_backwards: paging.is_backwards, limit };
        Ok(Self { list, signature, window, size: paging.size, node, asks, kind: Default::default() })
    }

    pub(super) async fn load(&self, wiki: &Arc<Wiki>, parents: &Parents) -> Result<Vec<Connection<K>>, LoadError> {
        let (pages, totals) =
            futures_util::future::try_join(self.pages(wiki, parents), self.totals(wiki, parents)).await?;
        let with_totals = pages.into_iter().zip(totals);
        Ok(with_totals.map(|(page, total_count)| Connection { total_count, ..page }).collect())
    }

    async fn totals(&self, wiki: &Wiki, parents: &Parents) -> Result<Vec<Option<i32>>, LoadError> {
        if !self.asks.total_count {
            return Ok(vec![None; parents.len()]);
        }
        let counts = counts(wiki, &self.list, parents, &self.asks.selection).await?;
        Ok(counts.into_iter().map(|count| i32::try_from(count).ok().filter(|_| count <= COUNT_LIMIT)).collect())
    }

    async fn pages(&self, wiki: &Arc<Wiki>, parents: &Parents) -> Result<Vec<Connection<K>>, LoadError> {
        if !self.asks.any_rows() {
            return Ok((0..parents.len()).map(|_| self.without_rows()).collect());
        }
        let selection = self.selection();
        let Slices { rows, shape, slices } = slices(wiki, &self.list, parents, &selection, &self.window).await?;
        let members = slices.iter().flat_map(|slice| slice.rows.iter().take(self.size)).map(|(row, _)| *row).collect();
        let cohort = Cohort::new(Arc::clone(wiki), Arc::new(rows), members, &shape);
        slices.iter().map(|slice| self.page(&cohort, slice)).collect()
    }

    /// What is read of each row.
    pub(super) fn selection(&self) -> Cow<'_, Selection> {
        let mut selection = Cow::Borrowed(&self.asks.selection);
        if self.asks.cursors {
            self.list.order.keys.iter().for_each(|key| selection.to_mut().column(key.column));
        }
        selection
    }

    pub(super) fn page(&self, cohort: &Arc<Cohort>, slice: &Slice) -> Result<Connection<K>, LoadError> {
        let has_more = slice.rows.len() > self.size;
        let mut edges = Vec::with_capacity(self.size.min(slice.rows.len()));
        for (row, segment) in slice.rows.iter().take(self.size) {
            edges.extend(self.edge(&cohort.member(*row), *segment)?);
        }
        if self.window.is_backwards {
            edges.reverse();
        }
        let page_info = PageInfo {
            start_cursor: edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: edges.last().map(|edge| edge.cursor.clone()),
            ..self.page_info(has_more)
        };
        Ok(Connection { edges: Arc::new(edges), page_info, total_count: None })
    }

    fn page_info(&self, has_more: bool) -> PageInfo {
        let is_inside = self.window.from.is_some();
        let (has_next_page, has_previous_page) =
            if self.window.is_backwards { (is_inside, has_more) } else { (has_more, is_inside) };
        PageInfo { has_next_page, has_previous_page, ..PageInfo::default() }
    }

    pub(super) fn without_rows(&self) -> Connection<K> {
        Connection { page_info: self.page_info(false), ..Connection::default() }
    }

    fn edge(&self, member: &Member, segment: usize) -> Result<Option<Edge<K>>, LoadError> {
        let node = match self.node {
            NodeAt::Row => Some(member.clone()),
            NodeAt::Partner(join) => member.partner(join)?,
        };
        let Some(node) = node else { return Ok(None) };
        let cursor = match self.signature.filter(|_| self.asks.cursors) {
            Some(signature) => self.cursor(signature, member, segment)?,
            None => String::new(),
        };
        let fields = if self.asks.rows { Some(K::edge_fields(member)?) } else { None };
        Ok(fields.map(|fields| Edge { cursor, node: K::Node::from(node), fields }))
    }

    fn cursor(&self, signature: Signature, member: &Member, segment: usize) -> Result<String, LoadError> {
        let columns: Vec<AnyColumn> = self.list.order.keys.iter().map(|key| key.column).collect();
        Ok(cursor::encode(signature, segment, &member.key(&columns)?.unwrap_or_default()))
    }
}
