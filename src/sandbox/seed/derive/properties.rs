//! Page properties, and when each page was last touched.

use super::ReferencesByPage;
use crate::sandbox::seed::rows::PageProp;
use crate::sandbox::seed::wikitext::{self, References};
use crate::sandbox::seed::world::World;
use crate::sandbox::seed::world::title::{MAIN, Title};

pub(super) fn fill(world: &mut World, references: &ReferencesByPage) {
    for (page, found) in references {
        let title = world.title_of(*page);
        let has_file = |image: &Title| world.page(image).is_some();
        let rows = properties(*page, &title, found, &has_file);
        world.tables.page_props.extend(rows);
        // An edit of a template touches every page that uses it.
        let templates = found.templates.iter().filter_map(|template| world.page(template));
        let newest = templates.map(|template| world.revisions[&template.page_latest].rev_timestamp).max();
        let row = world.pages.get_mut(page).expect("a page of the wiki");
        row.page_touched = row.page_touched.max(newest.unwrap_or(row.page_touched));
    }
}

/// The properties of a page.
pub fn properties(page: i64, title: &Title, found: &References, has_file: &dyn Fn(&Title) -> bool) -> Vec<PageProp> {
    let mut properties = found.properties.clone();
    if !found.languages.is_empty() {
        properties.insert("wikibase_item", wikitext::item_of(&title.key));
    }
    if title.namespace == MAIN
        && let Some(image) = found.images.iter().find(|image| has_file(image))
    {
        properties.insert("page_image_free", image.key.clone());
    }
    let row = |(name, value): (&'static str, String)| PageProp {
        pp_page: page,
        pp_propname: name,
        pp_sortkey: value.parse().ok(),
        pp_value: value,
    };
    properties.into_iter().map(row).collect()
}
