//! One piece of a list.

/// Some entries of a list, and how to go on.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<T> {
    /// The entries, in the list's order.
    pub entries: Vec<T>,
    /// What to hand in for the next piece; `None` at the end.
    pub continuation: Option<String>,
}
