//! `PageAction`: what can be done to a page.

use async_graphql::Enum;

/// What can be done to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Enum)]
pub enum PageAction {
    /// Reading it.
    Read,
    /// Changing its text, or creating it.
    Edit,
    /// Giving it another title.
    Move,
    /// Deleting it.
    Delete,
    /// Saying who may change it.
    Protect,
}

impl PageAction {
    /// As the Action API calls it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Edit => "edit",
            Self::Move => "move",
            Self::Delete => "delete",
            Self::Protect => "protect",
        }
    }
}
