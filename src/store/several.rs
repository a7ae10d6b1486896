//! The same list of several wikis: those whose databases are on one server are asked in one statement.
//!
//! Its branches name their tables with the wiki's database, and run on a connection of one of these wikis. So a connection
//! goes on belonging to one database, and a server is asked once, however many of its wikis are.

use std::sync::Arc;

use super::branches::{Branch, MOST_BRANCHES, branches};
use super::parts::{numbered, union_all};
use super::slices::{counted, merge};
use super::union::in_order;
use super::{List, Named, Parents, Slice, Slices, Window, slices};
use crate::db::{DatabaseError, Side, Statement, Wiki};
use crate::tables::{FromCell, Select, Selection};
use crate::telemetry::{Phase, during};

/// The most values of one statement: MariaDB allows 65 535.
const MOST_VALUES: usize = 30_000;

/// What is asked of one wiki.
#[derive(Debug)]
pub struct Share<'a> {
    /// The wiki.
    pub wiki: &'a Wiki,
    list: &'a List,
    window: Window,
    side: Side<'a>,
}

impl<'a> Share<'a> {
    /// A window of a wiki's list.
    pub fn new(wiki: &'a Wiki, list: &'a List, window: Window) -> Self {
        Self { wiki, list, window, side: wiki.own_side() }
    }

    /// Reads it by a statement of its own.
    pub async fn slices(&self, selection: &Selection) -> Result<Slices, DatabaseError> {
        slices(self.wiki, self.list, &Parents::wiki(), selection, &self.window).await
    }

    fn branches(&self) -> usize {
        self.list.segments.len() * self.list.strands.len()
    }

    /// No fewer values than it takes.
    fn values(&self) -> usize {
        let strands = self.list.strands.iter().map(|strand| &strand.condition);
        let of_list = self.list.conditions.iter().chain(&self.list.segments).chain(strands);
        let of_keyset = 4 * self.list.order.keys.len();
        self.branches() * (of_list.map(|condition| condition.binds().len()).sum::<usize>() + of_keyset + 1)
    }
}

/// Wikis that one statement can ask.
#[derive(Debug)]
pub struct Group<'a> {
    /// The numbers of their shares.
    pub members: Vec<usize>,
    shares: &'a [Share<'a>],
    select: Arc<Select>,
    branches: usize,
    values: usize,
}

/// Wikis in groups: those of one server, whose rows the same text selects as they have the same tables and columns.
pub fn grouped<'a>(shares: &'a [Share<'a>], selection: &Selection) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for number in 0..shares.len() {
        let group = Group::of_one(shares, number, selection);
        match groups.iter_mut().find(|known| known.has_room_for(&group)) {
            Some(known) => known.add(group),
            None => groups.push(group),
        }
    }
    groups
}

impl<'a> Group<'a> {
    /// A share alone.
    fn of_one(shares: &'a [Share<'a>], number: usize, selection: &Selection) -> Self {
        let share = &shares[number];
        let select = during(Phase::Plan, || share.side.capabilities.select(share.list.view, selection, 1));
        Self { members: vec![number], shares, select, branches: share.branches(), values: share.values() }
    }

    fn has_room_for(&self, other: &Self) -> bool {
        let (own, others) = (self.first(), other.first());
        own.wiki.goes_with(others.wiki)
            && self.select.list == other.select.list
            && self.select.from == other.select.from
            && self.branches + other.branches <= MOST_BRANCHES
            && self.values + other.values <= MOST_VALUES
    }

    fn add(&mut self, other: Self) {
        self.members.extend(other.members);
        self.branches += other.branches;
        self.values += other.values;
    }

    /// What is asked of its wikis.
    pub fn shares(&self) -> impl Iterator<Item = &'a Share<'a>> + Clone {
        self.members.iter().map(|number| &self.shares[*number])
    }

    fn first(&self) -> &'a Share<'a> {
        &self.shares[self.members[0]]
    }

    /// Finds out whether its server answers at all.
    pub async fn answers(&self) -> Result<(), DatabaseError> {
        self.first().side.answers().await
    }

    /// Reads the rows of all of them, by one statement: a slice each. What one of them lacks fails for all.
    pub async fn slices(&self) -> Result<Slices, DatabaseError> {
        let (statement, branches) = during(Phase::Plan, || {
            self.statement(|share, branch, named| {
                in_order(share.list, branch, named, (&self.select.list, &self.select.from), &share.window)
            })
        });
        let rows = self.first().side.rows(statement).await?;
        let mut slices = vec![Slice::default(); self.members.len()];
        for (row, cells) in rows.iter().enumerate() {
            let branch = usize::from_cell(&cells[0]).and_then(|number| branches.get(number));
            branch.into_iter().for_each(|(share, segment)| slices[*share].rows.push((row, *segment)));
        }
        for (slice, share) in slices.iter_mut().zip(self.shares()) {
            if share.list.strands.len() > 1 {
                merge(slice, &rows, &self.select.shape, share.list, &share.window);
            }
            slice.rows.truncate(share.window.limit);
        }
        Ok(Slices { rows, shape: Arc::clone(&self.select.shape), slices })
    }

    /// Counts the lists of all of them, each up to one more than [`super::COUNT_LIMIT`], by one statement.
    pub async fn counts(&self) -> Result<Vec<i64>, DatabaseError> {
        let (statement, branches) = during(Phase::Plan, || {
            self.statement(|share, branch, named| counted(share.list, branch, named, &self.select))
        });
        let rows = self.first().side.rows(statement).await?;
        let mut counts = vec![0; self.members.len()];
        for row in rows.iter() {
            let branch = usize::from_cell(&row[0]).and_then(|number| branches.get(number));
            branch.into_iter().for_each(|(share, _)| counts[*share] += i64::from_cell(&row[1]).unwrap_or(0));
        }
        Ok(counts)
    }

    /// The statement that asks this of each branch, and whose each of them is, of which segment.
    fn statement(
        &self,
        asked: impl Fn(&Share<'_>, &Branch, Option<&Statement>) -> Statement,
    ) -> (Statement, Vec<(usize, usize)>) {
        let capabilities = self.first().side.capabilities;
        let (mut parts, mut owners) = (Vec::new(), Vec::new());
        for (number, share) in self.shares().enumerate() {
            let named = share.list.named.as_ref().map(Named::condition);
            for branch in branches(share.list, &Parents::wiki(), &[0], &share.window, capabilities) {
                let asked = asked(share, &branch, named.as_ref());
                let mut part = numbered(parts.len(), false, capabilities);
                part.append(share.side.database().map(|database| asked.in_database(database)).unwrap_or(asked));
                parts.push(part);
                owners.push((number, branch.segment));
            }
        }
        (union_all(parts.into_iter(), capabilities).of_databases(self.members.len()), owners)
    }
}
