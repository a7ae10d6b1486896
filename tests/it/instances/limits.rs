//! A rate limit is one limit, however many instances there are.

use super::stage::{Answer, Stage};

/// Points a minute.
const LIMIT: &str = "600";

/// A query that costs something and that no cache answers, as it is another each time.
fn query(number: usize) -> String {
    format!("query Number{number} {{ wiki {{ pages(first: 10) {{ nodes {{ title }} }} }} }}")
}

/// What is left, as an answer tells: `"address";r=1988;t=1`.
fn remaining(answer: &Answer) -> u32 {
    let header = answer.headers["ratelimit"].to_str().unwrap();
    let (_, rest) = header.split_once("r=").expect("what remains");
    rest.split(';').next().unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_spent_at_one_instance_is_gone_at_the_other() {
    let stage = Stage::start(&[("ANONYMOUS_RATE_LIMIT", LIMIT)]).await;
    let all: u32 = LIMIT.parse().unwrap();
    let mut left = all;
    let mut number = 0;
    // Ten points a second come back meanwhile, and more are spent.
    while left > all / 4 {
        let answer = stage.http.ask(&stage.one.at(""), &query(number), &[]).await.unwrap();
        assert_eq!(answer.status, 200, "{}", answer.json);
        left = remaining(&answer);
        number += 1;
        assert!(number < 10_000, "{left} are left after {number} requests");
    }
    let answer = stage.http.ask(&stage.other.at(""), &query(number), &[]).await.unwrap();
    assert!(remaining(&answer) < all * 3 / 4, "the other instance has a bucket of its own: {}", remaining(&answer));
}
