//! Titles: a namespace and a key with underscores, as the tables hold them.

/// The namespaces of the embedded wiki, under MediaWiki's canonical English names.
pub const NAMESPACES: &[(i64, &str)] = &[
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

/// Articles.
pub const MAIN: i64 = 0;
/// User pages.
pub const USER: i64 = 2;
/// Files.
pub const FILE: i64 = 6;
/// Templates.
pub const TEMPLATE: i64 = 10;
/// Categories.
pub const CATEGORY: i64 = 14;

/// A page's title.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Title {
    /// The namespace's number.
    pub namespace: i64,
    /// Without the namespace, with underscores, the first letter upper-case.
    pub key: String,
}

impl Title {
    /// A title in a namespace, from text with spaces or underscores.
    pub fn new(namespace: i64, text: &str) -> Self {
        let mut letters = text.trim().chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        Self { namespace, key: (first + letters.as_str()).replace(' ', "_") }
    }

    /// A title from text such as `User talk:Ada`; unknown prefixes belong to the name.
    pub fn parse(text: &str) -> Self {
        if let Some((prefix, name)) = text.split_once(':') {
            let prefix = prefix.trim().replace('_', " ");
            let known = NAMESPACES.iter().find(|(_, name)| !name.is_empty() && name.eq_ignore_ascii_case(&prefix));
            if let Some((namespace, _)) = known {
                return Self::new(*namespace, name);
            }
        }
        Self::new(MAIN, text)
    }

    /// The name without its namespace, with spaces.
    pub fn text(&self) -> String {
        self.key.replace('_', " ")
    }

    /// The full title, with spaces: `User talk:Ada`.
    pub fn prefixed(&self) -> String {
        match NAMESPACES.iter().find(|(number, _)| *number == self.namespace) {
            Some((_, name)) if !name.is_empty() => format!("{name}:{}", self.text()),
            _ => self.text(),
        }
    }

    /// The page where this one is discussed.
    pub fn talk(&self) -> Self {
        Self { namespace: self.namespace | 1, key: self.key.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_name_namespaces() {
        assert_eq!(Title::parse("user talk:ada"), Title { namespace: 3, key: "Ada".into() });
        assert_eq!(Title::parse("Danube: a history").namespace, MAIN);
        assert_eq!(Title::parse("élan vital").key, "Élan_vital");
    }

    #[test]
    fn titles_print_as_they_were_written() {
        for text in ["Main Page", "User talk:Ada", "Category:Rivers of Europe"] {
            assert_eq!(Title::parse(text).prefixed(), text);
        }
    }
}
