//! What fields cost, by name: `docs/cost.md` says the same for people.
//!
//! The walk knows no types, so that a name weighs the same wherever it is. Each is in the schema; a test looks.

use crate::telemetry::{Phase, Spent};

/// Costs are added up in hundredths of a point, which is what a row costs.
pub(super) const POINT: u64 = 100;

/// A call of the Action API: it takes the wiki's servers some 50 times what a statement takes a database.
const CALL: u64 = 5 * POINT;

/// How many entries of an index a `totalCount` may count, at most, for five points.
const COUNT: u64 = 5 * POINT;

/// A mutation takes some five calls: tokens, the write itself, and a look at what came of it.
const MUTATION: u64 = 5 * CALL;

/// Nodes of the schema's own description, of which ten cost what a row does: no database has them.
const INTROSPECTED_PER_ROW: u64 = 10;

/// A statement that runs longer costs a point for each such stretch.
const STRETCH_MILLIS: u128 = 100;

/// What costs more than so many points, calls of the Action API aside, is heavy: a thousand rows, or two counts.
const HEAVY: u64 = 10;

/// And what asks for as many texts, which take memory here until all is answered.
const HEAVY_TEXTS: u64 = 100;

/// How many parents share a statement, and how many rows a call.
const PARENTS_PER_STATEMENT: u64 = 500;
const ROWS_PER_CALL: u64 = 50;

/// Ids lead to as many kinds of rows, of which each takes a statement.
const KINDS_OF_NODES: u64 = 8;

/// What a field takes besides its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// Nothing, or what its arguments and the fields below it say.
    Open,
    /// Nothing at all, in spite of its arguments.
    Nothing,
    /// A statement for all its parents together.
    Statement,
    /// A count for each parent.
    Count,
    /// A call for fifty parents.
    SharedCall,
    /// A call for each parent.
    Call,
}

/// The fields that weigh something.
const WEIGHTS: [(&str, Weight); 23] = [
    ("block", Weight::Statement),
    ("content", Weight::SharedCall),
    ("diff", Weight::Call),
    ("extract", Weight::SharedCall),
    ("firstRevision", Weight::Statement),
    ("formerGroups", Weight::Statement),
    ("groups", Weight::Statement),
    ("html", Weight::Call),
    ("namespace", Weight::Nothing),
    ("properties", Weight::Statement),
    ("protections", Weight::Statement),
    ("rateLimit", Weight::Nothing),
    ("recentChange", Weight::Statement),
    ("replicationLag", Weight::Statement),
    ("rights", Weight::SharedCall),
    ("search", Weight::Call),
    ("statistics", Weight::Statement),
    ("tags", Weight::Statement),
    ("totalCount", Weight::Count),
    ("viewer", Weight::Call),
    ("viewerCan", Weight::SharedCall),
    ("watchlist", Weight::Call),
    ("wiki", Weight::Nothing),
];

impl Weight {
    /// Whether it is the wiki's servers that it takes, which keeps nobody waiting for a database.
    pub(super) fn is_of_calls(self) -> bool {
        matches!(self, Self::SharedCall | Self::Call)
    }
}

/// Whether such a field holds a text of any length.
pub(super) fn is_text(name: &str) -> bool {
    matches!(name, "content" | "diff" | "html")
}

/// What a field takes. A page's `redirects` are a list, and a wiki's are counted.
pub(super) fn of_field(name: &str, has_fields: bool) -> Weight {
    if name == "redirects" && !has_fields {
        return Weight::Count;
    }
    WEIGHTS.binary_search_by(|(known, _)| (*known).cmp(name)).map_or(Weight::Open, |place| WEIGHTS[place].1)
}

/// What such a field costs for so many parents, in hundredths.
pub(super) fn cost(weight: Weight, parents: u64) -> u64 {
    match weight {
        Weight::Open | Weight::Nothing => 0,
        Weight::Statement => parents.div_ceil(PARENTS_PER_STATEMENT).saturating_mul(POINT),
        Weight::Count => parents.saturating_mul(COUNT),
        Weight::SharedCall => parents.div_ceil(ROWS_PER_CALL).saturating_mul(CALL),
        Weight::Call => parents.saturating_mul(CALL),
    }
}

/// What a list costs that is asked of so many parents, and holds so many rows for all of them.
pub(super) fn list(parents: u64, rows: u64) -> u64 {
    cost(Weight::Statement, parents).saturating_add(rows)
}

/// What `nodes` costs, of so many ids for each of these parents.
pub(super) fn nodes(parents: u64, ids: u64) -> u64 {
    let statements = parents.saturating_mul(ids.min(KINDS_OF_NODES)).saturating_mul(POINT);
    statements.saturating_add(parents.saturating_mul(ids))
}

/// What so many nodes of the schema's own description cost.
pub(super) fn introspection(nodes: u64) -> u64 {
    nodes / INTROSPECTED_PER_ROW
}

/// What a mutation costs, besides what is asked of its payload.
pub(super) const fn mutation() -> u64 {
    MUTATION
}

/// Points of what was spent: as rows, statements, calls and the database's time come to.
pub fn points_of(spent: &Spent) -> u64 {
    let stretches = u64::try_from(spent.time(Phase::Sql).as_millis() / STRETCH_MILLIS).unwrap_or(u64::MAX);
    let statements = u64::from(spent.statements).max(stretches);
    let calls = u64::from(spent.calls).saturating_mul(CALL);
    points(statements.saturating_mul(POINT).saturating_add(spent.rows).saturating_add(calls))
}

/// Full points of a request that costs so many hundredths besides its own point.
pub(super) fn points(hundredths: u64) -> u64 {
    hundredths.saturating_add(POINT) / POINT
}

/// Whether so many hundredths are much for a database, or so many texts for the memory here.
pub(super) fn is_heavy(hundredths: u64, texts: u64) -> bool {
    points(hundredths) > HEAVY || texts >= HEAVY_TEXTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_the_order_that_they_are_searched_by() {
        assert!(WEIGHTS.is_sorted_by(|before, after| before.0 < after.0));
        assert_eq!((of_field("html", false), of_field("title", false)), (Weight::Call, Weight::Open));
        assert_eq!((of_field("redirects", false), of_field("redirects", true)), (Weight::Count, Weight::Open));
    }

    #[test]
    fn names_are_fields_of_the_schema() {
        let sdl = crate::graph::sdl();
        let is_field = |name: &str| {
            let line = |line: &str| line.strip_prefix("  ").and_then(|line| line.strip_prefix(name).map(str::to_owned));
            sdl.lines().filter_map(line).any(|rest| rest.starts_with([':', '(']))
        };
        let unknown: Vec<_> = WEIGHTS.iter().map(|(name, _)| *name).filter(|name| !is_field(name)).collect();
        assert_eq!(unknown, [""; 0]);
    }

    #[test]
    fn what_was_spent_costs_what_it_would_have_been_estimated_at() {
        let mut spent = Spent::default();
        (spent.statements, spent.rows, spent.calls) = (3, 250, 2);
        assert_eq!(points_of(&spent), 1 + 3 + 2 + 10);
        assert_eq!(points_of(&Spent::default()), 1);
        assert_eq!(points(list(1, 50)), 2);
        assert_eq!(points(list(501, 501)), 1 + 2 + 5);
        assert_eq!(points(nodes(1, 500)), 1 + 8 + 5);
    }
}
