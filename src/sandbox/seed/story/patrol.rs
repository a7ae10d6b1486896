//! Edits of newcomers and strangers are looked at; some are forgotten.

use crate::sandbox::seed::clock::{DAY, HOUR, NOW, RECENT, Seconds};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::timeline::Timeline;

pub(super) fn plan(timeline: &mut Timeline) {
    // Every second month long ago, every day in the newest month.
    let old = (1..40).map(|number| NOW - RECENT - DAY.times(60 * number) - HOUR.times(number % 9));
    let new = (0..30).map(|day| NOW - RECENT + DAY.times(day) + HOUR.times(21));
    for at in old.chain(new) {
        timeline.at(at, |world, at| {
            let dice = &mut Dice::of(&format!("patrol of {at}"));
            let unseen: Vec<i64> = world.unpatrolled_since(at - DAY);
            for (number, revision) in unseen.into_iter().enumerate() {
                if dice.percent(65) {
                    let by = *dice.pick(&["Zsófia", "Tamar", "Matthias K"]);
                    world.patrol(revision, by, at + Seconds(number as i64));
                }
            }
        });
    }
}
