//! Links between pages, to files, to other wikis and out of the wiki; and redirects.

use super::{ReferencesByPage, Targets};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::rows::{
    ExternalLink, ImageLink, InterwikiLink, LanguageLink, PageLink, Redirect, TemplateLink,
};
use crate::sandbox::seed::world::World;

pub(super) fn fill(world: &mut World, references: &ReferencesByPage, targets: &mut Targets) {
    for (page, found) in references {
        let namespace = world.pages[page].page_namespace;
        let tables = &mut world.tables;
        tables.pagelinks.extend(found.links.iter().map(|title| PageLink {
            pl_from: *page,
            pl_target_id: targets.id(title),
            pl_from_namespace: namespace,
        }));
        tables.templatelinks.extend(found.templates.iter().map(|title| TemplateLink {
            tl_from: *page,
            tl_target_id: targets.id(title),
            tl_from_namespace: namespace,
        }));
        tables.imagelinks.extend(found.images.iter().map(|title| ImageLink {
            il_from: *page,
            il_target_id: targets.id(title),
            il_from_namespace: namespace,
        }));
        tables.iwlinks.extend(found.interwiki.iter().map(|(prefix, title)| InterwikiLink {
            iwl_from: *page,
            iwl_prefix: prefix.clone(),
            iwl_title: title.clone(),
        }));
        tables.langlinks.extend(found.languages.iter().map(|(language, title)| LanguageLink {
            ll_from: *page,
            ll_lang: language.clone(),
            ll_title: title.clone(),
        }));
        for address in &found.external {
            let (el_to_domain_index, el_to_path) = index_address(address);
            let el_id = tables.externallinks.len() as i64 + 1;
            tables.externallinks.push(ExternalLink { el_id, el_from: *page, el_to_domain_index, el_to_path });
        }
        fill_redirect(world, *page, found);
    }
}

fn fill_redirect(world: &mut World, page: i64, found: &crate::sandbox::seed::wikitext::References) {
    let Some(target) = &found.redirect else {
        return;
    };
    // MediaWiki wrote NULL for "none" until 2023, and writes an empty text since.
    let is_old = world.revisions[&world.pages[&page].page_latest].rev_timestamp < Moment::day(2023, 1, 1);
    let text = |value: &str| (!(is_old && value.is_empty())).then(|| value.to_owned());
    world.tables.redirect.push(Redirect {
        rd_from: page,
        rd_namespace: target.title.namespace,
        rd_title: target.title.key.clone(),
        rd_interwiki: text(&target.interwiki),
        rd_fragment: text(&target.fragment),
    });
}

/// `https://rivers.example.org/danube` as `https://org.example.rivers.` and `/danube`.
fn index_address(address: &str) -> (String, String) {
    let (scheme, rest) = address.split_once("://").expect("an address found by its scheme");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let labels: Vec<&str> = host.rsplit('.').collect();
    (format!("{scheme}://{}.", labels.join(".")), format!("/{path}"))
}
