//! What a client needs to ask for the next page.

use async_graphql::SimpleObject;

/// Where a page of a connection begins and ends, and whether there is more.
#[derive(Debug, Clone, Default, SimpleObject)]
pub struct PageInfo {
    /// Whether rows follow this page. Going backwards, whether `before` was given: worked out only when asked.
    pub has_next_page: bool,
    /// Whether rows precede this page. Going forwards, whether `after` was given: worked out only when asked.
    pub has_previous_page: bool,
    /// The cursor of the first edge; null on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last edge; null on an empty page. Where the wiki's API gives the list, that of the last row
    /// that it looked at, also if the database has none of them: such a page is empty, and the next may not be.
    pub end_cursor: Option<String>,
}
