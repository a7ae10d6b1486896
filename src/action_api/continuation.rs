//! Answers in pieces: asked for to the end, and put together.
//!
//! See <https://www.mediawiki.org/wiki/API:Continue>. Before a batch is complete a page may be there with some of its
//! properties only, so pieces of one page are merged by its id.

use serde_json::{Map, Value};

use super::exchange::Answer;
use super::parameters::Parameters;
use super::{ActionApi, ActionApiError, Signer};

/// The keys that name the same thing in two pieces.
const NAMES: [&str; 3] = ["pageid", "revid", "title"];

/// A query that goes on after this many pieces is taken for one that never ends.
const MOST_PIECES: usize = 1000;

impl ActionApi {
    /// Asks until the answer is complete.
    pub(super) async fn read_all(
        &self,
        caller: Option<&Signer>,
        mut parameters: Parameters,
    ) -> Result<Answer, ActionApiError> {
        let mut whole = Answer::new();
        for _ in 0..MOST_PIECES {
            let mut piece = self.read(caller, &parameters).await?;
            let further = piece.remove("continue");
            merge_objects(&mut whole, piece);
            let Some(Value::Object(further)) = further else { return Ok(whole) };
            for (name, value) in &further {
                let number = value.to_string();
                parameters.set(name, value.as_str().unwrap_or(&number));
            }
        }
        Err(self.foreign("a query's answer does not end".to_owned()))
    }
}

fn merge_objects(whole: &mut Map<String, Value>, piece: Map<String, Value>) {
    for (key, value) in piece {
        match whole.get_mut(&key) {
            Some(known) => merge(known, value),
            None => {
                whole.insert(key, value);
            }
        }
    }
}

fn merge(whole: &mut Value, piece: Value) {
    match (whole, piece) {
        (Value::Object(whole), Value::Object(piece)) => merge_objects(whole, piece),
        (Value::Array(whole), Value::Array(piece)) => {
            for value in piece {
                match whole.iter_mut().find(|known| is_same(known, &value)) {
                    Some(known) => merge(known, value),
                    None => whole.push(value),
                }
            }
        }
        (whole, piece) => *whole = piece,
    }
}

/// Whether two entries of lists tell of the same thing.
fn is_same(one: &Value, other: &Value) -> bool {
    let name = NAMES.iter().find(|name| one.get(name).is_some());
    name.map_or(one == other, |name| one.get(name) == other.get(name))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn merged(pieces: impl IntoIterator<Item = Value>) -> Value {
        let mut whole = Value::Object(Map::new());
        for piece in pieces {
            merge(&mut whole, piece);
        }
        whole
    }

    #[test]
    fn pieces_of_a_page_become_one_page() {
        let first = json!({"query": {"pages": [
            {"pageid": 1, "title": "A", "length": 5}, {"pageid": 2, "title": "B"}, {"title": "C", "missing": true}
        ]}});
        let second = json!({"batchcomplete": true, "query": {"pages": [
            {"pageid": 2, "title": "B", "length": 7}, {"title": "C", "missing": true}
        ]}});
        let whole = json!({"batchcomplete": true, "query": {"pages": [
            {"pageid": 1, "title": "A", "length": 5},
            {"pageid": 2, "title": "B", "length": 7},
            {"title": "C", "missing": true},
        ]}});
        assert_eq!(merged([first, second]), whole);
    }

    #[test]
    fn revisions_that_come_later_join_those_of_their_page() {
        let piece = |revisions: Value| json!({"pages": [{"pageid": 1, "revisions": revisions}]});
        let first = piece(json!([{"revid": 10, "size": 1}]));
        let second = piece(json!([{"revid": 10, "slots": {"main": {"content": "x"}}}, {"revid": 11}]));
        let whole = piece(json!([{"revid": 10, "size": 1, "slots": {"main": {"content": "x"}}}, {"revid": 11}]));
        assert_eq!(merged([first, second]), whole);
    }

    #[test]
    fn plain_values_are_not_doubled() {
        let piece = json!({"tags": ["a", "b"], "total": 3});
        assert_eq!(merged([piece.clone(), piece.clone()]), piece);
    }
}
