//! The shape of the source: floors, sizes, names, and what is written down elsewhere about it.

mod documents;
mod environment;
mod floors;
mod names;
mod panics;
mod schema;
mod sizes;
mod source;
mod sql;
