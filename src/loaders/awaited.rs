//! A row that is not looked up before it is known which list below it is wanted: one statement brings both.
//!
//! Whoever looks the row up makes an object of a [`Member`] that stands for it, and has the list's field resolved. What reads
//! lists sees that the row is [awaited](Member::awaited), reads both, and leaves them with its [`Place`].

use std::any::Any;
use std::sync::{Arc, Mutex, PoisonError};

use super::LoadError;
use super::cohort::{Cohort, EdgeKey, Member};
use super::lookups::Target;
use crate::db::{Bind, Wiki};
use crate::store::Lone;
use crate::tables::Selection;

/// A row that is to be read together with a list below it.
pub struct Awaited {
    wiki: Arc<Wiki>,
    target: Target,
    key: Vec<Bind>,
    selection: Selection,
    outcome: Mutex<Option<Result<Arrived, LoadError>>>,
}

/// Where below an awaited row a member stands.
#[derive(Clone)]
pub struct Place {
    /// The row.
    pub row: Arc<Awaited>,
    /// The edges that lead from it to the member.
    pub path: Vec<&'static str>,
}

/// What was read of a row, with a list below it.
pub struct Arrived {
    row: Option<Member>,
    path: Vec<&'static str>,
    key: EdgeKey,
    list: Arc<dyn Any + Send + Sync>,
}

impl Awaited {
    /// The row of this key, of which so much is wanted.
    pub fn new(wiki: &Arc<Wiki>, target: Target, key: Vec<Bind>, mut selection: Selection) -> Arc<Self> {
        target.columns.iter().for_each(|column| selection.column(*column));
        Arc::new(Self { wiki: Arc::clone(wiki), target, key, selection, outcome: Mutex::default() })
    }

    /// What stands for the row meanwhile; it has no cells, and all partners that were asked for.
    pub fn member(self: &Arc<Self>) -> Member {
        let select = self.wiki.capabilities.select_parent(self.target.view, &self.selection);
        let place = Place { row: Arc::clone(self), path: Vec::new() };
        Cohort::awaited(&self.wiki, place, &select.shape).member(0)
    }

    /// The wiki that it is on.
    pub fn wiki(&self) -> &Arc<Wiki> {
        &self.wiki
    }

    /// The row, for the statement.
    pub fn lone(&self) -> Lone<'_> {
        Lone { view: self.target.view, columns: self.target.columns, key: &self.key, selection: &self.selection }
    }

    /// Whether this is the row: its key is the same byte for byte, and not only to the database.
    pub fn is(&self, row: &Member) -> Result<bool, LoadError> {
        Ok(row.key(self.target.columns)?.as_ref() == Some(&self.key))
    }

    /// What was read, if one statement could bring both.
    pub fn outcome(&self) -> Result<Option<Arrived>, LoadError> {
        self.outcome.lock().unwrap_or_else(PoisonError::into_inner).take().transpose()
    }

    fn settle(&self, outcome: Result<Arrived, LoadError>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    }
}

impl Place {
    /// Leaves what was read: the row, if its list has anything, and what [`Member::edge`] is to find for the list.
    pub fn leave<E: Send + Sync + 'static>(&self, row: Option<Member>, key: EdgeKey, list: E) {
        self.row.settle(Ok(Arrived { row, path: self.path.clone(), key, list: Arc::new(list) }));
    }

    /// Leaves word that neither could be read.
    pub fn fail(&self, error: LoadError) {
        self.row.settle(Err(error));
    }
}

impl Arrived {
    /// The row; `None` where there is none, or nothing in its list, which another statement has to tell apart.
    pub fn row(&self) -> Option<&Member> {
        self.row.as_ref()
    }

    /// Gives the list to the row.
    pub fn give(self, row: &Member) {
        row.cohort().keep(&self.path, self.key, self.list);
    }
}
