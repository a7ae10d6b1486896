//! Logins, sessions and API tokens hold at every instance.

use serde_json::{Value, json};

use super::stage::Stage;

const WHO: &str = "{ viewer { username } }";

/// Whom both instances take somebody for who shows this.
async fn known_as(stage: &Stage, header: &str, value: &str) -> [Value; 2] {
    let mut names = Vec::new();
    for instance in [&stage.one, &stage.other] {
        let answer = stage.http.ask(&instance.at(""), WHO, &[(header, value)]).await.unwrap();
        names.push(answer.json["data"]["viewer"]["username"].clone());
    }
    names.try_into().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_at_both_is_a_session_at_both_until_it_ends_at_one() {
    let stage = Stage::start(&[]).await;
    let session = stage.log_in("Žofie").await;
    assert_eq!(stage.balancer.served(), [1, 1], "the login began at one instance and ended at the other");
    assert_eq!(known_as(&stage, "cookie", &session).await, [json!("Žofie"), json!("Žofie")]);

    let create = "mutation { createApiToken(input: { name: \"script\", scopes: [READ] }) { secret apiToken { id } } }";
    let made = stage.http.ask(&stage.one.at(""), create, &[("cookie", &session)]).await.unwrap().json;
    let made = &made["data"]["createApiToken"];
    let bearer = format!("Bearer {}", made["secret"].as_str().expect("a token"));
    assert_eq!(known_as(&stage, "authorization", &bearer).await, [json!("Žofie"), json!("Žofie")]);
    let revoke = format!("mutation {{ revokeApiToken(input: {{ id: {} }}) {{ revokedId }} }}", made["apiToken"]["id"]);
    let revoked = stage.http.ask(&stage.other.at(""), &revoke, &[("cookie", &session)]).await.unwrap().json;
    assert_ne!(revoked["data"]["revokeApiToken"]["revokedId"], Value::Null, "{revoked}");
    for instance in [&stage.one, &stage.other] {
        let refused = stage.http.ask(&instance.at(""), WHO, &[("authorization", &bearer)]).await.unwrap();
        assert_eq!(refused.status, 401, "{}", refused.json);
    }

    let log_out = "mutation { logOut { isLoggedOut } }";
    let ended = stage.http.ask(&stage.other.at(""), log_out, &[("cookie", &session)]).await.unwrap().json;
    assert_eq!(ended["data"]["logOut"]["isLoggedOut"], true, "{ended}");
    assert_eq!(known_as(&stage, "cookie", &session).await, [Value::Null, Value::Null]);
}
