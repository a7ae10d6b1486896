//! Bounds on a document, checked before anything of it runs.
//!
//! [`Limits::check_text`] reads the text once, before the parser sees it; [`Limits::measure`] walks
//! the parsed document once, with every fragment counted wherever it is used, and stops as soon as
//! a budget is spent. Both cost at most what the limits allow, whatever the document.

mod arguments;
mod budgets;
mod estimate;
mod introspection;
mod scan;
mod variables;
mod walk;
mod weights;

use async_graphql::parser::types::{ExecutableDocument, OperationDefinition};
use async_graphql::{Pos, Variables};

pub use estimate::{Costliest, Estimate, Overspent};
pub use weights::points_of;

/// How many rows a connection gives when neither `first` nor `last` says.
pub const DEFAULT_PAGE: u64 = 20;

/// How deep brackets of any kind may nest in the text, which bounds the parser's recursion.
pub const BRACKETS: usize = 64;

/// How deep selections may nest when fragments count as levels too: the schema's
/// `limit_recursive_depth` has to be at least this.
pub const NESTING: usize = 48;

/// How deep the part below `__schema` and `__type` may nest. The standard introspection query
/// needs 15.
pub const INTROSPECTION_DEPTH: usize = 20;

/// What a document may ask for.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of query text. Default 100 000.
    pub query_bytes: usize,
    /// Tokens of query text, comments and commas aside. Default 10 000.
    pub tokens: usize,
    /// Directives in the text. Default 100.
    pub directives: usize,
    /// Levels of fields; fragments add none. Default 15.
    pub depth: usize,
    /// Fields, fragment spreads and inline fragments of all operations, with every fragment counted
    /// wherever it is used. Default 2 000.
    pub selections: usize,
    /// Fields under an alias, counted likewise. Default 200.
    pub aliases: usize,
    /// Fields at the top of an operation. Default 100.
    pub root_fields: usize,
    /// Rows that the connections and lists of the running operation can reach: the product of the
    /// page sizes along a path, summed over all paths. Default 100 000.
    pub nodes: u64,
    /// Values in the variables, where lists and objects count with all they hold, and in the extensions. Default 10 000.
    pub variable_values: usize,
    /// Points that the running operation can cost. Default 2 000.
    pub cost: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            query_bytes: 100_000,
            tokens: 10_000,
            directives: 100,
            depth: 15,
            selections: 2_000,
            aliases: 200,
            root_fields: 100,
            nodes: 100_000,
            variable_values: 10_000,
            cost: 2_000,
        }
    }
}

impl Limits {
    /// Checks the text's size, its tokens, its directives and how deep its brackets nest.
    pub fn check_text(&self, query: &str) -> Result<(), Refusal> {
        scan::check(self, query)
    }

    /// Checks how many values the variables hold.
    pub fn check_variables(&self, variables: &Variables) -> Result<(), Refusal> {
        variables::check(self, variables)
    }

    /// Why a request is refused of which what is called so, such as its variables, holds more values than variables may.
    pub fn too_many_values(&self, holder: &str) -> Refusal {
        variables::too_many(self, holder)
    }

    /// Measures a parsed document of which `running` is the operation to run.
    ///
    /// The other operations spend the same budgets, for they are validated too; only `running`
    /// reaches nodes.
    pub fn measure(
        &self,
        document: &ExecutableDocument,
        running: &OperationDefinition,
        variables: &Variables,
    ) -> Result<Estimate, Refusal> {
        self.check_variables(variables)?;
        let estimate = walk::measure(self, document, running, variables)?;
        if !estimate.is_dry_run && estimate.points() > self.cost {
            let field = self.costliest(document, running, variables);
            return Err(Refusal::too_dear(Overspent { cost: estimate.points(), limit: self.cost, field }));
        }
        Ok(estimate)
    }

    /// The field that costs most of a document that is within the other limits.
    pub fn costliest(
        &self,
        document: &ExecutableDocument,
        running: &OperationDefinition,
        variables: &Variables,
    ) -> Option<Costliest> {
        walk::costliest(self, document, running, variables)
    }
}

/// Why a document is not run.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Refusal {
    /// Which kind of fault it is.
    pub reason: Reason,
    /// What it was, the limit, and what to change.
    pub message: String,
    /// Where in the text.
    pub position: Option<Pos>,
    /// The numbers, where it is the cost that is too high.
    pub overspent: Option<Overspent>,
}

/// The kinds of fault that a document is refused for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A limit is exceeded.
    TooComplex,
    /// The text is no GraphQL document.
    Syntax,
    /// The document breaks one of GraphQL's own rules, in a way that would make measuring it
    /// pointless.
    Invalid,
}

impl Refusal {
    fn too_complex(message: String, position: Option<Pos>) -> Self {
        Self { reason: Reason::TooComplex, message, position, overspent: None }
    }

    fn too_dear(overspent: Overspent) -> Self {
        let Overspent { cost, limit, .. } = overspent;
        let message =
            format!("The query can cost {cost} points, and at most {limit} are allowed. {}", overspent.advice());
        Self { overspent: Some(overspent), ..Self::too_complex(message, None) }
    }

    /// A rule of GraphQL is broken.
    pub(super) fn invalid(message: String, position: Pos) -> Self {
        Self { reason: Reason::Invalid, message, position: Some(position), overspent: None }
    }
}
