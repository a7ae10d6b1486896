//! Who a person is, by the wiki's signed word.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Deserialize;
use serde_json::Value;

use super::{Consumer, jwt};
use crate::types::Timestamp;

/// By how many seconds the wiki's clock may differ from this machine's.
const LEEWAY: i64 = 60;

/// Who a person is, verified in full.
#[derive(Debug, Clone, PartialEq)]
pub struct IdentityClaims {
    /// The account's central id, which stays the same when it is renamed.
    pub sub: String,
    /// The user name; `None` for a hidden account.
    pub username: Option<String>,
    /// What the person granted.
    pub grants: Vec<String>,
    /// Their groups on the wiki that was asked.
    pub groups: Vec<String>,
    /// What they may do there, cut down to the grants.
    pub rights: Vec<String>,
    /// How many edits they made there.
    pub edit_count: Option<i64>,
    /// Whether they are blocked there, or the account is hidden.
    pub blocked: bool,
    /// When the account was made.
    pub registered: Option<Timestamp>,
}

/// The claims as they are written.
#[derive(Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    nonce: String,
    sub: Value,
    username: Option<String>,
    #[serde(default)]
    grants: Value,
    #[serde(default)]
    groups: Value,
    #[serde(default)]
    rights: Value,
    editcount: Option<i64>,
    #[serde(default)]
    blocked: bool,
    registered: Option<String>,
}

/// What a statement must say to be an answer to one's own question.
pub(super) struct Question<'a> {
    /// The wiki that was asked: scheme, host and port.
    pub issuer: &'a str,
    /// Who asked.
    pub consumer: &'a Consumer,
    /// The nonce of the request.
    pub nonce: &'a str,
    /// Seconds since 1970.
    pub now: i64,
}

/// Seconds since 1970.
pub(super) fn now() -> i64 {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |elapsed| elapsed.as_secs());
    i64::try_from(elapsed).unwrap_or(i64::MAX)
}

/// Reads the wiki's statement, or says why it is not to be believed.
pub(super) fn identity(token: &str, question: &Question<'_>) -> Result<IdentityClaims, String> {
    let claims: Claims = jwt::claims(token, &question.consumer.secret)?;
    let expected = question.issuer.trim_end_matches('/');
    if claims.iss.trim_end_matches('/') != expected {
        return Err(format!("it is by {:?}, not by {expected:?}", claims.iss));
    }
    if claims.aud != question.consumer.key {
        return Err("it is for another consumer".to_owned());
    }
    if claims.nonce != question.nonce {
        return Err("it answers another question".to_owned());
    }
    if claims.iat > question.now + LEEWAY {
        return Err("it is of the future; one of the clocks is wrong".to_owned());
    }
    if claims.exp < question.now - LEEWAY {
        return Err("it is too old; one of the clocks may be wrong".to_owned());
    }
    Ok(IdentityClaims {
        sub: subject(&claims.sub).ok_or("it says nothing of an account")?,
        username: claims.username,
        grants: texts(claims.grants),
        groups: texts(claims.groups),
        rights: texts(claims.rights),
        edit_count: claims.editcount,
        blocked: claims.blocked,
        registered: claims.registered.and_then(|stamp| Timestamp::from_database(stamp.as_bytes())),
    })
}

/// The account's id: a text, in older versions of the extension a number; 0 is nobody.
fn subject(sub: &Value) -> Option<String> {
    let id = match sub {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => return None,
    };
    Some(id).filter(|id| !id.is_empty() && id != "0")
}

/// A list of texts, which PHP writes as an object if any were taken out of it.
fn texts(list: Value) -> Vec<String> {
    let values: Vec<Value> = match list {
        Value::Array(values) => values,
        Value::Object(values) => values.into_iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    };
    values.into_iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::jwt::tests::signed;
    use super::*;
    use crate::types::Secret;

    const NOW: i64 = 1_800_000_000;

    fn good() -> Value {
        json!({
            "iss": "https://wiki.example", "aud": "key", "iat": NOW - 1, "exp": NOW + 99, "nonce": "n", "sub": "42",
            "username": "Ada", "editcount": 7, "blocked": false, "registered": "20200102030405",
            "groups": ["*", "user"], "rights": ["edit"], "grants": {"0": "basic", "2": "editpage"},
        })
    }

    fn read(claims: &Value) -> Result<IdentityClaims, String> {
        let consumer = Consumer { key: "key".to_owned(), secret: Secret::new("secret") };
        let token = signed(&json!({"alg": "HS256", "typ": "JWT"}), claims, "secret");
        identity(&token, &Question { issuer: "https://wiki.example", consumer: &consumer, nonce: "n", now: NOW })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claims = good();
        claims[name] = value;
        claims
    }

    #[test]
    fn a_good_statement_is_read() {
        let identity = read(&good()).expect("it holds");
        assert_eq!((identity.sub.as_str(), identity.username.as_deref()), ("42", Some("Ada")));
        assert_eq!(identity.grants, ["basic", "editpage"]);
        assert_eq!((identity.edit_count, identity.blocked), (Some(7), false));
        assert_eq!(identity.registered, Timestamp::from_database(b"20200102030405"));
    }

    #[test]
    fn each_claim_that_is_wrong_is_noticed() {
        for (name, value, reason) in [
            ("iss", json!("https://other.example"), "by \"https://other.example\""),
            ("iss", json!("https://wiki.example.evil"), "by \"https://wiki.example.evil\""),
            ("iss", json!("http://wiki.example"), "by \"http://wiki.example\""),
            ("aud", json!("another key"), "another consumer"),
            ("nonce", json!("another"), "another question"),
            ("iat", json!(NOW + LEEWAY + 1), "future"),
            ("exp", json!(NOW - LEEWAY - 1), "too old"),
            ("sub", json!(""), "nothing of an account"),
            ("sub", json!(0), "nothing of an account"),
            ("sub", json!(null), "nothing of an account"),
        ] {
            let problem = read(&with(name, value)).expect_err(name);
            assert!(problem.contains(reason), "{name}: {problem}");
        }
    }

    #[test]
    fn each_claim_that_is_missing_is_noticed() {
        for name in ["iss", "aud", "nonce", "iat", "exp"] {
            let mut claims = good();
            claims.as_object_mut().expect("an object").remove(name);
            assert_eq!(read(&claims), Err("its claims cannot be read".to_owned()), "{name}");
        }
    }

    #[test]
    fn clocks_may_differ_a_little() {
        assert!(read(&with("iat", json!(NOW + LEEWAY))).is_ok());
        assert!(read(&with("exp", json!(NOW - LEEWAY))).is_ok());
        assert!(read(&with("iss", json!("https://wiki.example/"))).is_ok());
    }

    #[test]
    fn a_hidden_account_has_no_name() {
        let mut claims = with("blocked", json!(true));
        claims.as_object_mut().expect("an object").remove("username");
        let identity = read(&claims).expect("it holds");
        assert_eq!((identity.username, identity.blocked), (None, true));
    }
}
