//! Commands, run as a person runs them.

mod check;
mod documents;
mod explain;
mod health;
mod reset;
