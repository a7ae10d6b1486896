//! `wikigraph documents`, run as whoever runs the gateway would.

use std::path::Path;
use std::process::{Command, Output};

use wikigraph::documents::DocumentId;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wikigraph"));
    let data = folder.join("data");
    command.args(["documents"]).args(arguments).current_dir(folder).env_clear().env("WIKIGRAPH_DATA_DIR", data);
    command.output().expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn documents_are_checked_and_kept_by_their_ids() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = "query Feed($first: Int!) { wiki { recentChanges(first: $first) { nodes { title } } } }\nquery Name { wiki { name } }\n";
    std::fs::write(folder.path().join("feed.graphql"), good).expect("a file");
    std::fs::write(folder.path().join("wrong.graphql"), "{ wiki { nonsense } }").expect("a file");
    std::fs::write(folder.path().join("broken.graphql"), "{ wiki {").expect("a file");
    let deep = format!(
        "{{ wiki {{ page(title: \"A\") {{ {} title {} }} }} }}",
        "latestRevision { page {".repeat(7),
        "}}".repeat(7)
    );
    std::fs::write(folder.path().join("deep.graphql"), deep).expect("a file");
    let names: String = (0..201).map(|number| format!(" n{number}: name")).collect();
    std::fs::write(folder.path().join("aliases.graphql"), format!("{{ wiki {{{names} }} }}")).expect("a file");
    // Which costs too much, but may be asked with other variables.
    let costly = "query($first: Int = 500) { wiki { pages(first: $first) { nodes { html } } } }";
    std::fs::write(folder.path().join("costly.graphql"), costly).expect("a file");

    let misplaced = "query($id: String!) { node(id: $id) { id } }";
    std::fs::write(folder.path().join("misplaced.graphql"), misplaced).expect("a file");

    let files = ["misplaced", "feed", "wrong", "broken", "missing", "deep", "aliases", "costly"]
        .map(|name| format!("{name}.graphql"));
    let arguments: Vec<&str> = ["add"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let refused = run(folder.path(), &arguments);
    let errors = text(&refused.stderr);
    assert!(!refused.status.success());
    for hint in [
        "nothing was added",
        "wrong.graphql: Unknown field \"nonsense\"",
        "broken.graphql: ",
        "missing.graphql: ",
        "misplaced.graphql: The variable \"$id\" of type \"String!\" stands where \"ID!\" is expected",
        "deep.graphql: The query is deeper than 15 levels",
        "aliases.graphql: The query has more than 200 aliases",
    ] {
        assert!(errors.contains(hint), "{errors}");
    }
    assert!(!errors.contains("costly.graphql"), "{errors}");
    assert_eq!(text(&run(folder.path(), &["list"]).stdout), "");

    let id = DocumentId::of(good);
    let added = run(folder.path(), &["add", "feed.graphql"]);
    assert_eq!(text(&added.stdout), format!("{id} feed.graphql\n"), "{}", text(&added.stderr));
    let kept = folder.path().join(format!("data/documents/{id}.graphql"));
    assert_eq!(std::fs::read_to_string(kept).expect("it is kept"), good);
    let listed = text(&run(folder.path(), &["list"]).stdout);
    assert!(listed == format!("{id} Feed, Name\n") || listed == format!("{id} Name, Feed\n"), "{listed}");
}
