//! One walk over a parsed document, with fragments expanded.

use std::collections::HashSet;

use async_graphql::parser::types::{
    ExecutableDocument, Field, FragmentSpread, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Pos, Positioned, Variables};

use super::arguments::Arguments;
use super::{Estimate, Limits, Refusal, introspection};

/// See [`Limits::measure`].
pub(super) fn measure(
    limits: &Limits,
    document: &ExecutableDocument,
    running: &OperationDefinition,
    variables: &Variables,
) -> Result<Estimate, Refusal> {
    let mut walk = Walk {
        limits,
        document,
        arguments: Arguments { running, variables },
        estimate: Estimate::default(),
        open: Vec::new(),
        used: HashSet::new(),
    };
    for (_, operation) in document.operations.iter() {
        let place = Place { rows: u64::from(std::ptr::eq(&operation.node, running)), ..Place::default() };
        walk.selections(&operation.node.selection_set.node, place, &mut Parent::default())?;
    }
    walk.refuse_unused_fragments()?;
    Ok(walk.estimate)
}

pub(super) struct Walk<'a> {
    pub limits: &'a Limits,
    document: &'a ExecutableDocument,
    arguments: Arguments<'a>,
    pub estimate: Estimate,
    /// The fragments that the walk is inside of.
    open: Vec<&'a str>,
    used: HashSet<&'a str>,
}

/// Where in the document the walk is.
#[derive(Clone, Copy, Default)]
pub(super) struct Place {
    /// Fields above.
    pub depth: usize,
    /// Selection sets above, of fragments too.
    pub nesting: usize,
    /// How many objects the selection can be of; none where it does not run.
    pub rows: u64,
    /// Below `__schema` or `__type`.
    pub introspection: bool,
}

/// What the selections of one field, or of an operation, share.
#[derive(Default)]
pub(super) struct Parent {
    /// The rows that `nodes`, `edges` or `pageInfo` would give.
    page: u64,
    is_page_counted: bool,
    /// Fields so far.
    pub fields: usize,
}

impl<'a> Walk<'a> {
    fn selections(&mut self, set: &'a SelectionSet, place: Place, parent: &mut Parent) -> Result<(), Refusal> {
        for selection in &set.items {
            self.count_selection(selection.pos)?;
            let mut place = place;
            if self.arguments.is_skipped(selection.node.directives()) {
                place.rows = 0;
            }
            match &selection.node {
                Selection::Field(field) => self.field(field, place, parent)?,
                Selection::FragmentSpread(spread) => self.spread(spread, place, parent)?,
                Selection::InlineFragment(inline) => {
                    let set = &inline.node.selection_set;
                    self.selections(&set.node, self.below(place, set.pos)?, parent)?;
                }
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &'a Positioned<Field>, place: Place, parent: &mut Parent) -> Result<(), Refusal> {
        let name = field.node.name.node.as_str();
        self.count_root_field(place, parent, field.pos)?;
        self.count_alias(&field.node)?;
        let mut inner = Place {
            depth: place.depth + 1,
            introspection: place.introspection || name == "__schema" || name == "__type",
            ..place
        };
        self.check_depth(inner, field.pos)?;
        inner.rows = self.rows_of(field, place, parent)?;
        let set = &field.node.selection_set;
        if set.node.items.is_empty() {
            return Ok(());
        }
        let mut inner_parent = Parent { page: self.arguments.page_size(&field.node), ..Parent::default() };
        self.selections(&set.node, self.below(inner, set.pos)?, &mut inner_parent)
    }

    /// How many objects the field gives in all; what is a list is added to the estimate.
    fn rows_of(&mut self, field: &Positioned<Field>, place: Place, parent: &mut Parent) -> Result<u64, Refusal> {
        let name = field.node.name.node.as_str();
        if place.introspection {
            let size = introspection::list_size(name);
            return size.map_or(Ok(place.rows), |size| self.add_list(place, size, field.pos));
        }
        if parent.page > 0 && matches!(name, "nodes" | "edges" | "pageInfo") {
            if !parent.is_page_counted && place.rows > 0 {
                parent.is_page_counted = true;
                self.add_list(place, parent.page, field.pos)?;
            }
            let is_list = name != "pageInfo";
            return Ok(if is_list { place.rows.saturating_mul(parent.page) } else { place.rows });
        }
        match self.arguments.keys(&field.node) {
            Some(keys) => self.add_list(place, keys, field.pos),
            None => Ok(place.rows),
        }
    }

    fn add_list(&mut self, place: Place, size: u64, position: Pos) -> Result<u64, Refusal> {
        let rows = place.rows.saturating_mul(size);
        let estimate = &mut self.estimate;
        estimate.lists = estimate.lists.saturating_add(place.rows);
        estimate.nodes = estimate.nodes.saturating_add(rows);
        if estimate.nodes > self.limits.nodes {
            return Err(Refusal::too_complex(
                format!(
                    "The query can reach {} nodes or more, and at most {} are allowed. The list here holds {size} for each of {} parents: ask for smaller pages with `first` or `last`, or split the query.",
                    estimate.nodes, self.limits.nodes, place.rows
                ),
                Some(position),
            ));
        }
        Ok(rows)
    }

    fn spread(
        &mut self,
        spread: &'a Positioned<FragmentSpread>,
        place: Place,
        parent: &mut Parent,
    ) -> Result<(), Refusal> {
        let name = spread.node.fragment_name.node.as_str();
        // What is not defined is for validation to refuse.
        let Some(fragment) = self.document.fragments.get(name) else {
            return Ok(());
        };
        if self.open.contains(&name) {
            return Err(Refusal::invalid(
                format!("The fragment \"{name}\" contains itself. Remove this spread of it."),
                spread.pos,
            ));
        }
        self.used.insert(name);
        self.open.push(name);
        let set = &fragment.node.selection_set;
        self.selections(&set.node, self.below(place, set.pos)?, parent)?;
        self.open.pop();
        Ok(())
    }

    /// Each fragment costs validation time, so that one which no operation uses may not slip past
    /// the budgets.
    fn refuse_unused_fragments(&self) -> Result<(), Refusal> {
        let mut fragments = self.document.fragments.iter();
        match fragments.find(|(name, _)| !self.used.contains(name.as_str())) {
            Some((name, fragment)) => {
                Err(Refusal::invalid(format!("The fragment \"{name}\" is never used. Remove it."), fragment.pos))
            }
            None => Ok(()),
        }
    }
}
