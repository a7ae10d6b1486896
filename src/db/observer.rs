//! Looking at statements as they are sent, for tests and `wikigraph explain`.

use std::sync::Arc;
use std::time::Duration;

use super::{DatabaseError, Statement};

/// Whoever looks at statements.
pub type Observer = Arc<dyn Observe>;

/// Looks at statements; a function sees them when they are sent, and no more.
pub trait Observe: Send + Sync {
    /// A statement is about to be sent. They come in order.
    fn sent(&self, statement: &Statement);

    /// A statement was answered.
    fn answered(&self, _answered: &Answered<'_>) {}
}

impl<F: Fn(&Statement) + Send + Sync> Observe for F {
    fn sent(&self, statement: &Statement) {
        self(statement);
    }
}

/// What became of a statement.
#[derive(Debug)]
pub struct Answered<'a> {
    /// The statement.
    pub statement: &'a Statement,
    /// Its number in its request, from 1.
    pub number: u32,
    /// Its round in its request, from 1.
    pub round: u32,
    /// From when it was asked to its last row; the wait for a connection is part of it.
    pub time: Duration,
    /// How many rows it brought.
    pub rows: Result<usize, &'a DatabaseError>,
}
