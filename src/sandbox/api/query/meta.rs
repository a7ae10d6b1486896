//! `meta=tokens` and `meta=userinfo`.

use diesel::prelude::*;
use serde_json::{Map, Value, json};

use crate::sandbox::api::call::Call;
use crate::sandbox::api::desk::{LIMITS, Who};
use crate::sandbox::live::{Block, Refusal, Trouble, iso};

/// The kinds of tokens.
const TOKENS: [&str; 7] = ["createaccount", "csrf", "login", "patrol", "rollback", "userrights", "watch"];

/// `meta=tokens`
pub fn tokens(call: &Call<'_>) -> Result<Value, Refusal> {
    let asked = match call.parameters.list("type") {
        list if list.is_empty() => vec!["csrf"],
        list if list.contains(&"*") => TOKENS.to_vec(),
        list => list,
    };
    let mut tokens = Map::new();
    for kind in asked {
        if !TOKENS.contains(&kind) {
            return Err(Refusal::bad_value("type", kind));
        }
        // One token serves for all that changes pages, as MediaWiki's do where they have the same salt.
        let token = call.desk.token(kind, call.access.as_deref());
        tokens.insert(format!("{kind}token"), token.into());
    }
    Ok(tokens.into())
}

/// `meta=userinfo`
pub fn userinfo(db: &mut SqliteConnection, call: &Call<'_>) -> Result<Value, Trouble> {
    let account = &call.account;
    let asks = |name: &str| call.parameters.lists("uiprop", name) || call.parameters.lists("uiprop", "*");
    let mut info = Map::new();
    info.insert("id".to_owned(), account.id.into());
    info.insert("name".to_owned(), account.name.clone().into());
    if account.id == 0 {
        info.insert("anon".to_owned(), true.into());
    }
    if asks("blockinfo")
        && let Some(block) = Block::of(db, account, call.now)?.first()
        && let Value::Object(block) = block.describe()
    {
        info.extend(block);
    }
    if asks("groups") {
        let groups = if account.id == 0 { vec!["*".to_owned()] } else { account.groups.clone() };
        info.insert("groups".to_owned(), groups.into());
    }
    if asks("rights") {
        info.insert("rights".to_owned(), account.rights().into_iter().collect::<Vec<_>>().into());
    }
    if asks("editcount") {
        info.insert("editcount".to_owned(), account.edits.into());
    }
    if asks("ratelimits") {
        info.insert("ratelimits".to_owned(), rate_limits(call));
    }
    if asks("registrationdate") {
        info.insert("registrationdate".to_owned(), account.registered.as_deref().map(iso).into());
    }
    Ok(info.into())
}

fn rate_limits(call: &Call<'_>) -> Value {
    let rights = call.account.rights();
    let mut limits = Map::new();
    if rights.contains("noratelimit") {
        return limits.into();
    }
    for (action, who, hits, seconds) in LIMITS {
        let (group, applies) = match who {
            Who::Newcomer => ("newbie", !rights.contains("autoconfirmed")),
            Who::Everybody => ("user", true),
        };
        if applies {
            let limit = json!({ "hits": hits, "seconds": seconds });
            let entry = limits.entry(*action).or_insert_with(|| json!({}));
            entry[group] = limit;
        }
    }
    limits.into()
}
