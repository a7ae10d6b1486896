//! Accounts are registered, and get their groups.

use crate::sandbox::seed::OPENING;
use crate::sandbox::seed::cast::{Cast, Member};
use crate::sandbox::seed::rows::UserGroup;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::Registration;

pub(super) fn plan(timeline: &mut Timeline, cast: &Cast) {
    for member in &cast.members {
        register(timeline, member.clone());
    }
}

fn register(timeline: &mut Timeline, member: Member) {
    let Some(promoted) = member.promoted() else {
        timeline.at(OPENING, move |world, _| {
            let registration =
                Registration { name: member.name, real_name: member.real_name, at: None, action: "create", by: None };
            let user = world.register(&registration);
            let groups =
                member.groups.iter().map(|group| UserGroup { ug_user: user, ug_group: group, ug_expiry: None });
            world.tables.user_groups.extend(groups);
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
