//! Pages other than the articles of the lists.

mod categories;
mod redirects;
mod users;
mod written;

use super::cast::{Cast, Role};
use super::clock::Moment;
use super::encyclopaedia::article::Article;
use super::world::CONTENT_MODELS;

/// A page with the history that it will have.
pub struct PlannedPage {
    /// Its title and text.
    pub article: Article,
    /// When it is made.
    pub created: Moment,
    /// By whom.
    pub by: String,
    /// How many revisions it has at least.
    pub revisions: usize,
    /// Who edits it afterwards; nothing for its first author alone.
    pub editors: Option<Role>,
    /// Of a hundred edits, how many are mischief.
    pub mischief: i64,
    /// The content model.
    pub model: &'static str,
}

impl PlannedPage {
    /// A page of wikitext that its first author writes at once.
    fn new(article: Article, created: Moment, by: &str) -> Self {
        let by = by.to_owned();
        Self { article, created, by, revisions: 1, editors: None, mischief: 0, model: CONTENT_MODELS[0] }
    }
}

/// Every page.
pub fn all(cast: &Cast, articles: &[Article]) -> Vec<PlannedPage> {
    let mut pages = written::pages();
    pages.extend(categories::pages(articles));
    pages.extend(redirects::pages(articles));
    pages.extend(users::pages(cast));
    pages
}
