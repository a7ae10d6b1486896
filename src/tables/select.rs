//! A selection as SQL: what stands between SELECT and WHERE.

use std::ops::Range;
use std::sync::Arc;

use super::{AnyColumn, Capabilities, Join, JoinKind, Selection, Shape, View};

/// The alias of the rows that a statement is about.
pub const ROW: &str = "t";

/// The alias of the partner that decides which rows a list has.
pub const PARTNER: &str = "e";

/// The alias of a row that is read together with a list of its own, whose rows are [`ROW`].
pub const PARENT: &str = "p";

/// What stands between SELECT and WHERE, and where the columns come out.
#[derive(Debug)]
pub struct Select {
    /// The columns, separated by commas.
    pub list: String,
    /// Where in that list each of them stands.
    columns: Vec<Range<usize>>,
    /// The view and its joins.
    pub from: String,
    /// The view and those joins only that decide which rows there are.
    pub from_for_count: String,
    /// Where the columns come out.
    pub shape: Arc<Shape>,
    /// Whether no partner decides which rows there are.
    pub is_whole: bool,
    /// How many columns the caller puts before.
    pub places: usize,
}

/// Texts are about so long.
const USUAL_BYTES: usize = 1024;

struct Builder<'a> {
    capabilities: &'a Capabilities,
    /// What the aliases of partners begin with.
    prefix: &'static str,
    list: String,
    columns: Vec<Range<usize>>,
    joins: String,
    inner_joins: String,
    counted_joins: String,
    aliases: usize,
}

impl Select {
    /// Selects from a view, whose rows have this alias; `places` is how many columns the caller puts before.
    pub(super) fn new(
        view: View,
        alias: &'static str,
        selection: &Selection,
        places: usize,
        capabilities: &Capabilities,
    ) -> Self {
        let mut builder = Builder {
            capabilities,
            prefix: if alias == ROW { "j" } else { alias },
            list: String::with_capacity(USUAL_BYTES),
            columns: Vec::new(),
            joins: String::with_capacity(USUAL_BYTES),
            inner_joins: String::new(),
            counted_joins: String::new(),
            aliases: 0,
        };
        let mut shape = Shape::default();
        builder.add(alias, selection, places, &mut shape, None);
        if builder.list.is_empty() {
            builder.list.push('1');
        }
        let source = format!("{} AS {alias}", capabilities.source(view));
        Self {
            list: builder.list,
            columns: builder.columns,
            from: format!("{source}{}{}", builder.inner_joins, builder.joins),
            from_for_count: format!("{source}{}", builder.counted_joins),
            shape: Arc::new(shape),
            is_whole: builder.inner_joins.is_empty(),
            places,
        }
    }

    /// How many columns were asked for; where none were, there is one all the same.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    /// The SQL of the column at this place in a row; `None` if it has none of its own.
    pub fn column(&self, place: usize) -> Option<&str> {
        self.list.get(self.columns.get(place.checked_sub(self.places)?)?.clone())
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
                    shape.add_column(column.name, places + self.columns.len());
                    self.column(column, alias);
                }
            }
        }
        for (join, partner) in selection.joins() {
            let partner_alias = self.alias(join);
            let mut partner_shape = Shape::default();
            let key = places + self.columns.len();
            partner_shape.set_key(key);
            self.column(&join.key, &partner_alias);
            self.join(join, alias, &partner_alias);
            self.add(&partner_alias, partner, places, &mut partner_shape, Some((join.key.name, key)));
            shape.add_join(join.name, partner_shape);
        }
    }

    fn column(&mut self, column: &AnyColumn, alias: &str) {
        self.list.push_str(if self.columns.is_empty() { "" } else { ", " });
        let start = self.list.len();
        column.write(alias, self.capabilities, &mut self.list);
        self.columns.push(start..self.list.len());
    }

    /// Partners that decide which rows there are have one known alias, so that conditions can name them.
    fn alias(&mut self, join: &Join) -> String {
        if join.kind == JoinKind::Inner {
            return PARTNER.to_owned();
        }
        self.aliases += 1;
        format!("{}{}", self.prefix, self.aliases)
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
