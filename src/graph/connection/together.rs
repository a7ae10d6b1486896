//! A list that is read together with the row that it belongs to.

use std::sync::Arc;

use super::super::Fault;
use super::kind::{Connection, Kind};
use super::load::Parent;
use super::plan::Plan;
use super::written::Pages;
use crate::db::Bind;
use crate::loaders::{Cohort, EdgeKey, LoadError, Member, Place};
use crate::store::{Below, Slice, Together, goes_together, together};
use crate::telemetry::in_time;

impl<K: Kind> Plan<K> {
    /// Reads the list and the awaited row that it belongs to, and leaves both with that row; nothing where one statement
    /// cannot bring both.
    pub(super) async fn load_together(&self, place: &Place, parent: &Parent<'_>, key: EdgeKey) {
        let (lone, wiki) = (place.row.lone(), place.row.wiki());
        let ([column], [found_by]) = (parent.columns, parent.found_by) else { return };
        if self.asks.total_count || !self.asks.any_rows() || !goes_together(wiki, &lone, &self.list, &self.window) {
            return;
        }
        let below = Below { path: &place.path, column: column.name, found_by };
        let read = in_time(together(wiki, &lone, &below, &self.list, &self.selection(), &self.window)).await;
        let found = read.map_err(LoadError::from).and_then(|read| Ok(read?));
        match found.and_then(|found| self.divided(place, parent, found)) {
            Ok((row, page)) => place.leave::<Pages<K>>(row, key, Ok(page.into_iter().collect())),
            Err(error) => place.leave::<Pages<K>>(None, key, Err(Fault::from(error))),
        }
    }

    /// The row, and its page of the list by what that is found by; neither where nothing was read.
    #[expect(clippy::type_complexity, reason = "a pair, one half of which is an entry of a map")]
    fn divided(
        &self,
        place: &Place,
        parent: &Parent<'_>,
        found: Together,
    ) -> Result<(Option<Member>, Option<(Vec<Bind>, Connection<K>)>), LoadError> {
        let (wiki, rows) = (place.row.wiki(), Arc::new(found.rows));
        let count = rows.len();
        let row = Cohort::new(Arc::clone(wiki), Arc::clone(&rows), Arc::new([0]), &found.parent).member(0);
        if count == 0 || !place.row.is(&row)? {
            return Ok((None, None));
        }
        let key = row.at_end_of(&place.path).map(|owner| owner.key(parent.columns)).transpose()?.flatten();
        let cohort = Cohort::new(Arc::clone(wiki), rows, (0..count.min(self.size)).collect(), &found.shape);
        let page = self.page(&cohort, &Slice { rows: (0..count).map(|row| (row, 0)).collect() })?;
        Ok((Some(row), key.map(|key| (key, page))))
    }
}
