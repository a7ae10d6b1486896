//! `Category`: pages under one heading.

use async_graphql::{Context, Description, ID, Object, SimpleObject};
use std::borrow::Cow;

use super::{Page, Wiki};
use crate::db::{Bind, Statement};
use crate::graph::Fault;
use crate::graph::connection::{Connection, Kind, NodeAt, Paging, Parent, of_parents};
use crate::graph::entity::{Entity, Nullable};
use crate::graph::read::Read;
use crate::graph::straight::{Asked, Needs};
use crate::loaders::{LoadError, Member};
use crate::store::{List, Order, SortKey};
use crate::tables::wiki::{category, link, page};
use crate::tables::{AnyColumn, Column, Selection, View};
use crate::types::{NodeId, NodeKind};

/// Pages under one heading. It needs neither a page of its own nor members.
/// See <https://www.mediawiki.org/wiki/Help:Categories>.
#[derive(Clone, Description)]
pub struct Category(Member);

/// A category that a page is in.
pub struct CategoryMembership;

/// What is known of a page's being in a category.
#[derive(Clone, SimpleObject)]
pub struct CategoryMembershipFields {
    /// What the page asks to be sorted as among the category's members; null where its title serves.
    sort_key: Option<String>,
}

/// The kinds of members, in the order in which MediaWiki lists them.
const MEMBER_TYPES: [&str; 3] = ["page", "subcat", "file"];

static BY_LINK: [SortKey; 1] = [SortKey::text(category::LINK_KEY)];
static BY_LINK_TARGET: [SortKey; 1] = [SortKey::integer(category::LINK_KEY)];
static BY_SORT_KEY: [SortKey; 2] = [SortKey::text(category::SORT_KEY), SortKey::integer(category::LINK_FROM)];

impl From<Member> for Category {
    fn from(member: Member) -> Self {
        Self(member)
    }
}

impl Entity for Category {
    fn need(field: Asked<'_>, needs: &mut Needs<'_>) {
        match field.name() {
            "id" => {
                needs.read(category::TITLE);
                needs.value(Self::id_of);
            }
            "name" => {
                needs.read(category::TITLE);
                needs.value(Self::name_of);
            }
            "page" => needs.edge_to::<Page>(field, &category::PAGE),
            "members" => {
                needs.read(category::TITLE);
                needs.read_through(&category::LINK_TARGET, link::TARGET_ID);
                needs.list_through::<Page>(field, &category::LINK_TARGET);
            }
            "memberCount" => Self::needs_count(needs, category::MEMBERS),
            "subcategoryCount" => Self::needs_count(needs, category::SUBCATEGORIES),
            "fileCount" => Self::needs_count(needs, category::FILES),
            _ => needs.read(category::TITLE),
        }
    }

    fn member(&self) -> &Member {
        &self.0
    }
}

impl Kind for CategoryMembership {
    type Node = Category;
    type EdgeFields = CategoryMembershipFields;

    fn name() -> Cow<'static, str> {
        "Category".into()
    }

    fn need_of_edge(_field: Asked<'_>, selection: &mut Selection) {
        selection.column(category::SORT_KEY_PREFIX);
    }

    fn edge_fields(member: &Member) -> Result<CategoryMembershipFields, LoadError> {
        let sort_key = match member.read(category::SORT_KEY_PREFIX) {
            // Nobody asked for the sort key.
            Err(LoadError::NotAsked(_)) => None,
            stored => stored?.filter(|prefix| !prefix.is_empty()),
        };
        Ok(CategoryMembershipFields { sort_key })
    }
}

impl Category {
    /// The categories that pages are in.
    pub(super) async fn of_page(
        context: &Context<'_>,
        member: &Member,
        paging: Paging,
    ) -> Result<Connection<CategoryMembership>, Fault> {
        let keys: &'static [SortKey] =
            if member.wiki().category_links_have_targets() { &BY_LINK_TARGET } else { &BY_LINK };
        let list = List::new(View::CategoryLinks, Order { keys, is_descending: false });
        let parent = Parent::new(const { &[page::ID.any()] }, &["cl_from"]);
        of_parents(context, member, parent, async || Ok(list), paging, NodeAt::Row).await
    }

