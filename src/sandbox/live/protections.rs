//! Protection of pages and of titles that do not exist.

use diesel::prelude::*;

use super::pages::Page;
use super::sql::{first, number};
use super::writer::{Entry, Writer};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{PageRestriction, ProtectedTitle};
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::protection::{INFINITY, describe};

/// Who may still do something.
#[derive(Debug, Clone, Copy)]
pub struct Level {
    /// What: `edit`, `move`, …
    pub action: &'static str,
    /// Who: a level such as `sysop`.
    pub level: &'static str,
    /// Until when, where it ends.
    pub until: Option<Moment>,
}

impl Level {
    /// When it ends, as the tables have it.
    pub fn expiry(&self) -> String {
        self.until.map_or_else(|| INFINITY.to_owned(), |until| until.to_string())
    }
}

impl Writer<'_> {
    /// Gives a page these levels of protection and no others, with a revision that says so.
    pub fn protect(
        &mut self,
        page: &Page,
        levels: &[Level],
        is_cascading: bool,
        reason: &str,
        tags: &[String],
    ) -> QueryResult<()> {
        let sql = "SELECT count(*) AS number FROM page_restrictions WHERE pr_page = ?";
        let was_protected = number(self.db, sql, &[page.id.into()])? > 0;
        self.run("DELETE FROM page_restrictions WHERE pr_page = ?", &[page.id.into()])?;
        for level in levels {
            let pr_id = self.next("page_restrictions")?;
            self.add(PageRestriction {
                pr_id,
                pr_page: page.id,
                pr_type: level.action,
                pr_level: level.level,
                pr_cascade: is_cascading && level.action == "edit",
                pr_expiry: level.expiry(),
            })?;
        }
        let (action, verb) = match (was_protected, levels.is_empty()) {
            (_, true) => ("unprotect", "Removed protection from"),
            (true, false) => ("modify", "Changed protection settings for"),
            (false, false) => ("protect", "Protected"),
        };
        let description = described(levels);
        let space = if description.is_empty() { "" } else { " " };
        let summary = format!("{verb} \"[[{}]]\": {reason}{space}{description}", page.title.prefixed());
        let revision = self.save_dummy(page, &summary)?;
        let mut params = Vec::new();
        if action != "unprotect" {
            params.push(("4::description", description.into()));
            params.push(("5:bool:cascade", is_cascading.into()));
            params.push(("details", details(levels, is_cascading)));
        }
        params.push(("associated_rev_id", revision.into()));
        let params = Php::Map(params).serialize();
        let entry = Entry::new("protect", action, reason);
        self.log(&page.title, &Entry { page: page.id, params, revision: Some(revision), tags, ..entry })?;
        Ok(())
    }

    /// Keeps a title from being created, or no longer.
    pub fn protect_title(&mut self, title: &Title, level: Option<Level>, reason: &str) -> QueryResult<()> {
        let values = || [title.namespace.into(), (&title.key).into()];
        let known = "SELECT pt_title FROM protected_titles WHERE pt_namespace = ? AND pt_title = ?";
        let was_protected = first(self.db, known, &values())?.is_some();
        self.run("DELETE FROM protected_titles WHERE pt_namespace = ? AND pt_title = ?", &values())?;
        if let Some(level) = level {
            let comment = self.comment(reason)?;
            self.add(ProtectedTitle {
                pt_namespace: title.namespace,
                pt_title: title.key.clone(),
                pt_user: self.by.id,
                pt_reason_id: comment,
                pt_timestamp: self.at,
                pt_expiry: level.expiry(),
                pt_create_perm: level.level,
            })?;
        }
        let action = match (was_protected, level.is_some()) {
            (_, false) => "unprotect",
            (true, true) => "modify",
            (false, true) => "protect",
        };
        let levels: Vec<Level> = level.into_iter().collect();
        let params = if levels.is_empty() {
            Php::Map(Vec::new())
        } else {
            Php::Map(vec![("4::description", described(&levels).into()), ("5:bool:cascade", false.into())])
        };
        self.log(title, &Entry { params: params.serialize(), ..Entry::new("protect", action, reason) })?;
        Ok(())
    }
}

fn described(levels: &[Level]) -> String {
    let parts: Vec<String> = levels.iter().map(|level| describe(&[(level.action, level.level)], level.until)).collect();
    parts.join(" ")
}

fn details(levels: &[Level], is_cascading: bool) -> Php {
    let detail = |level: &Level| {
        Php::Map(vec![
            ("type", level.action.into()),
            ("level", level.level.into()),
            ("expiry", level.expiry().into()),
            ("cascade", (is_cascading && level.action == "edit").into()),
        ])
    };
    Php::List(levels.iter().map(detail).collect())
}
