//! Namespaces: the numbered rooms that a wiki's titles live in.

/// A namespace's number: even for subjects, odd for their talk, negative for what has no rows.
pub type NamespaceNumber = i32;

/// One namespace of a wiki. See <https://www.mediawiki.org/wiki/Manual:Namespace>.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Namespace {
    /// The number, the same on every wiki for MediaWiki's own.
    pub number: NamespaceNumber,
    /// In the wiki's language, with spaces; empty for the main namespace.
    pub name: String,
    /// In English; `None` for the main namespace and for those that a wiki made up.
    pub canonical_name: Option<String>,
    /// Other names that titles may be written with.
    pub aliases: Vec<String>,
    /// Whether its pages count as content.
    pub is_content: bool,
    /// Whether titles keep the case of their first letter.
    pub is_case_sensitive: bool,
}

impl Namespace {
    /// Whether it holds talk pages.
    pub fn is_talk(&self) -> bool {
        self.number > 0 && self.number % 2 == 1
    }
}

/// MediaWiki's own namespaces, numbered as `Defines.php` numbers them.
const CANONICAL: [(NamespaceNumber, &str); 18] = [
    (-2, "Media"),
    (-1, "Special"),
    (0, ""),
    (1, "Talk"),
    (2, "User"),
    (3, "User talk"),
    (4, "Project"),
    (5, "Project talk"),
    (6, "File"),
    (7, "File talk"),
    (8, "MediaWiki"),
    (9, "MediaWiki talk"),
    (10, "Template"),
    (11, "Template talk"),
    (12, "Help"),
    (13, "Help talk"),
    (14, "Category"),
    (15, "Category talk"),
];

/// The set that every MediaWiki starts with, under its English names.
pub(super) fn canonical() -> Vec<Namespace> {
    CANONICAL
        .iter()
        .map(|&(number, name)| Namespace {
            number,
            name: name.to_owned(),
            canonical_name: (number != 0).then(|| name.to_owned()),
            aliases: match number {
                6 => vec!["Image".to_owned()],
                7 => vec!["Image talk".to_owned()],
                _ => Vec::new(),
            },
            is_content: number == 0,
            is_case_sensitive: false,
        })
        .collect()
}
