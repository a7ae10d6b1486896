//! Statements over lists: a few lengths each, so that they stay prepared.

use std::sync::OnceLock;

use mysql_async::Value;

/// The lengths that lists are padded to.
const LENGTHS: [usize; 12] = [1, 2, 4, 8, 16, 20, 32, 50, 64, 100, 128, 200];

/// A statement that repeats a part for each member of a list.
pub struct ListStatement {
    head: &'static str,
    part: &'static str,
    between: &'static str,
    tail: &'static str,
    texts: [OnceLock<String>; LENGTHS.len()],
}

impl ListStatement {
    /// `head (?, ?, …)`
    pub const fn of_ids(head: &'static str) -> Self {
        Self::new(head, "?", ", ", ")")
    }

    /// `(part) UNION ALL (part) …`, where a part has a limit of its own.
    pub const fn of_branches(part: &'static str) -> Self {
        Self::new("(", part, ") UNION ALL (", ")")
    }

    /// Any text around and between the parts.
    pub const fn new(head: &'static str, part: &'static str, between: &'static str, tail: &'static str) -> Self {
        Self { head, part, between, tail, texts: [const { OnceLock::new() }; LENGTHS.len()] }
    }

    /// The text for a list of at least this length, and the length that it has room for.
    pub fn text(&'static self, length: usize) -> (&'static str, usize) {
        let step = LENGTHS.iter().position(|step| *step >= length).unwrap_or(LENGTHS.len() - 1);
        let text = self.texts[step].get_or_init(|| {
            let parts = vec![self.part; LENGTHS[step]];
            [self.head, &parts.join(self.between), self.tail].concat()
        });
        (text, LENGTHS[step])
    }

    /// The text and the values for these ids; the last one fills the room that is left.
    pub fn with_ids(&'static self, ids: &[i64]) -> (&'static str, Vec<Value>) {
        let (text, room) = self.text(ids.len());
        let last = ids.last().map_or(Value::NULL, |id| Value::Int(*id));
        let mut values: Vec<Value> = ids.iter().map(|id| Value::Int(*id)).collect();
        values.resize(room, last);
        (text, values)
    }

    /// The text and the values for these ids; branches that are left are given NULL, and find nothing.
    pub fn with_branches(&'static self, ids: &[i64]) -> (&'static str, Vec<Value>) {
        let (text, room) = self.text(ids.len());
        let mut values: Vec<Value> = ids.iter().map(|id| Value::Int(*id)).collect();
        values.resize(room, Value::NULL);
        (text, values)
    }
}

/// Ids in order, each once.
pub fn distinct(ids: impl IntoIterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Rows by their ids.
pub struct ById<T>(Vec<(i64, T)>);

impl<T> ById<T> {
    /// Sorts rows.
    pub fn new(mut rows: Vec<(i64, T)>) -> Self {
        rows.sort_unstable_by_key(|(id, _)| *id);
        Self(rows)
    }

    /// The row with this id.
    pub fn get(&self, id: i64) -> Option<&T> {
        let place = self.0.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        Some(&self.0[place].1)
    }

    /// The rows, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &(i64, T)> {
        self.0.iter()
    }
}
