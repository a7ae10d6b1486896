//! Queries: which statement answers a question, whatever the wiki's database looks like.
//!
//! Everything here is batch first. A [`Selection`](crate::tables::Selection) says which columns and to-one edges are
//! asked; a [`List`] reads ordered slices of rows for many parents at once; [`lookup`] finds rows by key. Statements are
//! text with placeholders, written once: MariaDB and SQLite agree on all that is used.
//!
//! [`app`] is the gateway's own database: what it remembers of people.

pub mod app;

mod branches;
mod list;
mod listing;
mod lookup;
mod named;
mod pairs;
mod parents;
mod parts;
mod records;
mod row_with_list;
mod several;
mod slices;
mod sparse;
mod split;
mod union;

pub use list::{List, Order, Position, SortKey, Strand, Window};
pub use listing::{Listing, listing, listings};
pub use lookup::{Keys, lookup};
pub use named::Named;
pub use parents::Parents;
pub use records::{Record, Recorded, recorded};
pub use row_with_list::{Below, Lone, RowWithList, Wanted, row_with_list};
pub use several::{Group, Share, grouped};
pub use slices::{COUNT_LIMIT, Slice, Slices, counts, slices};
