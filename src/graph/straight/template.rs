//! Templates: what a selection of a type writes for each row.

use std::sync::{Arc, OnceLock};

use super::bound::{Bound, Gaps, Unwritable};
use super::row::ResolveRow;
use super::templates::FieldPlace;
use super::{Asked, Needs};
use crate::graph::Fault;
use crate::graph::entity::Entity;
use crate::loaders::{Cohort, Member};
use crate::tables::{Cell, Selection};
use crate::types::Json;

/// Writes a cell; `false`, and nothing written, where it is NULL or not of the column's type.
pub(super) type WriteCell = fn(&Cell, &mut Json) -> bool;

/// Whether a list has nothing but rows and lists, however deep.
pub(super) type IsListed = fn(Asked<'_>) -> bool;

/// Writes what is worked out from a row.
pub(super) type WriteValue = Box<dyn Fn(&Member, &mut Json) -> Result<(), Fault> + Send + Sync>;

/// What a selection of a type writes for each row.
pub struct Template {
    pub(super) steps: Vec<Step>,
    /// Whether rows alone have all of it.
    is_plain: bool,
    /// Whether rows and lists below them have all of it, however deep; looked at when somebody asks.
    is_listed: OnceLock<bool>,
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
    /// A title, which has a column for its namespace and one for its name.
    Title { namespace: &'static str, key: &'static str, is_nullable: bool },
    /// The row at the other end of a to-one edge; null where there is none.
    Edge {
        join: &'static str,
        template: Arc<Template>,
        resolve: ResolveRow,
        is_listed: fn(&Template, Asked<'_>) -> bool,
    },
    /// Worked out from the row.
    Value(WriteValue),
    /// The same for every row.
    Text(Vec<u8>),
    /// A list below the row. Where it is loaded, it is known by the place of its field.
    List { place: FieldPlace, is_listed: IsListed },
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
        let is_plain = steps.iter().all(|step| !step.part.is_gap());
        let template = Arc::new(Self { steps, is_plain, is_listed: OnceLock::new(), first: OnceLock::new() });
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

    /// Writes a row.
    pub fn write(&self, member: &Member, json: &mut Json, gaps: &mut Gaps<'_>) -> Result<(), Unwritable> {
        self.over(member.cohort())?.write(self, member.row(), json, gaps)
    }

    /// Whether rows alone have all of it.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// Whether rows and lists below them have all that a field asks for, which this is the template of, however deep.
    pub fn is_listed<T: Entity>(&self, field: Asked<'_>) -> bool {
        self.is_listed_as(field, &T::type_name())
    }

    fn is_listed_as(&self, field: Asked<'_>, type_name: &str) -> bool {
        *self.is_listed.get_or_init(|| {
            let mut below = field.below(type_name).into_iter().zip(&self.steps);
            self.is_plain || below.all(|(asked, step)| step.part.is_listed(asked))
        })
    }

    /// The partners of a cohort below which there are lists, at any number of to-one edges.
    pub(super) fn partners_with_lists<'c>(&self, cohort: &'c Arc<Cohort>, found: &mut Vec<&'c Arc<Cohort>>) {
        for step in &self.steps {
            if let Part::Edge { join, template, .. } = &step.part
                && !template.is_plain()
                && let Some(partners) = cohort.partners(join)
            {
                found.push(partners);
                template.partners_with_lists(partners, found);
            }
        }
    }
}

impl Part {
    /// Whether it takes more than the row.
    pub(super) fn is_gap(&self) -> bool {
        match self {
            Self::Resolved | Self::List { .. } => true,
            Self::Edge { template, .. } => !template.is_plain(),
            _ => false,
        }
    }

    fn is_listed(&self, field: Asked<'_>) -> bool {
        match self {
            Self::Resolved => false,
            Self::List { is_listed, .. } => is_listed(field),
            Self::Edge { template, is_listed, .. } => is_listed(template, field),
            _ => true,
        }
    }
}

/// What stands before a field's value. Names of fields and aliases need no escapes.
pub fn lead(is_first: bool, key: &str) -> Vec<u8> {
    [if is_first { b"{\"" } else { b",\"" }, key.as_bytes(), b"\":"].concat()
}
