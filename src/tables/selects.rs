//! Selections as SQL that are kept: most of what is asked was asked before.

use std::fmt;
use std::sync::Arc;

use quick_cache::Equivalent;
use quick_cache::sync::Cache;

use super::{Select, Selection, View};

/// How many are kept for one database. Each takes a few kilobytes.
const MOST_KEPT: usize = 64;

/// What was selected of one database lately.
pub(super) struct Selects(Cache<Selected, Arc<Select>>);

/// What is selected: the columns and partners of a view of this alias, behind so many columns.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Selected {
    view: View,
    alias: &'static str,
    places: usize,
    selection: Selection,
}

/// The same, as it is asked.
#[derive(Hash)]
struct Asked<'a> {
    view: View,
    alias: &'static str,
    places: usize,
    selection: &'a Selection,
}

impl Equivalent<Selected> for Asked<'_> {
    fn equivalent(&self, kept: &Selected) -> bool {
        (self.view, self.alias, self.places) == (kept.view, kept.alias, kept.places)
            && *self.selection == kept.selection
    }
}

impl Default for Selects {
    fn default() -> Self {
        Self(Cache::new(MOST_KEPT))
    }
}

impl Selects {
    /// What is kept of this, or what `make` makes of it.
    pub(super) fn of(
        &self,
        view: View,
        alias: &'static str,
        selection: &Selection,
        places: usize,
        make: impl FnOnce() -> Select,
    ) -> Arc<Select> {
        if let Some(kept) = self.0.get(&Asked { view, alias, places, selection }) {
            return kept;
        }
        let made = Arc::new(make());
        self.0.insert(Selected { view, alias, places, selection: selection.clone() }, Arc::clone(&made));
        made
    }
}

/// What is kept says nothing about the database.
impl PartialEq for Selects {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Selects {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Selects").field(&self.0.len()).finish()
    }
}
