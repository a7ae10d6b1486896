//! The schema in the repository is the one that the program has.

use super::source::read;

#[test]
fn the_schema_in_the_repository_is_up_to_date() {
    let fresh = wikigraph::graph::sdl();
    assert!(read("schema.graphql") == fresh, "schema.graphql is out of date: cargo run -- schema > schema.graphql");
}
