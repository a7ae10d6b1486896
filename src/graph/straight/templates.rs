//! The templates and the loaded lists of one request.

use crate::tables::Selection;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::bound::Unwritable;
use super::{Asked, Template};
use crate::graph::entity::Entity;
use crate::loaders::Cohort;
use crate::types::Json;

/// The templates of one request, by the fields that they are below, and its lists that are loaded. A request that has them
/// is answered by whoever can write pieces of JSON ([`super::write`]).
#[derive(Default)]
pub struct Templates {
    known: Mutex<HashMap<(FieldPlace, TypeId), Arc<Template>>>,
    /// By the fields that ask for them; a field in a fragment can be below rows of several cohorts.
    lists: Mutex<HashMap<FieldPlace, Vec<Known>>>,
}

/// The rows that have lists, and those lists; none where they have more than rows and lists.
type Known = (Arc<Cohort>, Option<Arc<dyn Lists>>);

/// Where in its document a field is: a document stays where it is while its request is under way.
pub(super) type FieldPlace = usize;

/// Lists that one field asked for below the rows of a cohort, or below partners of theirs.
pub trait Lists: Send + Sync {
    /// Writes the list of a parent.
    fn write(&self, parent: usize, templates: &Templates, json: &mut Json) -> Result<(), Unwritable>;
}

impl Templates {
    pub(super) fn keep<T: Any>(&self, field: Asked<'_>, template: &Arc<Template>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert((field.place(), TypeId::of::<T>()), Arc::clone(template));
    }

    /// Keeps the lists that a field asked for, if nobody has.
    pub fn keep_lists(&self, field: Asked<'_>, parents: &Arc<Cohort>, lists: impl FnOnce() -> Option<Arc<dyn Lists>>) {
        let mut known = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.entry(field.place()).or_default();
        if !known.iter().any(|(known, _)| Arc::ptr_eq(known, parents)) {
            known.push((Arc::clone(parents), lists()));
        }
    }

    /// Writes the list that a field asks for below a row, if it is loaded.
    pub(super) fn write_list(
        &self,
        field: FieldPlace,
        cohort: &Arc<Cohort>,
        row: usize,
        json: &mut Json,
    ) -> Result<(), Unwritable> {
        let lists = {
            let known = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            let mut lists = known.get(&field).into_iter().flatten();
            lists.find(|(parents, _)| cohort.is_or_has_partners(parents)).and_then(|(_, lists)| lists.clone())
        };
        lists.ok_or(Unwritable)?.write(row, self, json)
    }

    /// The template of what is below a field of type `T`.
    pub fn of<T: Entity>(&self, field: Asked<'_>) -> Arc<Template> {
        let place = (field.place(), TypeId::of::<T>());
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&place).cloned();
        // Whoever loaded the rows knew what is asked of them, but not always by this field.
        known.unwrap_or_else(|| Template::of::<T>(field, &mut Selection::default()))
    }
}
