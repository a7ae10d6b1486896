//! Rows that one statement brought, and the edges that they share.

use std::any::Any;
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use super::LoadError;
use super::awaited::Place;
use crate::db::{Bind, Rows, Wiki};
use crate::store::{Record, Recorded, recorded};
use crate::tables::{AnyColumn, Cell, Column, FromCell, Join, Selection, Shape};
use crate::telemetry::in_time;

/// Names an edge within a cohort: what asks for it.
pub type EdgeKey = (u64, &'static str);

type Loaded = Result<Arc<dyn Any + Send + Sync>, LoadError>;

/// Rows of one type that came together.
pub struct Cohort {
    wiki: Arc<Wiki>,
    rows: Arc<Rows>,
    /// The numbers of the rows that belong; a statement may have read one more than was asked.
    members: Arc<[usize]>,
    shape: Arc<Shape>,
    /// One for each edge of the shape.
    partners: Vec<Arc<Cohort>>,
    edges: Mutex<HashMap<EdgeKey, Arc<OnceCell<Loaded>>>>,
    /// The row that this stands for, if it is yet to be read.
    awaited: Option<Place>,
}

/// One row of a cohort.
#[derive(Clone)]
pub struct Member {
    cohort: Arc<Cohort>,
    row: usize,
}

impl Cohort {
    /// The cohort of these rows, and of the partners that came with them.
    pub fn new(wiki: Arc<Wiki>, rows: Arc<Rows>, members: Arc<[usize]>, shape: &Arc<Shape>) -> Arc<Self> {
        let partners = shape
            .joins()
            .iter()
            .map(|(_, shape)| Self::new(Arc::clone(&wiki), Arc::clone(&rows), Arc::clone(&members), shape));
        let partners = partners.collect();
        Arc::new(Self {
            wiki,
            rows,
            members,
            shape: Arc::clone(shape),
            partners,
            edges: Mutex::default(),
            awaited: None,
        })
    }

    /// What stands for a row that is yet to be read, and for its partners.
    pub(super) fn awaited(wiki: &Arc<Wiki>, place: Place, shape: &Arc<Shape>) -> Arc<Self> {
        let partner = |(edge, shape): &(&'static str, Arc<Shape>)| {
            let path = place.path.iter().copied().chain([*edge]).collect();
            Self::awaited(wiki, Place { path, ..place.clone() }, shape)
        };
        Arc::new(Self {
            wiki: Arc::clone(wiki),
            rows: Arc::default(),
            members: Arc::new([0]),
            shape: Arc::clone(shape),
            partners: shape.joins().iter().map(partner).collect(),
            edges: Mutex::default(),
            awaited: Some(place),
        })
    }

    /// The cohort of all of these rows.
    pub fn of_all(wiki: Arc<Wiki>, rows: Rows, shape: &Arc<Shape>) -> Arc<Self> {
        let members = (0..rows.len()).collect();
        Self::new(wiki, Arc::new(rows), members, shape)
    }

    /// The rows of these records, in their order; `None` for one that is not there.
    pub async fn of_records(
        wiki: &Arc<Wiki>,
        records: &[Record],
        selection: &Selection,
    ) -> Result<Vec<Option<Member>>, LoadError> {
        let Recorded { rows, shape, exists } = recorded(wiki, records, selection).await?;
        let members = (0..exists.len()).filter(|row| exists[*row]).collect();
        let cohort = Self::new(Arc::clone(wiki), Arc::new(rows), members, &shape);
        Ok(exists.into_iter().enumerate().map(|(row, exists)| exists.then(|| cohort.member(row))).collect())
    }

    /// The row of this number.
    pub fn member(self: &Arc<Self>, row: usize) -> Member {
        Member { cohort: Arc::clone(self), row }
    }

    /// All rows.
    pub fn members(self: &Arc<Self>) -> impl Iterator<Item = Member> + '_ {
        self.members.iter().filter(|row| self.exists(**row)).map(|row| self.member(*row))
    }

    /// The wiki that the rows are from.
    pub fn wiki(&self) -> &Arc<Wiki> {
        &self.wiki
    }

    /// The different values of these columns among the rows that have all of them.
    pub fn keys(self: &Arc<Self>, columns: &[AnyColumn]) -> Result<Vec<Vec<Bind>>, LoadError> {
        let mut seen = HashSet::new();
        let mut keys = Vec::new();
        for member in self.members() {
            if let Some(key) = member.key(columns)?
                && seen.insert(key.clone())
            {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    /// The cells of a row, its partners' among them.
    pub fn cells(&self, row: usize) -> &[Cell] {
        self.rows.row(row)
    }

    /// Where in those cells columns and partners are.
    pub fn shape(&self) -> &Arc<Shape> {
        &self.shape
    }

    /// The partners of these rows at the other end of a to-one edge, by the edge's name.
    pub fn partners(&self, join: &str) -> Option<&Arc<Cohort>> {
        let edge = self.shape.joins().iter().position(|(name, _)| *name == join)?;
        self.partners_at(edge)
    }

    /// The same, by the edge's number in the shape of the rows.
    pub fn partners_at(&self, edge: usize) -> Option<&Arc<Cohort>> {
        self.partners.get(edge)
    }

    /// Keeps what was loaded already of an edge of the partners at the end of a path.
    pub(super) fn keep(&self, path: &[&'static str], key: EdgeKey, edge: Arc<dyn Any + Send + Sync>) {
        let Some((first, rest)) = path.split_first() else {
            let mut edges = self.edges.lock().unwrap_or_else(PoisonError::into_inner);
            edges.insert(key, Arc::new(OnceCell::new_with(Some(Ok(edge)))));
            return;
        };
        if let Some(partners) = self.partners(first) {
            partners.keep(rest, key, edge);
        }
    }

    /// Whether a row is there: a partner may be missing. One that is yet to be read is taken to be there.
    pub fn exists(&self, row: usize) -> bool {
        self.awaited.is_some() || self.shape.key().is_none_or(|key| *self.rows.cell(row, key) != Cell::Null)
    }
}

impl Member {
    /// The wiki that the row is from.
    pub fn wiki(&self) -> &Arc<Wiki> {
        &self.cohort.wiki
    }

    /// The rows that it came with.
    pub fn cohort(&self) -> &Arc<Cohort> {
        &self.cohort
    }

    /// Its number there.
    pub fn row(&self) -> usize {
        self.row
    }

    /// The row that it stands for, if that is yet to be read.
    pub fn awaited(&self) -> Option<&Place> {
        self.cohort.awaited.as_ref()
    }

    /// The partner at the end of some edges.
    pub fn at_end_of(&self, path: &[&'static str]) -> Option<Member> {
        path.iter().try_fold(self.clone(), |member, edge| {
            let partners = member.cohort.partners(edge)?;
            partners.exists(self.row).then(|| partners.member(self.row))
        })
    }

    /// A column's value; `None` for NULL.
    pub fn read<T: FromCell>(&self, column: Column<T>) -> Result<Option<T>, LoadError> {
        self.cell(column.name()).map(T::from_cell)
    }

    /// The partner at the other end of a to-one edge; `None` where there is none.
    pub fn partner(&self, join: &Join) -> Result<Option<Member>, LoadError> {
        let cohort = self.cohort.partners(join.name).ok_or(LoadError::NotAsked(join.name))?;
        Ok(cohort.exists(self.row).then(|| cohort.member(self.row)))
    }

    /// The values of these columns as values of placeholders; `None` if any is NULL.
    pub fn key(&self, columns: &[AnyColumn]) -> Result<Option<Vec<Bind>>, LoadError> {
        let mut key = Vec::with_capacity(columns.len());
        for column in columns {
            match Bind::of_cell(self.cell(column.name)?) {
                Some(value) => key.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(key))
    }

    /// What `load` makes of the whole cohort: it runs once, for whichever member asks first.
    pub async fn edge<E, F>(&self, key: EdgeKey, load: F) -> Result<Arc<E>, LoadError>
    where
        E: Send + Sync + 'static,
        F: AsyncFnOnce(Arc<Cohort>) -> Result<E, LoadError>,
    {
        let cell = {
            let mut edges = self.cohort.edges.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(edges.entry(key).or_default())
        };
        let loaded = cell
            .get_or_init(async || {
                // In a box, as one member loads, and all the others wait in a future that would have room for it.
                let edge = Box::pin(in_time(load(Arc::clone(&self.cohort)))).await??;
                Ok(Arc::new(edge) as Arc<dyn Any + Send + Sync>)
            })
            .await;
        Arc::clone(loaded.as_ref().map_err(Clone::clone)?).downcast().map_err(|_| LoadError::NotAsked(key.1))
    }

    fn cell(&self, name: &'static str) -> Result<&Cell, LoadError> {
        let place = self.cohort.shape.column(name).filter(|_| self.awaited().is_none());
        let place = place.ok_or(LoadError::NotAsked(name))?;
        Ok(self.cohort.rows.cell(self.row, place))
    }
}
