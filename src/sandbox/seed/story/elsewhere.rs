//! Changes on Wikidata that touch articles here, and thanks between users.

use crate::sandbox::seed::clock::{HOUR, NOW, RECENT, Seconds};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Entry, Title};

const TITLES: &[&str] = &["Danube", "Rhine", "Vienna", "Budapest", "Mont Blanc", "Prague", "Elbe", "Tisza", "Sava"];

pub(super) fn plan(timeline: &mut Timeline) {
    let dice = &mut Dice::of("elsewhere");
    for _ in 0..54 {
        let title = *dice.pick(TITLES);
        let by = *dice.pick(&["d>Lydia", "d>Map and compass", "d>KeyedBot", "d>Flussfreund"]);
        let summary = *dice.pick(&[
            "/* wbsetclaim-create:2||1 */ [[Property:P2043]]: 2,850 kilometre",
            "/* wbsetsitelink-add:1|svwiki */ Donau",
            "/* wbsetlabel-set:1|oc */ Danubi",
            "/* wbeditentity-update:0| */ corrected coordinates",
        ]);
        let at = dice.moment(NOW - RECENT, NOW - HOUR);
        timeline.at(at, move |world, at| world.announce_external(&Title::parse(title), by, at, summary));
    }
    for number in 0..30 {
        let from = *dice.pick(&["Ada", "Zsófia", "Iskar", "Heron watcher", "Tamar"]);
        let to = *dice.pick(&["Ferryman", "Deltaic", "Nadia P", "Canvas", "Wanderfalke"]);
        let at = dice.moment(NOW - RECENT.times(1 + number), NOW - RECENT.times(number) - Seconds(1));
        timeline.at(at, move |world, at| {
            // Who thanked whom is public; for what is not.
            world.log(&Entry { is_quiet: true, ..Entry::new("thanks", "thank", from, at, Title::new(2, to)) });
        });
    }
}
