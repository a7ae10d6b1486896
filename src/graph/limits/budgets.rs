//! The budgets that a walk spends, and what is said when one is spent.

use async_graphql::Pos;
use async_graphql::parser::types::Field;

use super::walk::{Parent, Place, Walk};
use super::{INTROSPECTION_DEPTH, NESTING, Refusal};

impl Walk<'_> {
    pub(super) fn count_selection(&mut self, position: Pos) -> Result<(), Refusal> {
        self.estimate.selections += 1;
        if self.estimate.selections <= self.limits.selections {
            return Ok(());
        }
        Err(Refusal::too_complex(
            format!(
                "The query selects more than {} fields and fragments, each fragment counted wherever it is used. Select fewer fields, or split the query.",
                self.limits.selections
            ),
            Some(position),
        ))
    }

    pub(super) fn count_alias(&mut self, field: &Field) -> Result<(), Refusal> {
        let Some(alias) = &field.alias else {
            return Ok(());
        };
        self.estimate.aliases += 1;
        if self.estimate.aliases <= self.limits.aliases {
            return Ok(());
        }
        Err(Refusal::too_complex(
            format!(
                "The query has more than {} aliases. Ask for many pages or users at once with a filter by `titles`, `names` or `ids`, or split the query.",
                self.limits.aliases
            ),
            Some(alias.pos),
        ))
    }

    pub(super) fn count_root_field(&mut self, place: Place, parent: &mut Parent, position: Pos) -> Result<(), Refusal> {
        if place.depth > 0 {
            return Ok(());
        }
        parent.fields += 1;
        self.estimate.root_fields = self.estimate.root_fields.max(parent.fields);
        if parent.fields <= self.limits.root_fields {
            return Ok(());
        }
        Err(Refusal::too_complex(
            format!("The operation has more than {} fields at its top. Split it.", self.limits.root_fields),
            Some(position),
        ))
    }

    pub(super) fn check_depth(&mut self, place: Place, position: Pos) -> Result<(), Refusal> {
        let limit = if place.introspection {
            INTROSPECTION_DEPTH
        } else {
            self.estimate.depth = self.estimate.depth.max(place.depth);
            self.limits.depth
        };
        if place.depth <= limit {
            return Ok(());
        }
        Err(Refusal::too_complex(
            format!(
                "The query is deeper than {limit} levels of fields. Start further down, for instance with `node(id:)`, or split the query."
            ),
            Some(position),
        ))
    }

    /// One selection set further down.
    pub(super) fn below(&self, place: Place, position: Pos) -> Result<Place, Refusal> {
        let nesting = place.nesting + 1;
        if nesting <= NESTING {
            return Ok(Place { nesting, ..place });
        }
        Err(Refusal::too_complex(
            format!(
                "The query nests deeper than {NESTING} levels of fields and fragments. Put fewer fragments into each other."
            ),
            Some(position),
        ))
    }
}
