//! Moves: a page takes another title, and a redirect may stay behind.

use diesel::prelude::*;

use super::pages::Page;
use super::revisions::Save;
use super::sql::number;
use super::writer::{Entry, Writer};
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::world::{CONTENT_MODELS, Title};

impl Writer<'_> {
    /// Moves a page; a redirect at the new title gives way.
    pub fn move_page(
        &mut self,
        page: &Page,
        to: &Title,
        leaves_redirect: bool,
        reason: &str,
        tags: &[String],
    ) -> QueryResult<()> {
        let (old, new) = (page.title.prefixed(), to.prefixed());
        let in_the_way = Page::titled(self.db, to)?;
        if let Some(redirect) = &in_the_way {
            self.delete_redirect(redirect, &format!("Deleted to make way for move from \"[[{old}]]\""))?;
        }
        let sql = "UPDATE page SET page_namespace = ?, page_title = ? WHERE page_id = ?";
        self.run(sql, &[to.namespace.into(), (&to.key).into(), page.id.into()])?;
        let colon = if reason.is_empty() { "" } else { ": " };
        let summary = format!("{} moved page [[{old}]] to [[{new}]]{colon}{reason}", self.by.name);
        let revision = self.save_dummy(page, &summary)?;
        self.refresh(page.id)?;
        if leaves_redirect {
            let text = format!("#REDIRECT [[{new}]]\n\n{{{{Redirect from move}}}}");
            self.save(&Save { is_quiet: true, ..Save::new(page.title.clone(), &text, CONTENT_MODELS[0], &summary) })?;
        }
        let params = Php::Map(vec![
            ("4::target", new.clone().into()),
            ("5::noredir", if leaves_redirect { "0" } else { "1" }.into()),
            ("associated_rev_id", revision.into()),
        ]);
        let action = if in_the_way.is_some() { "move_redir" } else { "move" };
        let entry = Entry::new("move", action, reason);
        let (revision, params) = (Some(revision), params.serialize());
        self.log(&page.title, &Entry { page: page.id, params, revision, tags, ..entry })?;
        self.keep_watching(&page.title, to)?;
        let restrictions = "SELECT count(*) AS number FROM page_restrictions WHERE pr_page = ?";
        if number(self.db, restrictions, &[page.id.into()])? > 0 {
            let reason = format!("[[{old}]] moved to [[{new}]]{colon}{reason}");
            let params = Php::Map(vec![("4::oldtitle", old.into())]).serialize();
            self.log(to, &Entry { page: page.id, params, ..Entry::new("protect", "move_prot", &reason) })?;
        }
        Ok(())
    }

    /// Who watches the old title watches the new one, too.
    fn keep_watching(&mut self, from: &Title, to: &Title) -> QueryResult<()> {
        let sql = "INSERT OR IGNORE INTO watchlist (wl_user, wl_namespace, wl_title)
            SELECT wl_user, ?, ? FROM watchlist WHERE wl_namespace = ? AND wl_title = ?";
        let (new, old) = (&to.key, &from.key);
        self.run(sql, &[to.namespace.into(), new.into(), from.namespace.into(), old.into()])?;
        Ok(())
    }
}
