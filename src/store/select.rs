//! A selection as SQL: what stands between SELECT and WHERE.

use super::{Selection, Shape};
use crate::db::{Bind, Statement};
use crate::tables::{AnyColumn, Capabilities, Dialect, Join, JoinKind, View};

/// The alias of the rows that a statement is about.
pub(super) const ROW: &str = "t";

/// What stands between SELECT and WHERE, and where the columns come out.
#[derive(Debug, Clone)]
pub(super) struct Select {
    /// The columns, separated by commas.
    pub(super) list: String,
    /// The view and its joins.
    pub(super) from: String,
    /// The view and those joins only that decide which rows there are.
    pub(super) from_for_count: String,
    /// Where the columns come out.
    pub(super) shape: Shape,
    /// Whether no partner decides which rows there are.
    pub(super) is_whole: bool,
    /// How many columns the caller puts before.
    pub(super) places: usize,
}

/// Texts are about so long.
const USUAL_BYTES: usize = 1024;

struct Builder<'a> {
    capabilities: &'a Capabilities,
    list: String,
    columns: usize,
    joins: String,
    inner_joins: String,
    counted_joins: String,
    aliases: usize,
}

impl Select {
    /// Selects from a view; `places` is how many columns the caller puts before.
    pub(super) fn new(view: View, selection: &Selection, places: usize, capabilities: &Capabilities) -> Self {
        let mut builder = Builder {
            capabilities,
            list: String::with_capacity(USUAL_BYTES),
            columns: 0,
            joins: String::with_capacity(USUAL_BYTES),
            inner_joins: String::new(),
            counted_joins: String::new(),
            aliases: 0,
        };
        let mut shape = Shape::default();
        builder.add(ROW, selection, places, &mut shape, None);
        if builder.list.is_empty() {
            builder.list.push('1');
        }
        let source = format!("{} AS {ROW}", capabilities.source(view));
        Self {
            list: builder.list,
            from: format!("{source}{}{}", builder.inner_joins, builder.joins),
            from_for_count: format!("{source}{}", builder.counted_joins),
            shape,
            is_whole: builder.inner_joins.is_empty(),
            places,
        }
    }
}

impl Builder<'_> {
    /// Adds what is selected of a row; `key` is a column of it that stands in the list already, with its place.
    fn add(
        &mut self,
        alias: &str,
        selection: &Selection,
        places: usize,
        shape: &mut Shape,
        key: Option<(&'static str, usize)>,
    ) {
        for column in selection.columns() {
            match key {
                Some((name, place)) if name == column.name => shape.add_column(name, place),
                _ => {
                    shape.add_column(column.name, places + self.columns);
                    self.column(column, alias);
                }
            }
        }
        for (join, partner) in selection.joins() {
            let partner_alias = self.alias(join);
            let mut partner_shape = Shape::default();
            let key = places + self.columns;
            partner_shape.set_key(key);
            self.column(&join.key, &partner_alias);
            self.join(join, alias, &partner_alias);
            self.add(&partner_alias, partner, places, &mut partner_shape, Some((join.key.name, key)));
            shape.add_join(join.name, partner_shape);
        }
    }

    fn column(&mut self, column: &AnyColumn, alias: &str) {
        self.list.push_str(if self.columns == 0 { "" } else { ", " });
        self.columns += 1;
        column.write(alias, self.capabilities, &mut self.list);
    }

    /// Partners that decide which rows there are have one known alias, so that conditions can name them.
    fn alias(&mut self, join: &Join) -> String {
        if join.kind == JoinKind::Inner {
            return super::list::PARTNER.to_owned();
        }
        self.aliases += 1;
        format!("j{}", self.aliases)
    }

    fn join(&mut self, join: &Join, row: &str, partner: &str) {
        let source = self.capabilities.source(join.view);
        let on = |text: &mut String, verb: &str| {
            text.extend([" ", verb, " ", source, " AS ", partner, " ON "]);
            join.condition(row, partner, text);
        };
        match join.kind {
            JoinKind::Left => on(&mut self.joins, "LEFT JOIN"),
            JoinKind::Inner => {
                on(&mut self.inner_joins, "JOIN");
                // Of a count, no order keeps a database from beginning with all partners there are.
                on(&mut self.counted_joins, self.capabilities.join_in_order());
            }
        }
    }
}

/// What a part begins with whose rows are to tell its number. The parts of several parents may be runs of one statement,
/// whose text can have no number.
pub(super) fn numbered(number: usize, is_of_several: bool, capabilities: &Capabilities) -> Statement {
    if is_of_several && capabilities.dialect == Dialect::Sqlite {
        return Statement::filled("SELECT ?, ", &[Bind::Integer(number.try_into().unwrap_or(i64::MAX))]);
    }
    Statement::new(format!("SELECT {number}, "))
}

/// The parts of several parents, `of_each` in turn, as one statement. SQLite runs it for each parent, as it takes far
/// longer for a union of many parts, each of which opens its tables anew.
pub(super) fn of_parents(parts: Vec<Statement>, of_each: usize, capabilities: &Capabilities) -> Statement {
    if capabilities.dialect == Dialect::Sqlite {
        let runs = parts.chunks(of_each.max(1)).map(|parts| union_all(parts.iter().cloned(), capabilities));
        if let Some(statement) = Statement::in_runs(runs) {
            return statement;
        }
    }
    union_all(parts.into_iter(), capabilities)
}

/// Statements that bring the same columns as one.
pub(super) fn union_all(parts: impl Iterator<Item = Statement>, capabilities: &Capabilities) -> Statement {
    let parts: Vec<Statement> = parts.collect();
    if let [_] = parts.as_slice() {
        return parts.into_iter().next().unwrap_or_default();
    }
    let mut statement = Statement::default();
    for (index, part) in parts.into_iter().enumerate() {
        statement.push(if index == 0 { "" } else { " UNION ALL " });
        match capabilities.dialect {
            Dialect::MariaDb => statement.push("(").append(part).push(")"),
            // SQLite knows no parentheses around the parts of a UNION.
            Dialect::Sqlite => statement.push("SELECT * FROM (").append(part).push(")"),
        };
    }
    statement
}
