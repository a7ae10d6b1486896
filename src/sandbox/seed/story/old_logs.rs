//! Log entries in the form of MediaWiki's first years, lines instead of a serialised array; and a broken one.

use super::on;
use crate::sandbox::seed::clock::DAY;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Edit, Protection, Title};

pub(super) fn plan(timeline: &mut Timeline) {
    timeline.at(on(2019, 3, 10, 12), |world, at| {
        let page = Title::parse("Old harbour");
        let text = "The '''old harbour''' lies on the [[Danube]].";
        world.save(&Edit { summary: "start", ..Edit::new(page, text, "Ferryman", at) });
    });
    timeline.at(on(2019, 3, 11, 12), |world, at| {
        let (from, to) = (Title::parse("Old harbour"), Title::parse("Winter harbour"));
        world.move_page(&from, &to, true, "Matthias K", at, "renamed");
        world.write_params("Winter harbour");
    });
    timeline.at(on(2019, 3, 12, 12), |world, at| {
        let (from, to) = (Title::parse("Winter harbour"), Title::parse("Winter harbour of Vienna"));
        world.move_page(&from, &to, false, "Matthias K", at, "");
        world.write_params("Winter harbour of Vienna\n1");
    });
    timeline.at(on(2019, 3, 13, 12), |world, at| {
        let page = Title::parse("Winter harbour of Vienna");
        let levels = &[("edit", "autoconfirmed"), ("move", "sysop")];
        world.protect(&Protection { levels, ..Protection::new(page, "Matthias K", at, "test") });
        world.write_params("[edit=autoconfirmed] (indefinite) [move=sysop] (indefinite)\ncascade");
    });
    timeline.at(on(2019, 3, 14, 12), |world, at| {
        let page = Title::parse("Winter harbour of Vienna");
        world.protect(&Protection::new(page, "Matthias K", at, "test is over"));
        world.write_params("");
    });
    timeline.at(on(2019, 3, 14, 13), |world, at| {
        world.change_groups("Zsófia", &[("uploader", None)], &[], ("Ada", at, "uploads"));
        world.write_params("\nuploader");
    });
    timeline.at(on(2019, 3, 15, 13) + DAY, |world, at| {
        world.change_groups("Zsófia", &[], &["uploader"], ("Ada", at, "everyone may upload now"));
        world.write_params("uploader\n");
    });
    timeline.at(on(2020, 2, 2, 20), |world, at| {
        let (from, to) = (Title::parse("Winter harbour of Vienna"), Title::parse("Winter harbour"));
        world.move_page(&from, &to, true, "Matthias K", at, "back");
        // A disk was full that day.
        world.write_params("a:3:{s:9:\"4::target\";s:14:\"Winter har");
    });
}
