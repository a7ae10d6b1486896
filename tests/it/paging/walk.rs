//! Paging: whatever the size of its pages and wherever it begins, it gives the rows of the whole list.
//!
//! A page begins where the page before ended, at a cursor. As every page is to give the very cursors of the whole list,
//! pages from any of those cursors on, asked side by side, say all that a walk from page to page would.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use fastrand::Rng;
use serde_json::{Value, json};

use super::list::{LARGEST_PAGE, List, Page, Row};
use crate::harness::Gateway;

const SIZES: [usize; 4] = [1, 2, 3, 7];

/// What is wrong with pages of a list whose rows are known: for each size, at most so many of them each way.
pub async fn problems(gateway: &Gateway, list: &List<'_>, rows: &[Row], most: usize, dice: &mut Rng) -> Vec<String> {
    let mut problems = Vec::new();
    let names: HashSet<&str> = rows.iter().map(|row| row.name.as_str()).collect();
    if names.len() < rows.len() {
        problems.push(format!("{} has {} rows, but only {} different ones", list.name(), rows.len(), names.len()));
    }
    let mut windows: Vec<Window> = SIZES.iter().flat_map(|size| windows(list, rows, *size, most, dice)).collect();
    windows.push(Window::forwards(rows, 0, 0));
    if list.connection.goes_backwards {
        windows.extend([0, LARGEST_PAGE].map(|size| Window::backwards(rows, size, rows.len())));
    }
    problems.extend(problems_with(gateway, list, &windows).await);
    let total = list.ask(gateway, &["first: 0".to_owned()], "totalCount").await.remove(0).remove(0);
    if total != json!({ "totalCount": rows.len() }) {
        problems.push(format!("{} has {} rows, but says {total}", list.name(), rows.len()));
    }
    problems
}

/// What is wrong with pages that begin or end at any of these places.
pub async fn problems_at(
    gateway: &Gateway,
    list: &List<'_>,
    rows: &[Row],
    places: RangeInclusive<usize>,
) -> Vec<String> {
    let at = |place| {
        [1, 2, 3]
            .into_iter()
            .flat_map(move |size| [Window::forwards(rows, size, place), Window::backwards(rows, size, place)])
    };
    let windows: Vec<Window> = places.flat_map(at).collect();
    problems_with(gateway, list, &windows).await
}

async fn problems_with(gateway: &Gateway, list: &List<'_>, windows: &[Window]) -> Vec<String> {
    let choices: Vec<String> = windows.iter().map(|window| window.choice.clone()).collect();
    let pages = list.pages(gateway, &choices).await.remove(0);
    let wrong = windows.iter().zip(&pages).filter(|(window, page)| window.page != **page);
    wrong.map(|(window, page)| window.problem(list, page)).collect()
}

/// A page that is asked for, and how it should be.
struct Window {
    choice: String,
    page: Page,
}

impl Window {
    fn forwards(rows: &[Row], size: usize, start: usize) -> Self {
        let after = if start == 0 { String::new() } else { format!(" after: {:?}", rows[start - 1].cursor) };
        let end = (start + size).min(rows.len());
        Self {
            choice: format!("first: {size}{after}"),
            page: Page { rows: rows[start..end].to_vec(), has_next: end < rows.len(), has_previous: start > 0 },
        }
    }

    fn backwards(rows: &[Row], size: usize, end: usize) -> Self {
        let before = if end == rows.len() { String::new() } else { format!(" before: {:?}", rows[end].cursor) };
        let start = end.saturating_sub(size);
        Self {
            choice: format!("last: {size}{before}"),
            page: Page { rows: rows[start..end].to_vec(), has_next: end < rows.len(), has_previous: start > 0 },
        }
    }

    fn problem(&self, list: &List<'_>, page: &Page) -> String {
        format!("{} {}:\n  expected {:?}\n  found    {page:?}", list.name(), self.choice, self.page)
    }
}

/// Pages of one size, each way: the first, the empty one behind the last row, and some between.
fn windows(list: &List<'_>, rows: &[Row], size: usize, most: usize, dice: &mut Rng) -> Vec<Window> {
    let mut windows = Vec::new();
    for places in [places(rows.len(), size, most, dice), places(rows.len(), size, most, dice)] {
        if windows.is_empty() {
            windows.extend(places.into_iter().map(|place| Window::forwards(rows, size, place)));
        } else if list.connection.goes_backwards {
            windows.extend(places.into_iter().map(|place| Window::backwards(rows, size, rows.len() - place)));
        }
    }
    windows
}

/// Where pages of this size begin.
fn places(rows: usize, size: usize, most: usize, dice: &mut Rng) -> Vec<usize> {
    let mut between: Vec<usize> = (1..rows.div_ceil(size)).map(|page| page * size).collect();
    if between.len() > most.saturating_sub(2) {
        dice.shuffle(&mut between);
        between.truncate(most.saturating_sub(2));
    }
    between.push(0);
    if rows > 0 {
        between.push(rows);
    }
    between
}

/// What is wrong where only a part of a page is asked for: it is to be what the whole page has there.
pub async fn problems_in_parts(gateway: &Gateway, list: &List<'_>, rows: &[Row], dice: &mut Rng) -> Vec<String> {
    let place = dice.usize(0..=rows.len());
    let mut windows = vec![Window::forwards(rows, 2, place)];
    if list.connection.goes_backwards {
        windows.push(Window::backwards(rows, 2, place));
    }
    let choices: Vec<String> = windows.iter().map(|window| window.choice.clone()).collect();
    let mut problems = Vec::new();
    let name = list.connection.named_by;
    for part in 0..parts(name, &windows[0].page, rows.len()).len() {
        let expected: Vec<(String, Value)> =
            windows.iter().map(|window| parts(name, &window.page, rows.len()).swap_remove(part)).collect();
        let selection = &expected[0].0;
        let found = list.ask(gateway, &choices, selection).await.remove(0);
        let pairs = expected.iter().zip(&found).zip(&choices);
        let wrong = pairs.filter(|(((_, expected), found), _)| expected != *found);
        problems.extend(wrong.map(|(((_, expected), found), choice)| {
            format!("{} {choice} {{ {selection} }}: expected {expected}, found {found}", list.name())
        }));
    }
    problems
}

/// Selections on a page, and what they give.
fn parts(name: &str, page: &Page, total: usize) -> Vec<(String, Value)> {
    let cursors: Vec<Value> = page.rows.iter().map(|row| json!({ "cursor": row.cursor })).collect();
    let nodes: Vec<Value> = page.rows.iter().map(|row| json!({ name: row.name })).collect();
    let start = page.rows.first().map(|row| &row.cursor);
    let end = page.rows.last().map(|row| &row.cursor);
    vec![
        ("pageInfo { hasNextPage }".to_owned(), json!({ "pageInfo": { "hasNextPage": page.has_next } })),
        ("pageInfo { hasPreviousPage }".to_owned(), json!({ "pageInfo": { "hasPreviousPage": page.has_previous } })),
        ("pageInfo { startCursor }".to_owned(), json!({ "pageInfo": { "startCursor": start } })),
        ("pageInfo { endCursor }".to_owned(), json!({ "pageInfo": { "endCursor": end } })),
        ("edges { cursor }".to_owned(), json!({ "edges": cursors })),
        (format!("nodes {{ {name} }}"), json!({ "nodes": nodes })),
        ("totalCount".to_owned(), json!({ "totalCount": total })),
    ]
}
