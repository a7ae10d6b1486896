//! What is hidden stays hidden, whichever way leads to it: on MediaWiki's own tables, on views like the replicas', and on
//! the embedded wiki.
//!
//! The `stage` adds rows with every combination of hidden parts to a copy of a wiki, and the `paths` lead to each of them;
//! `whole` looks at all that a wiki has.

mod changes;
mod columns;
mod copy;
mod crowd;
mod log_entries;
mod paths;
mod people;
mod private;
mod revisions;
mod rows;
mod secrets;
mod stage;
mod subject;
mod whole;

use copy::Original;
use paths::{told, walk};
use people::People;
use serde_json::Value;
use stage::Stage;

use crate::harness::Gateway;
use crate::queries::case::Case;

#[tokio::test]
async fn no_path_shows_what_is_hidden_on_tables() {
    no_path_shows_what_is_hidden(Original::Tables).await;
}

#[tokio::test]
async fn no_path_shows_what_is_hidden_on_views() {
    no_path_shows_what_is_hidden(Original::Views).await;
}

#[tokio::test]
async fn no_path_shows_what_is_hidden_on_the_embedded_wiki() {
    no_path_shows_what_is_hidden(Original::Embedded).await;
}

async fn no_path_shows_what_is_hidden(original: Original) {
    let has_sha1 = original != Original::Embedded;
    let mut stage = Stage::set(has_sha1);
    let people = People::of(&mut stage);
    let private_entries = private::entries_of(&mut stage);
    let secrets = stage.secrets();
    let problems = original
        .with(&stage.rows.statements(), async |gateway| {
            let of_revisions = (revisions::FIELDS, |revision: &_| revisions::shown(revision, has_sha1));
            [
                walk(&gateway, &revisions::PATHS, &stage.revisions, of_revisions, &secrets).await,
                walk(
                    &gateway,
                    &log_entries::PATHS,
                    &stage.entries,
                    (log_entries::FIELDS, log_entries::shown),
                    &secrets,
                )
                .await,
                walk(&gateway, &changes::PATHS, &stage.changes, (changes::FIELDS, changes::shown), &secrets).await,
                people.look_for(&gateway).await,
                private::look_for_entries(&gateway, &private_entries).await,
                private::look_for_tag(&gateway).await.into_iter().collect(),
            ]
            .concat()
        })
        .await;
    assert_none(&problems);
}

#[tokio::test]
async fn tables_and_views_show_the_same_and_no_secret() {
    let (tables, views) = (Gateway::lab("lab143").await, Gateway::lab("lab143_p").await);
    let secrets = secrets::of(&tables).await;
    assert!(secrets.len() > 10, "the lab hides something: {secrets:?}");
    let mut problems = Vec::new();
    for list in &whole::LISTS {
        let by_tables = list.rows(&tables, 500).await;
        let by_views = list.rows(&views, 500).await;
        assert!(by_tables.len() > 50, "the lab has rows in {}", list.name);
        problems.extend(differences(list.name, &by_tables, &by_views));
        for rows in [by_tables, by_views] {
            problems
                .extend(told(&rows.into(), &secrets).into_iter().map(|secret| format!("{} tells {secret}", list.name)));
        }
    }
    problems.extend(columns::private(&tables.statements()));
    problems.extend(columns::private(&views.statements()));
    assert_none(&problems);
}

#[tokio::test]
async fn the_embedded_wiki_shows_no_secret() {
    let gateway = Gateway::sandbox().await;
    let secrets = secrets::of(&gateway).await;
    assert!(secrets.len() > 10, "the embedded wiki hides something: {secrets:?}");
    gateway.statements();
    let mut problems = Vec::new();
    for list in &whole::LISTS {
        let rows = list.rows(&gateway, 5).await;
        problems.extend(told(&rows.into(), &secrets).into_iter().map(|secret| format!("{} tells {secret}", list.name)));
    }
    for case in Case::all() {
        let answer = gateway.respond(&case.query, case.variables()).await;
        problems.extend(told(&answer, &secrets).into_iter().map(|secret| format!("{} tells {secret}", case.name)));
    }
    problems.extend(columns::private(&gateway.statements()));
    assert_none(&problems);
}

fn differences(list: &str, by_tables: &[Value], by_views: &[Value]) -> Vec<String> {
    let mut problems = Vec::new();
    if by_tables.len() != by_views.len() {
        problems.push(format!("{list}: {} rows by tables, {} by views", by_tables.len(), by_views.len()));
    }
    let differing = by_tables.iter().zip(by_views).filter(|(by_tables, by_views)| by_tables != by_views);
    problems
        .extend(differing.map(|(by_tables, by_views)| format!("{list}: {}", paths::difference(by_tables, by_views))));
    problems
}

fn assert_none(problems: &[String]) {
    let shown = problems.iter().take(30).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(problems.is_empty(), "{} problems, among them:\n{shown}", problems.len());
}
