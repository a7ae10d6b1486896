//! What the gateway itself remembers: statements over its own database, the same for SQLite and MariaDB.
//!
//! Nothing here knows what a secret is: it comes hashed or sealed, and goes back so.

pub mod accounts;
pub mod api_tokens;
pub mod logins;
pub mod sessions;

use crate::tables::{Cell, FromCell};

/// A cell of a column that cannot be NULL.
fn sure<T: FromCell + Default>(cell: &Cell) -> T {
    T::from_cell(cell).unwrap_or_default()
}
