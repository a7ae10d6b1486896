//! The branches of a list as one statement, in the way that costs a database least.

use std::borrow::Cow;

use super::branches::{Branch, of_each};
use super::parts::{numbered, of_parents, union_all};
use super::{List, Named, Window};
use crate::db::{Bind, Statement};
use crate::tables::{Capabilities, Dialect, JoinKind, ROW, Select, Selection};

/// With fewer parents, a join outside takes longer than to plan the partners for each.
const LEAST_FOUND: usize = 4;

/// How the rows are read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way<'a> {
    /// Each branch brings its rows with their partners, in the list's order.
    InOrder,
    /// There are no more names than rows are wanted: each is looked up. The rows have no order.
    Named(&'a Named),
    /// Each branch only finds the rows, by this column; they and their partners are joined outside, where that is planned
    /// once and not for each branch. MariaDB takes a third less for twenty. The rows have no order.
    Found(&'static str),
}

impl<'a> Way<'a> {
    /// The way to read this window of a list for so many parents.
    pub(super) fn of(
        list: &'a List,
        parents: usize,
        selection: &Selection,
        window: &Window,
        capabilities: &Capabilities,
    ) -> Self {
        let can_be_joined = Named::can_be_joined(capabilities);
        if let Some(named) = list.named.as_ref().filter(|named| can_be_joined && named.most() <= window.limit) {
            return Self::Named(named);
        }
        let is_worthwhile = capabilities.dialect == Dialect::MariaDb
            && parents >= LEAST_FOUND
            && list.segments.len() == 1
            && list.named.is_none()
            && !selection.joins().is_empty()
            && selection.joins().iter().all(|(join, _)| join.kind == JoinKind::Left);
        list.view.id().filter(|_| is_worthwhile).map_or(Self::InOrder, Self::Found)
    }

    /// Whether the rows come in the list's order.
    pub(super) fn is_ordered(&self) -> bool {
        matches!(self, Self::InOrder)
    }
}

/// What the rows of several branches are called that a sub-select shows of a table.
const SHOWN: &str = "shown";

/// What branches read. Where the gateway redacts, that is a sub-select, which several branches say once: MariaDB flattens it
/// into each of them all the same, and its text is a fifth as long.
struct Source<'a> {
    /// Stands before all branches.
    with: String,
    /// The list's view.
    name: &'a str,
    /// The view and its joins.
    from: Cow<'a, str>,
}

impl<'a> Source<'a> {
    fn of(list: &List, is_of_several: bool, select: &'a Select, capabilities: &'a Capabilities) -> Self {
        let source = capabilities.source(list.view);
        match select.from.strip_prefix(source) {
            Some(behind) if is_of_several && capabilities.dialect == Dialect::MariaDb && source.starts_with('(') => {
                let with = format!("WITH {SHOWN} AS {source} ");
                Self { with, name: SHOWN, from: Cow::Owned(format!("{SHOWN}{behind}")) }
            }
            _ => Self { with: String::new(), name: source, from: Cow::Borrowed(&select.from) },
        }
    }

    /// The statement of all branches, behind what they read.
    fn before(&self, branches: Statement) -> Statement {
        if self.with.is_empty() {
            return branches;
        }
        let mut statement = Statement::new(self.with.as_str());
        statement.append(branches);
        statement
    }
}

/// The branches as one statement; their rows begin with the branch's number, if the select has a place for it.
pub(super) fn union(
    way: Way<'_>,
    list: &List,
    branches: &[Branch],
    select: &Select,
    window: &Window,
    capabilities: &Capabilities,
) -> Statement {
    let of_each = of_each(branches);
    let is_of_several = branches.len() > of_each;
    let source = Source::of(list, is_of_several, select, capabilities);
    let every = branches.iter().enumerate();
    let begin = |number| match select.places {
        0 => Statement::new("SELECT "),
        _ => numbered(number, is_of_several, capabilities),
    };
    match way {
        Way::Named(named) => {
            let (names, matching) = (named.joined(capabilities), named.matching());
            let parts = every.map(|(number, branch)| {
                let mut part = begin(number);
                part.push(&select.list).push(" FROM ").append(names.clone()).push(&source.from);
                part.append(branch.conditions(list, Some(&matching)));
                part
            });
            source.before(of_parents(parts.collect(), of_each, capabilities))
        }
        Way::InOrder => {
            let named = list.named.as_ref().map(Named::condition);
            let parts = every.map(|(number, branch)| {
                let mut part = begin(number);
                part.append(in_order(list, branch, named.as_ref(), (&select.list, &source.from), window));
                part
            });
            source.before(of_parents(parts.collect(), of_each, capabilities))
        }
        Way::Found(id) => {
            let parts = every.map(|(number, branch)| {
                let name = source.name;
                let mut part =
                    Statement::new(format!("SELECT {number} AS number, {ROW}.{id} AS id FROM {name} AS {ROW}"));
                part.append(branch.conditions(list, None)).append(limited(list, branch, window));
                part
            });
            let in_order = capabilities.join_in_order();
            let mut statement = Statement::new(format!("SELECT found.number, {} FROM (", select.list));
            statement.append(union_all(parts, capabilities));
            statement.push(&format!(") AS found {in_order} {} WHERE {ROW}.{id} = found.id", source.from));
            source.before(statement)
        }
    }
}

/// A branch behind its number that brings these columns of rows in the list's order; `named` is the condition on their
/// names, if they have any.
pub(super) fn in_order(
    list: &List,
    branch: &Branch,
    named: Option<&Statement>,
    (columns, from): (&str, &str),
    window: &Window,
) -> Statement {
    let mut rows = Statement::new(columns);
    rows.push(" FROM ").push(from);
    rows.append(branch.conditions(list, named)).append(limited(list, branch, window));
    rows
}

fn limited(list: &List, branch: &Branch, window: &Window) -> Statement {
    let mut limited =
        Statement::new(format!(" ORDER BY {} LIMIT ", window.order_by(&list.order, &branch.strand.leading)));
    limited.bind(Bind::Integer(window.limit.try_into().unwrap_or(i64::MAX)));
    limited
}
