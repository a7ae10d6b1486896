//! What was found out about a wiki's database, and anew once that had changed.

use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::tables::Capabilities;

/// What a wiki's database has, as it was found last.
///
/// What was found before is kept, so that whoever is in the middle of something can go on with it: a schema does not
/// change often.
pub struct Probed {
    found: Arc<Capabilities>,
    later: OnceLock<Box<Probed>>,
}

impl Probed {
    pub(super) fn new(found: Arc<Capabilities>) -> Self {
        Self { found, later: OnceLock::new() }
    }

    /// How often something else was found.
    pub(super) fn version(&self) -> usize {
        self.later.get().map_or(0, |later| later.version() + 1)
    }

    /// Takes what was found anew; whether it is something else.
    pub(super) fn replace(&self, found: Capabilities) -> bool {
        match self.later.get() {
            Some(later) => later.replace(found),
            None => found != *self.found && self.later.set(Box::new(Self::new(found.into()))).is_ok(),
        }
    }
}

impl Deref for Probed {
    type Target = Capabilities;

    fn deref(&self) -> &Capabilities {
        match self.later.get() {
            Some(later) => later,
            None => &self.found,
        }
    }
}

impl fmt::Debug for Probed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::*;
    use crate::tables::Dialect;

    fn with(columns: &[&str]) -> Capabilities {
        let columns: HashSet<String> = columns.iter().map(|column| (*column).to_owned()).collect();
        Capabilities::new(Dialect::MariaDb, HashMap::from([("revision".to_owned(), columns)]), 1)
    }

    #[test]
    fn what_was_found_last_counts() {
        let probed = Probed::new(with(&["rev_id", "rev_sha1"]).into());
        let before: &Capabilities = &probed;
        assert!(!probed.replace(with(&["rev_id", "rev_sha1"])), "nothing has changed");
        assert!(probed.replace(with(&["rev_id"])));
        assert!(before.has("revision", "rev_sha1") && !probed.has("revision", "rev_sha1"));
        assert!(!probed.replace(with(&["rev_id"])));
        assert!(probed.replace(with(&["rev_id", "rev_sha1"])));
        assert_eq!(probed.version(), 2);
    }
}
