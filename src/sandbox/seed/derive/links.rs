//! Links between pages, to files, to other wikis and out of the wiki; and redirects.

use super::{ReferencesByPage, Targets};
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::rows::{
    ExternalLink, ImageLink, InterwikiLink, LanguageLink, PageLink, Redirect, TemplateLink,
};
use crate::sandbox::seed::wikitext::References;
use crate::sandbox::seed::world::{Title, World};

/// The rows of one page.
pub struct PageRows {
    /// Links to pages.
    pub pagelinks: Vec<PageLink>,
    /// Templates.
    pub templatelinks: Vec<TemplateLink>,
    /// Files.
    pub imagelinks: Vec<ImageLink>,
    /// Pages of other projects.
    pub iwlinks: Vec<InterwikiLink>,
    /// Other languages.
    pub langlinks: Vec<LanguageLink>,
    /// Addresses out of the wiki, still without numbers.
    pub externallinks: Vec<ExternalLink>,
    /// Where the page redirects to.
    pub redirect: Option<Redirect>,
}

impl PageRows {
    /// What a page of that number and namespace refers to; `target` gives the number of a title.
    pub fn of(page: i64, namespace: i64, found: &References, target: &mut dyn FnMut(&Title) -> i64) -> Self {
        Self {
            pagelinks: found
                .links
                .iter()
                .map(|title| PageLink { pl_from: page, pl_target_id: target(title), pl_from_namespace: namespace })
                .collect(),
            templatelinks: found
                .templates
                .iter()
                .map(|title| TemplateLink { tl_from: page, tl_target_id: target(title), tl_from_namespace: namespace })
                .collect(),
            imagelinks: found
                .images
                .iter()
                .map(|title| ImageLink { il_from: page, il_target_id: target(title), il_from_namespace: namespace })
                .collect(),
            iwlinks: found
                .interwiki
                .iter()
                .map(|(prefix, title)| InterwikiLink {
                    iwl_from: page,
                    iwl_prefix: prefix.clone(),
                    iwl_title: title.clone(),
                })
                .collect(),
            langlinks: found
                .languages
                .iter()
                .map(|(language, title)| LanguageLink {
                    ll_from: page,
                    ll_lang: language.clone(),
                    ll_title: title.clone(),
                })
                .collect(),
            externallinks: found.external.iter().map(|address| external_link(page, address)).collect(),
            redirect: found.redirect.as_ref().map(|target| Redirect {
                rd_from: page,
                rd_namespace: target.title.namespace,
                rd_title: target.title.key.clone(),
                rd_interwiki: Some(target.interwiki.clone()),
                rd_fragment: Some(target.fragment.clone()),
            }),
        }
    }
}

pub(super) fn fill(world: &mut World, references: &ReferencesByPage, targets: &mut Targets) {
    for (page, found) in references {
        let namespace = world.pages[page].page_namespace;
        let rows = PageRows::of(*page, namespace, found, &mut |title| targets.id(title));
        // MediaWiki wrote NULL for "none" until 2023, and writes an empty text since.
        let is_old = world.revisions[&world.pages[page].page_latest].rev_timestamp < Moment::day(2023, 1, 1);
        let text = |value: Option<String>| value.filter(|value| !(is_old && value.is_empty()));
        let tables = &mut world.tables;
        tables.pagelinks.extend(rows.pagelinks);
        tables.templatelinks.extend(rows.templatelinks);
        tables.imagelinks.extend(rows.imagelinks);
        tables.iwlinks.extend(rows.iwlinks);
        tables.langlinks.extend(rows.langlinks);
        for link in rows.externallinks {
            let el_id = tables.externallinks.len() as i64 + 1;
            tables.externallinks.push(ExternalLink { el_id, ..link });
        }
        tables.redirect.extend(rows.redirect.map(|row| Redirect {
            rd_interwiki: text(row.rd_interwiki),
            rd_fragment: text(row.rd_fragment),
            ..row
        }));
    }
}

fn external_link(page: i64, address: &str) -> ExternalLink {
    let (el_to_domain_index, el_to_path) = index_address(address);
    ExternalLink { el_id: 0, el_from: page, el_to_domain_index, el_to_path }
}

/// `https://rivers.example.org/danube` as `https://org.example.rivers.` and `/danube`.
fn index_address(address: &str) -> (String, String) {
    let (scheme, rest) = address.split_once("://").expect("an address found by its scheme");
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let labels: Vec<&str> = host.rsplit('.').collect();
    (format!("{scheme}://{}.", labels.join(".")), format!("/{path}"))
}
