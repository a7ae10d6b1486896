//! An edit in a list of somebody's, as `list=usercontribs` tells of it.

use serde::Deserialize;

use super::RevisionRecord;
use super::fields::{self, timestamp};
use crate::types::{NamespaceNumber, Timestamp};

/// An entry of `list=usercontribs`.
#[derive(Debug, Deserialize)]
pub(in crate::action_api) struct ContributionAnswer {
    revid: i64,
    #[serde(default, deserialize_with = "fields::id")]
    pageid: Option<i64>,
    #[serde(default, deserialize_with = "fields::id")]
    parentid: Option<i64>,
    ns: NamespaceNumber,
    title: String,
    #[serde(deserialize_with = "timestamp")]
    timestamp: Timestamp,
    user: Option<String>,
    #[serde(default, deserialize_with = "fields::id")]
    userid: Option<i64>,
    comment: Option<String>,
    #[serde(default)]
    minor: bool,
    size: Option<i64>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    userhidden: bool,
    #[serde(default)]
    commenthidden: bool,
    #[serde(default)]
    texthidden: bool,
    #[serde(default)]
    suppressed: bool,
}

impl From<ContributionAnswer> for RevisionRecord {
    fn from(answer: ContributionAnswer) -> Self {
        Self {
            id: answer.revid,
            page: answer.pageid,
            namespace: answer.ns,
            title: answer.title,
            parent: answer.parentid,
            timestamp: answer.timestamp,
            username: answer.user,
            user_id: answer.userid,
            comment: answer.comment,
            is_minor: answer.minor,
            size: answer.size,
            sha1: None,
            content_model: None,
            tags: answer.tags,
            deleted: fields::deleted(answer.texthidden, answer.commenthidden, answer.userhidden, answer.suppressed),
            page_record: None,
        }
    }
}
