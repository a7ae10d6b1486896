//! Reading the rows of several wikis: by one statement a server. Where that fails, the wikis of the server are asked one by
//! one, so that only the one that is to blame is missing; unless it is the server that does not answer.

use std::sync::Arc;
use std::time::Instant;

use futures_util::future::join_all;

use super::super::super::Fault;
use super::asking::{Asking, Ready, separate};
use crate::db::{DatabaseError, Rows};
use crate::store::{Group, Share, Slice, Slices, grouped};
use crate::tables::{Selection, Shape};
use crate::telemetry::{self, Late};
use crate::types::WikiCode;

/// How much of a failure goes to the log, in letters.
const MOST_TOLD: usize = 300;

/// One wiki's rows, among those of whatever the statement read.
#[derive(Default)]
pub(super) struct Read {
    pub(super) rows: Arc<Rows>,
    pub(super) shape: Arc<Shape>,
    /// The numbers of the wiki's own.
    pub(super) own: Vec<usize>,
}

/// Why wikis of one server could not be asked together.
pub(super) enum Failure {
    /// It may be one of them that is to blame: they are to be asked one by one.
    OfOne,
    /// It is the server's, and that of all its wikis: this, or that they take too long.
    OfServer(Option<DatabaseError>),
}

impl Read {
    /// A part for each slice.
    fn each(read: Slices) -> impl Iterator<Item = Self> {
        let (rows, shape) = (Arc::new(read.rows), read.shape);
        let own = |slice: Slice| slice.rows.into_iter().map(|(row, _)| row).collect();
        read.slices.into_iter().map(move |slice| Self {
            rows: Arc::clone(&rows),
            shape: Arc::clone(&shape),
            own: own(slice),
        })
    }
}

impl Asking<'_> {
    /// The rows of each of these wikis, in their order.
    pub(super) async fn read(&self, ready: &[Ready]) -> Vec<Result<Read, Fault>> {
        let Some(first) = ready.first().filter(|_| self.question.asks.any_rows()) else {
            return ready.iter().map(|_| Ok(Read::default())).collect();
        };
        let selection = self.question.selection_in_order(&first.list);
        let shares: Vec<Share<'_>> = ready
            .iter()
            .map(|Ready { wiki, list, .. }| Share::new(wiki, list, self.question.window(&wiki.code)))
            .collect();
        let groups = grouped(&shares, &selection);
        let read = join_all(groups.iter().map(|group| self.of_group(group, &selection))).await;
        let members = groups.iter().flat_map(|group| &group.members);
        let mut read: Vec<_> = members.zip(read.into_iter().flatten()).collect();
        read.sort_unstable_by_key(|(number, _)| **number);
        read.into_iter().map(|(_, read)| read).collect()
    }

    /// The rows of each wiki of a group.
    async fn of_group(&self, group: &Group<'_>, selection: &Selection) -> Vec<Result<Read, Fault>> {
        if group.members.len() == 1 {
            return join_all(group.shares().map(|share| self.read_alone(share, selection))).await;
        }
        match self.in_common(group, group.slices()).await {
            Ok(read) => Read::each(read).map(Ok).collect(),
            Err(Failure::OfServer(failure)) => {
                let fault = |share: &Share<'_>| self.fault_of(failure.as_ref(), &share.wiki.code);
                group.shares().map(|share| Err(fault(share))).collect()
            }
            Err(Failure::OfOne) => {
                let read = join_all(group.shares().map(|share| self.read_alone(share, selection))).await;
                separate(group.shares().map(|share| share.wiki).zip(read.iter().map(Result::is_ok)));
                read
            }
        }
    }

    async fn read_alone(&self, share: &Share<'_>, selection: &Selection) -> Result<Read, Fault> {
        let read = self.in_time(&share.wiki.code, async { Ok(share.slices(selection).await?) }).await?;
        Ok(Read::each(read).next().unwrap_or_default())
    }

    /// Asks all of a group by one statement, in half of the time that is left, so that there is some for each of them.
    pub(super) async fn in_common<T>(
        &self,
        group: &Group<'_>,
        asking: impl Future<Output = Result<T, DatabaseError>>,
    ) -> Result<T, Failure> {
        let (now, end) = (Instant::now(), self.until());
        let end = telemetry::deadline().map_or(end, |deadline| deadline.min(end));
        let until = now + end.saturating_duration_since(now) / 2;
        let failure = match tokio::time::timeout_at(until.into(), asking).await {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(error)) => Some(error),
            Err(_) => None,
        };
        let told = failure.as_ref().map_or_else(|| "it took too long".to_owned(), ToString::to_string);
        // What the database says comes first, and then a text with a branch for each wiki.
        let told: String = told.chars().take(MOST_TOLD).collect();
        tracing::warn!(shares = group.members.len(), told, "wikis of one server could not be asked together");
        Err(match self.is_of_one(group, failure).await {
            Ok(()) => Failure::OfOne,
            Err(failure) => Failure::OfServer(failure),
        })
    }

    /// What a failure of the server's is to one of its wikis.
    pub(super) fn fault_of(&self, failure: Option<&DatabaseError>, code: &WikiCode) -> Fault {
        failure.cloned().map_or_else(|| self.late(code), Fault::from)
    }

    /// Makes sure that it takes no more than one wiki for such a failure: a server that is away is not asked again for each
    /// of them, and they all fail alike.
    async fn is_of_one(&self, group: &Group<'_>, failure: Option<DatabaseError>) -> Result<(), Option<DatabaseError>> {
        match failure {
            None | Some(DatabaseError::Lost(_) | DatabaseError::Late(Late::Field(_))) => {
                match tokio::time::timeout_at(self.until().into(), group.answers()).await {
                    Ok(answered) => answered.map_err(Some),
                    Err(_) => Err(None),
                }
            }
            Some(error) if error.is_of_server() => Err(Some(error)),
            Some(_) => Ok(()),
        }
    }
}
