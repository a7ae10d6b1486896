//! Connections over several wikis: all are asked at the same time, those of one server by one statement, and what they
//! bring is merged by (timestamp, wiki, id), the greatest first. One that fails, or takes too long, leaves the others' rows.

mod actors;
mod asking;
mod counting;
mod place;
mod question;
mod reading;

use std::fmt::Debug;

use async_graphql::Context;

use super::super::Fault;
use super::super::straight::Asked;
use super::Paging;
use super::kind::{Connection, Kind};
use crate::db::Wiki;
use crate::store::List;
use crate::tables::View;
use crate::telemetry::{Phase, during};
use crate::types::WikiCode;
use asking::Asking;
use place::{Place, signature};
use question::Question;

/// What there is a list of on each wiki; its debug output tells it from any other.
pub trait OnEachWiki: Debug + Sync {
    /// The names of the actors whose rows it has, if not everybody's, and the view that shows their ids.
    fn actors(&self) -> (View, Vec<&str>);

    /// One wiki's list, newest first: ordered by time and id. `actors` are the ids that the names have there, in their order.
    fn list(&self, wiki: &Wiki, actors: &[Option<i64>]) -> List;
}

/// The rows of several wikis, which come by code, each once.
pub async fn of_wikis<K: Kind>(
    context: &Context<'_>,
    codes: &[WikiCode],
    wanted: &dyn OnEachWiki,
    paging: Paging,
) -> Result<Connection<K>, Fault> {
    let signature = signature::<K>(codes, wanted);
    let from = paging.cursor.as_deref().map(|cursor| Place::decode(cursor, signature)).transpose()?;
    let question = during(Phase::Plan, || Question::of::<K>(Asked::by(context), &paging, from))?;
    let mut found = Vec::with_capacity(codes.len());
    for (code, outcome) in codes.iter().zip(Asking::new(context, wanted, &question).of(codes).await) {
        match outcome {
            Ok(rows) => found.push(rows),
            Err(fault) => tell(context, fault.of_wiki(code)),
        }
    }
    let is_whole = found.len() == codes.len();
    Ok(question.merged::<K>(&found, signature, is_whole)?)
}

/// Adds a fault to the answer, of which the field is there all the same.
fn tell(context: &Context<'_>, fault: Fault) {
    let error = async_graphql::Error::from(fault).into_server_error(context.item.pos);
    context.add_error(context.set_error_path(error));
}
