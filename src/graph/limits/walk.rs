//! One walk over a parsed document, with fragments expanded.

use std::collections::HashSet;

use async_graphql::parser::types::{
    ExecutableDocument, Field, FragmentSpread, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Pos, Positioned, Variables};

use super::arguments::Arguments;
use super::weights::{self, Weight};
use super::{Costliest, Estimate, Limits, Refusal, introspection};

/// See [`Limits::measure`].
pub(super) fn measure(
    limits: &Limits,
    document: &ExecutableDocument,
    running: &OperationDefinition,
    variables: &Variables,
) -> Result<Estimate, Refusal> {
    let mut walk = Walk::new(limits, document, running, variables);
    walk.operations()?;
    walk.refuse_unused_fragments()?;
    Ok(Estimate { is_of_variables: walk.arguments.asks_variables(), ..walk.estimate })
}

/// See [`Limits::costliest`].
pub(super) fn costliest(
    limits: &Limits,
    document: &ExecutableDocument,
    running: &OperationDefinition,
    variables: &Variables,
) -> Option<Costliest> {
    let mut walk = Walk::new(limits, document, running, variables);
    walk.way = Some(Way::default());
    walk.operations().ok()?;
    let Way { costliest: (hundredths, names), .. } = walk.way?;
    let points = hundredths.div_ceil(weights::POINT);
    (!names.is_empty()).then(|| Costliest { path: names.join("."), points })
}

pub(super) struct Walk<'a> {
    pub limits: &'a Limits,
    document: &'a ExecutableDocument,
    arguments: Arguments<'a>,
    pub estimate: Estimate,
    /// The fragments that the walk is inside of.
    open: Vec<&'a str>,
    used: HashSet<&'a str>,
    /// Where the walk is, should anybody want to know which field costs most.
    way: Option<Way<'a>>,
}

/// The names on the way to a field, and those of the costliest so far with its hundredths.
#[derive(Default)]
struct Way<'a> {
    names: Vec<&'a str>,
    costliest: (u64, Vec<&'a str>),
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
    /// At the top of a mutation.
    pub writes: bool,
}

/// What the selections of one field, or of an operation, share.
#[derive(Default)]
pub(super) struct Parent {
    /// The rows that `nodes`, `edges` or `pageInfo` would give.
    page: u64,
    /// How many wikis have a list each that they are merged of; none where it is one list.
    wikis: u64,
    is_page_counted: bool,
    /// Fields so far.
    pub fields: usize,
}

impl<'a> Walk<'a> {
    fn new(
        limits: &'a Limits,
        document: &'a ExecutableDocument,
        running: &'a OperationDefinition,
        variables: &'a Variables,
    ) -> Self {
        let arguments = Arguments::new(running, variables);
        let (estimate, open, used) = (Estimate::default(), Vec::new(), HashSet::new());
        Self { limits, document, arguments, estimate, open, used, way: None }
    }

    fn operations(&mut self) -> Result<(), Refusal> {
        let document = self.document;
        for (_, operation) in document.operations.iter() {
            let place = Place {
                rows: u64::from(std::ptr::eq(&operation.node, self.arguments.running)),
                writes: operation.node.ty == OperationType::Mutation,
                ..Place::default()
            };
            self.selections(&operation.node.selection_set.node, place, &mut Parent::default())?;
        }
        Ok(())
    }

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
        self.estimate.introspects |= inner.introspection && place.rows > 0;
        if place.depth == 0 && name == "rateLimit" && place.rows > 0 {
            self.estimate.asks_for_rate_limit = true;
            self.estimate.is_dry_run |= self.arguments.says_yes(&field.node, "dryRun");
        }
        if let Some(way) = &mut self.way {
            way.names.push(field.node.response_key().node.as_str());
        }
        inner.rows = self.rows_of(field, place, parent)?;
        inner.writes = false;
        self.below_field(field, place, inner, parent.wikis.max(1))?;
        if let Some(way) = &mut self.way {
            way.names.pop();
        }
        Ok(())
    }

    /// What stands below a field, and what the field costs besides. The field may be one of so many lists at once.
    fn below_field(
        &mut self,
        field: &'a Positioned<Field>,
        place: Place,
        inner: Place,
        lists: u64,
    ) -> Result<(), Refusal> {
        let set = &field.node.selection_set;
        let mut inner_parent = Parent {
            page: self.arguments.page_size(&field.node),
            wikis: self.arguments.wikis(&field.node),
            ..Parent::default()
        };
        if !set.node.items.is_empty() {
            self.selections(&set.node, self.below(inner, set.pos)?, &mut inner_parent)?;
        }
        if place.introspection || place.rows == 0 {
            return Ok(());
        }
        let weight = weights::of_field(&field.node.name.node, !set.node.items.is_empty());
        let cost = match weight {
            _ if place.writes => weights::mutation(),
            // A field that takes arguments and has fields is looked up, where it is no list: those are added by themselves.
            Weight::Open => {
                let is_looked_up = !field.node.arguments.is_empty()
                    && !set.node.items.is_empty()
                    && !inner_parent.is_page_counted
                    && self.arguments.keys(&field.node).is_none();
                if is_looked_up { weights::list(place.rows, place.rows) } else { 0 }
            }
            Weight::Count => weights::cost(Weight::Count, place.rows.saturating_mul(lists)),
            weight => weights::cost(weight, place.rows),
        };
        self.add_cost(cost, 0);
        if place.writes || weight.is_of_calls() {
            self.estimate.of_calls = self.estimate.of_calls.saturating_add(cost);
        }
        if weights::is_text(&field.node.name.node) {
            self.estimate.texts = self.estimate.texts.saturating_add(place.rows);
        }
        Ok(())
    }

    /// Adds to the cost, for the field that is so many levels above the one that the walk is at.
    fn add_cost(&mut self, hundredths: u64, above: usize) {
        self.estimate.hundredths = self.estimate.hundredths.saturating_add(hundredths);
        if let Some(Way { names, costliest }) = &mut self.way
            && hundredths > costliest.0
        {
            *costliest = (hundredths, names[..names.len().saturating_sub(above)].to_vec());
        }
    }

    /// How many objects the field gives in all; what is a list is added to the estimate.
    fn rows_of(&mut self, field: &Positioned<Field>, place: Place, parent: &mut Parent) -> Result<u64, Refusal> {
        let name = field.node.name.node.as_str();
        if place.introspection {
            let Some(size) = introspection::list_size(name) else { return Ok(place.rows) };
            let rows = self.add_list(place, size, field.pos)?;
            self.add_cost(weights::introspection(rows), 0);
            return Ok(rows);
        }
        if parent.page > 0 && matches!(name, "nodes" | "edges" | "pageInfo") {
            if !parent.is_page_counted && place.rows > 0 {
                parent.is_page_counted = true;
                let rows = self.add_list(place, parent.page, field.pos)?;
                // Each wiki may have to bring the whole page.
                let lists = parent.wikis.max(1);
                self.add_cost(weights::list(place.rows.saturating_mul(lists), rows.saturating_mul(lists)), 1);
            }
            let is_list = name != "pageInfo";
            return Ok(if is_list { place.rows.saturating_mul(parent.page) } else { place.rows });
        }
        match self.arguments.keys(&field.node) {
            Some(keys) => {
                self.add_cost(weights::nodes(place.rows, keys), 0);
                self.add_list(place, keys, field.pos)
            }
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
