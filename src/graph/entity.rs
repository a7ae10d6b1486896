//! Types of the graph whose objects are rows.

use async_graphql::{Context, ObjectType};

use super::straight::{Asked, Needs};
use super::{Fault, fingerprint};
use crate::loaders::{EdgeKey, Member};
use crate::tables::Selection;
use crate::telemetry::{Phase, during};

/// The most to-one edges that one statement brings in. MariaDB joins 61 tables at most, and some views are two.
const MOST_JOINS: usize = 24;

/// What a field of an object that can be null answers with: an error makes the field null, not its parent.
pub type Nullable<T> = Option<Result<T, Fault>>;

/// A type whose objects are rows.
pub trait Entity: ObjectType + From<Member> + Clone + Send + Sync + 'static {
    /// Says what a field of this type reads of its row, and how it is written where that is all it takes. Fields that
    /// read nothing, or that load rows of their own, say nothing or the key that they load by.
    fn need(field: Asked<'_>, needs: &mut Needs<'_>);

    /// The row.
    fn member(&self) -> &Member;

    /// What the field under way, which is of this type, asks of its row.
    fn asked(context: &Context<'_>) -> Result<Selection, Fault> {
        let template = during(Phase::Plan, || Asked::by(context).template::<Self>());
        check_joins(template.selection())?;
        Ok(template.selection().clone())
    }
}

/// Refuses what one statement cannot join.
pub(super) fn check_joins(selection: &Selection) -> Result<(), Fault> {
    let joins = selection.join_count();
    if joins <= MOST_JOINS {
        return Ok(());
    }
    Err(Fault::TooComplex(format!(
        "This field asks for {joins} to-one edges of each row; {MOST_JOINS} is the limit. Ask for some of them in a \
         second query, by node(id:)."
    )))
}

/// Names what the field under way asks for within its parent's cohort.
pub(super) fn edge_key(context: &Context<'_>, what: &'static str) -> EdgeKey {
    (fingerprint::of_field(context), what)
}
