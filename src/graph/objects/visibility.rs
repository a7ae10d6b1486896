//! What is hidden of a revision, log entry or recent change.

use std::sync::Arc;

use async_graphql::{OutputType, SimpleObject};

use crate::graph::Fault;
use crate::graph::read::Read;
use crate::graph::straight::{Asked, Output, lead};
use crate::loaders::Member;
use crate::tables::Column;
use crate::types::Json;

/// Which parts administrators hid from public view. What is hidden is null wherever it would show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SimpleObject)]
pub struct Visibility {
    /// The text; for a log entry, its action and target.
    pub is_content_hidden: bool,
    /// The edit summary or reason.
    pub is_comment_hidden: bool,
    /// Who did it.
    pub is_actor_hidden: bool,
    /// Whether what is hidden is hidden from administrators too (suppressed).
    pub is_restricted: bool,
}

impl From<i64> for Visibility {
    /// From a `…_deleted` column: see <https://www.mediawiki.org/wiki/Manual:RevisionDelete>.
    fn from(bits: i64) -> Self {
        Self {
            is_content_hidden: bits & 1 != 0,
            is_comment_hidden: bits & 2 != 0,
            is_actor_hidden: bits & 4 != 0,
            is_restricted: bits & 8 != 0,
        }
    }
}

impl Visibility {
    /// Writes the object of a `…_deleted` column with the fields that are asked for.
    pub(super) fn written(field: Asked<'_>, column: Column<i64>) -> impl Fn(&Member) -> Result<Chosen, Fault> + use<> {
        let below = field.below(&Self::type_name());
        let fields =
            below.iter().enumerate().map(|(index, asked)| (lead(index == 0, asked.key()), Part::of(asked.name())));
        let fields: Arc<[_]> = fields.collect();
        move |row| Ok(Chosen { visibility: row.required(column)?.into(), fields: Arc::clone(&fields) })
    }
}

/// Which part of it a field tells of.
#[derive(Clone, Copy)]
enum Part {
    Content,
    Comment,
    Actor,
    Restricted,
    TypeName,
}

impl Part {
    fn of(field: &str) -> Self {
        match field {
            "isContentHidden" => Self::Content,
            "isCommentHidden" => Self::Comment,
            "isActorHidden" => Self::Actor,
            "isRestricted" => Self::Restricted,
            _ => Self::TypeName,
        }
    }
}

/// A visibility with the fields that are asked for.
pub(super) struct Chosen {
    visibility: Visibility,
    fields: Arc<[(Vec<u8>, Part)]>,
}

impl Output for Chosen {
    fn write(&self, json: &mut Json) {
        for (lead, part) in &*self.fields {
            json.raw(lead);
            match part {
                Part::Content => json.boolean(self.visibility.is_content_hidden),
                Part::Comment => json.boolean(self.visibility.is_comment_hidden),
                Part::Actor => json.boolean(self.visibility.is_actor_hidden),
                Part::Restricted => json.boolean(self.visibility.is_restricted),
                Part::TypeName => json.string(&Visibility::type_name()),
            }
        }
        json.raw(if self.fields.is_empty() { b"{}" } else { b"}" });
    }
}
