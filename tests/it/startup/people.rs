//! Settings of logging in and of the gateway's own database; wrong ones say what would be right.

use wikigraph::config::{Address, Config, Environment, MariaDbAddress, SecretKey};

use crate::harness::SECRET_KEY;

/// A wiki replica with an account, and a key.
const REPLICA: [(&str, &str); 4] = [
    ("WIKI_REPLICA", "metawiki"),
    ("TOOL_REPLICA_USER", "s1"),
    ("TOOL_REPLICA_PASSWORD", "of-replica"),
    ("SECRET_KEY", SECRET_KEY),
];

const CONSUMER: [(&str, &str); 2] = [("MEDIAWIKI_CONSUMER_KEY", "key"), ("MEDIAWIKI_CONSUMER_SECRET", "secret")];

const CONTACT: (&str, &str) = ("CONTACT", "https://meta.wikimedia.org/wiki/User_talk:Example");

const OWN_WIKI: [(&str, &str); 2] = [("WIKI_DATABASE_URL", "sqlite:///srv/wiki.sqlite"), ("SECRET_KEY", SECRET_KEY)];

fn read(parts: &[&[(&'static str, &'static str)]]) -> Result<Config, String> {
    let variables = parts.concat().into_iter().map(|(name, value)| (name, value.to_owned()));
    Config::read(&Environment::of(variables)).map_err(|error| error.to_string())
}

/// The lines about a variable that a configuration is refused with.
fn refused(variable: &str, parts: &[&[(&'static str, &'static str)]]) -> String {
    let error = read(parts).expect_err("a wrong configuration");
    let lines: Vec<&str> = error.lines().filter(|line| line.trim().starts_with(&format!("{variable}:"))).collect();
    assert_eq!(lines.len(), 1, "{variable} in {error}");
    lines[0].to_owned()
}

fn toolsdb(parts: &[&[(&'static str, &'static str)]]) -> MariaDbAddress {
    match read(parts).unwrap().app.address {
        Address::MariaDb(address) => address,
        other => panic!("{other:?} is not ToolsDB"),
    }
}

#[test]
fn what_is_remembered_is_in_a_file_unless_something_else_is_said() {
    let config = read(&[&[("WIKIGRAPH_DATA_DIR", "/data")]]).unwrap();
    assert_eq!(config.app.address.describe(), "/data/wikigraph.sqlite");
    let SecretKey::File(file) = config.app.key else { panic!("the embedded wiki's key is given") };
    assert_eq!(file.display().to_string(), "/data/secret.key");
    assert!(config.login.consumer.is_none());
    assert_eq!(config.login.callback_path, "/oauth/complete/mediawiki/");
    let own = read(&[&[("APP_DATABASE_URL", "mysql://me:p@db.example/people")]]).unwrap();
    assert_eq!(own.app.address.describe(), "people at db.example:3306");
}

#[test]
fn its_connections_are_kept_as_long_as_those_to_wikis() {
    let kept = |parts: &[&[(&'static str, &'static str)]]| {
        let config = read(parts).unwrap();
        assert_eq!(config.app.pool.idle, config.wiki.pool.idle);
        config.app.pool.idle.as_secs()
    };
    assert_eq!(kept(&[&OWN_WIKI]), 600);
    assert_eq!(kept(&[&OWN_WIKI, &[("TOOLFORGE_DEPLOYMENT", "true")]]), 1);
    assert_eq!(kept(&[&OWN_WIKI, &[("DATABASE_IDLE", "7")]]), 7);
}

#[test]
fn a_real_wiki_needs_a_key() {
    let error = refused("SECRET_KEY", &[&REPLICA[..3]]);
    assert!(error.contains("openssl rand -base64 32"), "{error}");
    refused("SECRET_KEY", &[&OWN_WIKI[..1]]);
    let error = refused("SECRET_KEY", &[&[("SECRET_KEY", "0123456789012345678901234567890")]]);
    assert!(error.contains("fewer than 32"), "{error}");
    refused("SECRET_KEY_PREVIOUS", &[&REPLICA, &[("SECRET_KEY_PREVIOUS", "short")]]);
}

#[test]
fn toolsdb_is_reached_with_the_tools_account() {
    let named = [("TOOLSDB_NAME", "s1__wikigraph")];
    let address = toolsdb(&[&REPLICA, &named]);
    assert_eq!(address.host, "tools.db.svc.wikimedia.cloud");
    assert_eq!((address.database.as_str(), address.user.as_deref()), ("s1__wikigraph", Some("s1")));
    let own = [("TOOL_TOOLSDB_USER", "s1"), ("TOOL_TOOLSDB_PASSWORD", "of-toolsdb")];
    let address = toolsdb(&[&REPLICA, &own, &named]);
    assert_eq!(address.password.as_ref().map(|password| password.reveal()), Some("of-toolsdb"));
    let error = refused("TOOLSDB_NAME", &[&REPLICA, &own[..1], &named]);
    assert!(error.contains("TOOL_TOOLSDB_PASSWORD"), "{error}");
}

