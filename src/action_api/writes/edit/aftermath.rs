//! After an edit whose answer was lost: whether it was saved.
//!
//! An edit is recognised by the account, by being newer than what was there when it began, and by its text; where the
//! wiki changes texts as it saves them (signatures, templates that are substituted, merging with somebody else's
//! edit), by its summary.

use futures_util::FutureExt;
use serde::Deserialize;
use serde_json::Value;
use sha1::{Digest, Sha1};
use unicode_normalization::UnicodeNormalization;

use super::groundwork::Groundwork;
use super::outcome::outcome;
use super::wording::{hexadecimal, is_literal};
use super::{Edit, EditContent, Edited, PageKey};
use crate::action_api::parameters::Parameters;
use crate::action_api::records::PageAnswer;
use crate::action_api::tokens::TokenKind;
use crate::action_api::writing::WriteFailure;
use crate::action_api::{ActionApi, ActionApiError, RevisionRecord, Signer};
use crate::telemetry::in_time;

/// How many of the page's revisions are looked at.
const LOOKED_AT: i64 = 20;

/// By what an edit is recognised.
pub(super) struct Trace {
    page: PageKey,
    groundwork: Groundwork,
    username: String,
    summary: Option<String>,
    text: Option<ExpectedText>,
    is_undo: bool,
}

/// What the saved text looks like.
enum ExpectedText {
    /// It has this SHA-1.
    Whole(String),
    /// It ends so.
    End(String),
    /// It begins so.
    Beginning(String),
    /// It has this somewhere.
    Part(String),
}

/// An answer that was lost.
struct Lost {
    /// How.
    reason: String,
    /// Whether the signature was taken for used, as where something on the way sends requests twice.
    is_repeated: bool,
    /// Whether the wiki is surely done with the edit, so that what is not saved by now never will be.
    is_over: bool,
}

/// What was found.
enum Finding {
    /// It was saved.
    Saved(Edited),
    /// Nothing was saved in this name.
    Nothing,
    /// Something was saved in this name, but hardly this.
    SomethingElse,
}

#[derive(Deserialize)]
struct Told {
    query: ToldPages,
}

#[derive(Deserialize)]
struct ToldPages {
    #[serde(default)]
    pages: Vec<PageAnswer>,
}

impl Trace {
    /// What an edit leaves behind.
    pub fn of_edit(signer: &Signer, edit: &Edit, groundwork: &Groundwork) -> Self {
        let text = saved_form(&edit.content.text());
        let is_literal = is_literal(&text);
        let is_new_section = edit.section.as_deref() == Some("new");
        let is_empty = text.is_empty();
        let expected = match &edit.content {
            EditContent::Text(_) if edit.section.is_some() => ExpectedText::Part(text),
            EditContent::Text(_) => ExpectedText::Whole(hexadecimal(&Sha1::digest(&text))),
            EditContent::Append(_) if edit.section.is_some() => ExpectedText::Part(text),
            EditContent::Append(_) => ExpectedText::End(text),
            EditContent::Prepend(_) if edit.section.is_some() => ExpectedText::Part(text),
            EditContent::Prepend(_) => ExpectedText::Beginning(text),
        };
        Self {
            page: edit.page.clone(),
            groundwork: groundwork.clone(),
            username: signer.username.clone(),
            // Of a new section without a heading, the wiki makes it the heading.
            summary: edit.summary.clone().filter(|_| !is_new_section || edit.section_title.is_some()),
            // What has no text would be found in every revision.
            text: Some(expected)
                .filter(|expected| is_literal && (!is_empty || matches!(expected, ExpectedText::Whole(_)))),
            is_undo: false,
        }
    }

    /// What an undoing leaves behind.
    pub fn of_undo(signer: &Signer, page: PageKey, summary: Option<String>, groundwork: &Groundwork) -> Self {
        let (groundwork, username) = (groundwork.clone(), signer.username.clone());
        Self { page, groundwork, username, summary, text: None, is_undo: true }
    }

    fn parameters(&self) -> Parameters {
        let parameters = Parameters::of("query")
            .with("prop", "info|revisions")
            .with("rvprop", "ids|timestamp|user|comment|sha1|tags")
            .with("rvslots", "main")
            .number("rvlimit", LOOKED_AT);
        match (self.groundwork.page, &self.page) {
            (Some(id), _) => parameters.number("pageids", id),
            (None, PageKey::Id(id)) => parameters.number("pageids", *id),
            (None, PageKey::Title(title)) => parameters.joined("titles", [title]),
        }
    }

