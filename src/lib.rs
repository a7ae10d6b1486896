//! wikigraph: a GraphQL gateway over MediaWiki databases and the MediaWiki Action API.

pub mod db;
pub mod graph;
pub mod http;
pub mod sandbox;
pub mod store;
pub mod tables;
pub mod types;
