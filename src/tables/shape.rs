//! Where in a row of cells the columns and partners of a selection are.

use std::sync::Arc;

/// The places of one row's columns, and of its partners' columns, in a row of cells.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    columns: Vec<(&'static str, usize)>,
    joins: Vec<(&'static str, Arc<Shape>)>,
    key: Option<usize>,
}

impl Shape {
    /// Where a column is; `None` if it was not asked for.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == name).map(|(_, place)| *place)
    }

    /// The shapes of the partners, by the names of their edges.
    pub fn joins(&self) -> &[(&'static str, Arc<Shape>)] {
        &self.joins
    }

    /// The shape of one partner, by the name of its edge.
    pub fn join(&self, name: &str) -> Option<&Shape> {
        self.joins.iter().find(|(known, _)| *known == name).map(|(_, shape)| &**shape)
    }

    /// How many cells a row has, its partners' among them.
    pub fn width(&self) -> usize {
        let own = self.columns.iter().map(|(_, place)| place + 1).chain(self.key.map(|place| place + 1));
        own.chain(self.joins.iter().map(|(_, shape)| shape.width())).max().unwrap_or(0)
    }

    /// The shape of the row at the end of these edges.
    pub fn at_mut(&mut self, path: &[&'static str]) -> Option<&mut Shape> {
        path.iter().try_fold(self, |shape, name| {
            shape.joins.iter_mut().find(|(known, _)| known == name).map(|(_, partner)| Arc::make_mut(partner))
        })
    }

    /// The same for rows that begin so many cells later.
    pub fn shifted(&self, by: usize) -> Self {
        Self {
            columns: self.columns.iter().map(|(name, place)| (*name, place + by)).collect(),
            joins: self.joins.iter().map(|(name, shape)| (*name, Arc::new(shape.shifted(by)))).collect(),
            key: self.key.map(|place| place + by),
        }
    }

    /// Says where the partner of an edge is, whatever was known of it before.
    pub fn replace_join(&mut self, name: &'static str, shape: Shape) {
        self.joins.retain(|(known, _)| *known != name);
        self.joins.push((name, Arc::new(shape)));
    }

    /// The columns with their places.
    pub fn columns(&self) -> &[(&'static str, usize)] {
        &self.columns
    }

    /// For a partner: the column that is NULL where there is none.
    pub fn key(&self) -> Option<usize> {
        self.key
    }

    /// Gives each partner's key a place behind all others where it shares one with a column, as a record can know that a row is
    /// there and not its key. Gives back whose cells those are to have, in turn.
    /// Says which column is NULL where there is no partner.
    pub fn set_keys_apart(&mut self) -> Vec<usize> {
        let (mut shared, width) = (Vec::new(), self.width());
        self.share_no_key(width, &mut shared);
        shared
    }

    fn share_no_key(&mut self, width: usize, shared: &mut Vec<usize>) {
        if let Some(key) = self.key.filter(|key| self.columns.iter().any(|(_, place)| place == key)) {
            self.key = Some(width + shared.len());
            shared.push(key);
        }
        self.joins.iter_mut().for_each(|(_, partner)| Arc::make_mut(partner).share_no_key(width, shared));
    }

    /// Says where a column is.
    pub fn add_column(&mut self, name: &'static str, place: usize) {
        self.columns.push((name, place));
    }

    /// Adds the partner at the other end of an edge.
    pub fn add_join(&mut self, name: &'static str, shape: Shape) {
        self.joins.push((name, Arc::new(shape)));
    }

    /// Says which column is NULL where there is no partner.
    pub fn set_key(&mut self, place: usize) {
        self.key = Some(place);
    }
}
