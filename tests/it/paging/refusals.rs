//! Cursors and page sizes that a list does not take: it says so, and what to do; it never fails.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use fastrand::Rng;
use serde_json::Value;

use super::list::{List, Row};
use super::question::{orders, questions, with};
use crate::harness::Gateway;

/// More than any cursor has.
const VERY_LONG: usize = 20_000;

/// What is wrong with how a list takes such an argument, if it should refuse it.
pub async fn problem_unless_refused(gateway: &Gateway, list: &List<'_>, choice: &str) -> Option<String> {
    let code = error_code(gateway, list, choice).await;
    (code != "BAD_USER_INPUT").then(|| format!("{} {choice:.200}: expected to be refused, is {code}", list.name()))
}

/// The code of the first error, or what says that there is none.
async fn error_code(gateway: &Gateway, list: &List<'_>, choice: &str) -> Value {
    let response = gateway.respond(&list.query(&[choice.to_owned()], "edges { cursor }"), Value::Null).await;
    if response["errors"].is_null() {
        return Value::from("answered");
    }
    response["errors"][0]["extensions"]["code"].clone()
}

/// The arguments that begin or end a page at a cursor.
fn choices(list: &List<'_>, cursor: &str) -> Vec<String> {
    let cursor = Value::from(cursor);
    let forwards = format!("first: 2 after: {cursor}");
    let backwards = list.connection.goes_backwards.then(|| format!("last: 2 before: {cursor}"));
    [forwards].into_iter().chain(backwards).collect()
}

/// What is wrong with the sizes of pages that a list takes.
pub async fn problems_with_sizes(gateway: &Gateway, list: &List<'_>, cursor: &str) -> Vec<String> {
    let mut refused = vec!["first: 501".to_owned(), "first: -1".to_owned()];
    if list.connection.goes_backwards {
        refused.extend(["last: 501", "last: -1", "first: 1 last: 1", "first: 0 last: 0"].map(str::to_owned));
        refused.push(format!("first: 1 before: {cursor:?}"));
        refused.push(format!("last: 1 after: {cursor:?}"));
        refused.push(format!("after: {cursor:?} before: {cursor:?}"));
    }
    let mut problems = Vec::new();
    for choice in refused {
        problems.extend(problem_unless_refused(gateway, list, &choice).await);
    }
    problems
}

/// What is wrong with how a list takes what never was a cursor, or is one no longer, given one of its own.
pub async fn problems_with_garbage(gateway: &Gateway, list: &List<'_>, own: &str, dice: &mut Rng) -> Vec<String> {
    let mut problems = Vec::new();
    for text in garbage(own, dice) {
        let choice = dice.choice(choices(list, &text)).expect("lists go forwards");
        problems.extend(problem_unless_refused(gateway, list, &choice).await);
    }
    // What was changed inside may by chance name a place.
    for text in (0..6).map(|_| changed(own, dice)) {
        for choice in choices(list, &text) {
            let code = error_code(gateway, list, &choice).await;
            if code != "answered" && code != "BAD_USER_INPUT" {
                problems.push(format!("{} {choice}: {code}", list.name()));
            }
        }
    }
    problems
}

fn garbage(own: &str, dice: &mut Rng) -> Vec<String> {
    let bytes = |dice: &mut Rng, length: usize| (0..length).map(|_| dice.u8(..)).collect::<Vec<u8>>();
    let mut texts: Vec<String> =
        ["", "0", "null", "[1]", "%00", "Ünïcode", "\u{0}", "a b", "===="].into_iter().map(str::to_owned).collect();
    texts.extend(
        ["nonsense", "{\"offset\":20}", "arrayconnection:20", "wiki:"].map(|text| URL_SAFE_NO_PAD.encode(text)),
    );
    texts.extend([3, 4, 5, 17, 64, VERY_LONG].map(|length| URL_SAFE_NO_PAD.encode(bytes(dice, length))));
    texts.push(String::from_utf8_lossy(&bytes(dice, 40)).into_owned());
    texts.push("A".repeat(VERY_LONG));
    texts.extend((0..3).map(|_| own[..dice.usize(0..own.len())].to_owned()));
    texts.extend([format!("{own}AAAA"), format!("{own}{own}"), format!("{own}="), format!(" {own}")]);
    let decoded = URL_SAFE_NO_PAD.decode(own).expect("a cursor's own form");
    texts.push(STANDARD.encode([decoded.as_slice(), b"???"].concat()));
    texts
}

/// A cursor of which one byte is another.
fn changed(own: &str, dice: &mut Rng) -> String {
    let mut bytes = URL_SAFE_NO_PAD.decode(own).expect("a cursor's own form");
    let place = dice.usize(0..bytes.len());
    bytes[place] ^= dice.u8(1..);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is wrong with how a list takes the cursor of the same list in another order or with another filter.
pub async fn problems_with_filters(gateway: &Gateway, list: &List<'_>, own: &str, dice: &mut Rng) -> Vec<String> {
    let mut others: Vec<List<'_>> =
        questions(gateway, list, dice).await.into_iter().map(|question| question.list).collect();
    let own_first = first_row(gateway, list).await;
    for order in orders(list.connection).into_iter().flatten() {
        let ordered = with(list, &order);
        // One of the orders is what the list has where none is given.
        if first_row(gateway, &ordered).await != own_first {
            others.push(ordered);
        }
    }
    let mut problems = Vec::new();
    for other in others {
        for choice in choices(list, own) {
            problems.extend(problem_unless_refused(gateway, &other, &choice).await);
        }
    }
    problems
}

async fn first_row(gateway: &Gateway, list: &List<'_>) -> Vec<Row> {
    list.pages(gateway, &["first: 1".to_owned()]).await.remove(0).remove(0).rows
}

/// Fields that lead to the same rows in the same order: what is a place in one list is a place in the other.
const ALIKE: [[&str; 2]; 3] = [
    ["Actor.revisions", "User.contributions"],
    ["Actor.logEntries", "User.logEntries"],
    // A page's revisions are some of the wiki's.
    ["Page.revisions", "Wiki.revisions"],
];

/// What is wrong with how a list takes the cursor of another one.
pub async fn problems_with_cursor_of(
    gateway: &Gateway,
    list: &List<'_>,
    other: &List<'_>,
    cursor: &str,
) -> Vec<String> {
    let names = [list, other].map(|list| list.connection.full_name());
    let are_names = |pair: &[&str; 2]| names.iter().all(|name| pair.contains(&name.as_str()));
    let mut problems = Vec::new();
    if names[0] != names[1] && !ALIKE.iter().any(are_names) {
        for choice in choices(list, cursor) {
            problems.extend(problem_unless_refused(gateway, list, &choice).await);
        }
    }
    problems
}
