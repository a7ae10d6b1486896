//! What an API token may do, besides reading what everybody may read.

use std::fmt;
use std::str::FromStr;

/// A kind of doing. None implies another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Reading what only the person sees: the watchlist, their rights.
    Read,
    /// Editing, watching, purging and thanking.
    Edit,
    /// All other writes: moving, deleting, protecting, blocking and the like.
    Moderate,
}

impl Scope {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Read, Self::Edit, Self::Moderate];

    /// Its name in the database and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Edit => "edit",
            Self::Moderate => "moderate",
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Scope {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|scope| scope.name() == name);
        found.ok_or_else(|| format!("{name:?} is no scope: use read, edit or moderate"))
    }
}

/// A set of scopes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scopes {
    bits: u8,
}

impl Scopes {
    /// What a session may: everything.
    pub fn all() -> Self {
        Scope::ALL.into_iter().collect()
    }

    /// Whether this scope is among them.
    pub fn contains(self, scope: Scope) -> bool {
        self.bits & bit(scope) != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Each of them, in the order in which they are shown.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.contains(*scope))
    }

    /// As the database keeps them: names with spaces between.
    pub fn names(self) -> String {
        self.iter().map(Scope::name).collect::<Vec<_>>().join(" ")
    }

    /// From what the database keeps. A name that is not known, from a later version, gives no right.
    pub fn of_names(names: &str) -> Self {
        names.split(' ').filter_map(|name| name.parse().ok()).collect()
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self { bits: scopes.into_iter().fold(0, |bits, scope| bits | bit(scope)) }
    }
}

const fn bit(scope: Scope) -> u8 {
    match scope {
        Scope::Read => 1,
        Scope::Edit => 2,
        Scope::Moderate => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_scope_implies_another() {
        for own in Scope::ALL {
            let scopes: Scopes = [own].into_iter().collect();
            for other in Scope::ALL {
                assert_eq!(scopes.contains(other), own == other, "{own} and {other}");
            }
        }
        assert!(Scopes::default().is_empty() && !Scopes::all().is_empty());
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        assert_eq!(Scopes::all().names(), "read edit moderate");
        assert_eq!(Scopes::of_names(&Scopes::all().names()), Scopes::all());
        assert_eq!(Scopes::of_names("edit superpower"), [Scope::Edit].into_iter().collect());
        assert!(Scopes::of_names("").is_empty());
    }
}
