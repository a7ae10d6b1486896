//! One limited branch of a UNION ALL for each parent, segment and strand.

use super::parents::Parents;
use super::{List, Strand, Window};
use crate::db::Statement;
use crate::tables::{Capabilities, Dialect};

/// The most branches of one statement: SQLite allows 500.
const MOST_BRANCHES: usize = 500;

/// One parent's rows of one segment and strand.
pub(super) struct Branch {
    /// The parent's number; `None` for padding.
    pub(super) parent: Option<usize>,
    pub(super) segment: usize,
    pub(super) strand: Strand,
    condition: Statement,
    segment_condition: Statement,
    keyset: Statement,
}

impl Branch {
    /// `WHERE` and all that holds for the branch's rows; of rows that are named, this.
    pub(super) fn conditions(&self, list: &List, named: Option<&Statement>) -> Statement {
        let own = [&self.condition, &self.segment_condition, &self.strand.condition];
        joined(" WHERE ", named.into_iter().chain(own).chain(&list.conditions).chain([&self.keyset]))
    }
}

/// The branches of these parents in the order of their rows, padded so that statements can be kept prepared.
pub(super) fn branches(
    list: &List,
    parents: &Parents,
    chosen: &[usize],
    window: &Window,
    capabilities: &Capabilities,
) -> Vec<Branch> {
    let mut segments: Vec<(usize, &Statement, Statement)> = list
        .segments
        .iter()
        .enumerate()
        .filter_map(|(number, condition)| Some((number, condition, window.condition(number, &list.order)?)))
        .collect();
    if window.is_backwards {
        segments.reverse();
    }
    // To SQLite, any number of parents is one text.
    let wanted = match capabilities.dialect {
        Dialect::MariaDb => padded(chosen.len()),
        Dialect::Sqlite => chosen.len(),
    };
    let fits = wanted * segments.len() * list.strands.len() <= MOST_BRANCHES;
    let nobody = chosen.first().map(|first| parents.condition(*first, capabilities).that_holds_for_nothing());
    let padding = nobody.into_iter().cycle().map(|nobody| (None, nobody));
    let with_padding = chosen.iter().map(|parent| (Some(*parent), parents.condition(*parent, capabilities)));
    with_padding
        .chain(padding)
        .take(if fits { wanted } else { chosen.len() })
        .flat_map(|(parent, condition)| {
            let parts = segments.iter().flat_map(|segment| list.strands.iter().map(move |strand| (segment, strand)));
            parts.map(move |((segment, segment_condition, keyset), strand)| Branch {
                parent,
                condition: condition.clone(),
                segment: *segment,
                segment_condition: (*segment_condition).clone(),
                strand: strand.clone(),
                keyset: keyset.clone(),
            })
        })
        .collect()
}

/// How many branches each parent has.
pub(super) fn of_each(branches: &[Branch]) -> usize {
    let Some(first) = branches.first() else { return 1 };
    branches.iter().take_while(|branch| branch.parent == first.parent).count()
}

/// The branches by statements, which have all of a parent's if that can be.
pub(super) fn by_statement(branches: &[Branch]) -> impl Iterator<Item = &[Branch]> {
    let of_each = of_each(branches);
    branches.chunks(match MOST_BRANCHES / of_each {
        0 => MOST_BRANCHES,
        parents => parents * of_each,
    })
}

/// How many there are to seem so that few statements are prepared: powers of two, and from 16 on eighths of them,
/// as one that brings nothing takes the database some time, too.
pub(super) fn padded(count: usize) -> usize {
    let power = count.next_power_of_two();
    if power <= 16 { power } else { count.next_multiple_of(power / 8) }
}

/// Conditions behind a word, which is left out where there are none.
pub(super) fn joined<'a>(word: &str, conditions: impl Iterator<Item = &'a Statement>) -> Statement {
    let mut statement = Statement::default();
    for condition in conditions.filter(|condition| !condition.sql().is_empty()) {
        statement.push(if statement.sql().is_empty() { word } else { " AND " });
        statement.push("(").append(condition.clone()).push(")");
    }
    statement
}
