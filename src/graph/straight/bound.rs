//! A template over rows whose cells' places are known.

use std::sync::Arc;

use super::Loaded;
use super::template::{Part, Template, WriteCell};
use crate::loaders::Cohort;
use crate::tables::{Cell, FromCell, Shape};
use crate::types::{Json, NamespaceNumber};

/// Where the parts of a template are in rows of one shape.
pub(super) struct Bound {
    shape: Arc<Shape>,
    /// One for each step of the template.
    places: Vec<Place>,
}

enum Place {
    Cell {
        place: usize,
        write: WriteCell,
        is_nullable: bool,
    },
    Title {
        namespace: usize,
        key: usize,
        is_nullable: bool,
    },
    Edge(Partner),
    /// The same, of rows that have gaps.
    EdgeWithGaps(Partner),
    /// What stands in the template itself.
    Template,
    /// A list, with the number of the edge to its parents where those are not the rows.
    List(Option<usize>),
    Gap,
}

/// The row at the other end of a to-one edge.
struct Partner {
    /// The edge's number among those of the row.
    edge: usize,
    bound: Bound,
}

/// What becomes of what rows do not have.
pub enum Gaps<'g> {
    /// It is left out, and where in the JSON it belongs is noted.
    Left(&'g mut Vec<usize>),
    /// It is written, if it is lists that are loaded.
    Filled(&'g Loaded),
}

/// The row cannot be written, or not yet: its fields' resolvers say what is wrong with it, or load what is missing.
pub struct Unwritable;

impl Bound {
    pub(super) fn new(template: &Template, shape: &Arc<Shape>) -> Result<Self, Unwritable> {
        let mut places = Vec::with_capacity(template.steps.len());
        for step in &template.steps {
            places.push(match &step.part {
                Part::Cell { column, write, is_nullable } => Place::Cell {
                    place: shape.column(column).ok_or(Unwritable)?,
                    write: *write,
                    is_nullable: *is_nullable,
                },
                // Without a partner, all its cells are NULL.
                Part::Through { join, column, write } => Place::Cell {
                    place: shape.join(join).and_then(|partner| partner.column(column)).ok_or(Unwritable)?,
                    write: *write,
                    is_nullable: true,
                },
                Part::Title { namespace, key, is_nullable } => Place::Title {
                    namespace: shape.column(namespace).ok_or(Unwritable)?,
                    key: shape.column(key).ok_or(Unwritable)?,
                    is_nullable: *is_nullable,
                },
                Part::Edge { join, template, .. } => {
                    let edge = shape.joins().iter().position(|(name, _)| name == join).ok_or(Unwritable)?;
                    let partner = Partner { edge, bound: Self::new(template, &shape.joins()[edge].1)? };
                    if template.is_plain() { Place::Edge(partner) } else { Place::EdgeWithGaps(partner) }
                }
                Part::Value(_) | Part::Text(_) => Place::Template,
                Part::List { through, .. } => {
                    Place::List(through.and_then(|join| shape.joins().iter().position(|(name, _)| *name == join)))
                }
                Part::Resolved => Place::Gap,
            });
        }
        Ok(Self { shape: Arc::clone(shape), places })
    }

    /// Whether rows of this cohort can be written.
    pub(super) fn is_over(&self, cohort: &Cohort) -> bool {
        Arc::ptr_eq(&self.shape, cohort.shape())
    }

    /// Writes a row by the template that this was made of.
    pub(super) fn write(
        &self,
        template: &Template,
        cohort: &Arc<Cohort>,
        row: usize,
        json: &mut Json,
        gaps: &mut Gaps<'_>,
    ) -> Result<(), Unwritable> {
        let cells = cohort.cells(row);
        for (step, place) in template.steps.iter().zip(&self.places) {
            json.raw(&step.lead);
            match (place, &step.part) {
                (Place::Cell { place, write, is_nullable }, _) => {
                    let is_written = cells.get(*place).is_some_and(|cell| write(cell, json));
                    if !is_written && !is_nullable {
                        return Err(Unwritable);
                    }
                    if !is_written {
                        json.null();
                    }
                }
                (Place::Title { namespace, key, is_nullable }, _) => {
                    let namespace = cells.get(*namespace).and_then(NamespaceNumber::from_cell);
                    match (namespace, cells.get(*key)) {
                        (Some(namespace), Some(Cell::Bytes(key))) => {
                            cohort.wiki().site.titles.write(namespace, key, json);
                        }
                        // Columns of SQLite may hold digits as a number.
                        (Some(namespace), Some(Cell::Integer(key))) => {
                            cohort.wiki().site.titles.write(namespace, key.to_string().as_bytes(), json);
                        }
                        _ if *is_nullable => json.null(),
                        _ => return Err(Unwritable),
                    }
                }
                (Place::Edge(partner), Part::Edge { template, .. }) => {
                    partner.write(template, cohort, row, json, gaps)?
                }
                (Place::Template, Part::Value(write)) => {
                    write(&cohort.member(row), json).map_err(|_| Unwritable)?;
                }
                (Place::Template, Part::Text(text)) => json.raw(text),
                (Place::Gap | Place::List(_) | Place::EdgeWithGaps(_), part) => match (&mut *gaps, part, place) {
                    (Gaps::Left(gaps), ..) => gaps.push(json.len()),
                    (Gaps::Filled(loaded), Part::List { place: field, .. }, Place::List(through)) => {
                        let partners = through.and_then(|edge| cohort.partners_at(edge));
                        loaded.write(*field, cohort, partners, row, json)?;
                    }
                    (Gaps::Filled(_), Part::Edge { template, .. }, Place::EdgeWithGaps(partner)) => {
                        partner.write(template, cohort, row, json, gaps)?;
                    }
                    _ => return Err(Unwritable),
                },
                (Place::Edge(_) | Place::Template, _) => return Err(Unwritable),
            }
        }
        json.raw(if template.steps.is_empty() { b"{}" } else { b"}" });
        Ok(())
    }
}

impl Partner {
    fn write(
        &self,
        template: &Template,
        cohort: &Cohort,
        row: usize,
        json: &mut Json,
        gaps: &mut Gaps<'_>,
    ) -> Result<(), Unwritable> {
        let partners = cohort.partners_at(self.edge).ok_or(Unwritable)?;
        if !partners.exists(row) {
            json.null();
            return Ok(());
        }
        self.bound.write(template, partners, row, json, gaps)
    }
}
