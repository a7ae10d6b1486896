//! Variables become places, accounts and limits; wrong ones are all named at once.

use std::num::NonZeroU8;
use std::time::Duration;

use wikigraph::config::{Address, AnonymousAccess, Config, Environment, LogFormat, MariaDbAddress, Place};

use crate::harness::SECRET_KEY;

fn read(variables: &[(&'static str, &str)]) -> Result<Config, String> {
    let environment = Environment::of(variables.iter().map(|(name, value)| (*name, (*value).to_owned())));
    Config::read(&environment).map_err(|error| error.to_string())
}

fn server(variables: &[(&'static str, &str)]) -> (String, MariaDbAddress) {
    match read(variables).unwrap().wiki.place {
        Place::Database { code, address: Address::MariaDb(address) } => (code.to_string(), address),
        Place::Replica { code, replicas } => match replicas.database(&code, None) {
            Some(Address::MariaDb(address)) => (code.to_string(), address),
            other => panic!("{other:?} is no replica's address"),
        },
        other => panic!("{other:?} is on no server"),
    }
}

const KEY: (&str, &str) = ("SECRET_KEY", SECRET_KEY);

const ACCOUNT: [(&str, &str); 3] = [("TOOL_REPLICA_USER", "s1"), ("TOOL_REPLICA_PASSWORD", "secret"), KEY];

#[test]
fn a_replica_on_toolforge_goes_by_its_rules() {
    let variables = [&ACCOUNT[..], &[("WIKI_REPLICA", "metawiki"), ("TOOLFORGE_DEPLOYMENT", "true")]].concat();
    let (code, address) = server(&variables);
    assert_eq!(code, "metawiki");
    assert_eq!(address.host, "metawiki.web.db.svc.wikimedia.cloud");
    assert_eq!((address.port, address.database.as_str()), (3306, "metawiki_p"));
    assert_eq!(address.user.as_deref(), Some("s1"));
    let config = read(&variables).unwrap();
    assert_eq!(config.server.host.to_string(), "0.0.0.0");
    assert_eq!(config.wiki.pool.idle, Duration::from_secs(1));
    assert_eq!(config.wiki.pool.connections, 10);
    let Place::Replica { replicas, .. } = config.wiki.place else { panic!("no replica") };
    let (list, server) = replicas.list().unwrap();
    assert_eq!(server, "s7.web");
    assert_eq!(list.describe(), "meta_p at meta.web.db.svc.wikimedia.cloud:3306");
}

#[test]
fn elsewhere_a_replica_is_at_the_end_of_a_tunnel() {
    let replica = [&ACCOUNT[..], &[("WIKI_REPLICA", "enwiki")]].concat();
    let (_, address) = server(&replica);
    assert_eq!((address.host.as_str(), address.port), ("127.0.0.1", 3306));
    let named = [&replica[..], &[("REPLICA_HOST", "tunnel.example"), ("REPLICA_PORT", "4711")]].concat();
    let (_, address) = server(&named);
    assert_eq!((address.host.as_str(), address.port), ("tunnel.example", 4711));
    assert_eq!(read(&named).unwrap().server.host.to_string(), "127.0.0.1");
}

#[test]
fn whoever_others_reach_limits_them() {
    let points = |variables: &[(&'static str, &str)]| {
        let allowance = read(&[variables, &[KEY]].concat()).unwrap().server.allowance;
        (allowance.account_points, allowance.address_points)
    };
    assert_eq!(points(&[]), (None, None));
    assert_eq!(points(&[("HOST", "0.0.0.0")]), (Some(5_000), Some(2_000)));
    assert_eq!(points(&[("PUBLIC_URL", "https://tool.example/")]), (Some(5_000), Some(2_000)));
    assert_eq!(points(&[("HOST", "0.0.0.0"), ("RATE_LIMIT", "0"), ("ANONYMOUS_RATE_LIMIT", "7")]), (None, Some(7)));
    let proxies =
        read(&[("TRUSTED_PROXIES", "127.0.0.1, 172.16.0.0/12,::1")]).unwrap().server.allowance.trusted_proxies;
    let told: Vec<String> = proxies.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["127.0.0.1/32", "172.16.0.0/12", "::1/128"]);
    let wrong = [("COST_LIMIT", "0"), ("RATE_LIMIT", "many"), ("TRUSTED_PROXIES", "proxy.example")];
    let told = read(&wrong).unwrap_err();
    for hint in ["COST_LIMIT: 0 would", "RATE_LIMIT: \"many\" is not", "TRUSTED_PROXIES: \"proxy.example\" is neither"]
    {
        assert!(told.contains(hint), "{told}");
    }
}

#[test]
fn strangers_are_bounded_on_toolforge() {
    let anonymous =
        |variables: &[(&'static str, &str)]| read(&[variables, &ACCOUNT].concat()).unwrap().access.anonymous;
    assert_eq!(anonymous(&[]), AnonymousAccess::Open);
    let toolforge = [("WIKI_REPLICA", "metawiki"), ("TOOLFORGE_DEPLOYMENT", "true")];
    assert_eq!(anonymous(&toolforge), AnonymousAccess::Bounded(20));
    assert_eq!(anonymous(&[&toolforge[..], &[("ANONYMOUS_ACCESS", "open")]].concat()), AnonymousAccess::Open);
    let bounded = [("ANONYMOUS_ACCESS", "Bounded"), ("ANONYMOUS_COST_LIMIT", "7")];
    assert_eq!(anonymous(&bounded), AnonymousAccess::Bounded(7));
    assert_eq!(anonymous(&[("ANONYMOUS_ACCESS", "login")]), AnonymousAccess::Login);
    let told = read(&[("ANONYMOUS_ACCESS", "nobody")]).unwrap_err();
    assert!(told.contains("ANONYMOUS_ACCESS: \"nobody\" is neither open nor bounded nor login"), "{told}");
    let access = read(&[("INTROSPECTION", "false")]).unwrap().access;
    assert!(!access.introspection && !access.suggestions);
}

#[test]
fn the_account_is_found_in_toolforges_order() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, user: &str| {
        let place = folder.path().join(name);
        std::fs::create_dir_all(&place).unwrap();
        std::fs::write(place.join("replica.my.cnf"), format!("[client]\nuser = '{user}'\npassword = 'p'\n")).unwrap();
        place.display().to_string()
    };
    let (tool, home) = (file("tool", "of_tool"), file("home", "of_home"));
    let with_home = [("WIKI_REPLICA", "enwiki"), ("HOME", home.as_str()), KEY];
    assert_eq!(server(&with_home).1.user.as_deref(), Some("of_home"));
    let with_both = [&with_home[..], &[("TOOL_DATA_DIR", tool.as_str())]].concat();
    assert_eq!(server(&with_both).1.user.as_deref(), Some("of_tool"));
    let with_all = [&with_both[..], &ACCOUNT[..]].concat();
    assert_eq!(server(&with_all).1.user.as_deref(), Some("s1"));
    let empty = folder.path().display().to_string();
    let error = read(&[("WIKI_REPLICA", "enwiki"), ("HOME", empty.as_str())]).unwrap_err();
    assert!(error.contains("TOOL_REPLICA_USER") && error.contains("replica.my.cnf"), "{error}");
}

#[test]
fn a_database_of_ones_own_is_named_by_url() {
    let (code, address) = server(&[("WIKI_DATABASE_URL", "mysql://me:p%40ss@db.example:3307/my_wiki"), KEY]);
    assert_eq!((code.as_str(), address.host.as_str(), address.port), ("my_wiki", "db.example", 3307));
    assert_eq!(address.password.as_ref().map(|password| password.reveal()), Some("p@ss"));
    assert!(!format!("{address:?}").contains("p@ss"), "a password shows in debug output");
    let config = read(&[("WIKI_DATABASE_URL", "sqlite:///srv/wiki/My-Wiki.sqlite"), KEY]).unwrap();
    let Place::Database { code, address: Address::Sqlite(path) } = config.wiki.place else { panic!("no file") };
    assert_eq!((code.as_str(), path.display().to_string().as_str()), ("my_wiki", "/srv/wiki/My-Wiki.sqlite"));
}

#[test]
fn all_faults_are_named_at_once() {
    let error = read(&[
        ("WIKI_REPLICA", "En.Wikipedia"),
        ("PORT", "99999"),
        ("HOST", "localhost:80"),
        ("STATEMENT_TIMEOUT", "soon"),
        ("DATABASE_CONNECTIONS", "0"),
        ("WIKI_API_URL", "ftp://x"),
        ("TOOLFORGE_DEPLOYMENT", "perhaps"),
    ])
    .unwrap_err();
    for variable in [
        "WIKI_REPLICA",
        "PORT",
        "HOST",
        "STATEMENT_TIMEOUT",
        "DATABASE_CONNECTIONS",
        "WIKI_API_URL",
        "TOOLFORGE_DEPLOYMENT",
    ] {
        let lines = error.lines().filter(|line| line.trim().starts_with(&format!("{variable}:"))).count();
        assert_eq!(lines, 1, "{variable} in {error}");
    }
}

#[test]
fn without_configuration_there_is_the_embedded_wiki() {
    let config = read(&[("WIKIGRAPH_DATA_DIR", "/data")]).unwrap();
    let Place::Sandbox(path) = config.wiki.place else { panic!("not the embedded wiki") };
    assert_eq!(path.display().to_string(), "/data/sandbox.sqlite");
    assert_eq!((config.server.host.to_string().as_str(), config.server.port), ("127.0.0.1", 8000));
}

#[test]
fn logins_end_at_a_path_of_their_own() {
    for (path, is_right) in [
        ("/oauth/complete/mediawiki/", true),
        ("/complete", true),
        ("/graphqlike", true),
        ("/graphql", false),
        ("/profile/tokens", false),
        ("/metrics", false),
        ("/:anything", false),
        ("/", false),
    ] {
        let callback = format!("https://tool.example{path}");
        let read = read(&[("MEDIAWIKI_CALLBACK", &callback), ("SECRET_KEY", SECRET_KEY)]);
        let is_refused = read.as_ref().err().is_some_and(|message| message.contains("MEDIAWIKI_CALLBACK"));
        assert_eq!(is_refused, !is_right, "{path}: {:?}", read.err());
    }
}

#[test]
fn connections_of_clients_are_bounded() {
    let connections = |given: &str| read(&[("HTTP_CONNECTIONS", given)]).map(|config| config.server.connections);
    assert_eq!(read(&[]).unwrap().server.connections, 4096);
    assert_eq!(connections("100000"), Ok(100_000));
    for wrong in ["0", "100001", "-1", "many"] {
        assert!(connections(wrong).unwrap_err().contains("HTTP_CONNECTIONS: "), "{wrong}");
    }
}

#[test]
fn a_number_of_threads_is_one_that_can_be_had() {
    let threads = |given: &str| read(&[("TOKIO_WORKER_THREADS", given)]).map(|config| config.server.threads);
    assert_eq!(read(&[]).unwrap().server.threads, None);
    assert_eq!(threads("4"), Ok(NonZeroU8::new(4)));
    for wrong in ["0", "256", "-1", "all"] {
        assert!(threads(wrong).unwrap_err().contains("TOKIO_WORKER_THREADS: "), "{wrong}");
    }
}

#[test]
fn a_database_server_of_this_machine_is_known_by_its_address() {
    let is_here = |url: &str| read(&[("WIKI_DATABASE_URL", url), KEY]).unwrap().wiki.place.is_served_here();
    for address in ["localhost", "127.0.0.1:3307", "127.0.0.2", "[::1]"] {
        assert!(is_here(&format!("mysql://me:word@{address}/wiki")), "{address}");
    }
    assert!(is_here("mysql://me:word@db.example/wiki?socket=/run/mysqld/mysqld.sock"));
    for elsewhere in ["mysql://me:word@db.example/wiki", "mysql://me:word@10.0.0.7/wiki", "sqlite:///wiki.sqlite"] {
        assert!(!is_here(elsewhere), "{elsewhere}");
    }
    let tunnel = read(&[&ACCOUNT[..], &[("WIKI_REPLICA", "metawiki")]].concat());
    assert!(!tunnel.unwrap().wiki.place.is_served_here(), "the server at the end of a tunnel is another machine's");
}

#[test]
fn answers_tell_their_time_and_metrics_take_a_token() {
    let server = |variables: &[(&'static str, &str)]| read(variables).map(|config| config.server);
    let usual = server(&[]).unwrap();
    assert!(usual.server_timing && usual.metrics_token.is_none());
    let set = server(&[("SERVER_TIMING", "false"), ("METRICS_TOKEN", "0123456789abcdef")]).unwrap();
    assert!(!set.server_timing && set.metrics_token.is_some());
    for token in ["short", "sixteen letters, with spaces", "sixteen-letters-é"] {
        let error = server(&[("METRICS_TOKEN", token)]).unwrap_err();
        assert!(error.contains("METRICS_TOKEN: ") && !error.contains(token), "{error}");
    }
}

#[test]
fn the_log_is_checked_like_everything_else() {
    let log = |variables: &[(&'static str, &str)]| read(variables).map(|config| config.log);
    let usual = log(&[]).unwrap();
    assert_eq!((usual.filter.as_str(), usual.format), ("info", LogFormat::Text));
    let set = log(&[("WIKIGRAPH_LOG", "warn,wikigraph::db=debug"), ("LOG_FORMAT", "json")]).unwrap();
    assert_eq!((set.filter.as_str(), set.format), ("warn,wikigraph::db=debug", LogFormat::Json));
    let error = log(&[("WIKIGRAPH_LOG", "wikigraph=loud"), ("LOG_FORMAT", "xml"), ("PORT", "x")]).unwrap_err();
    for variable in ["WIKIGRAPH_LOG: ", "LOG_FORMAT: ", "PORT: "] {
        assert!(error.contains(variable), "{error}");
    }
}