#[test]
fn a_database_that_others_own_or_read_is_refused() {
    for name in ["wikigraph", "s2__wikigraph", "s1__", "s1_wikigraph", "s1__x`y", "s1__x/y"] {
        let error = refused("TOOLSDB_NAME", &[&REPLICA, &[("TOOLSDB_NAME", name)]]);
        assert!(error.contains("s1__"), "{name}: {error}");
    }
    let error = refused("TOOLSDB_NAME", &[&REPLICA, &[("TOOLSDB_NAME", "s1__wikigraph_p")]]);
    assert!(error.contains("every tool") && error.contains("_p"), "{error}");
    refused("APP_DATABASE_URL", &[&[("APP_DATABASE_URL", "mysql://tools.db.svc.wikimedia.cloud/s1__x_p")]]);
    refused("APP_DATABASE_URL", &[&REPLICA, &[("APP_DATABASE_URL", "sqlite:///x"), ("TOOLSDB_NAME", "s1__x")]]);
}

#[test]
fn a_consumer_is_known_at_meta_or_beside_the_api() {
    let index =
        |parts: &[&[(&'static str, &'static str)]]| read(parts).unwrap().login.consumer.unwrap().index_url.to_string();
    assert_eq!(index(&[&REPLICA, &CONSUMER, &[CONTACT]]), "https://meta.wikimedia.org/w/index.php");
    let api = [("WIKI_API_URL", "https://wiki.example/w/api.php")];
    assert_eq!(index(&[&OWN_WIKI, &CONSUMER, &api]), "https://wiki.example/w/index.php");
    let own = [("MEDIAWIKI_INDEX_URL", "https://wiki.example/index.php")];
    assert_eq!(index(&[&OWN_WIKI, &CONSUMER, &api, &own]), "https://wiki.example/index.php");
    refused("MEDIAWIKI_INDEX_URL", &[&OWN_WIKI, &CONSUMER]);
}

#[test]
fn half_a_consumer_is_none() {
    refused("MEDIAWIKI_CONSUMER_SECRET", &[&REPLICA, &CONSUMER[..1], &[CONTACT]]);
    refused("MEDIAWIKI_CONSUMER_KEY", &[&REPLICA, &CONSUMER[1..], &[CONTACT]]);
    refused("CONTACT", &[&REPLICA, &CONSUMER]);
    let error = refused("MEDIAWIKI_CONSUMER_KEY", &[&CONSUMER]);
    assert!(error.contains("WIKI_REPLICA"), "{error}");
    let owner = [("MEDIAWIKI_ACCESS_TOKEN", "token"), ("MEDIAWIKI_ACCESS_SECRET", "secret")];
    refused("MEDIAWIKI_ACCESS_TOKEN", &[&REPLICA, &owner]);
    refused("MEDIAWIKI_ACCESS_SECRET", &[&REPLICA, &CONSUMER, &[CONTACT], &owner[..1]]);
    let config = read(&[&REPLICA, &CONSUMER, &[CONTACT], &owner]).unwrap();
    assert_eq!(config.login.consumer.unwrap().owner.unwrap().token, "token");
}

#[test]
fn a_callback_names_its_path() {
    let callback = [("MEDIAWIKI_CALLBACK", "https://tool.example/graph/back/")];
    let config = read(&[&REPLICA, &CONSUMER, &[CONTACT], &callback]).unwrap();
    assert_eq!(config.login.callback_path, "/graph/back/");
    assert_eq!(config.login.consumer.unwrap().callback, "https://tool.example/graph/back/");
    let config = read(&[&REPLICA, &CONSUMER, &[CONTACT, ("MEDIAWIKI_CALLBACK", "oob")]]).unwrap();
    assert_eq!(config.login.consumer.unwrap().callback, "oob");
    refused("MEDIAWIKI_CALLBACK", &[&[("MEDIAWIKI_CALLBACK", "/oauth/complete")]]);
}

#[test]
fn origins_are_exact() {
    let origins = |text: &'static str| read(&[&[("ALLOWED_ORIGINS", text)]]).map(|config| config.login.allowed_origins);
    let expected = ["https://a.example", "http://localhost:5173"].map(str::to_owned).to_vec();
    assert_eq!(origins(" https://A.example:443/ ,http://localhost:5173,").unwrap(), expected);
    for wrong in ["*", "https://*.example", "a.example", "https://a.example/path", "null", "https://u@a.example"] {
        let error = refused("ALLOWED_ORIGINS", &[&[("ALLOWED_ORIGINS", wrong)]]);
        assert!(error.contains("no origin"), "{wrong}: {error}");
    }
    let url = read(&[&[("PUBLIC_URL", "https://tool.example/graph")]]).unwrap().login.public_url.unwrap();
    assert_eq!(url.as_str(), "https://tool.example/graph/");
}
