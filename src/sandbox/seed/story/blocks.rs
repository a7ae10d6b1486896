//! Accounts, addresses and ranges are blocked; names that insult are hidden.

use super::on;
use crate::sandbox::seed::clock::{HOUR, MINUTE, Moment};
use crate::sandbox::seed::encyclopaedia::table::{list, rows};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{
    Against, BlockOrder, COMMENT, Covers, Edit, RESTRICTED, Registration, Title, is_address,
};

const BLOCKS: &str = include_str!("../data/blocks.tsv");

pub(super) fn plan(timeline: &mut Timeline) {
    rows(BLOCKS).into_iter().for_each(|row| block(timeline, row));
    timeline.at(on(2023, 2, 25, 9), |world, at| world.unblock("Rivers R Boring", "Ada", at, "Has apologised"));
    timeline.at(on(2026, 10, 26, 12) + MINUTE, |world, at| {
        let parent = world.tables.block.iter().rev().find(|block| block.bl_timestamp == at - MINUTE);
        let parent = parent.expect("the block of a minute ago").bl_id;
        let reason = "Splash9000 again";
        world.autoblock(parent, "198.51.100.99", "Totally not Splash9000", ("Ada", at, reason));
    });
    hide_names(timeline);
}

fn block(timeline: &mut Timeline, [at, whom, what, until, duration, reason]: [&'static str; 6]) {
    let against = match list(whom)[..] {
        [range, first, last] => Against::Range(range, first, last),
        [address] if is_address(address) => Against::Address(address),
        _ => Against::Account(whom),
    };
    timeline.at(Moment::parse(at), move |world, at| {
        let covered = list(what);
        let pages: Vec<&str> = covered.iter().copied().filter(|name| name.parse::<i64>().is_err()).collect();
        let namespaces: Vec<i64> = covered.iter().filter_map(|name| name.parse().ok()).collect();
        world.block(&BlockOrder {
            against,
            covers: if what == "everything" { Covers::Everything } else { Covers::Only(&pages, &namespaces) },
            duration,
            until: (until != "-").then(|| Moment::parse(until)),
            hides_name: false,
            by: ("Ada", at, reason),
        });
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
                let rollback = world.rollback(&Title::parse(title), "Zsófia", at);
                // Its summary names whom it reverts.
                world.hide_revision(rollback, COMMENT | RESTRICTED, "Tamar", at + MINUTE, "Insulting name");
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
