//! What a page's text refers to: as much of MediaWiki's parser as the embedded wiki's texts need.

mod expand;
mod references;
#[cfg(test)]
mod tests;

pub use expand::expand;
pub use references::{References, read};

use std::collections::BTreeSet;

use super::dice::Dice;
use super::world::title::{CATEGORY, Title};

/// The prefixes that lead to this article in another language.
pub const LANGUAGES: &[&str] =
    &["ar", "bg", "cs", "de", "es", "fr", "hu", "it", "ja", "nl", "pl", "ro", "sr", "uk", "zh"];

/// The prefixes that lead to other projects.
pub const PROJECTS: &[&str] = &["commons", "d", "mw", "s", "w", "wikt"];

/// Whether a text makes its page a redirect.
pub fn is_redirect(text: &str) -> bool {
    text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("#REDIRECT"))
}

/// The categories that a text names itself, those of its templates not among them.
pub fn own_categories(text: &str) -> BTreeSet<String> {
    text.split("[[Category:")
        .skip(1)
        .filter_map(|rest| rest.split(['|', ']']).next())
        .map(|name| Title::new(CATEGORY, name).key)
        .collect()
}

/// The Wikidata item of an article.
pub fn item_of(key: &str) -> String {
    format!("Q{}", Dice::of(&format!("item of {key}")).between(1_000, 9_999_999))
}
