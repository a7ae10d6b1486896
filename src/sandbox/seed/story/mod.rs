//! What happens besides writing: accounts, uploads, moves, protections, blocks, and what is hidden afterwards.

mod accounts;
mod blocks;
mod elsewhere;
mod hiding;
mod moves;
mod old_logs;
mod patrol;
mod protections;
mod removals;
mod site;
mod uploads;

pub use protections::guard;

use super::cast::Cast;
use super::clock::{HOUR, Moment};
use super::timeline::Timeline;

/// Plans everything.
pub fn plan(timeline: &mut Timeline, cast: &Cast) {
    accounts::plan(timeline, cast);
    uploads::plan(timeline);
    moves::plan(timeline);
    removals::plan(timeline);
    protections::plan(timeline);
    blocks::plan(timeline);
    hiding::plan(timeline);
    site::plan(timeline);
    elsewhere::plan(timeline);
    old_logs::plan(timeline);
    patrol::plan(timeline);
}

/// An hour of a day.
fn on(year: i64, month: i64, day: i64, hour: i64) -> Moment {
    Moment::day(year, month, day) + HOUR.times(hour)
}
