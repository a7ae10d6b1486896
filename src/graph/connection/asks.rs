//! What the selection of a connection asks of its rows, and of itself.

use std::sync::Arc;

use async_graphql::OutputType;

use super::super::Fault;
use super::super::entity::check_joins;
use super::super::outline::Subject;
use super::super::straight::Asked;
use super::PageInfo;
use super::kind::{Connection, Edge, Kind, NodeAt};
use crate::tables::Selection;

/// What of a connection is asked.
#[derive(Debug, Default)]
pub(super) struct Asks {
    pub rows: bool,
    pub cursors: bool,
    /// Whether there is more in the direction of paging.
    pub more: bool,
    pub total_count: bool,
    /// What is read of each row. Cursors take the keys of the list's order besides, which is not known here.
    pub selection: Selection,
}

impl Asks {
    /// What the selection of a field asks whose node is there in each row; refuses what one statement cannot join.
    pub fn of<K: Kind>(field: Asked<'_>, is_backwards: bool, node: NodeAt) -> Result<Arc<Self>, Fault> {
        let partner = match node {
            NodeAt::Row => None,
            NodeAt::Partner(join) => Some(join.name),
        };
        let subject = Subject { is_backwards, partner, ..Subject::rows::<K>() };
        let asks = field.found(subject, || {
            let mut asks = Self::default();
            if let NodeAt::Partner(join) = node {
                asks.selection.join(join);
            }
            for below in field.below(&Connection::<K>::type_name()) {
                asks.add::<K>(below, is_backwards, node);
            }
            asks
        });
        check_joins(&asks.selection)?;
        Ok(asks)
    }

    /// Whether any row has to be read.
    pub fn any_rows(&self) -> bool {
        self.rows || self.more || self.cursors
    }

    /// Adds what a field of the connection asks.
    fn add<K: Kind>(&mut self, field: Asked<'_>, is_backwards: bool, node: NodeAt) {
        match field.name() {
            "nodes" => {
                self.rows = true;
                need_node::<K>(field, node, &mut self.selection);
            }
            "edges" => {
                self.rows = true;
                for below in field.below(&Edge::<K>::type_name()) {
                    match below.name() {
                        "cursor" => self.cursors = true,
                        "node" => need_node::<K>(below, node, &mut self.selection),
                        _ => K::need_of_edge(below, &mut self.selection),
                    }
                }
            }
            "pageInfo" => {
                for below in field.below(&PageInfo::type_name()) {
                    match below.name() {
                        "startCursor" | "endCursor" => {
                            self.rows = true;
                            self.cursors = true;
                        }
                        "hasNextPage" => self.more |= !is_backwards,
                        "hasPreviousPage" => self.more |= is_backwards,
                        _ => {}
                    }
                }
            }
            "totalCount" => self.total_count = true,
            _ => {}
        }
    }
}

fn need_node<K: Kind>(field: Asked<'_>, node: NodeAt, selection: &mut Selection) {
    let selection = match node {
        NodeAt::Row => selection,
        NodeAt::Partner(join) => selection.join(join),
    };
    selection.extend(field.template::<K::Node>().selection());
}
