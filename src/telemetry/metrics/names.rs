//! The names of operations that are told apart: clients choose them, so there is an end to them.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError, RwLock};

/// How many names are told apart.
const MOST: usize = 100;

/// The longest of them, in bytes.
const LONGEST: usize = 64;

/// The names that came first.
#[derive(Debug)]
pub(super) struct Names {
    known: RwLock<HashSet<Arc<str>>>,
    none: Arc<str>,
    other: Arc<str>,
}

impl Default for Names {
    fn default() -> Self {
        Self { known: RwLock::default(), none: "-".into(), other: "other".into() }
    }
}

impl Names {
    /// What an operation of this name goes by.
    pub fn label(&self, name: Option<&str>) -> Arc<str> {
        let Some(name) = name else { return Arc::clone(&self.none) };
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Arc::clone(known);
        }
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if name.len() > LONGEST || known.len() >= MOST && !known.contains(name) {
            return Arc::clone(&self.other);
        }
        let name: Arc<str> = name.into();
        known.insert(Arc::clone(&name));
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_to_an_end() {
        let names = Names::default();
        for number in 0..MOST {
            assert_eq!(&*names.label(Some(&format!("Name{number}"))), format!("Name{number}"));
        }
        assert_eq!(&*names.label(Some("OneMore")), "other");
        assert_eq!(&*names.label(Some("Name0")), "Name0");
        assert_eq!(&*names.label(None), "-");
    }

    #[test]
    fn long_names_are_not_kept() {
        let names = Names::default();
        assert_eq!(&*names.label(Some(&"N".repeat(LONGEST + 1))), "other");
        assert_eq!(names.label(Some(&"N".repeat(LONGEST))).len(), LONGEST);
    }
}
