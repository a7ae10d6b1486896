//! Pages are deleted and restored.

use super::on;
use crate::sandbox::seed::clock::{DAY, HOUR, MINUTE};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Edit, Title};

/// Pages that are deleted for good: title, text, author, reason.
const DELETED: &[(&str, &str, &str, &str)] = &[
    ("Best cruises 2021", "BEST CRUISES, call now", "Splash9000", "Advertising"),
    ("Jim from the ferry", "Jim is the best ferryman.", "Birdsong 7", "Not notable"),
    ("Ferry (boat)", "A '''ferry''' crosses a [[river]].", "Oskar", "Copied from elsewhere"),
    ("Danube, Minnesota", "A town.", "Kilometre zero", "No content"),
    ("Talk:Best cruises 2021", "Why delete?", "Splash9000", "Talk page of a deleted page"),
    ("Template:Sand castle", "A castle of sand.", "Torrent", "Unused template"),
    ("Category:Ducks", "All ducks.", "QuackQuack", "Empty category"),
    ("User:QuackQuack/list", "* duck\n* duck", "QuackQuack", "On user's request"),
    ("Rivers are boring", "So boring.", "Rivers R Boring", "Vandalism"),
    ("Tours of the delta", "Book at https://tours.example.biz/delta", "BestToursDanube", "Advertising"),
];

pub(super) fn plan(timeline: &mut Timeline) {
    for (number, (title, text, by, reason)) in DELETED.iter().enumerate() {
        // The last two happen in the newest month.
        let begins = if number < 8 {
            on(2023, 2, 10, 9) + DAY.times(111 * number as i64)
        } else {
            on(2026, 10, 20, 9) + DAY.times(number as i64 - 8)
        };
        for edit in 0..=number as i64 % 4 {
            timeline.at(begins + HOUR.times(edit), move |world, at| {
                let text = format!("{text}{}", "!".repeat(edit as usize));
                world.save(&Edit { summary: "important", ..Edit::new(Title::parse(title), &text, by, at) });
            });
        }
        timeline.at(begins + HOUR.times(7) + MINUTE.times(number as i64), move |world, at| {
            let by = ["Ada", "Zsófia", "Matthias K", "Ada"][number % 4];
            world.delete(&Title::parse(title), by, at, reason);
        });
    }
    restored(timeline);
}

/// A page that was deleted by mistake, and one of the newest month.
fn restored(timeline: &mut Timeline) {
    for (title, begins) in [("Lepenski Vir", on(2022, 3, 1, 10)), ("Freudenau power station", on(2026, 10, 15, 10))] {
        for (number, sentence) in
            ["It lies on the [[Danube]].", "It is visited by many.", "It was found by chance."].into_iter().enumerate()
        {
            timeline.at(begins + HOUR.times(number as i64), move |world, at| {
                let page = Title::parse(title);
                let old = world.page(&page).map(|row| world.text(row.page_latest).to_owned()).unwrap_or_default();
                let text = format!("{old}{sentence}\n");
                world.save(&Edit { summary: "+1", ..Edit::new(page, &text, "Nadia P", at) });
            });
        }
        timeline.at(begins + DAY, move |world, at| world.delete(&Title::parse(title), "Zsófia", at, "No sources"));
        timeline.at(begins + DAY + HOUR, move |world, at| {
            world.restore(&Title::parse(title), "Ada", at, "Sources were found");
        });
        timeline.at(begins + DAY + HOUR.times(2), move |world, at| {
            let page = Title::parse(title);
            let text = format!("{}\n[[Category:Danube]]", world.text(world.latest(&page)));
            world.save(&Edit { summary: "+ category", is_minor: true, ..Edit::new(page, &text, "Ada", at) });
        });
    }
}
