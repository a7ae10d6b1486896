//! A call: who sends it, when, with which parameters.

use diesel::prelude::*;

use super::desk::Desk;
use super::parameters::Parameters;
use crate::sandbox::live::pages::Page;
use crate::sandbox::live::{Account, Refusal, Trouble, Writer};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::world::Title;

/// A call to the API.
pub struct Call<'a> {
    /// Its parameters.
    pub parameters: &'a Parameters,
    /// Whether it was posted.
    pub is_post: bool,
    /// Who sends it.
    pub account: Account,
    /// The access token that it was signed with.
    pub access: Option<String>,
    /// The wiki's present.
    pub now: Moment,
    /// What the API remembers.
    pub desk: &'a Desk,
}

impl Call<'_> {
    /// Begins a deed.
    pub fn writer<'c>(&self, db: &'c mut SqliteConnection) -> Writer<'c> {
        Writer { db, by: self.account.clone(), at: self.now }
    }

    /// Refuses a call that was not posted with a valid token of that kind in its body.
    pub fn require_token(&self, kind: &str) -> Result<(), Refusal> {
        self.require_post()?;
        let Some(token) = self.parameters.text("token") else { return Err(Refusal::missing_parameter("token")) };
        if !self.parameters.is_posted("token") {
            let text = "The following parameter was found in the query string, but must be in the POST body: token.";
            return Err(Refusal::new("mustpostparams", text));
        }
        if token != self.desk.token(kind, self.access.as_deref()) {
            return Err(Refusal::new("badtoken", "Invalid CSRF token."));
        }
        Ok(())
    }

    /// Refuses a call that was not posted.
    pub fn require_post(&self) -> Result<(), Refusal> {
        if self.is_post {
            return Ok(());
        }
        let module = self.parameters.or_empty("action");
        Err(Refusal::new("mustbeposted", format!("The \"{module}\" module requires a POST request.")))
    }

    /// Refuses a caller without a right.
    pub fn require_right(&self, right: &str) -> Result<(), Refusal> {
        if self.account.may(right) { Ok(()) } else { Err(Refusal::permission(right)) }
    }

    /// The title that a call names by `title` or `pageid`, existing or not.
    pub fn title(&self, db: &mut SqliteConnection, by_title: &str, by_id: &str) -> Result<Title, Trouble> {
        match (self.parameters.filled(by_title), self.parameters.number(by_id)?) {
            (Some(_), Some(_)) => {
                let text = format!("The parameters \"{by_title}\" and \"{by_id}\" can not be used together.");
                Err(Refusal::new("invalidparammix", text).into())
            }
            (Some(title), None) => Ok(checked(title)?),
            (None, Some(id)) => match Page::numbered(db, id)? {
                Some(page) => Ok(page.title),
                None => Err(Refusal::new("nosuchpageid", format!("There is no page with ID {id}.")).into()),
            },
            (None, None) => {
                let text = format!("One of the parameters \"{by_title}\" and \"{by_id}\" is required.");
                Err(Refusal::new("missingparam", text).into())
            }
        }
    }

    /// The page that a call names by `title` or `pageid`.
    pub fn page(&self, db: &mut SqliteConnection) -> Result<Page, Trouble> {
        let title = self.title(db, "title", "pageid")?;
        Page::titled(db, &title)?.ok_or_else(|| Refusal::missing_title().into())
    }

    /// The tags that a call puts on what it does: people may use only some.
    pub fn tags(&self, db: &mut SqliteConnection) -> Result<Vec<String>, Trouble> {
        let mut tags = Vec::new();
        for tag in self.parameters.list("tags") {
            let sql = "SELECT count(*) AS number FROM change_tag_def WHERE ctd_user_defined = 1 AND ctd_name = ?";
            if crate::sandbox::live::sql::number(db, sql, &[tag.into()])? == 0 {
                let text = format!("The tag \"{tag}\" is not allowed to be manually applied.");
                return Err(Refusal::new("badtags", text).into());
            }
            tags.push(tag.to_owned());
        }
        Ok(tags)
    }
}

/// A title as somebody writes it.
pub fn checked(text: &str) -> Result<Title, Refusal> {
    let bad = || Refusal::bad_title(text);
    let words: Vec<&str> = text.split(|letter: char| letter == '_' || letter.is_whitespace()).collect();
    let collapsed = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let title = Title::parse(collapsed.trim_start_matches(':').split('#').next().unwrap_or_default());
    let is_legal = |letter: char| !letter.is_control() && !"<>[]{}|\u{fffd}".contains(letter);
    if title.key.is_empty() || title.key.len() > 255 || title.namespace < 0 || !title.key.chars().all(is_legal) {
        return Err(bad());
    }
    if title.key.split('/').any(|part| part == "." || part == "..") {
        return Err(bad());
    }
    Ok(title)
}
