//! Several parents in one query: each gets the pages that it gets alone.

use super::list::{List, Row};
use crate::harness::Gateway;

/// What is wrong with the lists of several parents, of which the first has these rows; one of them is asked for twice.
pub async fn problems(gateway: &Gateway, list: &List<'_>, rows: &[Row]) -> Vec<String> {
    let mut together = list.clone();
    together.parents.extend(list.parents.first().cloned());
    let choices = choices(list, rows);
    let pages = together.pages(gateway, &choices).await;
    let mut problems = Vec::new();
    for (parent, together) in together.parents.iter().zip(&pages) {
        let list = list.of(parent);
        let alone = list.pages(gateway, &choices).await.remove(0);
        let pairs = choices.iter().zip(alone.iter().zip(together));
        let differing = pairs.filter(|(_, (alone, together))| alone != together);
        problems.extend(differing.map(|(choice, (alone, together))| {
            format!("{} {choice}:\n  alone         {alone:?}\n  among others {together:?}", list.name())
        }));
    }
    problems
}

/// The first page and the last, and those on either side of a row of the first parent's: a place in the lists of all.
fn choices(list: &List<'_>, rows: &[Row]) -> Vec<String> {
    let middle = &rows[rows.len() / 2].cursor;
    let mut choices = vec!["first: 3".to_owned(), format!("first: 3 after: {middle:?}")];
    if list.connection.goes_backwards {
        choices.extend(["last: 3".to_owned(), format!("last: 3 before: {middle:?}")]);
    }
    choices
}
