//! Who is asking: on SQLite and on MariaDB, against a stand-in for the wiki's OAuth pages.

mod accounts;
mod api_tokens;
mod commands;
mod deadlocks;
mod embedded;
mod left_undone;
mod listed;
mod logins;
mod migrations;
mod own_writes;
pub mod place;
mod rotation;
mod secrecy;
mod sessions;
pub mod stage;
pub mod wiki;
