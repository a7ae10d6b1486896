//! Page properties, and when each page was last touched.

use super::ReferencesByPage;
use crate::sandbox::seed::rows::PageProp;
use crate::sandbox::seed::wikitext;
use crate::sandbox::seed::world::World;
use crate::sandbox::seed::world::title::MAIN;

pub(super) fn fill(world: &mut World, references: &ReferencesByPage) {
    for (page, found) in references {
        let mut properties = found.properties.clone();
        let title = world.title_of(*page);
        if !found.languages.is_empty() {
            properties.insert("wikibase_item", wikitext::item_of(&title.key));
        }
        let image = found.images.iter().find(|image| world.page(image).is_some());
        if title.namespace == MAIN
            && let Some(image) = image
        {
            properties.insert("page_image_free", image.key.clone());
        }
        world.tables.page_props.extend(properties.into_iter().map(|(name, value)| PageProp {
            pp_page: *page,
            pp_propname: name,
            pp_sortkey: value.parse().ok(),
            pp_value: value,
        }));
        // An edit of a template touches every page that uses it.
        let templates = found.templates.iter().filter_map(|template| world.page(template));
        let newest = templates.map(|template| world.revisions[&template.page_latest].rev_timestamp).max();
        let row = world.pages.get_mut(page).expect("a page of the wiki");
        row.page_touched = row.page_touched.max(newest.unwrap_or(row.page_touched));
    }
}
