//! Category pages: one for every category that the articles name, but for some that stay red.

use std::collections::{BTreeMap, BTreeSet};

use super::PlannedPage;
use crate::sandbox::seed::OPENING;
use crate::sandbox::seed::cast::Role;
use crate::sandbox::seed::clock::{DAY, Seconds};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::encyclopaedia::article::{Article, Place};
use crate::sandbox::seed::encyclopaedia::continents;

/// Categories that no article names, with their parents.
const ABOVE: &[(&str, &str)] = &[
    ("Contents", ""),
    ("Rivers", "Contents"),
    ("Cities", "Contents"),
    ("Mountains", "Contents"),
    ("Bridges", "Contents"),
    ("Painters", "Contents"),
    ("Birds", "Contents"),
    ("Lists", "Contents"),
    ("Continents", "Contents"),
    ("Countries", "Contents"),
    ("Wetlands", "Contents"),
    ("Danube", "Rivers of Europe"),
    ("Deaths by year", "Painters"),
    ("Empty shelf", "Contents"),
    ("Infobox templates", "Maintenance"),
    ("Navigation templates", "Maintenance"),
    ("Maintenance", "Contents"),
];

/// Categories that are not shown below articles.
const HIDDEN: &[&str] = &[
    "Articles with facts in a box",
    "Articles with short description",
    "Disambiguation pages",
    "Redirects from moves",
    "Redirects from other languages",
    "Stubs",
];

pub(super) fn pages(articles: &[Article]) -> Vec<PlannedPage> {
    let continents = continents();
    let mut parents: BTreeMap<String, String> =
        ABOVE.iter().map(|(name, parent)| ((*name).to_owned(), (*parent).to_owned())).collect();
    for name in named(articles) {
        let parent = parent(&name, &continents);
        if !parent.is_empty() {
            parents.entry(name).or_insert_with(|| parent.to_owned());
        }
    }
    let hidden = HIDDEN.iter().map(|name| page(name, "Maintenance", true));
    parents.iter().map(|(name, parent)| page(name, parent, false)).chain(hidden).collect()
}

/// The categories that articles name.
fn named(articles: &[Article]) -> BTreeSet<String> {
    let parts = articles.iter().flat_map(|article| &article.parts);
    let names = parts.filter(|part| part.place == Place::Category);
    names
        .filter_map(|part| part.text.trim_start_matches("[[Category:").split(['|', ']']).next())
        .map(str::to_owned)
        .collect()
}

/// The category above one that articles name; none for those that nobody has made yet.
fn parent<'a>(name: &str, continents: &'a BTreeMap<String, String>) -> &'a str {
    if let Some(place) = name.strip_prefix("Rivers of ") {
        return continents.get(place.trim_start_matches("the ")).map_or("Rivers", String::as_str);
    }
    if name.ends_with(" deaths") {
        // Years that end in 7 are still red.
        return if name.starts_with("17") || name.contains("7 ") { "" } else { "Deaths by year" };
    }
    let endings = [(" painters", "Painters"), ("birds", "Birds"), ("bridges", "Bridges"), ("idae", "Birds")];
    let beginnings = [
        ("International rivers", "Rivers"),
        ("Tributaries of", "Rivers of Europe"),
        ("Cities in", "Cities"),
        ("Populated places", "Cities"),
        ("Mountains of", "Mountains"),
        ("Bridges", "Bridges"),
        ("Birds of", "Birds"),
    ];
    let by_beginning = beginnings.iter().find(|(beginning, _)| name.starts_with(beginning));
    let by_ending = || endings.iter().find(|(ending, _)| name.ends_with(ending));
    by_beginning.or_else(by_ending).map_or("Contents", |(_, parent)| parent)
}

fn page(name: &str, parent: &str, is_hidden: bool) -> PlannedPage {
    let dice = &mut Dice::of(&format!("category {name}"));
    let mut text = format!("This category holds what belongs to '''{}'''.", name.to_lowercase());
    if dice.percent(30) {
        text.push_str("\n* Please add the most specific category only.");
    }
    if is_hidden {
        text.push_str("\n__HIDDENCAT__");
    }
    if !parent.is_empty() {
        // Rivers of Europe stand under E among the rivers.
        let key = name.strip_prefix(parent).and_then(|rest| rest.split(' ').next_back());
        let key = key.map(|key| format!("|{key}")).unwrap_or_default();
        text.push_str(&format!("\n[[Category:{parent}{key}]]"));
    }
    let by = *dice.pick(&["CategoryBot", "Ada", "Zsófia", "CategoryBot", "Iskar", "Cartographer"]);
    // Not before the youngest of these has an account.
    let created = OPENING + DAY.times(dice.between(1_000, 2_300)) + Seconds(dice.between(0, DAY.0));
    PlannedPage {
        revisions: dice.between(1, 4) as usize,
        editors: Some(Role::Regular),
        mischief: if name.starts_with("Rivers") { 6 } else { 0 },
        ..PlannedPage::new(Article::of_lines(&format!("Category:{name}"), &text), created, by)
    }
}
