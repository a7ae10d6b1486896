//! Accounts are registered, get groups and lose them, choose preferences, and change their names.

use super::on;
use crate::sandbox::seed::OPENING;
use crate::sandbox::seed::cast::{Cast, Member};
use crate::sandbox::seed::clock::{DAY, HOUR};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::rows::{UserGroup, UserProperty, WatchlistItem};
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Edit, Registration, Title};

pub(super) fn plan(timeline: &mut Timeline, cast: &Cast) {
    for member in &cast.members {
        register(timeline, member.clone());
    }
    change_groups(timeline);
    rename(timeline);
    for member in &cast.members {
        choose_preferences(timeline, member);
    }
}

fn register(timeline: &mut Timeline, member: Member) {
    let Some(promoted) = member.promoted() else {
        timeline.at(OPENING, move |world, _| {
            let registration =
                Registration { name: member.name, real_name: member.real_name, at: None, action: "create", by: None };
            let user = world.register(&registration);
            let group = |group: &&'static str| UserGroup { ug_user: user, ug_group: group, ug_expiry: None };
            world.tables.user_groups.extend(member.groups.iter().map(group));
        });
        return;
    };
    let Member { name, real_name, since, part, .. } = member;
    // Bots are registered by those who run them.
    let (action, by) = match (part, name) {
        ("bot", _) => ("create2", Some("Ada")),
        ("reader", "李明" | "Дунав" | "Κωνσταντίνος") => ("autocreate", None),
        ("reader", "Newly arrived") => ("byemail", Some("Zsófia")),
        _ => ("create", None),
    };
    timeline.at(since.expect("those without a date were registered above"), move |world, at| {
        world.register(&Registration { name, real_name, at: Some(at), action, by });
    });
    if !member.groups.is_empty() {
        timeline.at(promoted, move |world, at| {
            let groups: Vec<_> = member.groups.iter().map(|group| (*group, None)).collect();
            let reason = format!("[[Project:Requests for rights#{name}]]");
            world.change_groups(name, &groups, &[], ("Ada", at, &reason));
        });
    }
}

/// Groups that end, were ended, or have ended by themselves.
fn change_groups(timeline: &mut Timeline) {
    timeline.at(on(2021, 2, 2, 10), |world, at| {
        world.change_groups("Kestrel42", &[("sysop", None)], &[], ("Ada", at, "Elected"));
    });
    timeline.at(on(2023, 8, 20, 17), |world, at| {
        world.change_groups("Kestrel42", &[("autopatrolled", None)], &["sysop"], ("Ada", at, "On own request"));
    });
    timeline.at(on(2024, 5, 1, 9), |world, at| {
        world.change_groups("Oskar", &[("rollbacker", None)], &[], ("Zsófia", at, ""));
    });
    timeline.at(on(2024, 6, 11, 9), |world, at| {
        world.change_groups("Oskar", &[], &["rollbacker"], ("Zsófia", at, "Misuse"));
    });
    timeline.at(on(2026, 2, 14, 12), |world, at| {
        let until = on(2036, 2, 14, 12);
        world.change_groups("Confluence", &[("event-organizer", Some(until))], &[], ("Ada", at, "Meeting in Linz"));
    });
    timeline.at(on(2026, 6, 1, 12), |world, at| {
        // MediaWiki removes such rows some time after they ended; until then they are there and mean nothing.
        let until = on(2026, 9, 1, 12);
        world.change_groups("Reedbed", &[("rollbacker", Some(until))], &[], ("Zsófia", at, "For three months"));
    });
    timeline.at(on(2026, 10, 9, 18), |world, at| {
        world.change_groups("Eddy", &[("autopatrolled", None)], &[], ("Ada", at, "Trusted editor"));
    });
}

fn rename(timeline: &mut Timeline) {
    timeline.at(on(2022, 4, 1, 8), |world, at| {
        let name = "Rubber duck 1";
        world.register(&Registration { name, real_name: "", at: Some(at), action: "create", by: None });
    });
    for number in 0..3 {
        timeline.at(on(2022, 4, 3, 9) + HOUR.times(number), |world, at| {
            let page = Title::parse("User:Rubber duck 1");
            let text = format!("I like the {}.", ["Danube", "Rhine", "Elbe"][at.parts()[3] as usize % 3]);
            world.save(&Edit { summary: "about me", ..Edit::new(page, &text, "Rubber duck 1", at) });
        });
    }
    timeline.at(on(2022, 6, 6, 20), |world, at| {
        world.rename_account("Rubber duck 1", "Plimsoll", "Matthias K", at);
        let (from, to) = (Title::parse("User:Rubber duck 1"), Title::parse("User:Plimsoll"));
        let reason = "Automatically moved page while renaming the user \
                      \"[[User:Rubber duck 1|Rubber duck 1]]\" to \"[[User:Plimsoll|Plimsoll]]\"";
        world.move_page(&from, &to, true, "Matthias K", at, reason);
    });
}

fn choose_preferences(timeline: &mut Timeline, member: &Member) {
    let name = member.name;
    let dice = &mut Dice::of(&format!("preferences of {name}"));
    let mut choices = Vec::new();
    if name == "Ada" || dice.percent(30) {
        choices.push(("gender", if name == "Ada" || dice.percent(50) { "female" } else { "male" }.to_owned()));
    }
    if dice.percent(12) {
        choices.push(("nickname", format!("[[User:{name}|<b>{name}</b>]]")));
        choices.push(("fancysig", "1".to_owned()));
    }
    if dice.percent(8) {
        choices.push(("disablemail", "1".to_owned()));
    }
    // Nobody else's business.
    if dice.percent(40) {
        choices.push(("timecorrection", "ZoneInfo|60|Europe/Vienna".to_owned()));
    }
    if dice.percent(25) {
        choices.push(("skin", "timeless".to_owned()));
    }
    let watched: Vec<String> = (0..dice.between(0, 4))
        .map(|_| dice.pick(&["Danube", "River", "Main Page", "Rhine", "Vienna", "Budapest"]).to_string())
        .collect();
    let after = member.since.unwrap_or(OPENING) + DAY;
    if after >= crate::sandbox::seed::clock::NOW {
        return;
    }
    timeline.at(after, move |world, _| {
        let user = world.user_id(name);
        for (up_property, up_value) in choices {
            world.tables.user_properties.push(UserProperty { up_user: user, up_property, up_value });
        }
        for title in watched {
            let title = Title::parse(&title);
            // A page is watched together with its discussion.
            for title in [title.talk(), title] {
                let is_known = world.tables.watchlist.iter().any(|item| {
                    item.wl_user == user && item.wl_namespace == title.namespace && item.wl_title == title.key
                });
                if !is_known {
                    world.tables.watchlist.push(WatchlistItem {
                        wl_id: world.tables.watchlist.len() as i64 + 1,
                        wl_user: user,
                        wl_namespace: title.namespace,
                        wl_title: title.key,
                        wl_notificationtimestamp: None,
                    });
                }
            }
        }
    });
}
