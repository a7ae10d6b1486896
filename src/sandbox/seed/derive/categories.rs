//! Categories: their members, and how many they have.

use std::collections::BTreeMap;

use super::{ReferencesByPage, Targets};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::rows::{Category, CategoryLink};
use crate::sandbox::seed::wikitext::{self, References};
use crate::sandbox::seed::world::World;
use crate::sandbox::seed::world::title::{CATEGORY, FILE, Title};

/// Pages (the other two among them), subcategories and files.
type Counts = [i64; 3];

pub(super) fn fill(world: &mut World, references: &ReferencesByPage, targets: &mut Targets) {
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    let pages = world.pages.values().filter(|page| page.page_namespace == CATEGORY);
    counts.extend(pages.map(|page| (page.page_title.clone(), Counts::default())));
    for (page, found) in references {
        let title = world.title_of(*page);
        for (name, key) in &found.categories {
            let since = member_since(world, *page, name);
            let link = membership(*page, &title, key, found, targets.id(&Title::new(CATEGORY, name)), since);
            let count = counts.entry(name.clone()).or_default();
            count[0] += 1;
            match link.cl_type {
                "subcat" => count[1] += 1,
                "file" => count[2] += 1,
                _ => {}
            }
            world.tables.categorylinks.push(link);
        }
    }
    let rows = counts.into_iter().enumerate().map(|(index, (name, [pages, subcategories, files]))| Category {
        cat_id: index as i64 + 1,
        cat_title: name,
        cat_pages: pages,
        cat_subcats: subcategories,
        cat_files: files,
    });
    world.tables.category = rows.collect();
}

/// A page's membership of a category, under the sort key that its text gives for it.
pub fn membership(page: i64, title: &Title, key: &str, found: &References, target: i64, since: Moment) -> CategoryLink {
    let default = found.properties.get("defaultsort");
    let prefix = if key.is_empty() { default.cloned().unwrap_or_default() } else { key.to_owned() };
    CategoryLink {
        cl_from: page,
        cl_target_id: target,
        cl_sortkey: sort_key(&prefix, title),
        cl_sortkey_prefix: prefix,
        cl_timestamp: since,
        cl_type: match title.namespace {
            CATEGORY => "subcat",
            FILE => "file",
            _ => "page",
        },
        cl_collation_id: 1,
    }
}

/// The key of MediaWiki's `uppercase` collation.
fn sort_key(prefix: &str, title: &Title) -> String {
    let name = title.text();
    let key = if prefix.is_empty() { name } else { format!("{prefix}\n{name}") };
    key.to_uppercase()
}

/// When the page joined the category for the last time.
fn member_since(world: &World, page: i64, category: &str) -> Moment {
    let row = &world.pages[&page];
    let history = world.history(page).iter().rev();
    let members = history.take_while(|id| wikitext::own_categories(world.text(**id)).contains(category));
    members.last().map_or(row.page_touched, |id| world.revisions[id].rev_timestamp)
}
