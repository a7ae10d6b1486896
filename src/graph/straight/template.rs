//! Templates: what a selection of a type writes for each row.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::bound::{Bound, Unwritable};
use super::row::ResolveRow;
use super::{Asked, Needs};
use crate::graph::Fault;
use crate::graph::entity::Entity;
use crate::loaders::{Cohort, Member};
use crate::store::Selection;
use crate::tables::Cell;
use crate::types::Json;

/// Writes a cell; `false`, and nothing written, where it is NULL or not of the column's type.
pub(super) type WriteCell = fn(&Cell, &mut Json) -> bool;

/// Writes what is worked out from a row.
pub(super) type WriteValue = Box<dyn Fn(&Member, &mut Json) -> Result<(), Fault> + Send + Sync>;

/// What a selection of a type writes for each row.
pub struct Template {
    pub(super) steps: Vec<Step>,
    /// Where it is in the rows that it wrote first: mostly all that it writes.
    first: OnceLock<Arc<Bound>>,
}

/// One field of the answer.
pub(super) struct Step {
    /// The brace or comma, the name and the colon.
    pub(super) lead: Vec<u8>,
    pub(super) part: Part,
}

/// How a field's value comes about.
pub(super) enum Part {
    /// A column of the row.
    Cell { column: &'static str, write: WriteCell, is_nullable: bool },
    /// A column of a partner; null where there is no partner.
    Through { join: &'static str, column: &'static str, write: WriteCell },
    /// The row at the other end of a to-one edge; null where there is none.
    Edge { join: &'static str, template: Arc<Template>, resolve: ResolveRow },
    /// Worked out from the row.
    Value(WriteValue),
    /// The same for every row.
    Text(Vec<u8>),
    /// Nothing that the row has: the field's resolver is asked.
    Resolved,
}

impl Template {
    /// What the selection below a field, which is of type `T`, writes; what it reads is added to what is asked of the row.
    pub fn of<T: Entity>(field: Asked<'_>, selection: &mut Selection) -> Arc<Self> {
        let type_name = T::type_name();
        let mut steps = Vec::new();
        for asked in field.below(&type_name) {
            let part = match asked.name() {
                "__typename" => Part::Text(format!("\"{type_name}\"").into_bytes()),
                _ => {
                    let mut needs = Needs::new(selection);
                    T::need(asked, &mut needs);
                    needs.into_part()
                }
            };
            let lead = lead(steps.is_empty(), asked.key());
            steps.push(Step { lead, part });
        }
        let template = Arc::new(Self { steps, first: OnceLock::new() });
        if let Some(templates) = field.templates() {
            templates.keep::<T>(field, &template);
        }
        template
    }

    /// The template over the rows of a cohort.
    pub(super) fn over(&self, cohort: &Arc<Cohort>) -> Result<Arc<Bound>, Unwritable> {
        match self.first.get() {
            Some(first) if first.is_over(cohort) => Ok(Arc::clone(first)),
            Some(_) => Ok(Arc::new(Bound::new(self, cohort)?)),
            None => {
                let bound = Arc::new(Bound::new(self, cohort)?);
                Ok(Arc::clone(self.first.get_or_init(|| Arc::clone(&bound)))).map(|first| {
                    // Somebody else may have been first, with other rows.
                    if first.is_over(cohort) { first } else { bound }
                })
            }
        }
    }

    /// Whether rows alone have all of it.
    pub fn is_plain(&self) -> bool {
        self.steps.iter().all(|step| !step.part.is_gap())
    }
}

impl Part {
    /// Whether it takes more than the row.
    pub(super) fn is_gap(&self) -> bool {
        match self {
            Self::Resolved => true,
            Self::Edge { template, .. } => !template.is_plain(),
            _ => false,
        }
    }
}

/// What stands before a field's value. Names of fields and aliases need no escapes.
pub fn lead(is_first: bool, key: &str) -> Vec<u8> {
    format!("{}\"{key}\":", if is_first { '{' } else { ',' }).into_bytes()
}

/// The templates of one request, by the fields that they are below. A request that has them is answered by whoever can
/// write pieces of JSON ([`super::write`]).
#[derive(Default)]
pub struct Templates {
    known: Mutex<HashMap<(usize, TypeId), Arc<Template>>>,
}

impl Templates {
    fn keep<T: Any>(&self, field: Asked<'_>, template: &Arc<Template>) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(place::<T>(field), Arc::clone(template));
    }

    /// The template of what is below a field of type `T`.
    pub(super) fn of<T: Entity>(&self, field: Asked<'_>) -> Arc<Template> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&place::<T>(field)).cloned();
        // Whoever loaded the rows knew what is asked of them, but not always by this field.
        known.unwrap_or_else(|| Template::of::<T>(field, &mut Selection::default()))
    }
}

/// A document stays where it is while its request is under way.
fn place<T: Any>(field: Asked<'_>) -> (usize, TypeId) {
    (std::ptr::from_ref(field.field()).addr(), TypeId::of::<T>())
}
