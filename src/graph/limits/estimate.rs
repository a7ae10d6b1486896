//! What a document asks for, in numbers.

use super::weights;
use crate::telemetry::Weight;

/// The measure of a document that is within its limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Estimate {
    /// The deepest level of fields; introspection aside.
    pub depth: usize,
    /// Fields, fragment spreads and inline fragments, with every fragment counted wherever it is used.
    pub selections: usize,
    /// Fields under an alias, counted likewise.
    pub aliases: usize,
    /// Fields at the top of the operation that has most of them.
    pub root_fields: usize,
    /// How often a page of a connection, or a list by ids, has to be loaded.
    pub lists: u64,
    /// Rows that these lists can hold together.
    pub nodes: u64,
    /// What it all costs besides the request itself, in hundredths of a point.
    pub(super) hundredths: u64,
    /// How much of that calls of the Action API cost.
    pub(super) of_calls: u64,
    /// How many texts of pages and revisions are asked for.
    pub(super) texts: u64,
    /// Whether the operation that runs asks for the schema.
    pub introspects: bool,
    /// Whether it asks for `rateLimit`.
    pub asks_for_rate_limit: bool,
    /// Whether it asks for nothing but that, by `dryRun`.
    pub is_dry_run: bool,
    /// Whether it can be another where variables have other values.
    pub is_of_variables: bool,
}

impl Estimate {
    /// What the operation that runs can cost, in points.
    pub fn points(&self) -> u64 {
        weights::points(self.hundredths)
    }

    /// How much it asks of databases, and of the gateway itself: what holds many texts holds much memory.
    pub fn weight(&self) -> Weight {
        let of_databases = self.hundredths.saturating_sub(self.of_calls);
        let is_heavy = !self.is_dry_run && weights::is_heavy(of_databases, self.texts);
        if is_heavy { Weight::Heavy } else { Weight::Light }
    }
}

/// The field that costs most of an operation, with no field below it counted in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Costliest {
    /// The way to it, of names or aliases: `wiki.pages.nodes.html`.
    pub path: String,
    /// What it costs, in points.
    pub points: u64,
}

/// A cost that is more than is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overspent {
    /// What it is, in points.
    pub cost: u64,
    /// The most that would be allowed, in points.
    pub limit: u64,
    /// The field that costs most; none where no field costs anything.
    pub field: Option<Costliest>,
}

impl Overspent {
    /// What to do about it, as a sentence.
    pub fn advice(&self) -> String {
        match &self.field {
            Some(Costliest { path, points }) => format!(
                "`{path}` costs most, {points} of them: ask for fewer rows there with `first` or `last`, leave it out, or \
                 split the query. docs/cost.md has the weights."
            ),
            None => "Split the query. docs/cost.md has the weights.".to_owned(),
        }
    }
}
