//! wikigraph: a GraphQL gateway over MediaWiki databases and the MediaWiki Action API.

pub mod graph;
pub mod http;
pub mod sandbox;
pub mod types;
