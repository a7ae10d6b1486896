//! `Node`: whatever has an id of its own.

use async_graphql::{ID, Interface};

use super::{Actor, Category, LogEntry, Page, RecentChange, Revision, User, Wiki};

/// Whatever can be found again by its id alone.
#[derive(Clone, Interface)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Names this node anywhere in the graph. Opaque; it holds for as long as the node exists."
))]
pub enum Node {
    Wiki(Wiki),
    Page(Page),
    Category(Category),
    Revision(Revision),
    Actor(Actor),
    User(User),
    RecentChange(RecentChange),
    LogEntry(LogEntry),
}
