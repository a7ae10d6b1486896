//! What of a row is asked: columns, and to-one edges with what is asked of their partners.

use std::hash::{Hash, Hasher};

use super::{AnyColumn, Join};

/// The columns and to-one edges that one statement brings in.
#[derive(Debug, Default, Clone)]
pub struct Selection {
    columns: Vec<AnyColumn>,
    joins: Vec<(&'static Join, Selection)>,
}

/// Columns and edges have names of their own.
impl Hash for Selection {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.columns.len());
        self.columns.iter().for_each(|column| column.name.hash(state));
        state.write_usize(self.joins.len());
        for (join, partner) in &self.joins {
            join.name.hash(state);
            partner.hash(state);
        }
    }
}

impl PartialEq for Selection {
    fn eq(&self, other: &Self) -> bool {
        self.columns == other.columns && self.joins == other.joins
    }
}

impl Eq for Selection {}

impl Selection {
    /// Asks for a column.
    pub fn column(&mut self, column: impl Into<AnyColumn>) {
        let column = column.into();
        if !self.columns.iter().any(|known| known.name == column.name) {
            self.columns.push(column);
        }
    }

    /// Asks for a to-one edge; what is asked of the partner is added to what it returns.
    pub fn join(&mut self, join: &'static Join) -> &mut Selection {
        let known = self.joins.iter().position(|(known, _)| known.name == join.name);
        let index = known.unwrap_or_else(|| {
            self.joins.push((join, Selection::default()));
            self.joins.len() - 1
        });
        let (_, partner) = &mut self.joins[index];
        partner
    }

    /// Asks for everything that another selection asks for.
    pub fn extend(&mut self, other: &Selection) {
        for column in &other.columns {
            self.column(*column);
        }
        for (join, partner) in &other.joins {
            self.join(join).extend(partner);
        }
    }

    /// How many joins it takes.
    pub fn join_count(&self) -> usize {
        self.joins.iter().map(|(_, partner)| 1 + partner.join_count()).sum()
    }

    /// The columns, in the order in which they were asked for.
    pub fn columns(&self) -> &[AnyColumn] {
        &self.columns
    }

    /// The edges, with what is asked of the partners at their other ends.
    pub fn joins(&self) -> &[(&'static Join, Selection)] {
        &self.joins
    }
}
