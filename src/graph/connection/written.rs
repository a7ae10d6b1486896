//! Connections below rows as they are written, where they are loaded and have nothing but rows and lists.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::OutputType;

use super::super::Fault;
use super::super::straight::{Asked, Gaps, Lists, Loaded, Output, Template, Unwritable, lead, write_rows};
use super::PageInfo;
use super::kind::{Connection, Edge, Kind};
use crate::db::Bind;
use crate::loaders::Cohort;
use crate::tables::AnyColumn;
use crate::types::Json;

/// The pages of a cohort's lists, by what their parents are found by.
pub(super) type PagesOf<K> = HashMap<Vec<Bind>, Connection<K>>;

/// The same, or why they could not be loaded.
pub(super) type Pages<K> = Result<PagesOf<K>, Fault>;

/// What a selection of a connection writes.
pub struct ListTemplate {
    steps: Vec<(Vec<u8>, Part)>,
}

enum Part {
    Nodes(Arc<Template>),
    Edges(EdgeTemplate),
    PageInfo(Vec<(Vec<u8>, WritePageInfo)>),
    TotalCount,
    Text(String),
}

/// What a selection of an edge writes.
pub struct EdgeTemplate {
    steps: Vec<(Vec<u8>, EdgePart)>,
}

enum EdgePart {
    Cursor,
    Node(Arc<Template>),
    Text(String),
}

type WritePageInfo = fn(&PageInfo, &mut Json);

impl ListTemplate {
    /// What the selection below a field of this connection's type writes; `None` where it has more than rows and lists.
    pub fn of<K: Kind>(field: Asked<'_>) -> Option<Self> {
        let type_name = Connection::<K>::type_name();
        let part = |asked: Asked<'_>| {
            Some(match asked.name() {
                "nodes" => Part::Nodes(rows::<K>(asked)?),
                "edges" => Part::Edges(EdgeTemplate::of::<K>(asked)?),
                "pageInfo" => Part::PageInfo(steps(asked, &PageInfo::type_name(), page_info_part)?),
                "totalCount" => Part::TotalCount,
                "__typename" => Part::Text(type_name.to_string()),
                _ => return None,
            })
        };
        Some(Self { steps: steps(field, &type_name, part)? })
    }

    fn write<K: Kind>(
        &self,
        connection: &Connection<K>,
        json: &mut Json,
        gaps: &mut Gaps<'_>,
    ) -> Result<(), Unwritable> {
        for (lead, part) in &self.steps {
            json.raw(lead);
            match part {
                Part::Nodes(template) => {
                    write_rows(template, connection.edges.iter().map(Edge::member), json, gaps)?;
                }
                Part::Edges(template) => {
                    json.mark(b'[');
                    for (index, edge) in connection.edges.iter().enumerate() {
                        if index > 0 {
                            json.mark(b',');
                        }
                        template.write(edge, json, gaps)?;
                    }
                    json.mark(b']');
                }
                Part::PageInfo(steps) => {
                    for (lead, write) in steps {
                        json.raw(lead);
                        write(&connection.page_info, json);
                    }
                    end(steps, json);
                }
                Part::TotalCount => connection.total_count.write(json),
                Part::Text(text) => json.string(text),
            }
        }
        end(&self.steps, json);
        Ok(())
    }
}

impl EdgeTemplate {
    /// What the selection below a field of edges writes; `None` where it has more than cursors, rows and lists.
    pub fn of<K: Kind>(field: Asked<'_>) -> Option<Self> {
        Some(Self { steps: steps(field, &Edge::<K>::type_name(), edge_part::<K>)? })
    }

    /// What it writes for nodes: nothing, mostly once, or under several names.
    pub fn nodes(&self) -> impl Iterator<Item = &Template> {
        self.steps.iter().filter_map(|(_, part)| match part {
            EdgePart::Node(template) => Some(&**template),
            EdgePart::Cursor | EdgePart::Text(_) => None,
        })
    }

    /// Writes an edge.
    pub fn write<K: Kind>(&self, edge: &Edge<K>, json: &mut Json, gaps: &mut Gaps<'_>) -> Result<(), Unwritable> {
        for (lead, part) in &self.steps {
            json.raw(lead);
            match part {
                EdgePart::Cursor => json.string(&edge.cursor),
                EdgePart::Node(template) => template.write(edge.member(), json, gaps)?,
                EdgePart::Text(text) => json.string(text),
            }
        }
        end(&self.steps, json);
        Ok(())
    }
}

/// Ends an object, which the first of its steps has begun, if none was skipped that would be the first.
fn end<P>(steps: &[(Vec<u8>, P)], json: &mut Json) {
    if steps.is_empty() {
        json.mark(b'{');
    }
    json.mark(b'}');
}

fn steps<P>(field: Asked<'_>, type_name: &str, part: impl Fn(Asked<'_>) -> Option<P>) -> Option<Vec<(Vec<u8>, P)>> {
    let below = field.below(type_name).into_iter().enumerate();
    below.map(|(index, asked)| Some((lead(index == 0, asked.key()), part(asked)?))).collect()
}

/// The template of rows that have nothing but lists below them.
fn rows<K: Kind>(field: Asked<'_>) -> Option<Arc<Template>> {
    field.loaded()?;
    Some(field.template::<K::Node>()).filter(|template| template.is_listed::<K::Node>(field))
}

fn edge_part<K: Kind>(field: Asked<'_>) -> Option<EdgePart> {
    Some(match field.name() {
        "cursor" => EdgePart::Cursor,
        "node" => EdgePart::Node(rows::<K>(field)?),
        "__typename" => EdgePart::Text(Edge::<K>::type_name().to_string()),
        _ => return None,
    })
}

fn page_info_part(field: Asked<'_>) -> Option<WritePageInfo> {
    Some(match field.name() {
        "hasNextPage" => |info, json| info.has_next_page.write(json),
        "hasPreviousPage" => |info, json| info.has_previous_page.write(json),
        "startCursor" => |info, json| info.start_cursor.write(json),
        "endCursor" => |info, json| info.end_cursor.write(json),
        "__typename" => |_, json| json.string(&PageInfo::type_name()),
        _ => return None,
    })
}

/// The lists that a field asked for below the rows of a cohort.
pub(super) struct LoadedLists<K: Kind> {
    pub parents: Arc<Cohort>,
    /// What a parent's list is found by.
    pub columns: &'static [AnyColumn],
    pub pages: Arc<Pages<K>>,
    pub template: ListTemplate,
}

impl<K: Kind> Lists for LoadedLists<K> {
    fn write(&self, parent: usize, loaded: &Loaded, json: &mut Json) -> Result<(), Unwritable> {
        let key = self.parents.member(parent).key(self.columns).ok().flatten().ok_or(Unwritable)?;
        let pages = self.pages.as_ref().as_ref().map_err(|_| Unwritable)?;
        self.template.write(pages.get(&key).ok_or(Unwritable)?, json, &mut Gaps::Filled(loaded))
    }
}
