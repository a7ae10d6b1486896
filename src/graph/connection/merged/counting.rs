//! Counting the lists of several wikis: by one statement a server, and one by one where that fails, as their rows are read.

use futures_util::future::join_all;

use super::super::super::Fault;
use super::asking::{Asking, Ready, separate};
use super::reading::Failure;
use crate::store::{Group, Parents, Share, Window, counts, grouped};

/// What is counted of one wiki, if anything.
type Total = Result<Option<i64>, Fault>;

impl Asking<'_> {
    /// How long the list of each of these wikis is, in their order; none where nobody asks.
    pub(super) async fn count(&self, ready: &[Ready]) -> Vec<Total> {
        if !self.question.asks.total_count {
            return ready.iter().map(|_| Ok(None)).collect();
        }
        let shares: Vec<Share<'_>> =
            ready.iter().map(|Ready { wiki, list, .. }| Share::new(wiki, list, Window::default())).collect();
        let groups = grouped(&shares, self.question.selection());
        let counted = join_all(groups.iter().map(|group| self.count_group(group, ready))).await;
        let members = groups.iter().flat_map(|group| &group.members);
        let mut counted: Vec<(&usize, Total)> = members.zip(counted.into_iter().flatten()).collect();
        counted.sort_unstable_by_key(|(number, _)| **number);
        counted.into_iter().map(|(_, total)| total).collect()
    }

    /// Those of each wiki of a group.
    async fn count_group(&self, group: &Group<'_>, ready: &[Ready]) -> Vec<Total> {
        let members = || group.members.iter().map(|number| &ready[*number]);
        if group.members.len() == 1 {
            return join_all(members().map(|ready| self.count_alone(ready))).await;
        }
        match self.in_common(group, group.counts()).await {
            Ok(counted) => counted.into_iter().map(|total| Ok(Some(total))).collect(),
            Err(Failure::OfServer(failure)) => {
                members().map(|ready| Err(self.fault_of(failure.as_ref(), &ready.wiki.code))).collect()
            }
            Err(Failure::OfOne) => {
                let counted = join_all(members().map(|ready| self.count_alone(ready))).await;
                separate(members().map(|ready| &*ready.wiki).zip(counted.iter().map(Result::is_ok)));
                counted
            }
        }
    }

    async fn count_alone(&self, Ready { wiki, list, .. }: &Ready) -> Total {
        let counting = async { Ok(counts(wiki, list, &Parents::wiki(), self.question.selection()).await?) };
        Ok(self.in_time(&wiki.code, counting).await?.first().copied())
    }
}
