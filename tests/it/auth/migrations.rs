//! Migrations go up, down and up again, keep what is there, and run once however many start.

use std::os::unix::fs::PermissionsExt;

use wikigraph::db::{AppDatabase, Statement, migrate, revert};

use super::place::{Place, texts};

const ALL: [&str; 4] = ["accounts", "api_tokens", "logins", "sessions"];

const PERSON: &str = "INSERT INTO accounts (wiki, subject, username, grants, authorized_at) \
                      VALUES ('https://wiki.example', '7', 'Žofie 🦉', 'basic editpage', '20260131123456')";

#[tokio::test]
async fn they_go_up_down_and_up_again() {
    for place in Place::both().await {
        let address = &place.config.address;
        let versions = migrate(address).await.unwrap();
        assert_eq!(place.tables().await, ALL);
        assert_eq!(migrate(address).await.unwrap(), [""; 0], "nothing is left to do");
        for version in versions.iter().rev() {
            assert_eq!(revert(address).await.unwrap().as_ref(), Some(version));
        }
        assert_eq!(place.tables().await, [""; 0], "something was left behind");
        assert_eq!(revert(address).await.unwrap(), None);
        assert_eq!(migrate(address).await.unwrap(), versions);
        assert_eq!(place.tables().await, ALL);
    }
}

#[tokio::test]
async fn what_was_there_before_is_kept() {
    for place in Place::both().await {
        let address = &place.config.address;
        let database = AppDatabase::open(address, &place.config.pool).await.unwrap();
        revert(address).await.unwrap();
        assert_eq!(place.tables().await, ["accounts", "logins", "sessions"], "the previous version");
        database.changed(Statement::new(PERSON)).await.unwrap();
        migrate(address).await.unwrap();
        assert_eq!(place.tables().await, ALL);
        let kept = texts(&place.rows("SELECT subject, username, grants FROM accounts").await);
        assert_eq!(kept, ["7", "Žofie 🦉", "basic editpage"]);
    }
}

#[tokio::test]
async fn several_that_start_at_once_do_not_collide() {
    for place in Place::both().await {
        let starts = (0..6).map(|_| {
            let address = place.config.address.clone();
            tokio::spawn(async move { migrate(&address).await.unwrap().len() })
        });
        let mut ran = Vec::new();
        for start in starts.collect::<Vec<_>>() {
            ran.push(start.await.unwrap());
        }
        ran.sort_unstable();
        assert_eq!(ran, [0, 0, 0, 0, 0, 2], "one ran them, the others waited");
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused_rather_than_cut_off() {
    let place = Place::mariadb().await;
    let database = AppDatabase::open(&place.config.address, &place.config.pool).await.unwrap();
    let long = PERSON.replace("Žofie", &"x".repeat(300));
    assert!(database.changed(Statement::new(long)).await.is_err());
    assert!(place.rows("SELECT id FROM accounts").await.is_empty());
}

#[tokio::test]
async fn a_file_is_for_its_user_only() {
    let place = Place::sqlite();
    migrate(&place.config.address).await.unwrap();
    let file = place.folder().join("wikigraph.sqlite");
    assert_eq!(std::fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named() {
    let place = Place::mariadb().await;
    let mut address = place.config.address.clone();
    if let wikigraph::config::Address::MariaDb(server) = &mut address {
        server.database = "wikigraph_test_nowhere".to_owned();
    }
    let error = migrate(&address).await.unwrap_err().to_string();
    assert!(error.contains("wikigraph_test_nowhere") && error.contains("CREATE DATABASE"), "{error}");
}
