//! What is there from the installation on: content models, slot roles, other wikis, applied updates.

use crate::sandbox::seed::rows::{Collation, ContentModel, Interwiki, Site, SlotRole, Update};
use crate::sandbox::seed::wikitext::{LANGUAGES, PROJECTS};
use crate::sandbox::seed::world::{CONTENT_MODELS, World};

pub(super) fn fill(world: &mut World) {
    let tables = &mut world.tables;
    tables.collation.push(Collation { collation_id: 1, collation_name: "uppercase" });
    for (index, model_name) in CONTENT_MODELS.iter().enumerate() {
        tables.content_models.push(ContentModel { model_id: index as i64 + 1, model_name });
    }
    for (index, role_name) in ["main", "mediainfo"].into_iter().enumerate() {
        tables.slot_roles.push(SlotRole { role_id: index as i64 + 1, role_name });
    }
    for prefix in LANGUAGES {
        tables.interwiki.push(wiki(prefix, &format!("{prefix}.encyclopaedia.example")));
        let id = tables.sites.len() as i64 + 1;
        tables.sites.push(site(id, prefix));
    }
    for prefix in PROJECTS {
        tables.interwiki.push(wiki(prefix, &format!("{prefix}.projects.example")));
    }
    for ul_key in ["PingBack", "populate category", "refresh links of 1.46", "move image to file 2026"] {
        tables.updatelog.push(Update { ul_key, ul_value: None });
    }
}

fn wiki(prefix: &str, host: &str) -> Interwiki {
    Interwiki {
        iw_prefix: prefix.to_owned(),
        iw_url: format!("https://{host}/wiki/$1"),
        iw_api: format!("https://{host}/w/api.php"),
        iw_wikiid: String::new(),
        iw_local: true,
        iw_trans: false,
    }
}

fn site(id: i64, language: &str) -> Site {
    Site {
        site_id: id,
        site_global_key: format!("{language}wiki"),
        site_type: "mediawiki",
        site_group: "encyclopaedia",
        site_source: "local",
        site_language: language.to_owned(),
        site_protocol: "https",
        // Reversed, so that all sites of a domain stand together.
        site_domain: format!("example.encyclopaedia.{language}."),
        site_data: "a:1:{s:5:\"paths\";a:1:{s:9:\"page_path\";s:8:\"/wiki/$1\";}}".to_owned(),
        site_forward: 0,
        site_config: "a:0:{}".to_owned(),
    }
}
