//! Accounts, addresses and ranges are blocked; names that insult are hidden.

use super::on;
use crate::sandbox::seed::clock::{DAY, HOUR, MINUTE, Moment};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Against, BlockOrder, Covers, Edit, Registration, Title};

pub(super) fn plan(timeline: &mut Timeline) {
    let reason = "Vandalism";
    block(timeline, on(2022, 1, 9, 10), Against::Account("Splash9000"), Covers::Everything, None, reason);
    block(
        timeline,
        on(2023, 2, 19, 10),
        Against::Account("Rivers R Boring"),
        Covers::Everything,
        Some(on(2023, 3, 19, 10)),
        reason,
    );
    timeline.at(on(2023, 2, 25, 9), |world, at| world.unblock("Rivers R Boring", "Ada", at, "Has apologised"));
    block(
        timeline,
        on(2024, 4, 4, 10),
        Against::Account("Rivers R Boring"),
        Covers::Only(&["Danube", "Rhine"], &[]),
        None,
        "Edits these pages against all advice",
    );
    block(
        timeline,
        on(2025, 5, 9, 10),
        Against::Account("QuackQuack"),
        Covers::Only(&[], &[10, 14]),
        Some(Moment::day(2035, 5, 9)),
        "Not in these namespaces",
    );
    block(
        timeline,
        on(2020, 6, 6, 10),
        Against::Address("192.0.2.7"),
        Covers::Everything,
        Some(Moment::day(2035, 6, 6)),
        "School that plays",
    );
    block(
        timeline,
        on(2026, 10, 13, 10),
        Against::Address("2001:DB8:11:25:0:0:0:38F"),
        Covers::Everything,
        Some(Moment::day(2035, 10, 13)),
        reason,
    );
    let range = Against::Range("203.0.113.240/28", "203.0.113.240", "203.0.113.255");
    block(timeline, on(2025, 9, 1, 10), range, Covers::Everything, Some(Moment::day(2035, 9, 1)), "Open proxies");
    let range = Against::Range("2001:DB8:FF:0:0:0:0:0/48", "2001:db8:ff::", "2001:db8:ff:ffff:ffff:ffff:ffff:ffff");
    block(timeline, on(2025, 9, 1, 11), range, Covers::Only(&[], &[3]), None, "Insults on talk pages");
    block(timeline, on(2026, 10, 29, 10), Against::Account("~2026-66612-13"), Covers::Everything, None, reason);
    // Ended, and not yet removed.
    block(
        timeline,
        on(2026, 10, 21, 10),
        Against::Account("BestToursDanube"),
        Covers::Everything,
        Some(on(2026, 10, 28, 10)),
        "Advertising",
    );
    block(
        timeline,
        on(2026, 10, 26, 12),
        Against::Account("Totally not Splash9000"),
        Covers::Everything,
        None,
        "Splash9000 again",
    );
    timeline.at(on(2026, 10, 26, 12) + MINUTE, |world, at| {
        let parent = world.tables.block.iter().rev().find(|block| block.bl_timestamp == at - MINUTE);
        let parent = parent.expect("the block of a minute ago").bl_id;
        let reason = "Splash9000 again";
        world.autoblock(parent, "198.51.100.99", "Totally not Splash9000", ("Ada", at, reason));
    });
    hide_names(timeline);
}

fn block(
    timeline: &mut Timeline,
    at: Moment,
    against: Against<'static>,
    covers: Covers<'static>,
    until: Option<Moment>,
    reason: &'static str,
) {
    let duration = match until {
        None => "infinity",
        Some(until) if until < at + DAY.times(8) => "1 week",
        Some(until) if until < at + DAY.times(40) => "1 month",
        Some(_) => "10 years",
    };
    timeline.at(at, move |world, at| {
        let order = BlockOrder { against, covers, duration, until, hides_name: false, by: ("Ada", at, reason) };
        world.block(&order);
    });
}

/// Accounts whose names are hidden, with what they wrote: one of long ago, one of the newest month.
fn hide_names(timeline: &mut Timeline) {
    let accounts = [("Insult to a real person", on(2023, 6, 3, 8)), ("Another insulting name", on(2026, 10, 16, 8))];
    for (name, begins) in accounts {
        timeline.at(begins, move |world, at| {
            world.register(&Registration { name, real_name: "", at: Some(at), action: "create", by: None });
        });
        for (number, title) in ["Moselle", "Neckar", "Talk:Danube", "Rhine"].into_iter().enumerate() {
            let edited = begins + MINUTE.times(5 + 3 * number as i64);
            timeline.at(edited, move |world, at| {
                let page = Title::parse(title);
                let text = format!("{}\n{name}", world.text(world.latest(&page)));
                world.save(&Edit { summary: "hello", ..Edit::new(page, &text, name, at) });
            });
            timeline.at(edited + MINUTE, move |world, at| {
                world.rollback(&Title::parse(title), "Zsófia", at);
            });
        }
        timeline.at(begins + HOUR, move |world, at| {
            world.block(&BlockOrder {
                against: Against::Account(name),
                covers: Covers::Everything,
                duration: "infinity",
                until: None,
                hides_name: true,
                by: ("Tamar", at, "Insulting name"),
            });
        });
    }
}
