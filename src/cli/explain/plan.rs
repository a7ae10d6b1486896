//! A database's plan for a statement, brought together: branches that are alike are one.

use crate::db::Rows;
use crate::tables::{Cell, FromCell};

/// A plan, ready to be shown.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Lines of cells, the first of which is the heading.
    pub lines: Vec<Vec<String>>,
    /// How many rows the database expects to look at.
    pub expected: Option<u64>,
    /// How many it looked at.
    pub read: Option<u64>,
    /// Whether it is that of the statement as it ran, as the account may not ask for another.
    pub is_of_running: bool,
    /// Why there is none.
    pub missing: Option<String>,
}

/// What MariaDB says of a SELECT such as the one that keeps a statement under way for its plan to be looked at.
const NO_TABLES: &str = "No tables used";

/// Columns of MariaDB's EXPLAIN.
mod column {
    pub const SELECT: usize = 0;
    pub const TABLE: usize = 2;
    pub const ACCESS: usize = 3;
    pub const INDEX: usize = 5;
    pub const REFERENCE: usize = 7;
    pub const ROWS: usize = 8;
    pub const EXTRA: usize = 9;
}

/// What is shown of them.
const SHOWN: [(usize, &str); 5] = [
    (column::TABLE, "table"),
    (column::ACCESS, "type"),
    (column::INDEX, "key"),
    (column::REFERENCE, "ref"),
    (column::EXTRA, "extra"),
];

/// A line of a plan, which several branches may have.
struct Step {
    cells: Vec<String>,
    rows: u64,
    times: usize,
}

impl Plan {
    /// What MariaDB's EXPLAIN says.
    pub fn of_mariadb(explained: &Rows) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        let mut expected = 0;
        // The rows of a table are read for each row of those before it, within one SELECT.
        let mut select = (&Cell::Null, 1);
        for line in explained.iter() {
            let cell = |column: usize| line.get(column).unwrap_or(&Cell::Null);
            if text(cell(column::EXTRA)) == NO_TABLES {
                continue;
            }
            let rows = count(cell(column::ROWS));
            if cell(column::SELECT) != select.0 {
                select = (cell(column::SELECT), 1);
            }
            select.1 *= rows;
            expected += select.1;
            let cells = SHOWN.map(|(column, _)| text(cell(column))).to_vec();
            match steps.iter_mut().find(|step| step.cells == cells) {
                Some(step) => {
                    step.rows += rows;
                    step.times += 1;
                }
                None => steps.push(Step { cells, rows, times: 1 }),
            }
        }
        let heading = SHOWN.iter().map(|(_, name)| (*name).to_owned());
        let mut lines = vec![with_counts(heading.collect(), "rows".to_owned(), String::new())];
        lines.extend(steps.into_iter().map(|Step { cells, rows, times }| {
            let times = if times > 1 { format!("× {times}") } else { String::new() };
            with_counts(cells, rows.to_string(), times)
        }));
        Self { lines, expected: Some(expected), ..Self::default() }
    }

    /// What SQLite's EXPLAIN QUERY PLAN says of a statement that has so many runs.
    pub fn of_sqlite(explained: &Rows, runs: usize) -> Self {
        let mut steps: Vec<(String, usize)> = Vec::new();
        for line in explained.iter() {
            // Sub-selects are numbered.
            let detail = line.get(3).map(text).unwrap_or_default();
            let is_number = |letter: char| letter.is_ascii_digit() || letter == '-';
            let detail = match detail.split_once("(subquery-") {
                Some((before, number)) => format!("{before}(subquery{}", number.trim_start_matches(is_number)),
                None => detail,
            };
            match steps.iter_mut().find(|(known, _)| *known == detail) {
                Some((_, times)) => *times += runs,
                None => steps.push((detail, runs)),
            }
        }
        let line = |(detail, times)| if times > 1 { format!("{detail}  × {times}") } else { detail };
        Self { lines: steps.into_iter().map(|step| vec![line(step)]).collect(), ..Self::default() }
    }

    /// No plan, for this reason.
    pub fn none(reason: impl Into<String>) -> Self {
        Self { missing: Some(reason.into()), ..Self::default() }
    }
}

/// Puts the counts before what is written at length.
fn with_counts(mut cells: Vec<String>, rows: String, times: String) -> Vec<String> {
    let extra = cells.pop().unwrap_or_default();
    cells.extend([rows, times, extra]);
    cells
}

/// A cell that counts something.
pub(super) fn count(cell: &Cell) -> u64 {
    i64::from_cell(cell).and_then(|count| count.try_into().ok()).unwrap_or(0)
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Null => "-".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(select: i64, table: &str, rows: i64) -> Vec<Cell> {
        let [kind, keys, key, length] = ["primary", "a,b", "a", "8"].map(Cell::from);
        vec![select.into(), kind, table.into(), "ref".into(), keys, key, length, "const".into(), rows.into(), "".into()]
    }

    #[test]
    fn branches_that_are_alike_are_one_line() {
        let lines = [line(1, "t", 10), line(1, "j1", 1), line(2, "t", 30), line(2, "j1", 2)].concat();
        let plan = Plan::of_mariadb(&Rows::of_cells(10, lines));
        let shown: Vec<String> = plan.lines.iter().map(|cells| cells.join("|")).collect();
        assert_eq!(shown, ["table|type|key|ref|rows||extra", "t|ref|a|const|40|× 2|", "j1|ref|a|const|3|× 2|"]);
        assert_eq!(plan.expected, Some(10 + 10 + 30 + 60));
    }

    #[test]
    fn what_reads_no_table_is_left_out() {
        let mut cells = line(1, "t", 3);
        cells.extend([Cell::Integer(2), Cell::from("union")]);
        cells.extend(vec![Cell::Null; 7]);
        cells.push(Cell::from(NO_TABLES));
        let plan = Plan::of_mariadb(&Rows::of_cells(10, cells));
        assert_eq!((plan.lines.len(), plan.expected), (2, Some(3)));
    }
}
