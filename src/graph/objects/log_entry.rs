//! `LogEntry`: something that was done besides editing.

use async_graphql::{Description, ID, Object};

use super::{Actor, Namespace, Page, Visibility, Wiki};
use crate::graph::Fault;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::read::Read;
use crate::graph::scalars::{BigInt, DateTime, Json};
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::wiki::{comment, logging, tag};
use crate::types::{NodeId, NodeKind, log_params};

/// Something that was done besides editing: a move, a deletion, a block.
/// See <https://www.mediawiki.org/wiki/Manual:Logging_table>.
#[derive(Clone, Description)]
pub struct LogEntry(Member);

impl From<Member> for LogEntry {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for LogEntry {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(logging::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(logging::ID),
            "type" => needs.required(logging::TYPE),
            "action" => needs.nullable(logging::ACTION),
            "timestamp" => needs.required(logging::TIMESTAMP),
            "actor" => needs.edge_to::<Actor>(field, &logging::ACTOR),
            "namespace" => needs.read(logging::NAMESPACE),
            "title" => needs.nullable_title(logging::NAMESPACE, logging::TITLE),
            "page" => needs.edge_to::<Page>(field, &logging::PAGE),
            "comment" => needs.through(&logging::COMMENT, comment::TEXT),
            "params" => {
                needs.read(logging::ID);
                needs.read(logging::PARAMS);
            }
            "tags" => {
                needs.read(logging::TAGS);
                needs.value(|row| Ok(tag::split(row.read(logging::TAGS)?)));
            }
            "visibility" => {
                needs.read(logging::DELETED);
                needs.value(Visibility::written(field, logging::DELETED));
            }
            _ => needs.read(logging::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl LogEntry {
    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::LogEntry, row.required(logging::ID)?))
    }

    fn title_of(row: &Member) -> Nullable<String> {
        let namespace = row.nullable(logging::NAMESPACE)?;
        let title = row.nullable(logging::TITLE)?;
        Some(namespace.and_then(|namespace| Ok(row.wiki().site.titles.prefixed(namespace, &title?))))
    }
}

#[Object(use_type_description, cache_control(max_age = 30))]
impl LogEntry {
    /// Names this entry anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that it belongs to.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its id in the wiki's database (`log_id`).
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(logging::ID).map(BigInt)
    }

    /// Its type, such as `move`, `delete` or `block`.
    async fn r#type(&self) -> Result<String, Fault> {
        self.0.required(logging::TYPE)
    }

    /// What was done, such as `move_redir` or `restore`; null when hidden.
    async fn action(&self) -> Nullable<String> {
        self.0.nullable(logging::ACTION)
    }

    /// When.
    async fn timestamp(&self) -> Result<DateTime, Fault> {
        self.0.required(logging::TIMESTAMP).map(DateTime)
    }

    /// Who did it; null when hidden.
    async fn actor(&self) -> Nullable<Actor> {
        self.0.edge_to(&logging::ACTOR)
    }

    /// The namespace of the target; null when hidden.
    async fn namespace(&self) -> Nullable<Namespace> {
        self.0.converted(logging::NAMESPACE, |number| Namespace::new(self.0.wiki(), number))
    }

    /// The target as it was named then, with its namespace; null when hidden.
    async fn title(&self) -> Nullable<String> {
        Self::title_of(&self.0)
    }

    /// The page that it was done to, by what it is named now; null where it no longer exists, or when hidden.
    async fn page(&self) -> Nullable<Page> {
        self.0.edge_to(&logging::PAGE)
    }

    /// The reason given, with wiki markup; null when hidden.
    async fn comment(&self) -> Nullable<String> {
        self.0.through(&logging::COMMENT, comment::TEXT)
    }

    /// What else is known of it, by its type: an object of named parameters, or a list for old entries. Null when
    /// anything of the entry is hidden, and where the wiki's row is corrupt.
    async fn params(&self) -> Nullable<Json> {
        let read = || -> Result<Option<Json>, Fault> {
            let Some(stored) = self.0.read(logging::PARAMS)? else { return Ok(None) };
            match log_params(&stored) {
                Ok(value) => Ok(Some(Json(value))),
                Err(error) => {
                    let entry = self.0.required(logging::ID)?;
                    tracing::warn!(wiki = %self.0.wiki().code, entry, %error, "a log entry has corrupt parameters");
                    Ok(None)
                }
            }
        };
        read().transpose()
    }

    /// Its tags, by name. See <https://www.mediawiki.org/wiki/Help:Tags>.
    async fn tags(&self) -> Result<Vec<String>, Fault> {
        Ok(tag::split(self.0.read(logging::TAGS)?))
    }

    /// Which parts of it are hidden.
    async fn visibility(&self) -> Result<Visibility, Fault> {
        self.0.required(logging::DELETED).map(Visibility::from)
    }
}
