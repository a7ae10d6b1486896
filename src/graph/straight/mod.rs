//! Rows straight into an answer: what a row has is written as JSON for all rows of a list in one go, without a value,
//! a future and a map entry for each of their fields.
//!
//! A [`Template`] is what a selection writes for each row: each type says in `Entity::need` what its fields read, and
//! of those that need nothing else how they are written. What is left is a gap, which the field's resolver fills; where it is a
//! list below the row, a few rows' resolvers load it for all, and the others' are written from there ([`below`]). A row that was
//! looked up for itself is written likewise ([`Alone`]). The resolvers stay the reference: they serve requests without
//! [`Loaded`], objects that are found in another way, rows that a template cannot write (a resolver then says what is
//! wrong with them), and documents in which [`repeats`] finds that pieces would have to be merged.

mod alone;
mod asked;
mod below;
mod bound;
mod lists;
mod loaded;
mod needs;
mod output;
mod repeats;
mod row;
mod template;

pub(super) use alone::Alone;
pub(super) use asked::Asked;
pub(super) use bound::{Gaps, Unwritable};
pub(super) use lists::{Edges, Nodes};
pub(super) use loaded::Lists;
pub use loaded::Loaded;
pub(super) use needs::Needs;
pub(super) use output::{Enumerated, Output};
pub use output::{room_for, write};
pub use repeats::repeats;
pub(super) use row::list as write_rows;
pub(super) use template::{Template, lead};
