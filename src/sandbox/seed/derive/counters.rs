//! Counters: edits of each account, and the wiki's own numbers.

use std::collections::{HashMap, HashSet};

use super::ReferencesByPage;
use crate::sandbox::seed::clock::{NOW, RECENT};
use crate::sandbox::seed::rows::SiteStats;
use crate::sandbox::seed::world::World;
use crate::sandbox::seed::world::title::MAIN;

/// Drops the changes that are too old to be kept.
pub(super) fn forget_old_changes(world: &mut World) {
    world.tables.recentchanges.retain(|change| change.rc_timestamp >= NOW - RECENT);
}

pub(super) fn fill(world: &mut World, references: &ReferencesByPage) {
    count_edits(world);
    let is_article = |page: &i64| {
        let row = &world.pages[page];
        row.page_namespace == MAIN && !row.page_is_redirect && !references[page].links.is_empty()
    };
    let temporary: HashSet<i64> =
        world.users.values().filter(|user| user.user_is_temp).map(|user| user.user_id).collect();
    let active = active_users(world);
    let active_temporary = active.intersection(&temporary).count() as i64;
    let stats = SiteStats {
        ss_row_id: 1,
        ss_total_edits: (world.revisions.len() + world.tables.archive.len()) as i64,
        ss_good_articles: world.pages.keys().filter(|page| is_article(page)).count() as i64,
        ss_total_pages: world.pages.len() as i64,
        ss_users: (world.users.len() - temporary.len()) as i64,
        ss_active_users: active.len() as i64 - active_temporary,
        ss_images: world.tables.image.len() as i64,
        ss_temp_users: temporary.len() as i64,
        ss_active_temp_users: active_temporary,
    };
    world.tables.site_stats.push(stats);
}

/// Counts the revisions of each account, those of deleted pages too.
fn count_edits(world: &mut World) {
    let mut counts: HashMap<i64, i64> = HashMap::new();
    let live = world.revisions.values().map(|row| (row.rev_actor, row.rev_timestamp));
    let archived = world.tables.archive.iter().map(|row| (row.ar_actor, row.ar_timestamp));
    let mut newest = HashMap::new();
    for (actor, at) in live.chain(archived) {
        *counts.entry(actor).or_default() += 1;
        let last = newest.entry(actor).or_insert(at);
        *last = at.max(*last);
    }
    for actor in &world.tables.actor {
        let Some(user) = actor.actor_user.and_then(|user| world.users.get_mut(&user)) else {
            continue;
        };
        user.user_editcount = Some(counts.get(&actor.actor_id).copied().unwrap_or_default());
        if let Some(at) = newest.get(&actor.actor_id) {
            user.user_touched = user.user_touched.max(*at);
        }
    }
}

/// The accounts that did something lately, as MediaWiki counts them.
fn active_users(world: &World) -> HashSet<i64> {
    let changes = world.tables.recentchanges.iter();
    changes
        .filter(|change| !change.rc_bot && change.rc_source != "wb" && change.rc_log_type != Some("newusers"))
        .filter_map(|change| world.tables.actor[change.rc_actor as usize - 1].actor_user)
        .collect()
}
