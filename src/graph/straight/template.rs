//! Templates: what a selection of a type writes for each row.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use async_graphql::Pos;

use super::bound::{Bound, Gaps, Unwritable};
use super::row::ResolveRow;
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

/// Rows of so many shapes can be written in turn without looking for cells: of the wikis that a list is merged of, say.
const MOST_BOUNDS: usize = 8;

/// What a selection of a type writes for each row.
pub struct Template {
    pub(super) steps: Vec<Step>,
    /// What it reads of each row.
    selection: Selection,
    /// Whether rows alone have all of it.
    is_plain: bool,
    /// Whether rows and lists below them have all of it, however deep; looked at when somebody asks.
    is_listed: OnceLock<bool>,
    /// Where it is in the rows of the latest shapes that it wrote.
    bounds: Mutex<Vec<Arc<Bound>>>,
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
    /// A list below the row, which may come with it. Where it is loaded, it is known by the place of its field, and by its
    /// parents: the rows, or their partners at the other end of an edge.
    List { place: Pos, through: Option<&'static str>, is_listed: IsListed, may_come_with_row: bool },
    /// Nothing that the row has: the field's resolver is asked.
    Resolved,
}

impl Template {
    /// What the selection below a field, which is of type `T`, reads and writes.
    pub(super) fn of<T: Entity>(field: Asked<'_>) -> Self {
        let type_name = T::type_name();
        let (mut steps, mut selection) = (Vec::new(), Selection::default());
        for asked in field.below(&type_name) {
            let part = match asked.name() {
                "__typename" => Part::Text(format!("\"{type_name}\"").into_bytes()),
                _ => {
                    let mut needs = Needs::new(&mut selection);
                    T::need(asked, &mut needs);
                    needs.into_part()
                }
            };
            let lead = lead(steps.is_empty(), asked.key());
            steps.push(Step { lead, part });
        }
        let is_plain = steps.iter().all(|step| !step.part.is_gap());
        Self { steps, selection, is_plain, is_listed: OnceLock::new(), bounds: Mutex::default() }
    }

    /// What it reads of each row.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The template over the rows of a cohort.
    pub(super) fn over(&self, cohort: &Cohort) -> Result<Arc<Bound>, Unwritable> {
        let mut bounds = self.bounds.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = bounds.iter().find(|bound| bound.is_over(cohort)) {
            return Ok(Arc::clone(known));
        }
        let bound = Arc::new(Bound::new(self, cohort.shape())?);
        if bounds.len() == MOST_BOUNDS {
            bounds.remove(0);
        }
        bounds.push(Arc::clone(&bound));
        Ok(bound)
    }

    /// Writes a row.
    pub fn write(&self, member: &Member, json: &mut Json, gaps: &mut Gaps<'_>) -> Result<(), Unwritable> {
        self.over(member.cohort())?.write(self, member.cohort(), member.row(), json, gaps)
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

    /// The only field, of those that stand below a field of type `T`, which takes more than the row, if it is a list that may
    /// come with that.
    pub fn only_list<'a, T: Entity>(&self, field: Asked<'a>) -> Option<Asked<'a>> {
        let mut gaps = self.steps.iter().enumerate().filter(|(_, step)| step.part.is_gap());
        let (number, only) = gaps.next().filter(|_| gaps.next().is_none())?;
        let may_come = matches!(only.part, Part::List { may_come_with_row: true, .. });
        may_come.then(|| field.below(&T::type_name()).into_iter().nth(number))?
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
