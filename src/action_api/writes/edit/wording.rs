//! An edit as `action=edit` takes it.

use md5::{Digest, Md5};
use unicode_normalization::UnicodeNormalization;

use super::groundwork::Groundwork;
use super::{Edit, EditContent, EditMode};
use crate::action_api::parameters::Parameters;

impl EditContent {
    /// The text that is sent, in the form that the wiki gives to all that it is sent (NFC).
    pub(super) fn text(&self) -> String {
        let (Self::Text(text) | Self::Append(text) | Self::Prepend(text)) = self;
        text.nfc().collect()
    }

    fn parameter(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Append(_) => "appendtext",
            Self::Prepend(_) => "prependtext",
        }
    }
}

impl Edit {
    /// What is sent, but for the token.
    pub(super) fn parameters(&self, groundwork: &Groundwork) -> Parameters {
        let text = self.content.text();
        let mut parameters = Parameters::of("edit")
            .page(&self.page, "title", "pageid")
            .optional("section", self.section.as_deref())
            .optional("sectiontitle", self.section_title.as_deref())
            .optional("summary", self.summary.as_deref())
            .flag(if self.is_minor { "minor" } else { "notminor" }, true)
            .flag("bot", self.is_bot)
            .optional("contentmodel", self.content_model.as_deref())
            .with("watchlist", self.watch.name())
            .with("starttimestamp", groundwork.started.rfc_3339())
            .with("md5", hexadecimal(&Md5::digest(&text)))
            .with(self.content.parameter(), text)
            .flag("createonly", self.is_creation_only(groundwork))
            // Who changes a revision does not mean to make a page that was deleted since.
            .flag("nocreate", self.mode == EditMode::UpdateOnly || self.base_revision.is_some());
        if !self.tags.is_empty() {
            parameters = parameters.joined("tags", &self.tags);
        }
        match self.base(groundwork) {
            Some(base) => parameters.number("baserevid", base),
            None => parameters,
        }
    }

    /// The revision that the wiki compares with. What is added at an end, or as a new section, takes nothing away and
    /// needs none.
    fn base(&self, groundwork: &Groundwork) -> Option<i64> {
        self.base_revision.or(groundwork.latest.filter(|_| self.replaces()))
    }

    fn replaces(&self) -> bool {
        matches!(self.content, EditContent::Text(_)) && self.section.as_deref() != Some("new")
    }

    /// Whether the wiki would not save it twice: the whole text is the same the second time, or the page must not be there. It
    /// does not compare revisions where the account's own edit is the latest, and sections are others then.
    pub(super) fn is_guarded(&self, groundwork: &Groundwork) -> bool {
        let is_whole = self.replaces() && self.section.is_none() && is_literal(&self.content.text());
        self.is_creation_only(groundwork) || is_whole && self.base(groundwork).is_some()
    }

    fn is_creation_only(&self, groundwork: &Groundwork) -> bool {
        self.mode == EditMode::CreateOnly || self.is_guarded_creation(groundwork)
    }

    /// Whether there is no page yet, so that a revision cannot be named as the base, and the edit must fail in another
    /// way if somebody makes the page first.
    pub(super) fn is_guarded_creation(&self, groundwork: &Groundwork) -> bool {
        groundwork.page.is_none()
            && self.base_revision.is_none()
            && self.mode != EditMode::UpdateOnly
            && matches!(self.content, EditContent::Text(_))
            && self.section.is_none()
    }
}

/// What wikitext looks like that is not saved as it is written.
const CHANGED_ON_SAVING: [&str; 5] = ["~~~", "{{subst:", "{{safesubst:", "|]]", "[[|"];

/// Whether a text is saved as it is written.
pub(super) fn is_literal(text: &str) -> bool {
    !CHANGED_ON_SAVING.iter().any(|mark| text.contains(mark))
}

/// Lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{PageKey, WatchMode};
    use super::*;
    use crate::types::Timestamp;

    fn edit(content: EditContent) -> Edit {
        Edit {
            page: PageKey::Title("A".to_owned()),
            content,
            summary: None,
            section: None,
            section_title: None,
            mode: EditMode::CreateOrUpdate,
            is_minor: false,
            is_bot: false,
            base_revision: None,
            content_model: None,
            tags: Vec::new(),
            watch: WatchMode::NoChange,
        }
    }

    fn groundwork(latest: Option<i64>) -> Groundwork {
        let started = Timestamp::from_database(b"20260131123456").expect("14 digits");
        Groundwork { started, page: latest.map(|_| 1), latest }
    }

    fn sent(edit: &Edit, latest: Option<i64>, name: &str) -> Option<String> {
        let parameters = edit.parameters(&groundwork(latest));
        parameters.pairs().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    }

    #[test]
    fn a_text_is_normalised_and_checked_by_its_digest() {
        let edit = edit(EditContent::Text("e\u{301}".to_owned()));
        assert_eq!(sent(&edit, None, "text").as_deref(), Some("\u{e9}"));
        // Of the two bytes C3 A9.
        assert_eq!(sent(&edit, None, "md5").as_deref(), Some("66ddcd97cfdeabb2f6fb8a999b4bc76f"));
    }

    #[test]
    fn what_replaces_a_text_names_its_base() {
        let mut edit = edit(EditContent::Text("x".to_owned()));
        assert_eq!(sent(&edit, Some(7), "baserevid").as_deref(), Some("7"));
        assert_eq!(sent(&edit, Some(7), "createonly"), None);
        assert_eq!(sent(&edit, Some(7), "nocreate"), None);
        edit.base_revision = Some(5);
        assert_eq!(sent(&edit, Some(7), "baserevid").as_deref(), Some("5"));
        assert_eq!(sent(&edit, None, "nocreate").as_deref(), Some("1"));
        edit.base_revision = None;
        assert_eq!(sent(&edit, None, "baserevid"), None);
        assert_eq!(sent(&edit, None, "createonly").as_deref(), Some("1"));
    }

    #[test]
    fn what_adds_to_a_text_conflicts_with_nothing() {
        let mut edit = edit(EditContent::Append("x".to_owned()));
        assert_eq!((sent(&edit, Some(7), "baserevid"), sent(&edit, None, "createonly")), (None, None));
        edit.content = EditContent::Text("x".to_owned());
        edit.section = Some("new".to_owned());
        assert_eq!((sent(&edit, Some(7), "baserevid"), sent(&edit, None, "createonly")), (None, None));
    }

    #[test]
    fn what_the_wiki_would_save_twice_is_not_guarded() {
        let mut edit = edit(EditContent::Text("x".to_owned()));
        assert!(edit.is_guarded(&groundwork(Some(7))) && edit.is_guarded(&groundwork(None)));
        edit.content = EditContent::Text("x ~~~~".to_owned());
        assert!(!edit.is_guarded(&groundwork(Some(7))), "another second has another signature");
        edit.content = EditContent::Text("x".to_owned());
        for section in ["new", "3"] {
            edit.section = Some(section.to_owned());
            assert!(!edit.is_guarded(&groundwork(Some(7))), "{section}");
        }
        edit.content = EditContent::Append("x".to_owned());
        edit.section = None;
        edit.base_revision = Some(7);
        assert!(!edit.is_guarded(&groundwork(Some(7))) && !edit.is_guarded(&groundwork(None)));
        edit.mode = EditMode::CreateOnly;
        assert!(edit.is_guarded(&groundwork(None)));
    }
}
