//! What is hidden of a revision, log entry or recent change.

use async_graphql::SimpleObject;

/// Which parts administrators hid from public view. What is hidden is null wherever it would show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SimpleObject)]
pub struct Visibility {
    /// The text; for a log entry, its action and target.
    pub is_content_hidden: bool,
    /// The edit summary or reason.
    pub is_comment_hidden: bool,
    /// Who did it.
    pub is_actor_hidden: bool,
    /// Whether what is hidden is hidden from administrators too (suppressed).
    pub is_restricted: bool,
}

impl From<i64> for Visibility {
    /// From a `…_deleted` column: see <https://www.mediawiki.org/wiki/Manual:RevisionDelete>.
    fn from(bits: i64) -> Self {
        Self {
            is_content_hidden: bits & 1 != 0,
            is_comment_hidden: bits & 2 != 0,
            is_actor_hidden: bits & 4 != 0,
            is_restricted: bits & 8 != 0,
        }
    }
}
