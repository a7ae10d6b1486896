//! A list that is read together with the row that it belongs to.

use std::sync::Arc;

use super::super::Fault;
use super::super::straight::Asked;
use super::Paging;
use super::asks::Asks;
use super::kind::{Kind, NodeAt};
use super::load::Parent;
use super::plan::Plan;
use super::written::{Pages, PagesOf};
use crate::loaders::{Cohort, EdgeKey, LoadError, Member, Place};
use crate::store::{Below, RowWithList, Slice, Wanted, row_with_list};
use crate::telemetry::in_time;

/// The row, if its list has anything, and its page of the list by what that is found by.
type Parts<K> = (Option<Member>, PagesOf<K>);

/// Whether a page of a list may come with the row that it belongs to: the first from one end, not counted, found by one column
/// of a row beside which nothing is read.
pub(super) fn may_come_with_row<K: Kind>(
    field: Asked<'_>,
    place: &Place,
    parent: &Parent<'_>,
    paging: &Paging,
    node: NodeAt,
) -> Result<bool, Fault> {
    let asks = Asks::of::<K>(field, paging.is_backwards, node)?;
    let is_first = paging.cursor.is_none() && asks.any_rows() && (paging.size > 0 || asks.more);
    let is_by_one = matches!((parent.columns, parent.found_by), ([_], [_]));
    Ok(is_first && !asks.total_count && is_by_one && place.row.lone().has_nothing_beside(&place.path))
}

impl<K: Kind> Plan<K> {
    /// Reads the list and the awaited row that it belongs to, and leaves both with that row; leaves nothing where one statement
    /// cannot bring both.
    pub(super) async fn load_with_row(&self, place: &Place, parent: &Parent<'_>, key: EdgeKey) {
        match self.read_with_row(place, parent).await {
            Ok(Some((row, pages))) => place.leave::<Pages<K>>(row, key, Ok(pages)),
            // It is read by itself then.
            Ok(None) => {}
            Err(error) => place.fail(error),
        }
    }

    async fn read_with_row(&self, place: &Place, parent: &Parent<'_>) -> Result<Option<Parts<K>>, LoadError> {
        let ([column], [found_by]) = (parent.columns, parent.found_by) else { return Ok(None) };
        let is_leading = parent.is_leading;
        let wanted = Wanted {
            lone: place.row.lone(),
            below: Below { path: &place.path, column: column.name, found_by, is_leading },
            list: &self.list,
            selection: &self.selection(),
            window: &self.window,
        };
        let Some(found) = in_time(row_with_list(place.row.wiki(), &wanted)).await?? else { return Ok(None) };
        self.apart(place, parent, found)
    }

    /// The row, if there are any, and its page of the list; `None` if it is not the row that was asked for.
    fn apart(&self, place: &Place, parent: &Parent<'_>, found: RowWithList) -> Result<Option<Parts<K>>, LoadError> {
        let (wiki, rows) = (place.row.wiki(), Arc::new(found.rows));
        let count = rows.len();
        let row = Cohort::new(Arc::clone(wiki), Arc::clone(&rows), Arc::new([0]), &found.parent).member(0);
        if count == 0 {
            return Ok(Some((None, PagesOf::new())));
        }
        if !place.row.is(&row)? {
            return Ok(None);
        }
        let key = row.at_end_of(&place.path).map(|owner| owner.key(parent.columns)).transpose()?.flatten();
        let cohort = Cohort::new(Arc::clone(wiki), rows, (0..count.min(self.size)).collect(), &found.shape);
        let page = self.page(&cohort, &Slice { rows: (0..count).map(|row| (row, 0)).collect() })?;
        Ok(Some((Some(row), key.map(|key| (key, page)).into_iter().collect())))
    }
}
