//! Paging as a property: through any connection of the schema, with any page size, each row comes once, in order.
//!
//! The connections are those that the schema says it has; `table` says what their arguments can be.

mod changes;
mod crowd;
mod list;
mod named;
mod parents;
mod question;
mod refusals;
mod schema;
mod searches;
mod several;
mod table;
mod ties;
mod titles;
mod walk;

use std::collections::BTreeMap;

use fastrand::Rng;

use crate::harness::Gateway;
use list::{List, Row};
use question::{orders, questions, unfiltered, with};
use schema::connections;

/// Where the random choices come from.
const SEED: u64 = 0x77_69_6b_69;

/// How many pages of a size are asked for, each way, of an unfiltered list and of a filtered one.
const PAGES: (usize, usize) = (5, 3);

#[tokio::test]
async fn pages_make_the_whole_on_the_embedded_wiki() {
    pages_make_the_whole(Gateway::sandbox().await).await;
}

#[tokio::test]
async fn pages_make_the_whole_on_tables() {
    pages_make_the_whole(Gateway::lab("lab143").await).await;
}

#[tokio::test]
async fn pages_make_the_whole_on_views() {
    pages_make_the_whole(Gateway::lab("lab143_p").await).await;
}

async fn pages_make_the_whole(gateway: Gateway) {
    let connections = connections(&gateway).await;
    let parents = parents::of_all(&gateway, &connections).await;
    let mut dice = Rng::with_seed(SEED);
    let mut problems = Vec::new();
    for connection in &connections {
        let parents = &parents[&connection.full_name()];
        problems.extend(table::untried(connection));
        for (place, parent) in parents_or_wiki(parents).enumerate() {
            let list = unfiltered(connection, parent);
            let rows = list.rows(&gateway).await;
            problems.extend(problems_of(&gateway, &list, &rows, &mut dice).await);
            if place == 0 && !parents.is_empty() {
                let together = unfiltered(connection, parents);
                problems.extend(several::problems(&gateway, &together, &rows).await);
            }
            if place == 0 {
                problems.extend(problems_of_variants(&gateway, &list, rows, &mut dice).await);
            }
        }
    }
    assert_none(&problems);
}

#[tokio::test]
async fn what_is_no_place_of_a_list_is_refused_on_the_embedded_wiki() {
    what_is_no_place_of_a_list_is_refused(Gateway::sandbox().await).await;
}

#[tokio::test]
async fn what_is_no_place_of_a_list_is_refused_on_tables() {
    what_is_no_place_of_a_list_is_refused(Gateway::lab("lab143").await).await;
}

#[tokio::test]
async fn what_is_no_place_of_a_list_is_refused_on_views() {
    what_is_no_place_of_a_list_is_refused(Gateway::lab("lab143_p").await).await;
}

async fn what_is_no_place_of_a_list_is_refused(gateway: Gateway) {
    let connections = connections(&gateway).await;
    let parents = parents::of_all(&gateway, &connections).await;
    let mut dice = Rng::with_seed(SEED);
    let mut lists = Vec::new();
    for connection in &connections {
        let parents = parents_or_wiki(&parents[&connection.full_name()]).next().expect("a list");
        let list = unfiltered(connection, parents);
        let cursor =
            list.pages(&gateway, &["first: 5".to_owned()]).await[0][0].rows.last().expect("a row").cursor.clone();
        lists.push((list, cursor));
    }
    let mut problems = Vec::new();
    for (list, own) in &lists {
        problems.extend(refusals::problems_with_sizes(&gateway, list, own).await);
        problems.extend(refusals::problems_with_garbage(&gateway, list, own, &mut dice).await);
        problems.extend(refusals::problems_with_filters(&gateway, list, own, &mut dice).await);
        for (other, cursor) in &lists {
            problems.extend(refusals::problems_with_cursor_of(&gateway, list, other, cursor).await);
        }
    }
    assert_none(&problems);
}

/// Each parent alone; once none, where there are none.
fn parents_or_wiki(parents: &[String]) -> impl Iterator<Item = &[String]> {
    let only_wiki = parents.is_empty().then_some(parents);
    parents.chunks(1).chain(only_wiki)
}

/// What is wrong with a list as it comes.
async fn problems_of(gateway: &Gateway, list: &List<'_>, rows: &[Row], dice: &mut Rng) -> Vec<String> {
    let mut problems = walk::problems(gateway, list, rows, PAGES.0, dice).await;
    problems.extend(walk::problems_in_parts(gateway, list, rows, dice).await);
    problems
}

/// What is wrong with a list in any other order, and with parts of it.
async fn problems_of_variants(gateway: &Gateway, list: &List<'_>, rows: Vec<Row>, dice: &mut Rng) -> Vec<String> {
    let mut problems = Vec::new();
    let mut wholes = BTreeMap::from([(String::new(), rows)]);
    for [order, opposite] in orders(list.connection) {
        let pair = [with(list, &order), with(list, &opposite)];
        let rows = [pair[0].rows(gateway).await, pair[1].rows(gateway).await];
        problems.extend(walk::problems(gateway, &pair[0], &rows[0], PAGES.0, dice).await);
        problems.extend(walk::problems(gateway, &pair[1], &rows[1], PAGES.0, dice).await);
        problems.extend(problem_of_opposites(&pair[0], &rows));
        let [rows, opposite_rows] = rows;
        wholes.extend([(order, rows), (opposite, opposite_rows)]);
    }
    for question in questions(gateway, list, dice).await {
        let order = dice.choice(wholes.keys()).expect("a list has an order");
        let list = with(&question.list, order);
        let rows = list.rows(gateway).await;
        problems.extend(question.problem(&rows, &wholes[order]));
        problems.extend(walk::problems(gateway, &list, &rows, PAGES.1, dice).await);
    }
    problems
}

fn problem_of_opposites(list: &List<'_>, [rows, opposite]: &[Vec<Row>; 2]) -> Option<String> {
    let names = rows.iter().map(|row| &row.name);
    let is_reversed = names.eq(opposite.iter().rev().map(|row| &row.name));
    (!is_reversed).then(|| format!("{} is not what the opposite order gives backwards", list.name()))
}

fn assert_none(problems: &[String]) {
    let shown =
        problems.iter().take(30).map(|text| text.chars().take(1000).collect()).collect::<Vec<String>>().join("\n");
    assert!(problems.is_empty(), "{} problems with seed {SEED:#x}, among them:\n{shown}", problems.len());
}
