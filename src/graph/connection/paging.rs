//! The arguments that every connection takes.

use super::super::Fault;

/// How many rows a page has where the client does not say.
const USUAL_PAGE: usize = 20;

/// The most rows that a page can have.
const LARGEST_PAGE: i32 = 500;

/// Which page of a connection is wanted.
#[derive(Debug, Clone, Default)]
pub struct Paging {
    /// Rows on the page.
    pub size: usize,
    /// Whether the page is counted from the end.
    pub is_backwards: bool,
    /// The cursor to start from.
    pub cursor: Option<String>,
}

impl Paging {
    /// Checks the four arguments together.
    pub fn new(
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Result<Self, Fault> {
        let is_backwards = last.is_some() || before.is_some();
        if is_backwards && (first.is_some() || after.is_some()) {
            return Err(Fault::input(
                "Page forwards with first and after, or backwards with last and before; not with both.",
            ));
        }
        let (name, size, cursor) = if is_backwards { ("last", last, before) } else { ("first", first, after) };
        let size = match size {
            None => USUAL_PAGE,
            Some(size @ 0..=LARGEST_PAGE) => usize::try_from(size).unwrap_or_default(),
            Some(size) => {
                return Err(Fault::input(format!("{name} is {size}; it can be 0 to {LARGEST_PAGE}.")));
            }
        };
        Ok(Self { size, is_backwards, cursor })
    }

    /// The arguments of a connection that only goes forwards.
    pub fn forwards(first: Option<i32>, after: Option<String>) -> Result<Self, Fault> {
        Self::new(first, after, None, None)
    }
}
