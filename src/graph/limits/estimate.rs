//! What a document asks for, in numbers.

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
}
