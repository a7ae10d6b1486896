//! What opens as a wiki, and what is said of what does not.

use diesel::connection::{Connection, SimpleConnection};
use diesel::sqlite::SqliteConnection;
use wikigraph::cli::{Opened, open};
use wikigraph::config::{Config, Environment};
use wikigraph::db::{DatabaseError, Statement};

use crate::harness::{Gateway, SECRET_KEY, lab};

async fn opened(variables: &[(&'static str, String)]) -> Result<Opened, String> {
    let variables = variables.iter().cloned().chain([("SECRET_KEY", SECRET_KEY.to_owned())]);
    let config = Config::read(&Environment::of(variables)).unwrap();
    open(&config.wiki, None).await.map_err(|error| {
        let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        format!("{error}: {source}")
    })
}

async fn file_with(ddl: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.sqlite");
    SqliteConnection::establish(path.to_str().unwrap()).unwrap().batch_execute(ddl).unwrap();
    opened(&[("WIKI_DATABASE_URL", format!("sqlite://{}", path.display()))]).await.unwrap_err()
}

#[tokio::test]
async fn a_foreign_database_is_refused() {
    let error = file_with("CREATE TABLE page (id INTEGER);").await;
    assert!(error.contains("is not a MediaWiki database") && error.contains("\"revision\""), "{error}");
}

#[tokio::test]
async fn an_older_mediawiki_is_refused() {
    let old = "CREATE TABLE page (page_id INTEGER); CREATE TABLE revision (rev_id INTEGER); \
               CREATE TABLE actor (actor_id INTEGER); CREATE TABLE comment (comment_id INTEGER); \
               CREATE TABLE logging (log_id INTEGER); CREATE TABLE recentchanges (rc_id INTEGER);";
    let error = file_with(old).await;
    assert!(error.contains("older than 1.43") && error.contains("revision.rev_comment_id"), "{error}");
}

#[tokio::test]
async fn a_mediawiki_whose_blocks_are_not_where_1_43_has_them_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sandbox.sqlite");
    wikigraph::sandbox::create(&path).unwrap();
    let table = "CREATE TABLE ipblocks (ipb_id INTEGER)";
    SqliteConnection::establish(path.to_str().unwrap()).unwrap().batch_execute(table).unwrap();
    let error = opened(&[("WIKI_DATABASE_URL", format!("sqlite://{}", path.display()))]).await.unwrap_err();
    assert!(error.contains("older than 1.43 (its blocks are in ipblocks)"), "{error}");
}

#[tokio::test]
async fn a_wrong_code_is_recognised() {
    let url = lab().url("meta_p");
    let error = opened(&[("WIKI_DATABASE_URL", url), ("WIKI_REPLICA", "meta".to_owned())]).await.unwrap_err();
    assert!(error.contains("metawiki"), "{error}");
}

#[tokio::test]
async fn a_refused_account_is_recognised() {
    let url = lab().url("lab143").replace("plain_reader:plain_reader", "plain_reader:wrong");
    let error = opened(&[("WIKI_DATABASE_URL", url)]).await.unwrap_err();
    assert!(error.contains("name and password") && !error.contains("wrong"), "{error}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_recognised() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let url = format!("mysql://reader@127.0.0.1:{port}/wiki");
    let error = opened(&[("WIKI_DATABASE_URL", url)]).await.unwrap_err();
    assert!(error.contains("nothing listens"), "{error}");
}

#[tokio::test]
async fn an_api_out_of_reach_is_a_warning() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let api = format!("http://{}/api.php", listener.local_addr().unwrap());
    drop(listener);
    let variables = [("WIKI_DATABASE_URL", lab().url("lab143")), ("WIKI_API_URL", api.clone())];
    let Opened { wiki, warnings, .. } = opened(&variables).await.unwrap();
    assert!(warnings.iter().any(|warning| warning.contains(&api)), "{warnings:?}");
    assert_eq!(wiki.site.titles.prefixed(3, "A_b"), "User talk:A b");
}

#[tokio::test]
async fn the_embedded_wiki_that_has_no_api_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let gateway = Gateway::many([("WIKIGRAPH_DATA_DIR", folder.path().display().to_string())]).await;
    let query = "{ wiki { page(title: \"Danube\") { latestRevision { content } } } }";
    let answer = gateway.respond(query, serde_json::Value::Null).await;
    let error = &answer["errors"][0];
    assert_eq!(error["extensions"]["code"], "UPSTREAM_UNAVAILABLE", "{answer}");
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("HOST is a loopback address") && !message.contains("WIKI_API_URL"), "{message}");
}

#[tokio::test]
async fn a_wiki_tells_its_name_and_namespaces() {
    let variables = [("WIKI_DATABASE_URL", lab().url("lab143_p")), ("WIKI_API_URL", lab().api_url().to_owned())];
    let Opened { wiki, warnings, .. } = opened(&variables).await.unwrap();
    assert_eq!(warnings, Vec::<String>::new());
    assert_eq!(wiki.site.name, "Wikigraph Lab");
    assert_eq!(wiki.site.family.as_deref(), Some("lab"));
    assert_eq!(wiki.section.as_deref(), Some("s1"));
    let portal = wiki.site.titles.namespace(100).unwrap();
    assert!(portal.is_case_sensitive && portal.is_content, "{portal:?}");
}

#[tokio::test]
async fn connections_only_read() {
    let of_lab = [("WIKI_DATABASE_URL", lab().url_as("lab_owner", "lab143"))];
    let folder = tempfile::tempdir().unwrap();
    let of_sandbox = [("WIKIGRAPH_DATA_DIR", folder.path().display().to_string())];
    for variables in [of_lab, of_sandbox] {
        let wiki = opened(&variables).await.unwrap().wiki;
        let written = wiki.rows(Statement::new("DELETE FROM page WHERE page_id = 1")).await;
        let is_refused = matches!(written, Err(DatabaseError::Refused { .. } | DatabaseError::ReadOnly(_)));
        assert!(is_refused, "{written:?}");
    }
}

#[tokio::test]
async fn statements_have_a_limit() {
    let limit = ("STATEMENT_TIMEOUT", "0.2".to_owned());
    let of_lab = [("WIKI_DATABASE_URL", lab().url("lab143")), limit.clone()];
    let folder = tempfile::tempdir().unwrap();
    let of_sandbox = [("WIKIGRAPH_DATA_DIR", folder.path().display().to_string()), limit];
    let endless = "SELECT COUNT(*) FROM revision a, revision b, revision c, revision d";
    for variables in [of_lab, of_sandbox] {
        let wiki = opened(&variables).await.unwrap().wiki;
        let stopped = wiki.rows(Statement::new(endless)).await;
        assert!(matches!(stopped, Err(DatabaseError::StatementTimeout(_))), "{stopped:?}");
        let after = wiki.rows(Statement::new("SELECT 1")).await;
        assert_eq!(after.map(|rows| rows.len()).ok(), Some(1), "the connection goes on");
    }
}
