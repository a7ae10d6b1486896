//! Titles: every page is found by its own title, and by whatever else the wiki takes for the same.

use std::collections::BTreeSet;

use fastrand::Rng;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;
use wikigraph::types::{Namespace, NamespaceNumber};

use super::{SEED, assert_none};
use crate::harness::Gateway;

/// How many titles are looked up by one query.
const TOGETHER: usize = 200;

/// How many variants of each title are tried.
const MOST_VARIANTS: usize = 6;

#[tokio::test]
async fn titles_lead_back_to_their_pages_on_the_embedded_wiki() {
    titles_lead_back_to_their_pages(Gateway::sandbox().await).await;
}

#[tokio::test]
async fn titles_lead_back_to_their_pages_on_tables() {
    titles_lead_back_to_their_pages(Gateway::lab("lab143").await).await;
}

#[tokio::test]
async fn titles_lead_back_to_their_pages_on_views() {
    titles_lead_back_to_their_pages(Gateway::lab("lab143_p").await).await;
}

async fn titles_lead_back_to_their_pages(gateway: Gateway) {
    let mut dice = Rng::with_seed(SEED);
    let mut questions = Vec::new();
    for page in pages(&gateway).await {
        let id = page["databaseId"].as_u64().expect("an id");
        let namespace = page["namespace"]["number"].as_i64().and_then(|number| NamespaceNumber::try_from(number).ok());
        let namespace =
            gateway.wiki.site.titles.namespace(namespace.expect("a number")).expect("a namespace of the wiki");
        let title = page["title"].as_str().expect("a title");
        let key = page["dbKey"].as_str().expect("a database key");
        let mut arguments: Vec<String> = arguments(namespace, title, key).into_iter().collect();
        dice.shuffle(&mut arguments);
        arguments.truncate(MOST_VARIANTS);
        arguments.push(format!("title: {}", Value::from(title)));
        questions.extend(arguments.into_iter().map(|arguments| (id, arguments)));
    }
    assert!(questions.len() > 2000, "only {} titles were tried", questions.len());
    let mut problems = Vec::new();
    for questions in questions.chunks(TOGETHER) {
        let field =
            |(place, (_, arguments)): (usize, &(u64, String))| format!("p{place}: page({arguments}) {{ databaseId }}");
        let fields = questions.iter().enumerate().map(field).collect::<Vec<_>>().join("\n");
        let response = gateway.respond(&format!("{{ wiki {{ {fields} }} }}"), Value::Null).await;
        problems.extend(response.get("errors").map(Value::to_string));
        for (place, (id, arguments)) in questions.iter().enumerate() {
            let found = &response["data"]["wiki"][format!("p{place}")]["databaseId"];
            if found != *id {
                problems.push(format!("page({arguments}) is {found}, expected {id}"));
            }
        }
    }
    assert_none(&problems);
}

pub(super) async fn pages(gateway: &Gateway) -> Vec<Value> {
    let mut pages = Vec::new();
    let mut after = Value::Null;
    loop {
        let query = "query ($after: String) { wiki { pages(first: 500, after: $after) {
            nodes { databaseId title dbKey namespace { number } } pageInfo { hasNextPage endCursor }
        } } }";
        let mut answer = gateway.ask_with(query, serde_json::json!({ "after": after })).await;
        let list = &mut answer["wiki"]["pages"];
        pages.append(list["nodes"].as_array_mut().expect("nodes"));
        if list["pageInfo"]["hasNextPage"] != true {
            return pages;
        }
        after = list["pageInfo"]["endCursor"].take();
    }
}

/// The arguments that are to find a page.
fn arguments(namespace: &Namespace, title: &str, key: &str) -> BTreeSet<String> {
    let text = |title: String| format!("title: {}", Value::from(title));
    let mut arguments: BTreeSet<String> = written(title).into_iter().map(text).collect();
    let name = key.replace('_', " ");
    let mut names = vec![name.clone()];
    names.extend((!namespace.is_case_sensitive).then(|| with_small_letter(&name)).flatten());
    for name in names {
        for prefix in prefixes(namespace) {
            arguments.insert(text(format!("{prefix}{name}")));
        }
        arguments.insert(format!("title: {}, namespace: {}", Value::from(name), namespace.number));
    }
    arguments
}

/// A title in other hands.
fn written(title: &str) -> Vec<String> {
    vec![
        title.to_owned(),
        title.replace(' ', "_"),
        title.replace(' ', " _ "),
        format!(" _{title}_ "),
        format!(":{title}"),
        format!(": {title}"),
        title.nfd().collect(),
        title.replace('&', "&amp;").replace('"', "&quot;"),
        format!("\u{200e}{title}\u{200e}"),
        title.replace(' ', "\u{a0}"),
    ]
}

/// What can stand before a name of the namespace.
fn prefixes(namespace: &Namespace) -> BTreeSet<String> {
    let own = [&namespace.name].into_iter().chain(&namespace.canonical_name).chain(&namespace.aliases);
    let cases = own.flat_map(|name| [name.clone(), name.to_uppercase(), name.to_lowercase(), name.replace(' ', "_")]);
    let written = |name: String| match name.as_str() {
        "" => vec![String::new()],
        _ => vec![format!("{name}:"), format!("{name} : ")],
    };
    cases.flat_map(written).collect()
}

/// The name with its first letter in lower case, where that letter has one and is its upper case.
fn with_small_letter(name: &str) -> Option<String> {
    let first = name.chars().next()?;
    let small: String = first.to_lowercase().collect();
    let is_pair = small != first.to_string() && small.to_uppercase() == first.to_string();
    is_pair.then(|| format!("{small}{}", &name[first.len_utf8()..]))
}
