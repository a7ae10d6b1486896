//! Moves: a page takes another title, and a redirect may stay behind.

use super::World;
use super::edits::Edit;
use super::logs::Entry;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;

impl World {
    /// Moves a page as MediaWiki does: a revision that changes nothing, the redirect, the log entry.
    pub fn move_page(&mut self, from: &Title, to: &Title, leaves_redirect: bool, by: &str, at: Moment, reason: &str) {
        let page = self.page_id(from);
        assert_ne!(page, 0, "the story moves {from:?}, which does not exist");
        // A redirect that never was anything else gives way.
        let action = if self.page(to).is_some() { "move_redir" } else { "move" };
        if action == "move_redir" {
            self.delete_quietly(to, by, at, &format!("Deleted to make way for move from \"[[{}]]\"", from.prefixed()));
        }
        self.titles.remove(from);
        self.titles.insert(to.clone(), page);
        let row = self.pages.get_mut(&page).expect("the page was found just now");
        row.page_namespace = to.namespace;
        row.page_title = to.key.clone();
        let (old, new) = (from.prefixed(), to.prefixed());
        let colon = if reason.is_empty() { "" } else { ": " };
        let summary = format!("{by} moved page [[{old}]] to [[{new}]]{colon}{reason}");
        let revision = self.save_dummy(page, by, at, &summary);
        if leaves_redirect {
            let text = format!("#REDIRECT [[{new}]]\n\n{{{{Redirect from move}}}}");
            self.save(&Edit { summary: &summary, is_quiet: true, ..Edit::new(from.clone(), &text, by, at) });
        }
        let params = Php::Map(vec![
            ("4::target", new.clone().into()),
            ("5::noredir", if leaves_redirect { "0" } else { "1" }.into()),
            ("associated_rev_id", revision.into()),
        ]);
        self.log(&Entry {
            reason,
            page: Some(page),
            params: params.serialize(),
            revision: Some(revision),
            ..Entry::new("move", action, by, at, from.clone())
        });
        if self.tables.page_restrictions.iter().any(|row| row.pr_page == page) {
            self.log(&Entry {
                reason: &format!("[[{old}]] moved to [[{new}]]{colon}{reason}"),
                page: Some(page),
                params: Php::Map(vec![("4::oldtitle", old.into())]).serialize(),
                ..Entry::new("protect", "move_prot", by, at, to.clone())
            });
        }
    }

    /// Merges the revisions of one page up to a moment into another one, whose newest revisions are younger.
    pub fn merge_history(&mut self, from: &Title, into: &Title, by: &str, at: Moment, reason: &str) {
        let (source, destination) = (self.page_id(from), self.page_id(into));
        let moved = self.histories.remove(&source).expect("the page has a history");
        let kept = self.histories.remove(&destination).expect("the page has a history");
        let newest = self.revisions[moved.last().expect("a page has revisions")].rev_timestamp;
        for id in &moved {
            self.revisions.get_mut(id).expect("a revision of the history").rev_page = destination;
        }
        self.histories.insert(destination, moved.into_iter().chain(kept).collect());
        self.histories.insert(source, Vec::new());
        let row = self.pages.get_mut(&source).expect("the page exists");
        row.page_latest = 0;
        let new = into.prefixed();
        let comment = format!("Redirected page to [[{new}]] after merging its history");
        let text = format!("#REDIRECT [[{new}]]");
        self.save(&Edit { summary: &comment, is_quiet: true, ..Edit::new(from.clone(), &text, by, at) });
        let params = Php::Map(vec![("4::dest", new.into()), ("5::mergepoint", newest.to_string().into())]);
        self.log(&Entry {
            reason,
            page: Some(source),
            params: params.serialize(),
            ..Entry::new("merge", "merge", by, at, from.clone())
        });
    }
}
