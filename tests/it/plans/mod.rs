//! Plans: every list, lookup and edge runs along indexes, on tables and on views.
//!
//! The questions are generated from what the schema admits; the statements are those that the gateway sent, explained
//! by MariaDB over 220 000 revisions. Where an index leads to the very rows of a list, the statements are run, too, and
//! must not read more than in proportion to what they give out. `rules.rs` says what plans may do.

mod crowds;
mod plan;
mod questions;
mod rows;
mod rules;
mod sent;
mod server;
mod sqlite;
mod survey;
mod wikis;

use questions::Parents;
use survey::Survey;

const TABLES: &str = "big";
const VIEWS: &str = "big_p";

const OWNERS: [Parents; 4] = [Parents::Wiki, Parents::Nodes("Page"), Parents::Nodes("Actor"), Parents::Nodes("User")];

async fn pages(database: &str) {
    let mut survey = Survey::of(database).await;
    let list = questions::pages(&survey.values);
    survey.list(&list).await;
    survey.finish();
}

async fn users_and_searches(database: &str) {
    let mut survey = Survey::of(database).await;
    let users = questions::users(&survey.values);
    survey.list(&users).await;
    for list in questions::searches() {
        survey.list(&list).await;
    }
    survey.finish();
}

async fn revisions(database: &str) {
    let mut survey = Survey::of(database).await;
    for parents in OWNERS {
        survey.list(&questions::revisions(parents)).await;
    }
    survey.finish();
}

async fn log_entries(database: &str) {
    let mut survey = Survey::of(database).await;
    for parents in OWNERS {
        let list = questions::log_entries(parents, &survey.values);
        survey.list(&list).await;
    }
    survey.finish();
}

async fn recent_changes(database: &str, parents: Parents) {
    let mut survey = Survey::of(database).await;
    survey.list(&questions::recent_changes(parents)).await;
    survey.finish();
}

async fn links(database: &str) {
    let mut survey = Survey::of(database).await;
    for list in questions::links() {
        survey.list(&list).await;
    }
    survey.finish();
}

/// Makes a test of each survey for the tables, and one for the views.
macro_rules! surveys {
    ($($name:ident: $survey:expr;)+) => {
        $(mod $name {
            use super::*;

            #[tokio::test]
            async fn on_tables() {
                let survey = $survey;
                survey(TABLES).await;
            }

            #[tokio::test]
            async fn on_views() {
                let survey = $survey;
                survey(VIEWS).await;
            }
        })+
    };
}

surveys! {
    lists_of_pages: pages;
    lists_of_users_and_searches: users_and_searches;
    lists_of_revisions: revisions;
    lists_of_log_entries: log_entries;
    lists_of_recent_changes: |database| recent_changes(database, Parents::Wiki);
    lists_of_recent_changes_of_pages: |database| recent_changes(database, Parents::Nodes("Page"));
    lists_of_recent_changes_of_actors: |database| recent_changes(database, Parents::Nodes("Actor"));
    lists_of_links: links;
    lists_of_several_wikis: wikis::survey;
    lists_of_crowds: crowds::survey;
    single_rows: rows::survey;
}
