//! Lookups of single rows, and everything that rows lead to.

use super::survey::Survey;

/// Every lookup of the schema, by each of its keys, and nodes by their ids.
pub async fn survey(database: &str) {
    let mut survey = Survey::of(database).await;
    let page = super::questions::WHOLE_PAGE;
    let queries = [
        format!("{{ wiki {{ page(title: {:?}) {{ {page} }} }} }}", survey.values.busy_title),
        format!("{{ wiki {{ page(id: 7) {{ {page} }} }} }}"),
        "{ wiki { revision(id: 60001) { size page { title } parent { size } recentChange { kind } tags } } }".to_owned(),
        "{ wiki { recentChange(id: 60001) { kind page { length } revision { size } logEntry { type } tags } } }".to_owned(),
        "{ wiki { logEntry(id: 60001) { type page { length } actor { name } params tags } } }".to_owned(),
        r#"{ wiki { actor(name: "Chloé 2") { kind user { editCount } } } }"#.to_owned(),
        r#"{ wiki { actor(name: "10.0.1.7") { kind user { editCount } } } }"#.to_owned(),
        "{ wiki { actor(id: 2) { kind user { editCount } } } }".to_owned(),
        r#"{ wiki { user(name: "Chloé 2") { groups { name } block { reason by { name } } userPage { page { length } } } } }"#
            .to_owned(),
        "{ wiki { user(id: 22) { formerGroups actor { name } block { reason by { name } } } } }".to_owned(),
        r#"{ wiki { category(name: "Category 1") { memberCount page { length } } } }"#.to_owned(),
        "{ wiki { statistics { totalPages edits users } } }".to_owned(),
    ];
    for query in queries {
        survey.ask(&query, Some(20)).await;
    }
    for (kind, selection) in [
        ("Page", page),
        ("Actor", "kind user { editCount groups { name } }"),
        ("User", "name groups { name } formerGroups block { reason by { name } } actor { name }"),
        ("Category", "memberCount page { title }"),
    ] {
        let ids = survey.values.ids(kind, 100);
        let query = format!("{{ nodes(ids: {ids:?}) {{ ... on {kind} {{ {selection} }} }} }}");
        survey.ask(&query, Some(100)).await;
    }
    survey.finish();
}
