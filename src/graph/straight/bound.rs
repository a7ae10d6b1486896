//! A template over rows whose cells' places are known.

use std::sync::Arc;

use super::template::{Part, Template, WriteCell, WriteValue};
use crate::loaders::Cohort;
use crate::types::Json;

/// A template over the rows of one cohort.
pub(super) struct Bound<'t> {
    cohort: Arc<Cohort>,
    steps: Vec<(&'t [u8], Place<'t>)>,
}

enum Place<'t> {
    Cell { place: usize, write: WriteCell, is_nullable: bool },
    Edge(Bound<'t>),
    Value(&'t WriteValue),
    Text(&'t [u8]),
    Gap,
}

/// The row cannot be written: its fields' resolvers say what is wrong with it.
pub(super) struct Unwritable;

impl<'t> Bound<'t> {
    pub(super) fn new(template: &'t Template, cohort: &Arc<Cohort>) -> Result<Self, Unwritable> {
        let mut steps = Vec::with_capacity(template.steps.len());
        for step in &template.steps {
            let place = match &step.part {
                gap if gap.is_gap() => Place::Gap,
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
                Part::Edge { join, template, .. } => {
                    Place::Edge(Self::new(template, cohort.partners(join).ok_or(Unwritable)?)?)
                }
                Part::Value(write) => Place::Value(write),
                Part::Text(text) => Place::Text(text),
                Part::Resolved => Place::Gap,
            };
            steps.push((step.lead.as_slice(), place));
        }
        Ok(Self { cohort: Arc::clone(cohort), steps })
    }

    /// Whether a row of this cohort can be written.
    pub(super) fn is_over(&self, cohort: &Arc<Cohort>) -> bool {
        Arc::ptr_eq(&self.cohort, cohort)
    }

    /// Writes a row, and where in the JSON its gaps are.
    pub(super) fn write(&self, row: usize, json: &mut Json, gaps: &mut Vec<usize>) -> Result<(), Unwritable> {
        let cells = self.cohort.cells(row);
        for (lead, place) in &self.steps {
            json.raw(lead);
            match place {
                Place::Cell { place, write, is_nullable } => {
                    let is_written = cells.get(*place).is_some_and(|cell| write(cell, json));
                    if !is_written && !is_nullable {
                        return Err(Unwritable);
                    }
                    if !is_written {
                        json.null();
                    }
                }
                Place::Edge(partner) if !partner.cohort.exists(row) => json.null(),
                Place::Edge(partner) => partner.write(row, json, gaps)?,
                Place::Value(write) => write(&self.cohort.member(row), json).map_err(|_| Unwritable)?,
                Place::Text(text) => json.raw(text),
                Place::Gap => gaps.push(json.len()),
            }
        }
        json.raw(if self.steps.is_empty() { b"{}" } else { b"}" });
        Ok(())
    }
}