    fn id_of(row: &Member) -> Result<String, Fault> {
        Ok(NodeId::encode(&row.wiki().code, NodeKind::Category, &row.required(category::TITLE)?))
    }

    fn name_of(row: &Member) -> Result<String, Fault> {
        row.required(category::TITLE).map(|title| title.replace('_', " "))
    }

    fn needs_count(needs: &mut Needs<'_>, column: Column<i32>) {
        needs.read_through(&category::COUNTS, column);
        needs.value(move |row| Self::count_of(row, column));
    }

    fn count_of(row: &Member, column: Column<i32>) -> Result<i32, Fault> {
        Ok(row.through(&category::COUNTS, column).transpose()?.unwrap_or_default())
    }
}

#[Object(use_type_description, cache_control(max_age = 30))]
impl Category {
    /// Names this category anywhere in the graph, for `node(id:)`.
    pub(super) async fn id(&self) -> Result<ID, Fault> {
        Self::id_of(&self.0).map(ID::from)
    }

    /// The wiki that it belongs to.
    async fn wiki(&self) -> Wiki {
        Wiki::from(self.0.wiki())
    }

    /// Its name without the namespace, with spaces.
    async fn name(&self) -> Result<String, Fault> {
        Self::name_of(&self.0)
    }

    /// The page that describes it; null where nobody wrote one.
    async fn page(&self) -> Nullable<Page> {
        self.0.edge_to(&category::PAGE)
    }

    /// How many members it has, of any kind, as the wiki counts them.
    async fn member_count(&self) -> Result<i32, Fault> {
        Self::count_of(&self.0, category::MEMBERS)
    }

    /// How many of its members are categories.
    async fn subcategory_count(&self) -> Result<i32, Fault> {
        Self::count_of(&self.0, category::SUBCATEGORIES)
    }

    /// How many of its members are files.
    async fn file_count(&self) -> Result<i32, Fault> {
        Self::count_of(&self.0, category::FILES)
    }

    /// Its members, in this namespace or in all: pages, then subcategories, then files, each in the wiki's order.
    async fn members(
        &self,
        context: &Context<'_>,
        namespace: Option<i32>,
        first: Option<i32>,
        after: Option<String>,
    ) -> Result<Connection<Page>, Fault> {
        let mut list = List::new(View::CategoryLinks, Order { keys: &BY_SORT_KEY, is_descending: false });
        let types: &[&str] = match namespace {
            None => &MEMBER_TYPES,
            Some(14) => &["subcat"],
            Some(6) => &["file"],
            Some(_) => &["page"],
        };
        let of_type = |name: &&str| {
            let mut condition = Statement::new("t.cl_type = ");
            condition.bind(Bind::Text((*name).to_owned()));
            condition
        };
        list.segments = types.iter().map(of_type).collect();
        if let Some(namespace) = namespace {
            // As an expression it leads into no index: a plan that starts at a namespace's pages would sort them.
            list.compare("e.page_namespace + 0 = ", Bind::Integer(namespace.into()));
        }
        let paging = Paging::forwards(first, after)?;
        let (linked, columns): (_, &'static [AnyColumn]) = if self.0.wiki().category_links_have_targets() {
            (self.0.partner(&category::LINK_TARGET)?, const { &[link::TARGET_ID.any()] })
        } else {
            (Some(self.0.clone()), const { &[category::TITLE.any()] })
        };
        let parent = Parent::new(columns, &["category_key"]);
        let node = NodeAt::Partner(&category::MEMBER);
        of_parents(context, linked.as_ref(), parent, async || Ok(list), paging, node).await
    }
}
