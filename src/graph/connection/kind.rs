//! The types of connections and edges, for every type that is listed.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::connection::EmptyFields;
use async_graphql::{Object, ObjectType, OutputType, TypeName};

use super::super::entity::Entity;
use super::super::straight::{Asked, Edges, Nodes};
use super::PageInfo;
use crate::loaders::{LoadError, Member};
use crate::tables::{Join, Selection};

/// What a connection lists.
pub trait Kind: Send + Sync + 'static {
    /// The type of its nodes.
    type Node: Entity;
    /// What its edges have besides cursor and node.
    type EdgeFields: ObjectType + Clone + 'static;

    /// What its connection and edge types are called, before `Connection` and `Edge`.
    fn name() -> Cow<'static, str> {
        <Self::Node as OutputType>::type_name()
    }

    /// Adds what a further field of its edges reads.
    fn need_of_edge(_field: Asked<'_>, _selection: &mut Selection) {}

    /// The further fields of a row's edge.
    fn edge_fields(member: &Member) -> Result<Self::EdgeFields, LoadError>;
}

/// Every entity is listed as it is.
impl<T: Entity> Kind for T {
    type Node = T;
    type EdgeFields = EmptyFields;

    fn edge_fields(_member: &Member) -> Result<EmptyFields, LoadError> {
        Ok(EmptyFields)
    }
}

/// Where in a listed row the node is.
#[derive(Debug, Clone, Copy)]
pub enum NodeAt {
    /// The row itself.
    Row,
    /// The partner at the other end of this edge.
    Partner(&'static Join),
}

/// A page of a list.
pub struct Connection<K: Kind> {
    /// Shared by all parents that have the same list.
    pub(super) edges: Arc<Vec<Edge<K>>>,
    pub(super) page_info: PageInfo,
    pub(super) total_count: Option<i32>,
}

/// A row of a list, and its place there.
pub struct Edge<K: Kind> {
    pub(in super::super) cursor: String,
    pub(in super::super) node: K::Node,
    pub(super) fields: K::EdgeFields,
}

impl<K: Kind> Edge<K> {
    /// The row of the node.
    pub(in super::super) fn member(&self) -> &Member {
        self.node.member()
    }
}

impl<K: Kind> Default for Connection<K> {
    fn default() -> Self {
        Self { edges: Arc::default(), page_info: PageInfo::default(), total_count: Some(0) }
    }
}

impl<K: Kind> Clone for Connection<K> {
    fn clone(&self) -> Self {
        Self { edges: Arc::clone(&self.edges), page_info: self.page_info.clone(), total_count: self.total_count }
    }
}

impl<K: Kind> Clone for Edge<K> {
    fn clone(&self) -> Self {
        Self { cursor: self.cursor.clone(), node: self.node.clone(), fields: self.fields.clone() }
    }
}

impl<K: Kind> TypeName for Connection<K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", K::name()).into()
    }
}

impl<K: Kind> TypeName for Edge<K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", K::name()).into()
    }
}

/// A page of a list: at most 500 rows, 20 where neither `first` nor `last` is given. Cursors are keysets: rows that
/// are inserted or deleted meanwhile shift nothing.
#[Object(name_type, cache_control(max_age = 10))]
impl<K: Kind> Connection<K> {
    /// The rows with their cursors.
    async fn edges(&self) -> Edges<'_, K> {
        Edges(&self.edges)
    }

    /// The rows without their cursors.
    async fn nodes(&self) -> Nodes<'_, K> {
        Nodes(&self.edges)
    }

    /// Where the page begins and ends, and whether there is more.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many rows the whole list has, whatever page this is: exact up to 10000, null beyond. Counted only when asked.
    async fn total_count(&self) -> Option<i32> {
        self.total_count
    }
}

/// A row of a list, and its place there.
#[Object(name_type)]
impl<K: Kind> Edge<K> {
    /// The place of the row in the list, for `after` and `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The row.
    async fn node(&self) -> &K::Node {
        &self.node
    }

    #[graphql(flatten)]
    async fn fields(&self) -> &K::EdgeFields {
        &self.fields
    }
}
