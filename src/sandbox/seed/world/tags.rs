//! Change tags: those that MediaWiki gives by itself, and those that tools and people add.

use super::World;
use super::logs::Entry;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{ChangeTag, ChangeTagDefinition};
use crate::sandbox::seed::wikitext;

/// What a tag is put on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tagged {
    /// The recent change.
    pub change: Option<i64>,
    /// The log entry.
    pub log: Option<i64>,
    /// The revision.
    pub revision: Option<i64>,
}

impl World {
    /// Puts tags on a change.
    pub(super) fn tag(&mut self, tags: &[&'static str], on: Tagged, params: Option<&str>) {
        for name in tags {
            let next = self.tables.change_tag_def.len() as i64 + 1;
            let definition = *self.tags.entry(name).or_insert(next);
            if definition == next {
                self.define_tag(name, false);
            }
            self.tables.change_tag_def[definition as usize - 1].ctd_count += 1;
            self.tables.change_tag.push(ChangeTag {
                ct_id: self.tables.change_tag.len() as i64 + 1,
                ct_rc_id: on.change,
                ct_log_id: on.log,
                ct_rev_id: on.revision,
                ct_params: params.map(str::to_owned),
                ct_tag_id: definition,
            });
        }
    }

    /// The tags that MediaWiki gives a revision for what it does to the text.
    pub(super) fn automatic_tags(&self, revision: i64) -> Vec<&'static str> {
        let row = &self.revisions[&revision];
        let text = self.text(revision);
        let parent = self.revisions.get(&row.rev_parent_id).map(|parent| self.text(parent.rev_id));
        automatic_tags(parent, text)
    }

    /// Makes a tag that people may use, and logs it.
    pub fn create_tag(&mut self, name: &'static str, by: &str, at: Moment, reason: &str) {
        let id = self.tables.change_tag_def.len() as i64 + 1;
        self.tags.insert(name, id);
        self.define_tag(name, true);
        self.log(&Entry {
            reason,
            params: Php::Map(vec![("4::tag", name.into())]).serialize(),
            is_quiet: true,
            ..Entry::new("managetags", "create", by, at, Title::parse("Special:Tags"))
        });
    }

    /// Adds a tag to a revision by hand, and logs it.
    pub fn add_tag(&mut self, name: &'static str, revision: i64, by: &str, at: Moment, reason: &str) {
        let change = self.edit_change(revision).map(|change| change.rc_id);
        let on = Tagged { change, revision: Some(revision), log: None };
        let initial = self.tags_of(revision);
        self.tag(&[name], on, None);
        let params = Php::Map(vec![
            ("4::revid", revision.into()),
            ("5::logid", Php::Null),
            ("6:list:tagsAdded", vec![name].into()),
            ("7:number:tagsAddedCount", 1.into()),
            ("8:list:tagsRemoved", Php::List(Vec::new())),
            ("9:number:tagsRemovedCount", 0.into()),
            ("initialTags", initial.into()),
        ]);
        let page = self.revisions[&revision].rev_page;
        self.log(&Entry {
            reason,
            page: Some(page),
            params: params.serialize(),
            is_quiet: true,
            ..Entry::new("tag", "update", by, at, self.title_of(page))
        });
    }

    /// Whether a revision has a tag.
    pub(super) fn has_tag(&self, revision: i64, name: &str) -> bool {
        self.tags_of(revision).contains(&name)
    }

    fn tags_of(&self, revision: i64) -> Vec<&'static str> {
        let tags = self.tables.change_tag.iter().filter(|tag| tag.ct_rev_id == Some(revision));
        tags.map(|tag| self.tables.change_tag_def[tag.ct_tag_id as usize - 1].ctd_name).collect()
    }

    fn define_tag(&mut self, name: &'static str, is_user_defined: bool) {
        self.tables.change_tag_def.push(ChangeTagDefinition {
            ctd_id: self.tables.change_tag_def.len() as i64 + 1,
            ctd_name: name,
            ctd_user_defined: is_user_defined,
            ctd_count: 0,
        });
    }
}

/// The tags that MediaWiki gives a revision for what it does to the text before it.
pub fn automatic_tags(old: Option<&str>, text: &str) -> Vec<&'static str> {
    let is_redirect = wikitext::is_redirect(text);
    let Some(old) = old else {
        return if is_redirect { vec!["mw-new-redirect"] } else { Vec::new() };
    };
    let was_redirect = wikitext::is_redirect(old);
    let mut tags = Vec::new();
    match (was_redirect, is_redirect) {
        (false, true) => tags.push("mw-new-redirect"),
        (true, false) => tags.push("mw-removed-redirect"),
        (true, true) if old != text => tags.push("mw-changed-redirect-target"),
        _ => {}
    }
    if text.is_empty() && !old.is_empty() {
        tags.push("mw-blank");
    } else if !is_redirect && text.len() * 10 < old.len() {
        tags.push("mw-replace");
    }
    tags
}
