//! What follows from the pages as they stand at the end: links, categories, properties, counters.

pub mod categories;
mod counters;
pub mod links;
pub mod properties;
mod site;

use std::collections::{BTreeMap, HashMap};

use super::rows::LinkTarget;
use super::wikitext::{self, References};
use super::world::World;
use super::world::title::Title;

/// Fills every table that follows from others.
pub fn derive(world: &mut World) {
    let references = read_all(world);
    let mut targets = Targets::default();
    links::fill(world, &references, &mut targets);
    categories::fill(world, &references, &mut targets);
    world.tables.linktarget = targets.rows;
    properties::fill(world, &references);
    counters::forget_old_changes(world);
    counters::fill(world, &references);
    site::fill(world);
}

/// What each page refers to, by the page's id.
type ReferencesByPage = BTreeMap<i64, References>;

fn read_all(world: &World) -> ReferencesByPage {
    let template = |title: &Title| world.page(title).map(|page| world.text(page.page_latest));
    let read = |(id, title): (i64, Title)| {
        let row = &world.pages[&id];
        let is_wikitext = row.page_content_model == Some("wikitext");
        let text = if is_wikitext { world.text(row.page_latest) } else { "" };
        (id, wikitext::read(&title, text, &template))
    };
    world.pages.keys().map(|id| (*id, world.title_of(*id))).map(read).collect()
}

/// The titles that something refers to, numbered as they come.
#[derive(Default)]
struct Targets {
    rows: Vec<LinkTarget>,
    ids: HashMap<Title, i64>,
}

impl Targets {
    fn id(&mut self, title: &Title) -> i64 {
        let next = self.rows.len() as i64 + 1;
        *self.ids.entry(title.clone()).or_insert_with(|| {
            self.rows.push(LinkTarget { lt_id: next, lt_namespace: title.namespace, lt_title: title.key.clone() });
            next
        })
    }
}
