//! The parts that a request's time is divided into.

/// A part of a request's time, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Reading the request off the wire.
    Receive,
    /// Waiting for the gateway's own database: who is asking, and what they may.
    People,
    /// Looking for an answer that was made for somebody who asked the very same, or waiting for it.
    Shared,
    /// Parsing and measuring the document, or finding it among those that are known.
    Parse,
    /// Checking the document against the schema; much less where that was done before.
    Validate,
    /// Finding out what to ask of the database, and writing statements.
    Plan,
    /// Waiting for a connection to the wiki's database.
    Wait,
    /// Waiting for statements.
    Sql,
    /// Waiting for the wiki's Action API.
    Api,
    /// All that resolvers do besides.
    Execute,
    /// Writing the answer.
    Serialise,
}

impl Phase {
    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// All of them, in order.
    pub const ALL: [Self; 11] = [
        Self::Receive,
        Self::People,
        Self::Shared,
        Self::Parse,
        Self::Validate,
        Self::Plan,
        Self::Wait,
        Self::Sql,
        Self::Api,
        Self::Execute,
        Self::Serialise,
    ];

    /// Those in which a request waits for others; of several at once, the first counts.
    pub(super) const WAITING: [Self; 4] = [Self::Sql, Self::Api, Self::People, Self::Wait];

    /// Its name in `Server-Timing` and in the metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::People => "people",
            Self::Shared => "shared",
            Self::Parse => "parse",
            Self::Validate => "validate",
            Self::Plan => "plan",
            Self::Wait => "wait",
            Self::Sql => "sql",
            Self::Api => "api",
            Self::Execute => "execute",
            Self::Serialise => "serialise",
        }
    }
}
