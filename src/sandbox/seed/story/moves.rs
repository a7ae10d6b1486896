//! Pages are moved: with and without a redirect, over a redirect, there and back; and a history is merged.

use super::on;
use crate::sandbox::seed::clock::{DAY, HOUR, MINUTE, Moment};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Edit, Title};

/// Old title, new title, reason, whether a redirect stays.
const MOVES: &[(&str, &str, &str, bool)] = &[
    ("Ilz River", "Ilz", "shorter", true),
    ("Traun River", "Traun (river)", "there is a town of that name", true),
    ("Enns", "Enns (river)", "there is a town of that name", true),
    ("Lech", "Lech (river)", "there is a village of that name", true),
    ("Iller River", "Iller", "shorter", true),
    ("Altmuhl", "Altmühl", "spelling", true),
    ("Naab River", "Naab", "shorter", false),
    ("Vah", "Váh", "spelling", true),
    ("Olt", "Olt (river)", "", true),
    ("Timok River", "Timok", "shorter", false),
    ("Iskar", "Iskar (river)", "[[User:Iskar|not me]]", true),
    ("Brigach River", "Brigach", "shorter", true),
    ("Wachau Valley", "Wachau", "common name", true),
    ("Kelheim town", "Kelheim", "common name", true),
];

pub(super) fn plan(timeline: &mut Timeline) {
    for (number, (from, to, reason, leaves_redirect)) in MOVES.iter().enumerate() {
        let begins = on(2019, 9, 1, 8) + DAY.times(185 * number as i64);
        write(timeline, from, begins);
        timeline.at(begins + DAY.times(40) + HOUR.times(number as i64), move |world, at| {
            let (old, new) = (Title::parse(from), Title::parse(to));
            world.move_page(&old, &new, *leaves_redirect, "Iskar", at, reason);
            // The discussion goes along.
            world.move_page(&old.talk(), &new.talk(), *leaves_redirect, "Iskar", at, reason);
        });
        improve(timeline, to, begins + DAY.times(60));
    }
    move_over_redirect(timeline);
    merge(timeline);
    for (number, (from, to)) in [("Ybbs River", "Ybbs"), ("Leitha River", "Leitha")].into_iter().enumerate() {
        let begins = on(2026, 10, 4, 10) + DAY.times(9 * number as i64);
        write(timeline, from, begins);
        timeline.at(begins + DAY, move |world, at| {
            let (old, new) = (Title::parse(from), Title::parse(to));
            world.move_page(&old, &new, true, "Watershed", at, "shorter");
        });
    }
}

/// Begins an article and its discussion.
fn write(timeline: &mut Timeline, title: &'static str, at: Moment) {
    let name = title.trim_end_matches(" River").trim_end_matches(" Valley").trim_end_matches(" town");
    timeline.at(at, move |world, at| {
        let text = format!("'''{name}''' lies in the basin of the [[Danube]].\n\n{{{{Stub}}}}\n[[Category:Danube]]");
        world.save(&Edit { summary: "start", ..Edit::new(Title::parse(title), &text, "Zsófia", at) });
    });
    timeline.at(at + DAY, move |world, at| {
        let text = format!("== Title ==\nIs ''{title}'' the best title? [[User:Ferryman|Ferryman]] {}", at.signature());
        let page = Title::parse(title).talk();
        world.save(&Edit { summary: "/* Title */ new section", ..Edit::new(page, &text, "Ferryman", at) });
    });
}

fn improve(timeline: &mut Timeline, title: &'static str, at: Moment) {
    timeline.at(at, move |world, at| {
        let page = Title::parse(title);
        let text = world.text(world.latest(&page)).replacen(" lies in", ", seen by many travellers, lies in", 1);
        world.save(&Edit { summary: "more", ..Edit::new(page, &text, "Matthias K", at) });
    });
}

fn move_over_redirect(timeline: &mut Timeline) {
    timeline.at(on(2020, 3, 3, 9), |world, at| {
        let text = "The '''Iron Gate''' is a gorge of the [[Danube]].\n\n[[Category:Danube]]";
        world.save(&Edit { summary: "start", ..Edit::new(Title::parse("Iron Gate"), text, "Zsófia", at) });
    });
    timeline.at(on(2020, 3, 4, 9), |world, at| {
        world.save(&Edit::new(Title::parse("Iron Gates"), "#REDIRECT [[Iron Gate]]", "Ferryman", at));
    });
    timeline.at(on(2021, 5, 5, 16), |world, at| {
        let (from, to) = (Title::parse("Iron Gate"), Title::parse("Iron Gates"));
        world.move_page(&from, &to, true, "Ada", at, "more usual in the plural");
    });
    // There and back on one evening.
    timeline.at(on(2026, 10, 11, 20), |world, at| {
        let (from, to) = (Title::parse("Kelheim"), Title::parse("Duckheim"));
        world.move_page(&from, &to, true, "Marigold", at, "quack");
    });
    timeline.at(on(2026, 10, 11, 20) + MINUTE.times(11), |world, at| {
        let (from, to) = (Title::parse("Duckheim"), Title::parse("Kelheim"));
        world.move_page(&from, &to, false, "Zsófia", at, "Reverted");
    });
}

/// Two articles about the same thing become one, whose first revision is then not the oldest of its own.
fn merge(timeline: &mut Timeline) {
    for number in 0..4 {
        timeline.at(on(2020, 7, 1, 9) + DAY.times(number), move |world, at| {
            let facts = ["a valley", "vineyards", "an abbey", "apricots"];
            let text = format!("The '''Pannonian plain''' has {}.", facts[..=number as usize].join(", "));
            let page = Title::parse("Pannonian plain");
            world.save(&Edit { summary: "more", ..Edit::new(page, &text, "Oskar", at) });
        });
    }
    for number in 0..3 {
        timeline.at(on(2020, 9, 1, 9) + DAY.times(number), move |world, at| {
            let text =
                format!("The '''Great Hungarian Plain''' lies along the [[Tisza]]. It has {} towns.", 20 + number);
            let page = Title::parse("Great Hungarian Plain");
            world.save(&Edit { summary: "update", ..Edit::new(page, &text, "Zsófia", at) });
        });
    }
    timeline.at(on(2020, 9, 20, 21), |world, at| {
        let (from, into) = (Title::parse("Pannonian plain"), Title::parse("Great Hungarian Plain"));
        world.merge_history(&from, &into, "Ada", at, "the same plain");
    });
}
