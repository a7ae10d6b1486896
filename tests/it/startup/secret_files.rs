//! Secrets in files.

use std::path::{Path, PathBuf};

use tempfile::TempDir;
use wikigraph::config::{Address, Config, Environment, SecretKey};

use crate::harness::SECRET_KEY;

fn read(variables: Vec<(&'static str, String)>) -> Result<Config, String> {
    Config::read(&Environment::of(variables)).map_err(|error| error.to_string())
}

fn file(folder: &TempDir, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

fn named(variable: &'static str, path: &Path) -> (&'static str, String) {
    (variable, path.display().to_string())
}

#[test]
fn every_secret_can_be_in_a_file() {
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key", format!("{SECRET_KEY}\n"));
    let wiki = file(&folder, "wiki", "mysql://reader:p%23w@db.example/wiki\r\n");
    let app = file(&folder, "app", "mysql://app:secret@db.example/people");
    let metrics = file(&folder, "metrics", "0123456789abcdef\n");
    let consumer = file(&folder, "consumer", "of the consumer\n");
    let config = read(vec![
        named("SECRET_KEY_FILE", &key),
        named("SECRET_KEY_PREVIOUS_FILE", &key),
        named("WIKI_DATABASE_URL_FILE", &wiki),
        named("APP_DATABASE_URL_FILE", &app),
        named("METRICS_TOKEN_FILE", &metrics),
        ("MEDIAWIKI_CONSUMER_KEY", "key".to_owned()),
        named("MEDIAWIKI_CONSUMER_SECRET_FILE", &consumer),
        ("MEDIAWIKI_INDEX_URL", "https://wiki.example/index.php".to_owned()),
    ])
    .unwrap();
    let SecretKey::Given { current, previous: Some(previous) } = config.app.key else { panic!("no keys") };
    assert_eq!([current.reveal(), previous.reveal()], [SECRET_KEY; 2]);
    let Address::MariaDb(address) = &config.app.address else { panic!("no server") };
    assert_eq!(address.password.as_ref().unwrap().reveal(), "secret");
    assert_eq!(config.server.metrics_token.unwrap().reveal(), "0123456789abcdef");
    assert_eq!(config.login.consumer.unwrap().secret.reveal(), "of the consumer");
}

#[test]
fn the_account_of_the_replicas_can_be_in_a_file() {
    let folder = TempDir::new().unwrap();
    let password = file(&folder, "password", "pw");
    let variables = |user| {
        vec![
            ("WIKI_REPLICA", "metawiki".to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            named("TOOL_REPLICA_PASSWORD_FILE", &password),
            ("TOOL_REPLICA_USER", user),
        ]
    };
    assert!(read(variables("s1".to_owned())).is_ok());
    assert!(read(variables(String::new())).unwrap_err().contains("TOOL_REPLICA_USER is not"));
}

#[test]
fn a_file_that_cannot_be_used_is_told_of_once() {
    let folder = TempDir::new().unwrap();
    let absent = folder.path().join("absent");
    for (path, said) in [
        (absent, "cannot be read (No such file"),
        (folder.path().to_owned(), "cannot be read (Is a directory"),
        (file(&folder, "empty", "\n"), "is empty"),
        (file(&folder, "binary", [0xff, 0xfe]), "is no text"),
        (file(&folder, "long", "x".repeat(100_000)), "is longer than"),
        (PathBuf::from("/dev/zero"), "is longer than"),
    ] {
        for variable in ["SECRET_KEY", "APP_DATABASE_URL", "TOOL_REPLICA_PASSWORD"] {
            let file: &'static str = format!("{variable}_FILE").leak();
            let mut variables = vec![
                ("WIKI_REPLICA", "metawiki".to_owned()),
                ("TOOL_REPLICA_USER", "s1".to_owned()),
                ("TOOL_REPLICA_PASSWORD", "pw".to_owned()),
                ("SECRET_KEY", SECRET_KEY.to_owned()),
            ];
            variables.retain(|(name, _)| *name != variable);
            variables.push(named(file, &path));
            let error = read(variables).unwrap_err();
            assert_eq!(error.lines().count(), 2, "{error}");
            assert!(error.contains(&format!("{variable}: {file} names {}, which {said}", path.display())), "{error}");
        }
    }
}

#[test]
fn a_secret_is_in_one_place_only() {
    let folder = TempDir::new().unwrap();
    let key = file(&folder, "key", SECRET_KEY);
    let error = read(vec![("SECRET_KEY", SECRET_KEY.to_owned()), named("SECRET_KEY_FILE", &key)]).unwrap_err();
    assert!(error.contains("SECRET_KEY: SECRET_KEY_FILE is set too") && !error.contains(SECRET_KEY), "{error}");
    // An empty one counts as none, as everywhere.
    assert!(read(vec![("SECRET_KEY", String::new()), named("SECRET_KEY_FILE", &key)]).is_ok());
}
