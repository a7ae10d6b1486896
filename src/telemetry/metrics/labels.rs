//! What operations and times are told apart by.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::sync::Arc;

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder};

/// The outcome of an operation without errors.
pub const OK: Cow<'static, str> = Cow::Borrowed("OK");

/// What kind of operation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It reads.
    Query,
    /// It writes.
    Mutation,
    /// It never came so far as to be one.
    None,
}

impl Kind {
    /// What GraphQL calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::None => "-",
        }
    }
}

impl EncodeLabelValue for Kind {
    fn encode(&self, encoder: &mut LabelValueEncoder) -> fmt::Result {
        encoder.write_str(self.name())
    }
}

/// What operations are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct Operation {
    pub kind: Kind,
    pub name: Arc<str>,
    pub code: Cow<'static, str>,
}

/// What times are told apart by.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
pub(super) struct OfPhase {
    pub phase: &'static str,
}
