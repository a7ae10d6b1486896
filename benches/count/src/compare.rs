//! What was counted, beside the baseline.

use std::fmt;

use crate::figures::{Counts, Figures};

/// How many hundredths a figure may be above or below the baseline.
const TOLERANCE: f64 = 5.0;

/// What to do about a figure that is meant to be another.
const ADVICE: &str =
    "benches/count/run --update makes these figures the baseline, to be committed with what moved them";

/// A table, and what is wrong.
#[derive(Debug, Default)]
pub struct Comparison {
    rows: Vec<String>,
    faults: Vec<String>,
    notes: Vec<String>,
}

/// Holds counts against a baseline. Instructions count only where the same compiler made both.
pub fn against(baseline: &Counts, counts: &Counts) -> Comparison {
    let mut comparison = Comparison::default();
    let is_same_compiler = baseline.compiler == counts.compiler;
    if !is_same_compiler {
        comparison.notes.push(format!(
            "INSTRUCTIONS ARE SHOWN, NOT JUDGED: the baseline's are of {}, these of {}. To have them judged: {ADVICE}.",
            baseline.compiler, counts.compiler,
        ));
    }
    let (then, now) = (&baseline.valgrind, &counts.valgrind);
    if then != now {
        comparison.notes.push(format!("{then} counted the baseline's instructions, {now} these."));
    }
    let heads = Figures::NAMES.map(|figure| format!("{figure:>23}")).concat();
    comparison.rows.push(format!("{:10}{heads}", "a request"));
    for (name, now) in &counts.requests {
        let Some(before) = baseline.requests.get(name) else {
            comparison.faults.push(format!("{name} is not in the baseline"));
            continue;
        };
        let (now, before) = (now.values(), before.values());
        let cells = [0, 1, 2].map(|index| {
            let (figure, now, before) = (Figures::NAMES[index], now[index], before[index]);
            let change = 100.0 * (now as f64 - before as f64) / (before as f64).max(1.0);
            if (is_same_compiler || figure != "instructions") && change.abs() > TOLERANCE {
                comparison.faults.push(format!("{name} has {now} {figure}, the baseline {before} ({change:+.1} %)"));
            }
            format!("{:>23}", format!("{now} {:>8}", format!("{change:+.1} %")))
        });
        comparison.rows.push(format!("{name:10}{}", cells.concat()));
    }
    let gone = baseline.requests.keys().filter(|name| !counts.requests.contains_key(*name));
    comparison.faults.extend(gone.map(|name| format!("{name} is in the baseline only")));
    comparison
}

impl Comparison {
    /// Whether nothing is wrong.
    pub fn is_within(&self) -> bool {
        self.faults.is_empty()
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.rows.join("\n"))?;
        for note in &self.notes {
            write!(formatter, "\n{note}")?;
        }
        if !self.is_within() {
            write!(formatter, "\nNot within {TOLERANCE} % of the baseline:")?;
            for fault in &self.faults {
                write!(formatter, "\n  {fault}")?;
            }
            write!(formatter, "\nMore is a regression to mend; for less, or if it is meant: {ADVICE}.")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(compiler: &str, instructions: u64, allocations: u64) -> Counts {
        let requests = [("feed".to_owned(), Figures { instructions, allocations, bytes: 1000 })].into();
        Counts { compiler: compiler.to_owned(), valgrind: "valgrind".to_owned(), requests }
    }

    #[test]
    fn both_more_and_less_than_five_in_a_hundred_are_faults() {
        let baseline = counts("one", 10_000, 100);
        for (instructions, allocations, faults) in
            [(10_500, 105, 0), (9_500, 95, 0), (10_501, 100, 1), (9_499, 100, 1), (10_000, 106, 1), (10_501, 94, 2)]
        {
            let comparison = against(&baseline, &counts("one", instructions, allocations));
            assert_eq!(comparison.faults.len(), faults, "{comparison}");
        }
    }

    #[test]
    fn instructions_of_another_compiler_are_no_fault_but_told() {
        let comparison = against(&counts("one", 10_000, 100), &counts("two", 20_000, 100));
        assert!(comparison.is_within() && comparison.to_string().contains("NOT JUDGED"), "{comparison}");
        assert!(!against(&counts("one", 10_000, 100), &counts("two", 10_000, 110)).is_within());
    }

    #[test]
    fn a_workload_of_one_side_only_is_a_fault() {
        let (with, mut without) = (counts("one", 1, 1), counts("one", 1, 1));
        without.requests.clear();
        assert!(!against(&with, &without).is_within());
        assert!(!against(&without, &with).is_within());
    }
}