    /// Whether a revision was saved in the editor's name since the edit began.
    fn is_candidate(&self, revision: &RevisionRecord) -> bool {
        let is_newer = match self.groundwork.latest {
            Some(latest) => revision.id > latest,
            None => revision.timestamp >= self.groundwork.started,
        };
        is_newer && revision.username.as_deref() == Some(&self.username)
    }

    /// Whether the summary is the edit's, or the wiki's own for undoing.
    fn has_summary(&self, revision: &RevisionRecord) -> bool {
        let given = self.summary.as_deref().map(one_line).filter(|summary| !summary.is_empty());
        let found = one_line(revision.comment.as_deref().unwrap_or_default());
        match given {
            // The wiki may set the name of a section before, and cuts long ones, which then end in dots.
            Some(given) => {
                let own =
                    found.strip_prefix("/*").and_then(|named| named.split_once("*/")).map_or(&*found, |(_, own)| own);
                let beginning = own.trim_start().trim_end_matches(['.', '…']);
                found.ends_with(&given) || found.chars().count() > 200 && given.starts_with(beginning)
            }
            None => self.is_undo && revision.tags.iter().any(|tag| tag == "mw-undo"),
        }
    }

    /// Whether another summary was given than the revision has.
    fn is_belied_by_summary(&self, revision: &RevisionRecord) -> bool {
        self.summary.as_deref().is_some_and(|summary| !summary.trim().is_empty()) && !self.has_summary(revision)
    }

    /// Whether the summary may decide: where the text cannot be known, or was merged with somebody's.
    fn is_told_by_summary(&self, revision: &RevisionRecord) -> bool {
        self.text.is_none() || revision.parent != self.groundwork.latest
    }
}

impl ExpectedText {
    fn fits(&self, revision: &RevisionRecord, content: Option<&str>) -> bool {
        match self {
            Self::Whole(sha1) => revision.sha1.as_deref() == Some(sha1),
            Self::End(text) => content.is_some_and(|content| content.ends_with(text)),
            Self::Beginning(text) => content.is_some_and(|content| content.starts_with(text)),
            Self::Part(text) => content.is_some_and(|content| content.contains(text)),
        }
    }
}

/// A text as the wiki saves it: without spaces at its end, and with plain line ends.
fn saved_form(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_end().to_owned()
}

/// A summary in the form that the wiki gives to it (NFC, one line).
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

impl ActionApi {
    /// Sends an edit, and if the answer is lost looks what came of it.
    ///
    /// It is sent again in one case only: the wiki refused the signature as used before, did not save what it came with
    /// before, and would not save an edit `is_guarded` twice.
    pub(super) async fn save(
        &self,
        signer: &Signer,
        parameters: &Parameters,
        trace: &Trace,
        is_guarded: bool,
    ) -> Result<Edited, ActionApiError> {
        let lost = match self.send_edit(signer, parameters).await {
            Ok(outcome) => return outcome,
            Err(lost) => lost,
        };
        let found = self.settle(signer, trace).await;
        if !(lost.is_repeated && is_guarded && matches!(found, Ok(Finding::Nothing))) {
            return lost.told(found, trace);
        }
        match self.send_edit(signer, parameters).await {
            // Of the first nothing is known for all that.
            Ok(Err(error)) if error.refusal().is_none() => lost.told(found, trace),
            Ok(outcome) => outcome,
            Err(lost) => lost.told(self.settle(signer, trace).await, trace),
        }
    }

    /// Sends an edit once. If the answer is lost: how.
    async fn send_edit(
        &self,
        signer: &Signer,
        parameters: &Parameters,
    ) -> Result<Result<Edited, ActionApiError>, Lost> {
        let lost = |reason, is_over| Lost { reason, is_repeated: false, is_over };
        match self.write(signer, TokenKind::Csrf, parameters).await {
            Ok(answer) => match outcome(answer) {
                Some(outcome) => Ok(outcome.map_err(|refusal| ActionApiError::Refused(Box::new(refusal)))),
                None => Err(lost("the answer is not understood".to_owned(), true)),
            },
            Err(WriteFailure::Surely(error)) => Ok(Err(error)),
            Err(WriteFailure::Over(reason)) => Err(lost(reason, true)),
            Err(WriteFailure::Unknown(reason)) => Err(lost(reason, false)),
            Err(WriteFailure::Repeated) => {
                Err(Lost { is_repeated: true, ..lost("its signature was refused as used before".to_owned(), false) })
            }
        }
    }

