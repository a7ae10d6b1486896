//! Revisions and log entries are hidden: every combination of what can be hidden, old and new.

use super::on;
use crate::sandbox::seed::clock::{DAY, HOUR, MINUTE, Moment};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Against, BlockOrder, Covers, Edit, RESTRICTED, Title};

/// Pages that attract what must be hidden.
const PAGES: &[&str] = &["Danube", "Vienna", "Danube", "Elbe", "Danube", "White stork", "Danube", "Tower Bridge"];

/// Who sets the blocks that are hidden.
const BLOCKER: &str = "Matthias K";

const REASON: &str = "Personal information";

/// All combinations of the four bits.
const COMBINATIONS: std::ops::RangeInclusive<i64> = 0..=15;

pub(super) fn plan(timeline: &mut Timeline) {
    for bits in COMBINATIONS {
        revision(timeline, bits, on(2024, 1, 8, 7) + DAY.times(17 * bits), "203.0.113.201");
        revision(timeline, bits, on(2026, 10, 13, 7) + DAY.times(bits), "~2026-66612-13");
        log_entry(timeline, bits, on(2024, 2, 1, 13) + DAY.times(11 * bits), "192.0.2.");
        log_entry(timeline, bits, on(2026, 10, 14, 13) + DAY.times(bits), "198.51.100.");
    }
    archived(timeline);
}

/// Who hides: suppression is for few.
fn hider(bits: i64) -> &'static str {
    if bits & RESTRICTED == 0 { "Zsófia" } else { "Ursula Feld" }
}

fn revision(timeline: &mut Timeline, bits: i64, at: Moment, by: &'static str) {
    let title = PAGES[bits as usize % PAGES.len()];
    timeline.at(at, move |world, at| {
        let page = Title::parse(title);
        let text = format!("{}\nPRIVATE TEXT {bits}\n[[Category:Private category]]", world.text(world.latest(&page)));
        let summary = format!("PRIVATE SUMMARY {bits}");
        let tags: &[&str] = if bits % 2 == 1 { &["mw-private-watched-network"] } else { &["visualeditor"] };
        world.save(&Edit { summary: &summary, tags, ..Edit::new(page, &text, by, at) });
    });
    timeline.at(at + MINUTE, move |world, at| {
        world.rollback(&Title::parse(title), "Ada", at);
    });
    for (number, bits) in steps_to(bits).into_iter().enumerate() {
        timeline.at(at + MINUTE.times(2 + number as i64), move |world, at| {
            let revision = world.last_edit_by(by);
            world.hide_revision(revision, bits, hider(bits), at, REASON);
        });
    }
}

/// What is not hidden at the end was hidden once, and is shown again.
fn steps_to(bits: i64) -> Vec<i64> {
    if bits == 0 { vec![3, 0] } else { vec![bits] }
}

/// A block of somebody of whom nobody should read.
fn log_entry(timeline: &mut Timeline, bits: i64, at: Moment, network: &'static str) {
    timeline.at(at, move |world, at| {
        let target = format!("{network}{}", 224 + bits);
        let reason = format!("PRIVATE REASON {bits}");
        world.block(&BlockOrder {
            against: Against::Address(&target),
            covers: Covers::Everything,
            duration: "10 years",
            until: Some(Moment::day(2036, 10, 14)),
            hides_name: false,
            by: (BLOCKER, at, &reason),
        });
    });
    for (number, bits) in steps_to(bits).into_iter().enumerate() {
        timeline.at(at + MINUTE.times(1 + number as i64), move |world, at| {
            let log = world.last_log_entry("block", BLOCKER);
            world.hide_log_entry(log, bits, hider(bits), at, REASON);
        });
    }
}

/// A deleted page whose revisions were hidden one by one before.
fn archived(timeline: &mut Timeline) {
    const TITLE: &str = "Gossip about a ferryman";
    let begins = on(2025, 3, 12, 8);
    for bits in COMBINATIONS {
        timeline.at(begins + HOUR.times(bits), move |world, at| {
            let text = format!("PRIVATE TEXT {bits} of the [[Danube]]");
            let summary = format!("PRIVATE SUMMARY {bits}");
            world.save(&Edit { summary: &summary, ..Edit::new(Title::parse(TITLE), &text, "QuackQuack", at) });
        });
    }
    timeline.at(begins + DAY, |world, at| {
        let edit = Edit::new(Title::parse(TITLE), "This page was blanked.", "Ada", at);
        world.save(&Edit { summary: "blanked", ..edit });
        let history = world.history(world.page_id(&Title::parse(TITLE))).to_vec();
        for (bits, revision) in COMBINATIONS.zip(history).skip(1) {
            world.hide_revision(revision, bits, hider(bits), at, REASON);
        }
    });
    timeline.at(begins + DAY + HOUR, |world, at| world.delete(&Title::parse(TITLE), "Ada", at, "Attack page"));
}
