//! Finding one row by what a client wrote.

use std::sync::Arc;

use async_graphql::Context;
use futures_util::FutureExt;

use super::entity::Entity;
use super::objects::{Actor, Category, LogEntry, Page, RecentChange, Revision, User};
use super::scalars::BigInt;
use super::{Fault, caller, fingerprint, own_writes, with_list};
use crate::db::{Bind, Wiki};
use crate::loaders::{Arrived, Lookups, Target};
use crate::store::{Keys, List, Order, SortKey, lookup};
use crate::tables::wiki::{actor, category, logging, page, recent_changes, revision, user};
use crate::tables::{Access, FromCell, Selection, View};
use crate::types::Title;
use crate::wikis::SavedKey;

/// The company of rows that are read for themselves.
const WITHOUT_EDGES: u64 = 0;

/// How a page is named.
#[derive(Debug)]
pub(super) enum PageKey {
    Id(i64),
    Title(Title),
}

impl PageKey {
    /// From the arguments of `page`: a title, or an id.
    pub(super) fn new(
        wiki: &Wiki,
        title: Option<&str>,
        namespace: Option<i32>,
        id: Option<BigInt>,
    ) -> Result<Self, Fault> {
        match (title, namespace, id) {
            (None, None, Some(id)) => Ok(Self::Id(id.0)),
            (Some(title), None, None) => Ok(Self::Title(wiki.site.titles.parse(title, 0)?)),
            (Some(title), Some(namespace), None) => Ok(Self::Title(wiki.site.titles.parse(title, namespace)?)),
            _ => Err(Fault::input("Name the page either by title (with namespace, if the title is bare) or by id.")),
        }
    }
}

/// How an actor or user is named.
#[derive(Debug)]
pub(super) enum ActorKey {
    Id(i64),
    Name(String),
}

impl ActorKey {
    /// From a pair of arguments of which one is given.
    pub(super) fn new(name: Option<String>, id: Option<BigInt>) -> Result<Self, Fault> {
        match (name, id) {
            (Some(name), None) => Ok(Self::Name(name)),
            (None, Some(id)) => Ok(Self::Id(id.0)),
            _ => Err(Fault::input("Give either name or id.")),
        }
    }
}

async fn find<T: Entity>(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    target: Target,
    key: Vec<Bind>,
) -> Result<Option<T>, Fault> {
    let asked = T::asked(context)?;
    let arrived = with_list::read::<T>(context, wiki, target, &key, &asked).await?;
    let row = match arrived.as_ref().and_then(Arrived::row) {
        Some(row) => Some(row.clone()),
        None => {
            let company = fingerprint::of_selection(context);
            context.data_unchecked::<Lookups>().find(wiki, target, key, asked, company).await?
        }
    };
    if let (Some(row), Some(arrived)) = (&row, arrived) {
        arrived.give(row);
    }
    Ok(row.map(T::from))
}

pub(super) async fn page(context: &Context<'_>, wiki: &Arc<Wiki>, key: PageKey) -> Result<Option<Page>, Fault> {
    if caller::identity(context).is_some() {
        let own = match &key {
            PageKey::Id(id) => SavedKey::Page(*id),
            PageKey::Title(title) => SavedKey::Title(title.namespace, title.database_key.clone()),
        };
        if let Some(page) = own_writes::page(context, wiki, own).boxed().await? {
            return Ok(Some(page));
        }
    }
    match key {
        PageKey::Id(id) => {
            let target = Target { view: View::Page, columns: const { &[page::ID.any()] } };
            find(context, wiki, target, vec![Bind::Integer(id)]).await
        }
        PageKey::Title(title) => {
            let target = Target { view: View::Page, columns: const { &[page::NAMESPACE.any(), page::TITLE.any()] } };
            let key = vec![Bind::Integer(title.namespace.into()), Bind::Text(title.database_key)];
            find(context, wiki, target, key).await
        }
    }
}

pub(super) async fn revision(context: &Context<'_>, wiki: &Arc<Wiki>, id: i64) -> Result<Option<Revision>, Fault> {
    if caller::identity(context).is_some()
        && let Some(revision) = own_writes::revision(context, wiki, id).boxed().await?
    {
        return Ok(Some(revision));
    }
    let target = Target { view: View::Revision, columns: const { &[revision::ID.any()] } };
    find(context, wiki, target, vec![Bind::Integer(id)]).await
}

