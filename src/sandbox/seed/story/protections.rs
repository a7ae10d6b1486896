//! Pages are protected, differently protected and unprotected; titles are kept from being used.

use std::sync::LazyLock;

use super::on;
use crate::sandbox::seed::cast::Role;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::encyclopaedia::table::{list, rows};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Protection, Title};

const PROTECTIONS: &str = include_str!("../data/protections.tsv");

/// The page whose protection covers the templates that it uses.
const CASCADING: &str = "Main Page";

/// A protection is set, changed or, without levels, ended.
struct Event {
    at: Moment,
    title: &'static str,
    levels: Vec<(&'static str, &'static str)>,
    until: Option<Moment>,
    by: &'static str,
    reason: &'static str,
}

/// In the order of time.
static EVENTS: LazyLock<Vec<Event>> = LazyLock::new(|| {
    let event = |[at, title, levels, until, by, reason]: [&'static str; 6]| Event {
        at: Moment::parse(at),
        title,
        levels: list(levels).into_iter().filter_map(|level| level.split_once('=')).collect(),
        until: (until != "-").then(|| Moment::parse(until)),
        by,
        reason,
    };
    rows(PROTECTIONS).into_iter().map(event).collect()
});

/// Who alone may edit a page at a time, where not everybody may.
pub fn guard(title: &str, at: Moment) -> Option<Role> {
    let last = EVENTS.iter().rev().find(|event| event.title == title && event.at <= at)?;
    if last.until.is_some_and(|until| until <= at) {
        return None;
    }
    let (_, level) = last.levels.iter().find(|(action, _)| *action == "edit")?;
    Some(if *level == "sysop" { Role::Sysop } else { Role::Regular })
}

pub(super) fn plan(timeline: &mut Timeline) {
    for event in EVENTS.iter() {
        timeline.at(event.at, move |world, at| {
            world.protect(&Protection {
                levels: &event.levels,
                until: event.until,
                is_cascading: event.title == CASCADING,
                ..Protection::new(Title::parse(event.title), event.by, at, event.reason)
            });
        });
    }
    timeline.at(on(2023, 2, 11, 9), |world, at| {
        let title = Title::parse("Best cruises 2021");
        world.protect_title(&title, "sysop", None, ("Ada", at, "Created again and again"));
    });
    timeline.at(on(2023, 9, 1, 9), |world, at| {
        let title = Title::parse("Jim from the ferry");
        world.protect_title(&title, "autoconfirmed", Some(on(2036, 9, 1, 9)), ("Zsófia", at, "Created again"));
    });
    timeline.at(on(2026, 10, 25, 9), |world, at| {
        let title = Title::parse("Talk:Tours of the delta");
        world.protect_title(&title, "sysop", None, ("Ada", at, "Advertising"));
    });
}
