//! wikigraph: a GraphQL gateway over MediaWiki databases and the MediaWiki Action API.
//!
//! The crate is a house of floors: each module imports only from those above it in this list, and a test says so.
//!
//! 1. [`types`]: nouns, without IO.
//! 2. [`config`]: the environment, read once and checked; and [`valkey`]: what instances share, if they do; and [`web`]: HTTP clients.
//! 3. [`telemetry`]: what a request spends; [`cache`]: what all share; [`buckets`]: how much is left; [`documents`]: by their ids.
//! 4. [`tables`]: MediaWiki's columns, the views that redact them, and how they join; and [`turns`]: who is next for what is scarce.
//! 5. [`db`]: connections, statements and rows.
//! 6. [`action_api`]: calls to a wiki's `api.php`.
//! 7. [`store`]: which statement answers a question.
//! 8. [`auth`]: who is asking, and acting as them; and [`wikis`]: the wikis that are served, each opened when it is asked for.
//! 9. [`loaders`]: rows that came together load their edges together.
//! 10. [`graph`]: the GraphQL types.
//! 11. [`http`]: paths and layers; and [`sandbox`], the embedded wiki.
//! 12. [`cli`]: the commands.
//!
//! Where to start:
//!
//! * a field of a type: `graph/objects/`, and the column in `tables/wiki/`;
//! * a filter or order: `graph/filters/`;
//! * a new type: `docs/adding-a-type.md`;
//! * a path or header: `http/mod.rs`;
//! * logging in: `auth/mod.rs`;
//! * a setting: `config/`, and `.env.example`.
// Resolvers of objects within objects make types that are deeper than what the compiler follows otherwise.
#![recursion_limit = "256"]

pub mod action_api;
pub mod auth;
pub mod buckets;
pub mod cache;
pub mod cli;
pub mod config;
pub mod db;
pub mod documents;
pub mod graph;
pub mod http;
pub mod loaders;
pub mod sandbox;
pub mod store;
pub mod tables;
pub mod telemetry;
pub mod turns;
pub mod types;
pub mod valkey;
pub mod web;
pub mod wikis;
