//! `wikigraph check` tries everything that is configured, and fails if any of it does.

use std::path::Path;
use std::process::Command;

use crate::harness::{PROGRAM, SECRET_KEY};
use crate::wikis::lab_by_section;

/// What a command said: whether it went well, and what it printed to its two outputs.
struct Said {
    is_well: bool,
    output: String,
    errors: String,
}

impl Said {
    fn has(&self, line: &str) {
        assert!(self.output.contains(line), "{line} is missing in {} {}", self.output, self.errors);
    }
}

fn check(folder: &Path, variables: &[(&'static str, String)]) -> Said {
    let mut command = Command::new(PROGRAM);
    command.arg("check").current_dir(folder).env_clear();
    command.env("WIKIGRAPH_DATA_DIR", folder.join("data")).env("SECRET_KEY", SECRET_KEY);
    for (name, value) in variables {
        command.env(name, value);
    }
    let done = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Said { is_well: done.status.success(), output: text(&done.stdout), errors: text(&done.stderr) }
}

#[test]
fn every_wiki_of_the_file_is_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = |code: &str| folder.path().join(format!("{code}.sqlite"));
    wikigraph::sandbox::create(&database("one")).expect("a wiki");
    std::fs::copy(database("one"), database("two")).expect("a copy");
    let entry =
        |code: &str| format!("[[wiki]]\ncode = \"{code}\"\ndatabase = \"sqlite://{}\"\n", database(code).display());
    let links = format!("links_database = \"sqlite://{}\"\n", database("one").display());
    let file = folder.path().join("wikis.toml");
    let variables = [("WIKIS_FILE", file.display().to_string())];
    let good = format!("{}{}{links}", entry("one"), entry("two"));
    std::fs::write(&file, &good).expect("a file");
    let said = check(folder.path(), &variables);
    for line in ["wiki       one: ", "wiki       ok: two: ", "links      ok: two: ", "people     ok: "] {
        said.has(line);
    }
    assert!(said.is_well, "{} {}", said.output, said.errors);

    std::fs::write(&file, format!("{good}{}", entry("gone"))).expect("a file");
    let said = check(folder.path(), &variables);
    for line in ["wiki       ok: two: ", "wiki       failed: gone: ", "people     ok: "] {
        said.has(line);
    }
    assert!(!said.is_well && said.errors.contains("1 of what is configured failed"), "{}", said.errors);
}

#[test]
fn trusted_documents_are_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = folder.path().join("documents");
    let variables = [("DOCUMENTS", documents.display().to_string())];
    let said = check(folder.path(), &variables);
    said.has("documents  failed: DOCUMENTS: ");
    assert!(!said.is_well);

    std::fs::create_dir(&documents).expect("a folder");
    let document = documents.join("a.graphql");
    std::fs::write(&document, "{ wiki { nonsense } }").expect("a file");
    let said = check(folder.path(), &variables);
    said.has("documents  failed: the trusted document ");
    assert!(!said.is_well);

    std::fs::write(&document, "{ wiki { name } }").expect("a file");
    let said = check(folder.path(), &variables);
    said.has("documents  ok: 1 in ");
    assert!(said.is_well, "{}", said.errors);
}

#[test]
fn every_tunnel_is_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let nowhere = listener.local_addr().expect("an address");
    drop(listener);
    let mut variables = lab_by_section();
    let said = check(folder.path(), &variables);
    for line in ["tunnel     ok: s1: ", "tunnel     ok: s7: "] {
        said.has(line);
    }
    assert!(said.is_well, "{}", said.errors);
    for (_, value) in variables.iter_mut().filter(|(name, _)| *name == "REPLICA_TUNNELS") {
        value.push_str(&format!(",s9={nowhere}"));
    }
    let said = check(folder.path(), &variables);
    said.has("tunnel     ok: s7: ");
    said.has(&format!("tunnel     failed: s9: {nowhere}: "));
    assert!(!said.is_well && !said.output.contains("replica_reader"), "{} {}", said.output, said.errors);
}

#[test]
fn what_is_away_keeps_nothing_else_from_being_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    wikigraph::sandbox::create(&folder.path().join("own.sqlite")).expect("a wiki");
    let file = folder.path().join("wikis.toml");
    let own = |name: &str| format!("sqlite://{}", folder.path().join(name).display());
    std::fs::write(&file, format!("[[wiki]]\ncode = \"own\"\ndatabase = \"{}\"\n", own("own.sqlite"))).expect("a file");
    let nowhere = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.local_addr().expect("an address")
    };
    let away = |database: &str| format!("mysql://somebody:hidden-word@{nowhere}/{database}");
    let consumer = [
        ("MEDIAWIKI_CONSUMER_KEY", "k".repeat(32)),
        ("MEDIAWIKI_CONSUMER_SECRET", "s".repeat(40)),
        ("MEDIAWIKI_CALLBACK", "http://127.0.0.1:8000/oauth/complete/mediawiki/".to_owned()),
        ("MEDIAWIKI_INDEX_URL", format!("http://{nowhere}/index.php")),
    ];
    let mut variables = vec![
        ("WIKIS_FILE", file.display().to_string()),
        ("WIKI_DATABASE_URL", away("wiki")),
        ("APP_DATABASE_URL", away("people")),
    ];
    variables.extend(consumer);
    let said = check(folder.path(), &variables);
    for line in ["database   failed: ", "wiki       ok: own: ", "people     failed: ", "login      failed: "] {
        said.has(line);
    }
    let all = format!("{} {}", said.output, said.errors);
    assert!(said.errors.contains("3 of what is configured failed") && !all.contains("hidden-word"), "{all}");
    let refused = |line: &str| line.matches("Connection refused").count();
    let told: Vec<usize> = said.output.lines().map(refused).collect();
    assert!(told.contains(&1) && told.iter().all(|times| *times < 2), "{all}");
}
