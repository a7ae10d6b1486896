//! An instance is killed under load: what anybody was told is done is done.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::stage::Stage;

/// The API tokens to be made, of the fifty that a person can have: those that were made and not told of count too.
const WANTED: usize = 40;

/// How many are made before the instance is killed.
const BEFORE: usize = 10;

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_outlives_the_instance_that_did_it() {
    let stage = Stage::start(&[]).await;
    let session = stage.log_in("Žofie").await;
    let acknowledged = Arc::new(Mutex::new(Vec::<String>::new()));
    let workers = (0..4).map(|worker| {
        let (http, url, session) = (stage.http.clone(), stage.balancer.url.clone(), session.clone());
        let acknowledged = Arc::clone(&acknowledged);
        tokio::spawn(async move {
            while acknowledged.lock().unwrap().len() < WANTED {
                let create = "mutation { createApiToken(input: { name: \"script\", scopes: [READ] }) { secret } }";
                // A connection that is cut has acknowledged nothing.
                let Ok(answer) = http.ask(&url, create, &[("cookie", &session)]).await else { continue };
                let secret = answer.json["data"]["createApiToken"]["secret"].as_str().map(str::to_owned);
                let secret = secret.unwrap_or_else(|| panic!("worker {worker} was refused: {}", answer.json));
                acknowledged.lock().unwrap().push(secret);
            }
        })
    });
    let workers: Vec<_> = workers.collect();
    let begun = async {
        while acknowledged.lock().unwrap().len() < BEFORE {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), begun).await.expect("tokens are made");
    assert!(stage.balancer.served().iter().all(|served| *served > 1), "both instances work");
    stage.one.kill();
    for worker in workers {
        worker.await.expect("the other instance goes on alone");
    }
    let secrets = acknowledged.lock().unwrap().clone();
    assert!(secrets.len() >= WANTED);
    for secret in secrets {
        let bearer = format!("Bearer {secret}");
        let who = stage.http.ask(&stage.balancer.url, "{ viewer { username } }", &[("authorization", &bearer)]).await;
        assert_eq!(who.unwrap().json["data"]["viewer"]["username"], "Žofie", "an acknowledged token is lost");
    }
    let who = stage.http.ask(&stage.balancer.url, "{ viewer { username } }", &[("cookie", &session)]).await;
    assert_eq!(who.unwrap().json["data"]["viewer"]["username"], "Žofie", "the session is lost");
}
