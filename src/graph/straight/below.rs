//! Rows below which there are lists: a few are resolved, which loads their lists for all, and the others are written from
//! what is loaded.

use std::collections::BTreeSet;
use std::sync::Arc;

use async_graphql::{ServerResult, Value};
use futures_util::future::try_join_all;

use super::bound::Unwritable;
use super::row::{filled, piece};
use super::template::Template;
use super::write;
use crate::loaders::{Cohort, Member};
use crate::types::Json;

/// A list of rows whose templates have no gaps but lists. `resolve` makes the object of a row of this number, and `write_row`
/// writes it if all of it is loaded.
pub(super) async fn list<'m, 't, F: Future<Output = ServerResult<Value>>>(
    templates: impl Iterator<Item = &'t Template>,
    members: impl ExactSizeIterator<Item = &'m Member> + Clone,
    resolve: impl Fn(usize) -> F,
    write_row: impl Fn(usize, &mut Json) -> Result<(), Unwritable>,
) -> ServerResult<Value> {
    let with_lists = templates.filter(|template| !template.is_plain());
    let first: BTreeSet<usize> = with_lists.flat_map(|template| leads(template, members.clone())).collect();
    let mut resolved = first.iter().zip(try_join_all(first.iter().map(|row| resolve(*row))).await?).peekable();
    let (mut json, mut gaps, mut left) = (Json::default(), Vec::new(), Vec::new());
    json.mark(b'[');
    for row in 0..members.len() {
        if row > 0 {
            json.mark(b',');
        }
        if let Some((_, value)) = resolved.next_if(|(lead, _)| **lead == row) {
            write(&value, &mut json);
            continue;
        }
        let start = json.len();
        if write_row(row, &mut json).is_err() {
            json.truncate(start);
            gaps.push(start);
            left.push(row);
        }
    }
    json.mark(b']');
    Ok(piece(filled(json, &gaps, &try_join_all(left.into_iter().map(resolve)).await?)))
}

/// The rows that make every list load: the first of each cohort, and the first that has each partner with lists below it.
fn leads<'m>(template: &Template, members: impl Iterator<Item = &'m Member> + Clone) -> BTreeSet<usize> {
    let mut seen: Vec<&Arc<Cohort>> = Vec::new();
    let mut leads = BTreeSet::new();
    for (row, member) in members.clone().enumerate() {
        let cohort = member.cohort();
        if seen.iter().any(|seen| Arc::ptr_eq(seen, cohort)) {
            continue;
        }
        seen.push(cohort);
        leads.insert(row);
        let mut partners = Vec::new();
        template.partners_with_lists(cohort, &mut partners);
        let with = |partners: &Arc<Cohort>| {
            members.clone().position(|other| Arc::ptr_eq(other.cohort(), cohort) && partners.exists(other.row()))
        };
        leads.extend(partners.into_iter().filter_map(with));
    }
    leads
}
