//! Whom a request is for, as far as sharing what is scarce goes.

/// Whom a request is for. Those who are told apart here share connections fairly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Asker {
    /// The gateway itself: what it finds out at its start, and whether it is ready.
    #[default]
    Gateway,
    /// Somebody with a session or an API token, by their account's number.
    Person(i64),
    /// Somebody unknown; the number stands for where they ask from, as far as that is known.
    Stranger(u64),
}

impl Asker {
    /// Whether nobody knows who they are.
    pub fn is_stranger(self) -> bool {
        matches!(self, Self::Stranger(_))
    }
}

/// How much a request asks for: what asks for much is not to keep others waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Weight {
    /// What most requests are.
    #[default]
    Light,
    /// Thousands of rows, or counts of very many.
    Heavy,
}
