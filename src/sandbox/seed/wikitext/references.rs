//! Links of every kind, read from an expanded text.

use std::collections::{BTreeMap, BTreeSet};

use super::expand::expand;
use super::{LANGUAGES, PROJECTS, is_redirect};
use crate::sandbox::seed::world::title::{CATEGORY, FILE, MAIN, Title};

/// What a page's text refers to, as the links tables hold it.
#[derive(Debug, Default)]
pub struct References {
    /// Pages, existing or not.
    pub links: BTreeSet<Title>,
    /// Templates, existing or not, those within templates too.
    pub templates: BTreeSet<Title>,
    /// Files.
    pub images: BTreeSet<Title>,
    /// Categories, each with the sort key that the text gives it.
    pub categories: BTreeMap<String, String>,
    /// Addresses out of the wiki.
    pub external: BTreeSet<String>,
    /// Pages of other projects: prefix and title.
    pub interwiki: BTreeSet<(String, String)>,
    /// The article in other languages: language and title.
    pub languages: BTreeMap<String, String>,
    /// Properties of the page.
    pub properties: BTreeMap<&'static str, String>,
    /// Where the page redirects to.
    pub redirect: Option<RedirectTarget>,
}

/// Where a redirect leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectTarget {
    /// The other wiki's prefix, empty for a page of this wiki.
    pub interwiki: String,
    /// The page.
    pub title: Title,
    /// The section, empty for the page as a whole.
    pub fragment: String,
}

/// Words between double underscores, and the properties that they set.
const SWITCHES: &[(&str, &str)] = &[
    ("__DISAMBIG__", "disambiguation"),
    ("__HIDDENCAT__", "hiddencat"),
    ("__NEWSECTIONLINK__", "newsectionlink"),
    ("__NOINDEX__", "noindex"),
    ("__NOTOC__", "notoc"),
];

/// Reads the text of a page; `template` gives the text of a template that exists.
pub fn read<'a>(page: &Title, text: &str, template: &dyn Fn(&Title) -> Option<&'a str>) -> References {
    let mut found = References::default();
    let text = expand(&without_literals(text), template, &mut found, 0);
    let mut body = text.as_str();
    if is_redirect(body)
        && let Some((_, rest)) = body.split_once("[[")
        && let Some((link, rest)) = rest.split_once("]]")
    {
        // A redirect to a category does not belong to it, and one to another language is no translation.
        let target = redirect_target(link);
        if target.interwiki.is_empty() {
            found.links.insert(target.title.clone());
        } else {
            found.interwiki.insert((target.interwiki.clone(), target.title.key.clone()));
        }
        found.redirect = Some(target);
        body = rest;
    }
    read_links(body, page, &mut found);
    for (word, property) in SWITCHES {
        if text.contains(word) {
            found.properties.insert(property, String::new());
        }
    }
    for scheme in ["https://", "http://"] {
        for (start, _) in text.match_indices(scheme) {
            let end = text[start..].find([' ', ']', '|', '\n', '<']).unwrap_or(text.len() - start);
            found.external.insert(text[start..start + end].to_owned());
        }
    }
    found
}

/// Drops comments and what `nowiki` keeps from being read.
fn without_literals(text: &str) -> String {
    let mut text = text.to_owned();
    for (open, close) in [("<!--", "-->"), ("<nowiki>", "</nowiki>")] {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
            text.replace_range(start..end, "");
        }
    }
    text
}

fn read_links(text: &str, page: &Title, found: &mut References) {
    let mut rest = text;
    while let Some(start) = rest.find("[[") {
        let Some(length) = link_length(&rest[start..]) else {
            return;
        };
        read_link(&rest[start + 2..start + length - 2], page, found);
        rest = &rest[start + length..];
    }
}

fn read_link(link: &str, page: &Title, found: &mut References) {
    let (target, label) = match link.split_once('|') {
        Some((target, label)) => (target, Some(label)),
        None => (link, None),
    };
    let (target, is_plain) = match target.trim().strip_prefix(':') {
        Some(target) => (target, true),
        None => (target.trim(), false),
    };
    if let Some((prefix, title)) = interwiki(target) {
        if LANGUAGES.contains(&prefix) && !is_plain {
            found.languages.insert(prefix.to_owned(), title.to_owned());
        } else {
            found.interwiki.insert((prefix.to_owned(), title.replace(' ', "_")));
        }
        return;
    }
    let name = target.split('#').next().unwrap_or_default();
    if name.is_empty() {
        return;
    }
    let title = Title::parse(name);
    match title.namespace {
        CATEGORY if !is_plain => {
            found.categories.insert(title.key, label.unwrap_or_default().to_owned());
        }
        FILE if !is_plain => {
            found.images.insert(title);
            read_links(label.unwrap_or_default(), page, found);
        }
        // A page does not link to itself, and special pages are no targets.
        namespace if namespace >= 0 && title != *page => {
            found.links.insert(title);
        }
        _ => {}
    }
}

fn redirect_target(link: &str) -> RedirectTarget {
    let target = link.split('|').next().unwrap_or_default();
    let (target, fragment) = target.split_once('#').unwrap_or((target, ""));
    let (interwiki, title) = match interwiki(target) {
        // Whether other wikis begin their titles with a capital is not known here.
        Some((prefix, title)) => (prefix.to_owned(), Title { namespace: MAIN, key: title.replace(' ', "_") }),
        None => (String::new(), Title::parse(target.trim_start_matches(':'))),
    };
    RedirectTarget { interwiki, title, fragment: fragment.to_owned() }
}

/// The prefix and title of a link to another wiki.
fn interwiki(target: &str) -> Option<(&str, &str)> {
    let (prefix, title) = target.split_once(':')?;
    (LANGUAGES.contains(&prefix) || PROJECTS.contains(&prefix)).then_some((prefix, title))
}

/// The length of the link at the start of a text, its brackets and the links in its label included.
fn link_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut index = 0;
    let bytes = text.as_bytes();
    while index + 1 < bytes.len() {
        match &bytes[index..index + 2] {
            b"[[" => {
                depth += 1;
                index += 2;
            }
            b"]]" => {
                depth -= 1;
                index += 2;
                if depth == 0 {
                    return Some(index);
                }
            }
            _ => index += 1,
        }
    }
    None
}
