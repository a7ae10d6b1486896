//! What a page refers to, written anew whenever its text or a template that it uses changes.

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;

use super::pages::{Page, Revision, text_of};
use super::sql::{ask, first};
use super::writer::Writer;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::derive::categories::membership;
use crate::sandbox::seed::derive::links::PageRows;
use crate::sandbox::seed::derive::properties::properties;
use crate::sandbox::seed::insert::insert;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{ExternalLink, LinkTarget, RecentChange};
use crate::sandbox::seed::wikitext::{self, References};
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::changes::PATROLLED;
use crate::sandbox::seed::world::title::{CATEGORY, FILE, TEMPLATE};

/// The tables that hold what a page refers to, and the column that names the page.
const TABLES: &[(&str, &str)] = &[
    ("pagelinks", "pl_from"),
    ("templatelinks", "tl_from"),
    ("imagelinks", "il_from"),
    ("categorylinks", "cl_from"),
    ("externallinks", "el_from"),
    ("iwlinks", "iwl_from"),
    ("langlinks", "ll_from"),
    ("redirect", "rd_from"),
    ("page_props", "pp_page"),
];

impl Writer<'_> {
    /// Reads a page's text again, and the texts of the pages that use it as a template.
    pub fn refresh(&mut self, page: i64) -> QueryResult<()> {
        let templates = self.templates()?;
        self.refresh_with(page, &templates)?;
        let users = "SELECT tl_from FROM templatelinks JOIN linktarget ON lt_id = tl_target_id
            JOIN page ON page_namespace = lt_namespace AND page_title = lt_title WHERE page_id = ? AND tl_from <> page_id";
        for user in ask(self.db, users, &[page.into()])? {
            let user = user.number("tl_from");
            self.refresh_with(user, &templates)?;
            let touched = "UPDATE page SET page_touched = ? WHERE page_id = ?";
            self.run(touched, &[self.at.into(), user.into()])?;
        }
        self.count_pages()
    }

    /// Forgets what a page referred to.
    pub fn forget_links(&mut self, page: &Page) -> QueryResult<()> {
        let mut left: BTreeSet<String> = self.categories_of(page.id)?.into_keys().collect();
        for (table, column) in TABLES {
            self.run(&format!("DELETE FROM {table} WHERE {column} = ?"), &[page.id.into()])?;
        }
        if page.title.namespace == CATEGORY {
            left.insert(page.title.key.clone());
        }
        self.count_categories(left)?;
        self.count_pages()
    }

    /// Tells which categories a page joined and left with a revision.
    pub fn announce_categories(&mut self, revision: i64, old: &str, new: &str) -> QueryResult<()> {
        let Some(row) = Revision::numbered(self.db, revision)? else { return Ok(()) };
        let Some(page) = Page::numbered(self.db, row.page)? else { return Ok(()) };
        let (old, new) = (wikitext::own_categories(old), wikitext::own_categories(new));
        let added = new.difference(&old).map(|name| (name, true));
        let removed = old.difference(&new).map(|name| (name, false));
        for (name, is_added) in added.chain(removed) {
            let verb = if is_added { "added to" } else { "removed from" };
            let comment = self.comment(&format!("[[:{}]] {verb} category", page.title.prefixed()))?;
            let category = Title::new(CATEGORY, name);
            let is_hidden = match Page::titled(self.db, &category)? {
                Some(page) => text_of(self.db, page.latest)?.contains("__HIDDENCAT__"),
                None => false,
            };
            let params = Php::Map(vec![("hidden-cat", is_hidden.into()), ("added", is_added.into())]);
            self.announce(RecentChange {
                rc_cur_id: page.id,
                rc_this_oldid: revision,
                rc_last_oldid: row.parent,
                rc_patrolled: PATROLLED,
                rc_params: Some(params.serialize()),
                ..RecentChange::new("mw.categorize", self.at, row.actor, comment, &category)
            })?;
        }
        Ok(())
    }

    /// Brings the wiki's own counters up to date.
    pub fn count_pages(&mut self) -> QueryResult<()> {
        let sql = "UPDATE site_stats SET
            ss_total_edits = (SELECT count(*) FROM revision) + (SELECT count(*) FROM archive),
            ss_total_pages = (SELECT count(*) FROM page),
            ss_good_articles = (SELECT count(*) FROM page WHERE page_namespace = 0 AND page_is_redirect = 0
                AND EXISTS (SELECT 1 FROM pagelinks WHERE pl_from = page_id))";
        self.run(sql, &[])?;
        Ok(())
    }

    fn refresh_with(&mut self, id: i64, templates: &HashMap<Title, String>) -> QueryResult<()> {
        let Some(page) = Page::numbered(self.db, id)? else { return Ok(()) };
        let text = if page.model == "wikitext" { text_of(self.db, page.latest)? } else { String::new() };
        let found = wikitext::read(&page.title, &text, &|title| templates.get(title).map(String::as_str));
        let targets = self.targets(&found)?;
        let before = self.categories_of(id)?;
        for (table, column) in TABLES {
            self.run(&format!("DELETE FROM {table} WHERE {column} = ?"), &[id.into()])?;
        }
        let rows = PageRows::of(id, page.title.namespace, &found, &mut |title| targets[title]);
        insert(self.db, &rows.pagelinks)?;
        insert(self.db, &rows.templatelinks)?;
        insert(self.db, &rows.imagelinks)?;
        insert(self.db, &rows.iwlinks)?;
        insert(self.db, &rows.langlinks)?;
        insert(self.db, rows.redirect.as_slice())?;
        for link in rows.externallinks {
            let el_id = self.next("externallinks")?;
            self.add(ExternalLink { el_id, ..link })?;
        }
        let mut categories: BTreeSet<String> = before.keys().cloned().collect();
        for (name, key) in &found.categories {
            let since = before.get(name).copied().unwrap_or(self.at);
            let target = targets[&Title::new(CATEGORY, name)];
            self.add(membership(id, &page.title, key, &found, target, since))?;
            categories.insert(name.clone());
        }
        if page.title.namespace == CATEGORY {
            categories.insert(page.title.key.clone());
        }
        let files = self.existing_files(&found)?;
        insert(self.db, &properties(id, &page.title, &found, &|image| files.contains(image)))?;
        self.count_categories(categories)
    }

    /// The texts of all templates.
    fn templates(&mut self) -> QueryResult<HashMap<Title, String>> {
        let sql = "SELECT page_title, old_text FROM page
            JOIN slots ON slot_revision_id = page_latest AND slot_role_id = 1
            JOIN content ON content_id = slot_content_id
            JOIN text ON old_id = CAST(substr(content_address, 4) AS INTEGER) WHERE page_namespace = 10";
        let rows = ask(self.db, sql, &[])?;
        let title = |key| Title { namespace: TEMPLATE, key };
        Ok(rows.iter().map(|row| (title(row.text("page_title")), row.text("old_text"))).collect())
    }

    /// The numbers of all titles that a text refers to.
    fn targets(&mut self, found: &References) -> QueryResult<HashMap<Title, i64>> {
        let categories = found.categories.keys().map(|name| Title::new(CATEGORY, name));
        let pages = found.links.iter().chain(&found.templates).chain(&found.images).cloned();
        let mut targets = HashMap::new();
        for title in pages.chain(categories) {
            let values = [title.namespace.into(), (&title.key).into()];
            let sql = "SELECT lt_id FROM linktarget WHERE lt_namespace = ? AND lt_title = ?";
            let known = first(self.db, sql, &values)?.map(|row| row.number("lt_id"));
            let id = match known {
                Some(id) => id,
                None => {
                    let lt_id = self.next("linktarget")?;
                    let lt_title = title.key.clone();
                    self.add(LinkTarget { lt_id, lt_namespace: title.namespace, lt_title })?;
                    lt_id
                }
            };
            targets.insert(title, id);
        }
        Ok(targets)
    }

    /// The categories of a page, and since when it belongs to each.
    fn categories_of(&mut self, page: i64) -> QueryResult<HashMap<String, Moment>> {
        let sql = "SELECT lt_title, cl_timestamp FROM categorylinks JOIN linktarget ON lt_id = cl_target_id
            WHERE cl_from = ?";
        let since = |at: String| Moment::from_digits(&at).unwrap_or(Moment::from_seconds(0));
        let rows = ask(self.db, sql, &[page.into()])?;
        Ok(rows.iter().map(|row| (row.text("lt_title"), since(row.text("cl_timestamp")))).collect())
    }

    fn existing_files(&mut self, found: &References) -> QueryResult<BTreeSet<Title>> {
        let mut files = BTreeSet::new();
        for image in found.images.iter().filter(|image| image.namespace == FILE) {
            if Page::titled(self.db, image)?.is_some() {
                files.insert(image.clone());
            }
        }
        Ok(files)
    }

    /// Counts the members of categories, and forgets those without members and page.
    fn count_categories(&mut self, names: impl IntoIterator<Item = String>) -> QueryResult<()> {
        for name in names {
            let title = || (&name).into();
            let known = first(self.db, "SELECT cat_id FROM category WHERE cat_title = ?", &[title()])?;
            if known.is_none() {
                let added = "INSERT INTO category (cat_title, cat_pages, cat_subcats, cat_files) VALUES (?, 0, 0, 0)";
                self.run(added, &[title()])?;
            }
            let members = |condition: &str| {
                format!(
                    "(SELECT count(*) FROM categorylinks JOIN linktarget ON lt_id = cl_target_id
                        WHERE lt_namespace = 14 AND lt_title = cat_title {condition})"
                )
            };
            let counted = format!(
                "UPDATE category SET cat_pages = {}, cat_subcats = {}, cat_files = {} WHERE cat_title = ?",
                members(""),
                members("AND cl_type = 'subcat'"),
                members("AND cl_type = 'file'"),
            );
            self.run(&counted, &[title()])?;
            let unused = "DELETE FROM category WHERE cat_title = ? AND cat_pages = 0
                AND NOT EXISTS (SELECT 1 FROM page WHERE page_namespace = 14 AND page_title = cat_title)";
            self.run(unused, &[title()])?;
        }
        Ok(())
    }
}
