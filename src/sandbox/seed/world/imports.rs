//! Imports: revisions made elsewhere, with their own dates and with names that have no account here.

use super::World;
use super::edits::{CONTENT_MODELS, Draft};
use super::logs::Entry;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;

/// A revision made on another wiki.
pub struct ImportedRevision<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its author: an address, or a name with the wiki's prefix, such as `de>Flussfreund`.
    pub by: &'a str,
    /// When it was made there.
    pub at: Moment,
    /// Its summary.
    pub summary: &'a str,
}

impl World {
    /// Imports a page's history, with a revision that says so, and logs it.
    pub fn import(
        &mut self,
        title: &Title,
        revisions: &[ImportedRevision<'_>],
        source: Option<&str>,
        (by, at, reason): (&str, Moment, &str),
    ) {
        let page = self.add_page(title, at, CONTENT_MODELS[0]);
        for imported in revisions {
            let slots = vec![self.main_slot(imported.text)];
            let ImportedRevision { by, at, summary, .. } = *imported;
            self.add_revision(page, Draft { by, at, summary, is_minor: false, slots });
        }
        let count = revisions.len() as i64;
        let plural = if count == 1 { "" } else { "s" };
        let origin = source.map(|page| format!(" from [[:{page}]]")).unwrap_or_default();
        let summary = format!("{count} revision{plural} imported{origin}: {reason}");
        let revision = self.save_dummy(page, by, at, &summary);
        let mut params = vec![("4:number:count", count.into())];
        params.extend(source.map(|page| ("5:text:interwiki", page.into())));
        params.push(("associated_rev_id", revision.into()));
        self.log(&Entry {
            reason,
            params: Php::Map(params).serialize(),
            revision: Some(revision),
            ..Entry::new("import", if source.is_some() { "interwiki" } else { "upload" }, by, at, title.clone())
        });
    }
}
