//! Connections: from a wiki to a bounded set of connections to that wiki's database, and what came back.
//!
//! A [`Server`] bounds the connections over all its databases, and shares them fairly; a [`Pool`] is one database's use of
//! them. A connection belongs to one database for life: `USE` under cached prepared statements would go on answering
//! from the database that they were prepared on.

mod app;
mod codes;
mod connection;
mod error;
mod lag;
mod lent;
mod mariadb;
mod migrate;
mod observer;
mod pool;
mod probe;
mod probed;
mod rows;
mod server;
mod sqlite;
mod statement;
mod traced;
mod wiki;

pub use app::AppDatabase;
pub use error::DatabaseError;
pub use lag::{LagWatch, heartbeat};
pub use mariadb::reading_session;
pub use migrate::{MigrationError, migrate, revert};
pub use observer::{Answered, Observe, Observer};
pub use pool::Pool;
pub use probe::{NotMediaWiki, probe};
pub use probed::Probed;
pub use rows::Rows;
pub use server::Server;
pub use statement::{Bind, Statement};
pub use wiki::{Side, Wiki};
