//! What is printed of a statement, and of them all.

use std::time::Duration;

use super::literal;
use super::plan::Plan;
use super::witness::Seen;
use crate::tables::Dialect;
use crate::telemetry::{Phase, Spent};

/// What stands before all lines but the first.
const INDENT: &str = "   ";

/// Where plans are from that an account may not ask for.
pub(super) const OF_RUNNING: &str = "This account may not EXPLAIN these views (error 1345): the plans are by SHOW EXPLAIN \
                                     FOR, of the statements as they ran once more.";

/// A statement, its plan and what became of it.
pub(super) fn statement(seen: &Seen, plan: &Plan, dialect: Dialect, is_full: bool) -> String {
    let field = seen.field.as_deref().unwrap_or("-");
    let outcome = match &seen.rows {
        Ok(rows) => counted(*rows as u64, "row"),
        Err(error) => format!("failed: {error}"),
    };
    let mut text = format!("{}. {field}: round {}, {}, {outcome}", seen.number, seen.round, milliseconds(seen.time));
    literal::lines(&seen.statement, dialect, is_full).iter().for_each(|line| push(&mut text, line));
    table(&plan.lines).iter().for_each(|line| push(&mut text, line));
    let expected = plan.expected.map(|rows| format!("the plan expects to look at {}", counted(rows, "row")));
    let read = plan.read.map(|rows| format!("{} looked at", counted(rows, "row")));
    let counts: Vec<String> = expected.into_iter().chain(read).collect();
    if !counts.is_empty() {
        push(&mut text, &counts.join("; "));
    }
    plan.missing.iter().for_each(|reason| push(&mut text, reason));
    text
}

/// What all of it took.
pub(super) fn totals(spent: &Spent) -> String {
    let statements = counted(spent.statements.into(), "statement");
    let (rounds, rows) = (counted(spent.rounds.into(), "round"), counted(spent.rows, "row"));
    let calls = counted(spent.calls.into(), "call");
    let calls = if spent.calls > 0 { format!(", {calls} of the Action API") } else { String::new() };
    let times = Phase::ALL.into_iter().map(|phase| (phase, spent.time(phase))).filter(|(_, time)| !time.is_zero());
    let times: Vec<String> = times.map(|(phase, time)| format!("{} {}", phase.name(), milliseconds(time))).collect();
    let total = milliseconds(spent.total());
    format!("{statements} in {rounds}, {rows}{calls}\n{}: {total} in all", times.join(", "))
}

/// Lines of cells, with the cells of a column below each other.
fn table(lines: &[Vec<String>]) -> Vec<String> {
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| lines.iter().filter_map(|line| Some(line.get(column)?.chars().count())).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |cells: &Vec<String>| {
        let cells = cells.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let padded: Vec<String> = cells.map(|(cell, width)| format!("{cell:width$}")).collect();
        padded.join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect()
}

fn push(text: &mut String, line: &str) {
    text.push('\n');
    text.push_str(INDENT);
    text.push_str(line);
}

fn counted(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let lines = [["table", "rows", "", "extra"], ["t", "1200", "", ""], ["actor", "3", "", "Using where"]];
        let lines = lines.map(|line| line.map(str::to_owned).to_vec());
        assert_eq!(table(&lines), ["table  rows  extra", "t      1200", "actor  3     Using where"]);
    }
}
