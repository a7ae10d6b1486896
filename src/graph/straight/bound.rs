//! A template over rows whose cells' places are known.

use std::sync::Arc;

use super::Templates;
use super::template::{Part, Template, WriteCell};
use crate::loaders::Cohort;
use crate::tables::{Cell, FromCell};
use crate::types::{Json, NamespaceNumber};

/// Where the parts of a template are in the rows of one cohort.
pub(super) struct Bound {
    cohort: Arc<Cohort>,
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
    Edge(Bound),
    /// The same, of rows that have gaps.
    EdgeWithGaps(Bound),
    /// What stands in the template itself.
    Template,
    Gap,
}

/// What becomes of what rows do not have.
pub enum Gaps<'g> {
    /// It is left out, and where in the JSON it belongs is noted.
    Left(&'g mut Vec<usize>),
    /// It is written, if it is lists that are loaded.
    Filled(&'g Templates),
}

/// The row cannot be written, or not yet: its fields' resolvers say what is wrong with it, or load what is missing.
pub struct Unwritable;

impl Bound {
    pub(super) fn new(template: &Template, cohort: &Arc<Cohort>) -> Result<Self, Unwritable> {
        let mut places = Vec::with_capacity(template.steps.len());
        for step in &template.steps {
            places.push(match &step.part {
                Part::Cell { column, write, is_nullable } => Place::Cell {
                    place: cohort.place(column).ok_or(Unwritable)?,
                    write: *write,
                    is_nullable: *is_nullable,
                },
                // Without a partner, all its cells are NULL.
                Part::Through { join, column, write } => Place::Cell {
                    place: cohort.partners(join).and_then(|partners| partners.place(column)).ok_or(Unwritable)?,
                    write: *write,
                    is_nullable: true,
                },
                Part::Title { namespace, key, is_nullable } => Place::Title {
                    namespace: cohort.place(namespace).ok_or(Unwritable)?,
                    key: cohort.place(key).ok_or(Unwritable)?,
                    is_nullable: *is_nullable,
                },
                Part::Edge { join, template, .. } => {
                    let partner = Self::new(template, cohort.partners(join).ok_or(Unwritable)?)?;
                    if template.is_plain() { Place::Edge(partner) } else { Place::EdgeWithGaps(partner) }
                }
                Part::Value(_) | Part::Text(_) => Place::Template,
                Part::List { .. } | Part::Resolved => Place::Gap,
            });
        }
        Ok(Self { cohort: Arc::clone(cohort), places })
    }

    /// Whether a row of this cohort can be written.
    pub(super) fn is_over(&self, cohort: &Arc<Cohort>) -> bool {
        Arc::ptr_eq(&self.cohort, cohort)
    }

    /// Writes a row by the template that this was made of.
    pub(super) fn write(
        &self,
        template: &Template,
        row: usize,
        json: &mut Json,
        gaps: &mut Gaps<'_>,
    ) -> Result<(), Unwritable> {
        let cells = self.cohort.cells(row);
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
                            self.cohort.wiki().site.titles.write(namespace, key, json);
                        }
                        // Columns of SQLite may hold digits as a number.
                        (Some(namespace), Some(Cell::Integer(key))) => {
                            self.cohort.wiki().site.titles.write(namespace, key.to_string().as_bytes(), json);
                        }
                        _ if *is_nullable => json.null(),
                        _ => return Err(Unwritable),
                    }
                }
                (Place::Edge(partner), _) if !partner.cohort.exists(row) => json.null(),
                (Place::Edge(partner), Part::Edge { template, .. }) => partner.write(template, row, json, gaps)?,
                (Place::Template, Part::Value(write)) => {
                    write(&self.cohort.member(row), json).map_err(|_| Unwritable)?;
                }
                (Place::Template, Part::Text(text)) => json.raw(text),
                (Place::Gap | Place::EdgeWithGaps(_), part) => match (&mut *gaps, part, place) {
                    (Gaps::Left(gaps), ..) => gaps.push(json.len()),
                    (Gaps::Filled(templates), Part::List { place, .. }, _) => {
                        templates.write_list(*place, &self.cohort, row, json)?;
                    }
                    (Gaps::Filled(_), Part::Edge { template, .. }, Place::EdgeWithGaps(partner)) => {
                        if partner.cohort.exists(row) {
                            partner.write(template, row, json, gaps)?;
                        } else {
                            json.null();
                        }
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
