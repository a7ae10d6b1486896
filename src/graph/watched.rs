//! Changes that the Action API tells of, found among the database's rows: it tells no recent change's id.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::Fault;
use super::filters::RecentChangeKind;
use crate::action_api::ChangeRecord;
use crate::db::{Bind, Wiki};
use crate::store::{Keys, lookup};
use crate::tables::wiki::recent_changes;
use crate::tables::{Cell, Column, FromCell, Selection, Shape, View};
use crate::types::{NamespaceNumber, Timestamp};

/// Rows by their second and their revision or log entry, the newest first. An edit has both in common with rows that say which
/// categories the page entered or left by it.
type Rows = HashMap<(Timestamp, i64), Vec<Row>>;

/// A recent change as the database has it.
struct Row {
    id: i64,
    kind: RecentChangeKind,
    namespace: Option<NamespaceNumber>,
    title: Option<String>,
}

/// The ids (`rc_id`) of these changes, in their order; `None` for those that the database does not have. They are some of a
/// list, the newest first, of which this piece begins at the second and id that are given, if any are.
pub(super) async fn ids(
    wiki: &Wiki,
    changes: &[ChangeRecord],
    begin: Option<(Timestamp, i64)>,
) -> Result<Vec<Option<i64>>, Fault> {
    let of_edit = |change: &ChangeRecord| change.revision.filter(|_| change.log_entry.is_none());
    let mut edits = rows_by(wiki, changes, begin, recent_changes::REVISION_ID, of_edit).await?;
    let mut logged = rows_by(wiki, changes, begin, recent_changes::LOG_ID, |change| change.log_entry).await?;
    let taken = |change: &ChangeRecord| -> Option<i64> {
        let (rows, key) = match change.log_entry {
            Some(entry) => (&mut logged, entry),
            None => (&mut edits, change.revision?),
        };
        let rows = rows.get_mut(&(change.timestamp, key))?;
        // Rows that are alike in all of this are told of in the order of their ids, each once.
        let place = rows.iter().position(|row| row.may_be(change, wiki))?;
        Some(rows.remove(place).id)
    };
    Ok(changes.iter().map(taken).collect())
}

async fn rows_by(
    wiki: &Wiki,
    changes: &[ChangeRecord],
    begin: Option<(Timestamp, i64)>,
    column: Column<i64>,
    key: impl Fn(&ChangeRecord) -> Option<i64>,
) -> Result<Rows, Fault> {
    let keys = changes.iter().filter_map(|change| Some((change.timestamp, key(change).filter(|id| *id > 0)?)));
    let pairs: Vec<(Bind, Bind)> =
        keys.map(|(timestamp, id)| (Bind::Text(timestamp.database().to_owned()), Bind::Integer(id))).collect();
    if pairs.is_empty() {
        return Ok(Rows::new());
    }
    let mut asked = Selection::default();
    asked.column(recent_changes::TIMESTAMP);
    asked.column(column);
    asked.column(recent_changes::ID);
    asked.column(recent_changes::SOURCE);
    asked.column(recent_changes::NAMESPACE);
    asked.column(recent_changes::TITLE);
    let pairs = Keys::Pairs([recent_changes::TIMESTAMP.name(), column.name()], pairs);
    let (found, shape) = lookup(wiki, View::RecentChanges, pairs, None, &asked).await?;
    let mut rows = Rows::new();
    for cells in found.iter() {
        let timestamp = read(cells, &shape, recent_changes::TIMESTAMP);
        let (Some(timestamp), Some(key), Some(row)) = (timestamp, read(cells, &shape, column), Row::of(cells, &shape))
        else {
            continue;
        };
        // What comes before was told of in another piece.
        if begin.is_none_or(|begin| (timestamp, row.id) <= begin) {
            rows.entry((timestamp, key)).or_default().push(row);
        }
    }
    rows.values_mut().for_each(|rows| rows.sort_unstable_by_key(|row| Reverse(row.id)));
    Ok(rows)
}

fn read<T: FromCell>(cells: &[Cell], shape: &Shape, column: Column<T>) -> Option<T> {
    T::from_cell(cells.get(shape.column(column.name())?)?)
}

impl Row {
    fn of(cells: &[Cell], shape: &Shape) -> Option<Self> {
        Some(Self {
            id: read(cells, shape, recent_changes::ID)?,
            kind: RecentChangeKind::of_source(&read(cells, shape, recent_changes::SOURCE)?),
            namespace: read(cells, shape, recent_changes::NAMESPACE),
            title: read(cells, shape, recent_changes::TITLE),
        })
    }

    /// Whether it is of the change's kind and title, as far as both tell a title: to some it is hidden.
    fn may_be(&self, change: &ChangeRecord, wiki: &Wiki) -> bool {
        let is_titled = match (self.namespace, &self.title, change.namespace, &change.title) {
            (Some(namespace), Some(key), Some(told), Some(title)) => {
                namespace == told && is_named(title, namespace, &key.replace('_', " "), wiki)
            }
            _ => true,
        };
        is_titled && self.kind == RecentChangeKind::of_type(&change.kind)
    }
}

/// Whether a title ends in this name, behind that of its namespace. That is not looked at: of a user's pages, it can go by their gender,
/// and of a namespace that the wiki no longer has, or that is not known here, it is anything (`Special:Badtitle/NS110:Name`).
fn is_named(title: &str, namespace: NamespaceNumber, name: &str, wiki: &Wiki) -> bool {
    match wiki.site.titles.namespace(namespace) {
        Some(_) if namespace == 0 => title == name,
        Some(_) => title.split_once(':').is_some_and(|(_, told)| told == name),
        None => title.strip_suffix(name).is_some_and(|before| before.ends_with(':')),
    }
}
