//! `Revision`: one saved state of a page.

use async_graphql::{Context, Description, ID, Object};

use super::{Actor, Diff, DiffTarget, Page, RecentChange, Visibility, Wiki};
use crate::db::Statement;
use crate::graph::Fault;
use crate::graph::caller::Calls;
use crate::graph::content;
use crate::graph::entity::{Entity, Nullable};
use crate::graph::grouped::first_of_group;
use crate::graph::read::Read;
use crate::graph::scalars::{BigInt, DateTime};
use crate::graph::straight::{Asked, Needs};
use crate::loaders::Member;
use crate::tables::View;
use crate::tables::wiki::{comment, recent_changes, revision, tag};
use crate::types::{NodeId, NodeKind};

/// One saved state of a page. See <https://www.mediawiki.org/wiki/Manual:Revision_table>.
#[derive(Clone, Description)]
pub struct Revision(Member);

impl From<Member> for Revision {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for Revision {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(revision::ID);
                needs.value(Self::id_of);
            }
            "databaseId" => needs.required(revision::ID),
            "page" => needs.edge_to::<Page>(field, &revision::PAGE),
            "parent" => needs.edge_to::<Self>(field, &revision::PARENT),
            "timestamp" => needs.required(revision::TIMESTAMP),
            "actor" => needs.edge_to::<Actor>(field, &revision::ACTOR),
            "comment" => needs.through(&revision::COMMENT, comment::TEXT),
            "isMinor" => needs.required(revision::IS_MINOR),
            "size" => needs.nullable(revision::LENGTH),
            "sizeDelta" => {
                needs.read(revision::LENGTH);
                needs.read(revision::PARENT_ID);
                needs.read_through(&revision::PARENT, revision::LENGTH);
                needs.value(Self::size_delta_of);
            }
            "sha1" => needs.nullable(revision::SHA1),
            "contentModel" => needs.nullable(revision::CONTENT_MODEL),
            "tags" => {
                needs.read(revision::TAGS);
                needs.value(|row| Ok(tag::split(row.read(revision::TAGS)?)));
            }
            "visibility" => {
                needs.read(revision::DELETED);
                needs.value(Visibility::written(field, revision::DELETED));
            }
            "content" | "html" | "diff" => {
                needs.read(revision::ID);
                needs.read(revision::DELETED);
            }
            _ => needs.read(revision::ID),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Revision {
    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::of_row(&row.wiki().code, NodeKind::Revision, row.required(revision::ID)?))
    }

    fn size_delta_of(row: &Member) -> Result<Option<i32>, Fault> {
        let (Some(size), Some(parent)) = (row.read(revision::LENGTH)?, row.read(revision::PARENT_ID)?) else {
            return Ok(None);
        };
        if parent == 0 {
            return Ok(Some(size));
        }
        let before = row.through(&revision::PARENT, revision::LENGTH).transpose()?;
        Ok(before.map(|before| size - before))
    }

    /// Whoever asks: what strangers may not see is not shown here.
    fn is_text_hidden(&self) -> Result<bool, Fault> {
        Ok(Visibility::from(self.0.required(revision::DELETED)?).is_content_hidden)
    }
}

fn is_slot_name(name: &str) -> bool {
    let is_fitting = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
    (1..=64).contains(&name.len()) && name.chars().all(is_fitting)
}

#[Object(use_type_description, cache_control(max_age = 60))]
impl Revision {
    /// Names this revision anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that it belongs to.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its id in the wiki's database (`rev_id`), as in `oldid=` of the wiki's URLs.
    async fn database_id(&self) -> Result<BigInt, Fault> {
        self.0.required(revision::ID).map(BigInt)
    }

    /// The page; null when it was deleted since.
    async fn page(&self) -> Nullable<Page> {
        self.0.edge_to(&revision::PAGE)
    }

    /// The revision that it was made from; null for the first, and where that is gone or was never recorded.
    async fn parent(&self) -> Nullable<Revision> {
        self.0.edge_to(&revision::PARENT)
    }

    /// When it was saved.
    async fn timestamp(&self) -> Result<DateTime, Fault> {
        self.0.required(revision::TIMESTAMP).map(DateTime)
    }

    /// Who saved it; null when hidden.
    async fn actor(&self) -> Nullable<Actor> {
        self.0.edge_to(&revision::ACTOR)
    }

