//! Rows whose partners are on another server: a wiki's tables of links may be apart from all others.
//!
//! Such a row is read without those partners, which are then looked up where they are, by the keys that a join would have
//! compared. No statement names tables of both servers.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, try_join_all};

use super::{Keys, lookup};
use crate::db::{Bind, DatabaseError, Rows, Wiki};
use crate::tables::{Cell, Column, Home, Join, JoinKind, Selection, Shape, View};

/// A selection in parts: what one statement can bring, and what has to be looked up elsewhere.
#[derive(Debug)]
pub(super) struct Split<'a> {
    /// What is on the server of the rows themselves.
    pub near: Selection,
    far: Vec<Far<'a>>,
}

/// A partner that is on another server.
#[derive(Debug)]
struct Far<'a> {
    /// The edges that lead from the rows to the row that it is the partner of.
    path: Vec<&'static str>,
    join: &'static Join,
    asked: &'a Selection,
}

/// Partners that were looked up: their rows, and by which key each is found.
struct Found {
    rows: Rows,
    shape: Arc<Shape>,
    numbers: HashMap<Vec<Bind>, usize>,
}

impl<'a> Split<'a> {
    /// Splits what is asked of a view's rows; `None` where all of a wiki's tables are on one server.
    pub fn of(wiki: &Wiki, view: View, selection: &'a Selection) -> Option<Self> {
        if !wiki.has_links_apart() {
            return None;
        }
        let mut far = Vec::new();
        let near = near(selection, view.home(), &mut Vec::new(), &mut far);
        Some(Self { near, far })
    }

    /// Adds the partners to rows that were read by `near`.
    pub async fn complete(
        &self,
        wiki: &Wiki,
        rows: Rows,
        mut shape: Arc<Shape>,
    ) -> Result<(Rows, Arc<Shape>), DatabaseError> {
        let found = try_join_all(self.far.iter().map(|far| far.find(wiki, &rows, &shape))).await?;
        let keys: Vec<Option<KeyColumns>> = self.far.iter().map(|far| far.key_columns(&shape)).collect();
        // Rows of which nothing was asked have a cell, too.
        let mut width = rows.iter().next().map_or(shape.width(), <[Cell]>::len);
        for (far, found) in self.far.iter().zip(&found) {
            let mut partner = found.shape.shifted(width);
            partner.set_key(width + found.shape.column(far.join.key.name).unwrap_or_default());
            width += found.shape.width();
            if let Some(owner) = Arc::make_mut(&mut shape).at_mut(&far.path) {
                owner.replace_join(far.join.name, partner);
            }
        }
        let mut cells = Vec::with_capacity(rows.len() * width);
        for row in rows.iter() {
            cells.extend_from_slice(row);
            for (keys, found) in keys.iter().zip(&found) {
                let number = keys.as_ref().and_then(|keys| found.numbers.get(&key(keys, row)?));
                match number {
                    Some(number) => cells.extend_from_slice(found.rows.row(*number)),
                    None => cells.extend(std::iter::repeat_n(Cell::Null, found.shape.width())),
                }
            }
        }
        Ok((Rows::of_cells(width, cells), shape))
    }
}

/// Whether a view of this home has all partners that a selection asks for beside it.
pub(super) fn is_all_at(home: Home, selection: &Selection) -> bool {
    selection.joins().iter().all(|(join, partner)| join.view.home() == home && is_all_at(home, partner))
}

fn near<'a>(selection: &'a Selection, home: Home, path: &mut Vec<&'static str>, far: &mut Vec<Far<'a>>) -> Selection {
    let mut near = Selection::default();
    selection.columns().iter().for_each(|column| near.column(*column));
    for (join, partner) in selection.joins() {
        if join.view.home() == home {
            path.push(join.name);
            let inner = self::near(partner, home, path, far);
            path.pop();
            near.join(join).extend(&inner);
            continue;
        }
        if join.kind == JoinKind::Inner {
            // It decides which rows there are; pages are on both servers.
            near.join(join);
        }
        for (_, ours) in join.on {
            if let Compared::Column(name) = compared(ours) {
                near.column(Column::<i64>::stored(name));
            }
        }
        far.push(Far { path: path.clone(), join, asked: partner });
    }
    near
}

