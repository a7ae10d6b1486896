//! A page, as `prop=info` tells of it.

use serde::Deserialize;

use super::fields::timestamp;
use super::revision::RevisionAnswer;
use super::{RevisionRecord, fields};
use crate::types::{NamespaceNumber, Timestamp};

/// A page that exists.
#[derive(Debug, Clone, PartialEq)]
pub struct PageRecord {
    /// `page_id`.
    pub id: i64,
    /// Its namespace.
    pub namespace: NamespaceNumber,
    /// With the namespace's name and spaces, as the wiki writes it.
    pub title: String,
    /// `page_content_model`.
    pub content_model: Option<String>,
    /// The language it is written in.
    pub language: Option<String>,
    /// `page_touched`.
    pub touched: Timestamp,
    /// `page_latest`.
    pub latest_revision: i64,
    /// In bytes.
    pub length: i64,
    /// Whether it leads on to another page.
    pub is_redirect: bool,
    /// Whether it has one revision only.
    pub is_new: bool,
    /// The latest revision, where it was asked for.
    pub latest: Option<RevisionRecord>,
}

/// The page that revisions are listed under.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct PageAnswer {
    #[serde(default, deserialize_with = "fields::id")]
    pub pageid: Option<i64>,
    #[serde(default)]
    pub ns: NamespaceNumber,
    #[serde(default)]
    pub title: String,
    #[serde(flatten)]
    pub info: Option<InfoAnswer>,
    #[serde(default)]
    pub revisions: Vec<RevisionAnswer>,
}

/// What `prop=info` adds where the page exists.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::action_api) struct InfoAnswer {
    contentmodel: Option<String>,
    pagelanguage: Option<String>,
    #[serde(deserialize_with = "timestamp")]
    touched: Timestamp,
    pub lastrevid: i64,
    length: i64,
    #[serde(default)]
    redirect: bool,
    #[serde(default)]
    new: bool,
}

impl PageAnswer {
    /// The page, without its revisions; `None` if there is none.
    pub fn page(&self) -> Option<PageRecord> {
        let info = self.info.clone()?;
        Some(PageRecord {
            id: self.pageid?,
            namespace: self.ns,
            title: self.title.clone(),
            content_model: info.contentmodel,
            language: info.pagelanguage,
            touched: info.touched,
            latest_revision: info.lastrevid,
            length: info.length,
            is_redirect: info.redirect,
            is_new: info.new,
            latest: None,
        })
    }

    /// The page with its latest revision, if that was asked for; `None` if there is no page.
    pub fn with_latest(mut self) -> Option<PageRecord> {
        let page = self.page()?;
        let revisions = std::mem::take(&mut self.revisions).into_iter();
        let latest = revisions.map(|revision| revision.of(&self)).find(|revision| revision.id == page.latest_revision);
        Some(PageRecord { latest, ..page })
    }

    /// The revisions, each with the page where `prop=info` was asked for.
    pub fn with_page(mut self) -> Vec<RevisionRecord> {
        let page = self.page().map(Box::new);
        let revisions = std::mem::take(&mut self.revisions).into_iter();
        revisions.map(|revision| RevisionRecord { page_record: page.clone(), ..revision.of(&self) }).collect()
    }
}