    /// The edit summary, with wiki markup; null when hidden.
    async fn comment(&self) -> Nullable<String> {
        self.0.through(&revision::COMMENT, comment::TEXT)
    }

    /// Whether its author called it minor.
    async fn is_minor(&self) -> Result<bool, Fault> {
        self.0.required(revision::IS_MINOR)
    }

    /// The size of its text in bytes; null when the text is hidden.
    async fn size(&self) -> Nullable<i32> {
        self.0.nullable(revision::LENGTH)
    }

    /// Its size less its parent's, in bytes; null when either is hidden or unknown.
    async fn size_delta(&self) -> Nullable<i32> {
        Self::size_delta_of(&self.0).transpose()
    }

    /// The SHA-1 of its text, in lower-case hexadecimal; null when hidden, and where the wiki no longer stores it
    /// (MediaWiki 1.46).
    async fn sha1(&self) -> Nullable<String> {
        self.0.converted(revision::SHA1, |sha1| sha1.as_str().to_owned())
    }

    /// What kind of text it is, such as `wikitext` or `javascript`; null when the text is hidden.
    async fn content_model(&self) -> Nullable<String> {
        self.0.nullable(revision::CONTENT_MODEL)
    }

    /// Its tags, by name. See <https://www.mediawiki.org/wiki/Help:Tags>.
    async fn tags(&self) -> Result<Vec<String>, Fault> {
        Ok(tag::split(self.0.read(revision::TAGS)?))
    }

    /// Which parts of it are hidden.
    async fn visibility(&self) -> Result<Visibility, Fault> {
        self.0.required(revision::DELETED).map(Visibility::from)
    }

    /// The recent change that tells of it; null once that is too old to be kept.
    async fn recent_change(&self, context: &Context<'_>) -> Nullable<RecentChange> {
        let edits = Statement::new("t.rc_source IN ('mw.edit', 'mw.new')");
        let key = (revision::ID.any(), recent_changes::REVISION_ID.any());
        // Edits never hide which revision they made, and only this view has an index that leads from it.
        first_of_group(context, &self.0, View::RecentChangesTitleindex, key, Some(edits)).await.transpose()
    }

    /// The source in one of its slots, from the wiki's API; null when hidden, and where there is no such slot. Asked for
    /// all revisions of a list at once.
    async fn content(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "Which slot; `main` holds a page's ordinary text.",
            default_with = "Some(\"main\".to_owned())"
        )]
        slot: Option<String>,
    ) -> Nullable<String> {
        let slot = slot.as_deref().unwrap_or("main");
        let contents = async |calls: Calls, ids: Vec<i64>| calls.api.contents(calls.caller(), &ids, slot).await;
        let found = async {
            if !is_slot_name(slot) {
                return Err(Fault::input("A slot's name is made of letters, digits, - and _, such as main."));
            }
            if self.is_text_hidden()? {
                return Ok(None);
            }
            content::of_all(context, &self.0, revision::ID, contents).await.map(Option::flatten)
        };
        found.await.transpose()
    }

    /// Its text as HTML, as the wiki's parser gives it; null when hidden. A call to the wiki for each revision, of which
    /// a request may make 50. It is the wiki's to vouch for: show it where its scripts and styles can do no harm.
    async fn html(&self, context: &Context<'_>) -> Nullable<String> {
        let parsed = async |calls: Calls, id: i64| calls.api.parsed_revision(calls.caller(), id).await;
        let found = async {
            if self.is_text_hidden()? {
                return Ok(None);
            }
            content::of_each(context, &self.0, revision::ID, parsed).await
        };
        found.await.transpose()
    }

    /// What changed between it and a neighbour in the page's history; null where there is no such neighbour, where its own
    /// text is hidden, and where the other's is hidden from whoever asks. A call to the wiki for each revision, of which a
    /// request may make 50.
    async fn diff(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "What it is compared with.", default_with = "DiffTarget::Previous")] to: DiffTarget,
    ) -> Nullable<Diff> {
        let compared = async |calls: Calls, id: i64| calls.api.comparison(calls.caller(), id, to.into()).await;
        let found = async {
            if self.is_text_hidden()? {
                return Ok(None);
            }
            let comparison = content::of_each(context, &self.0, revision::ID, compared).await?;
            Ok(comparison.map(|comparison| Diff::new(self.0.wiki(), comparison)))
        };
        found.await.transpose()
    }
}