/// What a partner's column is compared with.
enum Compared {
    /// A column of the row.
    Column(&'static str),
    /// A number.
    Constant(i64),
    /// SQL that only a database can work out.
    Other,
}

fn compared(ours: &'static str) -> Compared {
    let is_name = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    match (ours.strip_prefix("{row}.").filter(is_name), ours.parse()) {
        (Some(name), _) => Compared::Column(name),
        (None, Ok(number)) => Compared::Constant(number),
        (None, Err(_)) => Compared::Other,
    }
}

/// Where in a row the values are that a partner is found by.
type KeyColumns = Vec<Result<usize, i64>>;

fn key(columns: &KeyColumns, row: &[Cell]) -> Option<Vec<Bind>> {
    let value = |column: &Result<usize, i64>| match column {
        Ok(place) => Bind::of_cell(row.get(*place)?),
        Err(number) => Some(Bind::Integer(*number)),
    };
    columns.iter().map(value).collect()
}

impl Far<'_> {
    /// Where the row has what it is found by; `None` where SQL would have to work that out.
    fn key_columns(&self, shape: &Shape) -> Option<KeyColumns> {
        let owner = self.path.iter().try_fold(shape, |shape, name| shape.join(name))?;
        let place = |ours: &'static str| match compared(ours) {
            Compared::Column(name) => owner.column(name).map(Ok),
            Compared::Constant(number) => Some(Err(number)),
            Compared::Other => None,
        };
        self.join.on.iter().map(|(_, ours)| place(ours)).collect()
    }

    fn find<'a>(
        &'a self,
        wiki: &'a Wiki,
        rows: &'a Rows,
        shape: &'a Shape,
    ) -> BoxFuture<'a, Result<Found, DatabaseError>> {
        async move {
            let columns = self.key_columns(shape).ok_or_else(|| self.cannot_be_looked_up())?;
            let mut asked = self.asked.clone();
            asked.column(self.join.key);
            self.join.on.iter().for_each(|(theirs, _)| asked.column(Column::<i64>::stored(theirs)));
            // In one order always, so that like batches share a prepared statement.
            let different: BTreeSet<Vec<Bind>> = rows.iter().filter_map(|row| key(&columns, row)).collect();
            let (rows, shape) = lookup(wiki, self.join.view, self.keys(different)?, None, &asked).await?;
            let theirs: Option<KeyColumns> =
                self.join.on.iter().map(|(theirs, _)| shape.column(theirs).map(Ok)).collect();
            let theirs = theirs.unwrap_or_default();
            let numbers = rows.iter().enumerate().filter_map(|(number, row)| Some((key(&theirs, row)?, number)));
            let numbers = numbers.collect();
            Ok(Found { rows, shape, numbers })
        }
        .boxed()
    }

    fn keys(&self, different: BTreeSet<Vec<Bind>>) -> Result<Keys, DatabaseError> {
        let values = different.into_iter().map(Vec::into_iter);
        match self.join.on {
            [(column, _)] => Ok(Keys::Of(column, values.flatten().collect())),
            [(first, _), (second, _)] => {
                let pairs = values.filter_map(|mut pair| Some((pair.next()?, pair.next()?)));
                Ok(Keys::Pairs([first, second], pairs.collect()))
            }
            _ => Err(self.cannot_be_looked_up()),
        }
    }

    /// A join that no lookup can stand for: a bug.
    fn cannot_be_looked_up(&self) -> DatabaseError {
        let message = format!("{} leads to another server, and is no comparison of one or two columns", self.join.name);
        DatabaseError::Refused { message, sql: String::new() }
    }
}