    /// Looks at once, and again when the wiki had time to finish, as long as there is time for it. If nothing can be found
    /// out: why.
    async fn settle(&self, signer: &Signer, trace: &Trace) -> Result<Finding, String> {
        let looking = async {
            if let Ok(Finding::Saved(edited)) = self.look(signer, trace).await {
                return Ok(Finding::Saved(edited));
            }
            tokio::time::sleep(self.patience().settling).await;
            self.look(signer, trace).await.map_err(|error| format!("could not be read ({error})"))
        };
        in_time(looking.boxed()).await.unwrap_or_else(|_| Err("could not be read in time".to_owned()))
    }

    async fn look(&self, signer: &Signer, trace: &Trace) -> Result<Finding, ActionApiError> {
        let answer = self.read_as(signer, &trace.parameters()).await?;
        let Told { query } = self.expect(Value::Object(answer))?;
        let revisions: Vec<RevisionRecord> = query.pages.into_iter().flat_map(PageAnswer::with_page).collect();
        let candidates: Vec<&RevisionRecord> = revisions.iter().filter(|one| trace.is_candidate(one)).collect();
        for revision in &candidates {
            if self.is_it(signer, trace, revision).await? {
                return Ok(Finding::Saved(saved(revision)));
            }
        }
        Ok(match (candidates.is_empty(), revisions.first()) {
            (true, Some(latest)) if is_unchanged(trace, latest) => Finding::Saved(unchanged(latest)),
            (true, _) => Finding::Nothing,
            (false, _) => Finding::SomethingElse,
        })
    }

    /// Whether a revision is the one that was sent.
    async fn is_it(&self, signer: &Signer, trace: &Trace, revision: &RevisionRecord) -> Result<bool, ActionApiError> {
        let fits = match &trace.text {
            Some(text @ ExpectedText::Whole(_)) => text.fits(revision, None),
            Some(_) if trace.is_belied_by_summary(revision) => false,
            Some(text) => {
                let mut contents = self.contents(Some(signer), &[revision.id], "main").await?;
                text.fits(revision, contents.remove(&revision.id).flatten().as_deref())
            }
            None => false,
        };
        Ok(fits || trace.is_told_by_summary(revision) && trace.has_summary(revision))
    }
}

impl Lost {
    /// What is known of the edit after what was found.
    fn told(self, found: Result<Finding, String>, trace: &Trace) -> Result<Edited, ActionApiError> {
        let (reason, place) = (self.reason, format!("the history of {}", trace.page.described()));
        let reason = match found {
            Ok(Finding::Saved(edited)) => return Ok(edited),
            Ok(Finding::Nothing) if self.is_over => {
                return Err(ActionApiError::NotSaved { reason: format!("{reason}, and it is not in {place}") });
            }
            Ok(Finding::Nothing) => format!("{reason}; it is not in {place} yet, and may still come; look there"),
            Ok(Finding::SomethingElse) => format!("{reason}, and {place} has something newer of yours; look there"),
            Err(why) => format!("{reason}, and then {place} {why}; look there"),
        };
        Err(ActionApiError::Unsure { reason })
    }
}

fn saved(revision: &RevisionRecord) -> Edited {
    Edited {
        page: revision.page.unwrap_or_default(),
        title: revision.title.clone(),
        old_revision: revision.parent,
        new_revision: Some(revision.id),
        timestamp: Some(revision.timestamp),
        is_new_page: revision.parent.is_none(),
        is_no_change: false,
    }
}

/// Whether the page had the text already, so that there was nothing to save.
fn is_unchanged(trace: &Trace, latest: &RevisionRecord) -> bool {
    let is_same = matches!(&trace.text, Some(text @ ExpectedText::Whole(_)) if text.fits(latest, None));
    is_same && trace.groundwork.latest == Some(latest.id)
}

fn unchanged(latest: &RevisionRecord) -> Edited {
    Edited { new_revision: None, timestamp: None, is_new_page: false, is_no_change: true, ..saved(latest) }
}
