//! Rows of one second: pages begin and end between them as between any others.

use std::ops::RangeInclusive;

use super::list::{LARGEST_PAGE, List};
use super::question::{orders, unfiltered, with};
use super::schema::connections;
use super::{assert_none, walk};
use crate::harness::Gateway;

/// Lists by time, of which many a second has several rows.
const LISTS: [&str; 3] = ["Wiki.revisions", "Wiki.recentChanges", "Wiki.logEntries"];

#[tokio::test]
async fn rows_of_one_second_are_told_apart() {
    let mut problems = Vec::new();
    for gateway in [Gateway::sandbox().await, Gateway::lab("lab143").await, Gateway::lab("lab143_p").await] {
        let connections = connections(&gateway).await;
        let by_time = connections.iter().filter(|connection| LISTS.contains(&connection.full_name().as_str()));
        for connection in by_time {
            let mut longest = 0;
            for order in orders(connection).into_iter().flatten() {
                let list = with(&unfiltered(connection, &[]), &order);
                let second = fullest_second(&gateway, &list).await;
                longest = longest.max(second.end() - second.start());
                problems.extend(walk::problems_at(&gateway, &list, &list.rows(&gateway).await, second).await);
            }
            assert!(longest > 1, "no two of the first rows of {} are of one second", connection.full_name());
        }
    }
    assert_none(&problems);
}

/// The places on either side of the rows of the fullest second among the list's first rows, and between them.
async fn fullest_second(gateway: &Gateway, list: &List<'_>) -> RangeInclusive<usize> {
    let choice = [format!("first: {LARGEST_PAGE}")];
    let answer = list.ask(gateway, &choice, "nodes { timestamp }").await.remove(0).remove(0);
    let times = answer["nodes"].as_array().expect("nodes");
    let mut end = 0;
    let seconds = times.chunk_by(|one, next| one == next).map(|second| {
        end += second.len();
        end - second.len()..=end
    });
    seconds.max_by_key(|second| second.end() - second.start()).expect("the list has rows")
}
