//! An answer that one instance made serves strangers at both, until a mutation at either.

use std::time::Duration;

use super::stage::Stage;
use crate::harness::Process;

const QUERY: &str = "query Shared { wiki { page(title: \"Main Page\") { title } } }";

/// Statements that an instance has sent for requests.
async fn statements(stage: &Stage, instance: &Process) -> f64 {
    stage.metric(instance, "wikigraph_request_statements_sum").await
}

async fn ask(stage: &Stage, instance: &Process) {
    let answer = stage.http.ask(&instance.at(""), QUERY, &[]).await.unwrap();
    assert_eq!(answer.json["data"]["wiki"]["page"]["title"], "Main Page", "{}", answer.json);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_serves_strangers_at_both_until_a_mutation_at_either() {
    let stage = Stage::start(&[]).await;
    let session = stage.log_in("Žofie").await;
    ask(&stage, &stage.one).await;
    let kept = async { while stage.redis.names().await.len() < 2 {} };
    tokio::time::timeout(Duration::from_secs(60), kept).await.expect("the answer is kept");
    assert!(statements(&stage, &stage.one).await > 0.0);
    ask(&stage, &stage.other).await;
    assert_eq!(statements(&stage, &stage.other).await, 0.0, "the other instance asked the database itself");
    let hits = "wikigraph_cache_lookups_total{cache=\"valkey\",outcome=\"hit\"}";
    assert_eq!(stage.metric(&stage.other, hits).await, 1.0);

    let before = statements(&stage, &stage.one).await;
    ask(&stage, &stage.one).await;
    assert_eq!(statements(&stage, &stage.one).await, before);
    let create = "mutation { createApiToken(input: { name: \"script\", scopes: [READ] }) { secret } }";
    let made = stage.http.ask(&stage.other.at(""), create, &[("cookie", &session)]).await.unwrap().json;
    assert!(made["data"]["createApiToken"]["secret"].is_string(), "{made}");
    ask(&stage, &stage.one).await;
    assert!(statements(&stage, &stage.one).await > before, "an answer from before a mutation was given out");
}
