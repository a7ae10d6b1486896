//! Pages are protected, differently protected and unprotected; titles are kept from being used.

use super::on;
use crate::sandbox::seed::cast::Role;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Protection, Title};

type Levels = &'static [(&'static str, &'static str)];

/// A protection is set, changed or, without levels, ended.
struct Event {
    at: Moment,
    title: &'static str,
    levels: Levels,
    until: Option<Moment>,
    by: &'static str,
    reason: &'static str,
}

const HALF: Levels = &[("edit", "autoconfirmed")];
const FULL: Levels = &[("edit", "sysop"), ("move", "sysop")];

/// The page whose protection covers the templates that it uses.
const CASCADING: &str = "Main Page";

/// In the order of time for each page.
fn events() -> Vec<Event> {
    let event = |at, title, levels, until, by, reason| Event { at, title, levels, until, by, reason };
    let forever = None;
    vec![
        event(on(2019, 3, 8, 9), CASCADING, FULL, forever, "Ada", "Main page"),
        event(
            on(2019, 4, 4, 9),
            "File:Wiki logo.svg",
            &[("edit", "sysop"), ("move", "sysop"), ("upload", "sysop")],
            forever,
            "Ada",
            "Logo",
        ),
        event(
            on(2020, 4, 8, 9),
            "Template:Infobox river",
            &[("edit", "autoconfirmed"), ("move", "sysop")],
            forever,
            "Ada",
            "Used on many pages",
        ),
        event(on(2020, 7, 17, 9), "Template:Box", FULL, forever, "Zsófia", "Used on many pages"),
        event(
            on(2021, 2, 2, 9),
            "Project:Neutral point of view",
            &[("move", "sysop")],
            forever,
            "Matthias K",
            "Policy",
        ),
        event(on(2021, 6, 1, 9), "Vienna", &[("edit", "sysop")], Some(on(2021, 6, 8, 9)), "Zsófia", "Edit war"),
        event(on(2021, 6, 3, 9), "Vienna", HALF, Some(on(2021, 7, 3, 9)), "Zsófia", "Less is enough"),
        event(on(2021, 6, 20, 9), "Vienna", &[], forever, "Zsófia", "Calm again"),
        event(on(2022, 9, 25, 9), "Danube", &[("move", "sysop")], forever, "Matthias K", "Moved by vandals elsewhere"),
        event(
            on(2026, 10, 28, 12),
            "Danube",
            &[("edit", "autoconfirmed"), ("move", "sysop")],
            Some(on(2036, 10, 28, 12)),
            "Matthias K",
            "Vandalism every day",
        ),
        // It has ended, and the row is still there.
        event(on(2024, 2, 2, 9), "Prague", HALF, Some(on(2024, 3, 2, 9)), "Zsófia", "Vandalism"),
        event(
            on(2024, 5, 16, 9),
            "Rhine",
            &[("edit", "autoconfirmed"), ("move", "autoconfirmed")],
            Some(on(2036, 5, 16, 9)),
            "Ursula Feld",
            "Edit war",
        ),
        event(
            on(2026, 1, 7, 9),
            "Budapest",
            &[("edit", "extendedconfirmed")],
            Some(on(2035, 1, 1, 0)),
            "Tamar",
            "Disputes about names",
        ),
        event(on(2026, 10, 13, 9), "Common kingfisher", HALF, Some(on(2036, 1, 13, 9)), "Zsófia", "Vandalism"),
        event(
            on(2026, 10, 27, 9),
            "Common kingfisher",
            &[("edit", "sysop")],
            Some(on(2036, 1, 27, 9)),
            "Zsófia",
            "Vandalism goes on",
        ),
        event(on(2026, 10, 28, 9), "Loire", &[("edit", "sysop")], Some(on(2036, 10, 28, 9)), "Zsófia", "Edit war"),
        event(on(2026, 10, 29, 9), "Loire", &[], forever, "Zsófia", "Agreed on the talk page"),
    ]
}

/// Who alone may edit a page at a time, where not everybody may.
pub fn guard(title: &str, at: Moment) -> Option<Role> {
    let events = events();
    let last = events.iter().rev().find(|event| event.title == title && event.at <= at)?;
    if last.until.is_some_and(|until| until <= at) {
        return None;
    }
    let (_, level) = last.levels.iter().find(|(action, _)| *action == "edit")?;
    Some(if *level == "sysop" { Role::Sysop } else { Role::Regular })
}

pub(super) fn plan(timeline: &mut Timeline) {
    for event in events() {
        timeline.at(event.at, move |world, at| {
            world.protect(&Protection {
                levels: event.levels,
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
