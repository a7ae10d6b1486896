//! `RecentChange`: one of the newest changes, of whatever kind.

use async_graphql::{Description, ID, Object};

use super::{Actor, LogEntry, Namespace, Page, Revision, Visibility, Wiki};
use crate::graph::Fault;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::filters::RecentChangeKind;
use crate::graph::read::Read;
use crate::graph::scalars::{BigInt, DateTime};
use crate::graph::straight::{Asked, Enumerated, Needs};
use crate::loaders::Member;
use crate::tables::wiki::{comment, recent_changes, tag};
use crate::types::{NodeId, NodeKind};

/// One of the newest changes, of whatever kind; wikis keep them for some weeks (Wikimedia's for 30 days).
/// See <https://www.mediawiki.org/wiki/Manual:Recentchanges_table>.
#[derive(Clone, Description)]
pub struct RecentChange(Member);

impl From<Member> for RecentChange {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for RecentChange {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(recent_changes::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(recent_changes::ID),
            "kind" => {
                needs.read(recent_changes::SOURCE);
                needs.value(|row| Self::kind_of(row).map(Enumerated));
            }
            "timestamp" => needs.required(recent_changes::TIMESTAMP),
            "namespace" => needs.read(recent_changes::NAMESPACE),
            "title" => needs.nullable_title(recent_changes::NAMESPACE, recent_changes::TITLE),
            "page" => needs.edge_to::<Page>(field, &recent_changes::PAGE),
            "actor" => needs.edge_to::<Actor>(field, &recent_changes::ACTOR),
            "comment" => needs.through(&recent_changes::COMMENT, comment::TEXT),
            "isMinor" => needs.required(recent_changes::IS_MINOR),
            "isBot" => needs.required(recent_changes::IS_BOT),
            "isPatrolled" => {
                needs.read(recent_changes::PATROLLED);
                needs.value(|row| Self::is_patrolled_of(row).transpose());
            }
            "oldLength" => needs.nullable(recent_changes::OLD_LENGTH),
            "newLength" => needs.nullable(recent_changes::NEW_LENGTH),
            "revision" => needs.edge_to::<Revision>(field, &recent_changes::REVISION),
            "previousRevision" => needs.edge_to::<Revision>(field, &recent_changes::PREVIOUS_REVISION),
            "logEntry" => needs.edge_to::<LogEntry>(field, &recent_changes::LOG_ENTRY),
            "tags" => {
                needs.read(recent_changes::TAGS);
                needs.value(|row| Ok(tag::split(row.read(recent_changes::TAGS)?)));
            }
            "visibility" => {
                needs.read(recent_changes::DELETED);
                needs.value(Visibility::written(field, recent_changes::DELETED));
            }
            _ => needs.read(recent_changes::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl RecentChange {
    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::RecentChange, row.required(recent_changes::ID)?))
    }

    fn kind_of(row: &Member) -> Result<RecentChangeKind, Fault> {
        row.required(recent_changes::SOURCE).map(|source| RecentChangeKind::of_source(&source))
    }

    fn title_of(row: &Member) -> Nullable<String> {
        let namespace = row.nullable(recent_changes::NAMESPACE)?;
        let title = row.nullable(recent_changes::TITLE)?;
        Some(namespace.and_then(|namespace| Ok(row.wiki().site.titles.prefixed(namespace, &title?))))
    }

    fn is_patrolled_of(row: &Member) -> Nullable<bool> {
        row.converted(recent_changes::PATROLLED, |patrolled| patrolled != 0)
    }
}

#[Object(use_type_description, cache_control(max_age = 5))]
impl RecentChange {
    /// Names this change anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that it happened on.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its id in the wiki's database (`rc_id`).
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(recent_changes::ID).map(BigInt)
    }

    /// What kind of change it was.
    async fn kind(&self) -> Result<RecentChangeKind, Fault> {
        Self::kind_of(&self.0)
    }

    /// When.
    async fn timestamp(&self) -> Result<DateTime, Fault> {
        self.0.required(recent_changes::TIMESTAMP).map(DateTime)
    }

    /// The namespace of what changed; null with the title when the target of a log entry is hidden.
    async fn namespace(&self) -> Nullable<Namespace> {
        self.0.converted(recent_changes::NAMESPACE, |number| Namespace::new(self.0.wiki(), number))
    }

    /// What changed, as it was named then, with its namespace; null when the target of a log entry is hidden.
    async fn title(&self) -> Nullable<String> {
        Self::title_of(&self.0)
    }

    /// The page, by what it is named now; null where it no longer exists, or was never one.
    async fn page(&self) -> Nullable<Page> {
        self.0.edge_to(&recent_changes::PAGE)
    }

    /// Who made it; null when hidden.
    async fn actor(&self) -> Nullable<Actor> {
        self.0.edge_to(&recent_changes::ACTOR)
    }

    /// The edit summary or reason, with wiki markup; null when hidden.
    async fn comment(&self) -> Nullable<String> {
        self.0.through(&recent_changes::COMMENT, comment::TEXT)
    }

    /// Whether its author called it minor.
    async fn is_minor(&self) -> Result<bool, Fault> {
        self.0.required(recent_changes::IS_MINOR)
    }

    /// Whether it was marked as made by a bot.
    async fn is_bot(&self) -> Result<bool, Fault> {
        self.0.required(recent_changes::IS_BOT)
    }

    /// Whether somebody with the right to do so checked it, or it needed no check.
    async fn is_patrolled(&self) -> Nullable<bool> {
        Self::is_patrolled_of(&self.0)
    }

    /// The page's size before, in bytes; null for what is no edit.
    async fn old_length(&self) -> Nullable<i32> {
        self.0.nullable(recent_changes::OLD_LENGTH)
    }

    /// The page's size after, in bytes; null for what is no edit.
    async fn new_length(&self) -> Nullable<i32> {
        self.0.nullable(recent_changes::NEW_LENGTH)
    }

    /// The revision that it made; null for what is no edit, and where the page was deleted since.
    async fn revision(&self) -> Nullable<Revision> {
        self.0.edge_to(&recent_changes::REVISION)
    }

    /// The page's revision before; null likewise, and for a page's first revision.
    async fn previous_revision(&self) -> Nullable<Revision> {
        self.0.edge_to(&recent_changes::PREVIOUS_REVISION)
    }

    /// The log entry that it tells of; null for edits, and when its target is hidden.
    async fn log_entry(&self) -> Nullable<LogEntry> {
        self.0.edge_to(&recent_changes::LOG_ENTRY)
    }

    /// Its tags, by name. See <https://www.mediawiki.org/wiki/Help:Tags>.
    async fn tags(&self) -> Result<Vec<String>, Fault> {
        Ok(tag::split(self.0.read(recent_changes::TAGS)?))
    }

    /// Which parts of it are hidden.
    async fn visibility(&self) -> Result<Visibility, Fault> {
        self.0.required(recent_changes::DELETED).map(Visibility::from)
    }
}