pub(super) async fn recent_change(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    id: i64,
) -> Result<Option<RecentChange>, Fault> {
    let target = Target { view: View::RecentChanges, columns: const { &[recent_changes::ID.any()] } };
    find(context, wiki, target, vec![Bind::Integer(id)]).await
}

pub(super) async fn log_entry(context: &Context<'_>, wiki: &Arc<Wiki>, id: i64) -> Result<Option<LogEntry>, Fault> {
    let target = Target { view: View::Logging, columns: const { &[logging::ID.any()] } };
    find(context, wiki, target, vec![Bind::Integer(id)]).await
}

pub(super) async fn actor(context: &Context<'_>, wiki: &Arc<Wiki>, key: ActorKey) -> Result<Option<Actor>, Fault> {
    let (columns, key): (&'static [_], _) = match key {
        ActorKey::Id(id) => (const { &[actor::ID.any()] }, Bind::Integer(id)),
        ActorKey::Name(name) => (const { &[actor::NAME.any()] }, Bind::Text(wiki.site.titles.user_name(&name))),
    };
    find(context, wiki, Target { view: View::Actor, columns }, vec![key]).await
}

/// The view that tells actors' ids by their names: one of those that a replica has for it, or one that the gateway redacts,
/// as behind the others there are all actors where it reads tables.
fn by_name(wiki: &Wiki, view: View) -> View {
    match wiki.capabilities.access {
        Access::Views => view,
        Access::Tables => View::Actor,
    }
}

/// The id of the actor of this name, as a view shows it.
pub(super) async fn actor_id(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    view: View,
    name: &str,
) -> Result<Option<i64>, Fault> {
    let target = Target { view: by_name(wiki, view), columns: const { &[actor::NAME.any()] } };
    let key = vec![Bind::Text(wiki.site.titles.user_name(name))];
    let mut asked = Selection::default();
    asked.column(actor::ID);
    let found = context.data_unchecked::<Lookups>().find(wiki, target, key, asked, WITHOUT_EDGES).await?;
    Ok(found.map(|member| member.read(actor::ID)).transpose()?.flatten())
}

/// The actor of this name as a list of one, for a statement that looks it up on several wikis.
pub(super) fn actor_named(wiki: &Wiki, view: View, name: &str) -> List {
    static KEYS: [SortKey; 1] = [SortKey::integer(actor::ID)];
    let mut list = List::new(by_name(wiki, view), Order { keys: &KEYS, is_descending: false });
    list.compare(&format!("t.{} = ", actor::NAME.name()), Bind::Text(wiki.site.titles.user_name(name)));
    list
}

/// The id of the actor of this name, by a statement of its own.
pub(super) async fn actor_id_alone(wiki: &Wiki, view: View, name: &str) -> Result<Option<i64>, Fault> {
    let mut asked = Selection::default();
    asked.column(actor::ID);
    let name = Bind::Text(wiki.site.titles.user_name(name));
    let (rows, shape) =
        lookup(wiki, by_name(wiki, view), Keys::Of(actor::NAME.name(), vec![name]), None, &asked).await?;
    let id = shape.column(actor::ID.name()).map(|place| rows.cell(0, place));
    Ok(id.and_then(i64::from_cell))
}

pub(super) async fn user(context: &Context<'_>, wiki: &Arc<Wiki>, key: ActorKey) -> Result<Option<User>, Fault> {
    let (columns, key): (&'static [_], _) = match key {
        ActorKey::Id(id) => (const { &[user::ID.any()] }, Bind::Integer(id)),
        ActorKey::Name(name) => (const { &[user::NAME.any()] }, Bind::Text(wiki.site.titles.user_name(&name))),
    };
    find(context, wiki, Target { view: View::User, columns }, vec![key]).await
}

pub(super) async fn category(
    context: &Context<'_>,
    wiki: &Arc<Wiki>,
    database_key: String,
) -> Result<Option<Category>, Fault> {
    let target = Target { view: View::CategoryNames, columns: const { &[category::TITLE.any()] } };
    find(context, wiki, target, vec![Bind::Text(database_key)]).await
}
