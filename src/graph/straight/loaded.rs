//! The loaded lists of one request.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::Pos;

use super::Asked;
use super::bound::Unwritable;
use crate::loaders::Cohort;
use crate::types::Json;

/// The lists of one request that are loaded, by the fields that ask for them. A request that has this is answered by whoever
/// can write pieces of JSON ([`super::write`]).
#[derive(Default)]
pub struct Loaded {
    /// A field in a fragment can be below rows of several cohorts.
    lists: Mutex<HashMap<Pos, Vec<Known>>>,
}

/// The rows that have lists, and those lists; none where they have more than rows and lists.
type Known = (Arc<Cohort>, Option<Arc<dyn Lists>>);

/// Lists that one field asked for below the rows of a cohort, or below partners of theirs.
pub trait Lists: Send + Sync {
    /// Writes the list of a parent.
    fn write(&self, parent: usize, loaded: &Loaded, json: &mut Json) -> Result<(), Unwritable>;
}

impl Loaded {
    /// Keeps the lists that a field asked for, if nobody has.
    pub fn keep(&self, field: Asked<'_>, parents: &Arc<Cohort>, lists: impl FnOnce() -> Option<Arc<dyn Lists>>) {
        let mut known = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.entry(field.place()).or_default();
        if !known.iter().any(|(known, _)| Arc::ptr_eq(known, parents)) {
            known.push((Arc::clone(parents), lists()));
        }
    }

    /// Writes the list that a field asks for below a row, if it is loaded: for these rows, or for those partners of theirs that
    /// the field's lists may belong to.
    pub(super) fn write(
        &self,
        field: Pos,
        cohort: &Arc<Cohort>,
        partners: Option<&Arc<Cohort>>,
        row: usize,
        json: &mut Json,
    ) -> Result<(), Unwritable> {
        let lists = {
            let known = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            let mut lists = known.get(&field).into_iter().flatten();
            // Other partners are no parents here: one fragment can be below rows and below partners of theirs.
            let found = lists.find(|(parents, _)| {
                Arc::ptr_eq(cohort, parents) || partners.is_some_and(|partners| Arc::ptr_eq(partners, parents))
            });
            found.and_then(|(_, lists)| lists.clone())
        };
        lists.ok_or(Unwritable)?.write(row, self, json)
    }
}
