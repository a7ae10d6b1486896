//! Commands, run as a person runs them.

mod documents;
mod explain;
mod health;
