//! Accounts that are hidden with their names, on every path to an account or an actor.

use serde_json::json;
use wikigraph::types::{NodeId, NodeKind};

use super::paths::{miscounted, told};
use super::rows::Text;
use super::stage::Stage;
use crate::harness::Gateway;

/// A group of the stage's people only.
const GROUP: &str = "stage group";

/// An account, its actor, and an edit, a log entry and a recent change by it, all of one number.
pub struct Person {
    id: u32,
    name: String,
}

/// The people of the stage.
pub struct People {
    /// Nobody may know of them; what they did hides its actor.
    hidden: Vec<Person>,
    /// Hidden like those, but what they did names them.
    half_hidden: Person,
    /// Everybody may know of them.
    shown: Person,
}

/// Every path to a person, by what is known of one; each finds who is not hidden.
const PATHS: [&str; 24] = [
    r#"wiki { user(name: "{name}") { name } }"#,
    "wiki { user(id: {id}) { name } }",
    r#"wiki { user(name: "{name}") { name contributions { nodes { size } } } }"#,
    "wiki { user(id: {id}) { name logEntries { nodes { type } } } }",
    r#"node(id: "{user}") { ... on User { name } }"#,
    r#"nodes(ids: ["{user}", "{actor}"]) { ... on User { name } ... on Actor { name } }"#,
    r#"wiki { actor(name: "{name}") { name user { name } } }"#,
    "wiki { actor(id: {id}) { name user { name } } }",
    r#"wiki { actor(name: "{name}") { name revisions { nodes { actor { name } } } } }"#,
    "wiki { actor(id: {id}) { name recentChanges { nodes { actor { name } } } } }",
    r#"node(id: "{actor}") { ... on Actor { name kind user { name } } }"#,
    r#"wiki { users(filter: { names: ["{name}"] }) { nodes { name } totalCount } }"#,
    "wiki { users(filter: { ids: [{id}] }) { nodes { name } totalCount } }",
    r#"wiki { users(filter: { namePrefix: "{name}" }) { nodes { name } totalCount } }"#,
    r#"wiki { users(filter: { namePrefix: "{name}" }, last: 5) { nodes { name userPage { title } } totalCount } }"#,
    r#"wiki { users(filter: { group: "stage group" }) { nodes { name } totalCount } }"#,
    r#"wiki { users(filter: { group: "stage group", ids: [{id}] }) { nodes { name block { reason } } totalCount } }"#,
    r#"wiki { users(filter: { group: "stage group", names: ["{name}"] }) { nodes { name } totalCount } }"#,
    r#"wiki { revisions(filter: { actor: "{name}" }) { nodes { actor { name } } totalCount } }"#,
    r#"wiki { logEntries(filter: { actor: "{name}" }) { nodes { actor { name } } totalCount } }"#,
    r#"wiki { recentChanges(filter: { actor: "{name}" }) { nodes { actor { name } } totalCount } }"#,
    r#"wiki { revision(id: {id}) { actor { name user { name } } } }"#,
    r#"wiki { logEntry(id: {id}) { actor { name user { name } } } }"#,
    r#"wiki { recentChange(id: {id}) { actor { name user { name } } } }"#,
];

impl People {
    /// Adds them to the stage.
    pub fn of(stage: &mut Stage) -> Self {
        let hidden = ["Hidden person", "Further hidden person"].map(|name| add(stage, name, true, 12)).into();
        let half_hidden = add(stage, "Half hidden person", true, 0);
        let shown = add(stage, "Shown person", false, 0);
        Self { hidden, half_hidden, shown }
    }

    /// Walks every path to each of them.
    pub async fn look_for(&self, gateway: &Gateway) -> Vec<String> {
        let names: Vec<String> = self.hidden.iter().map(|person| person.name.clone()).collect();
        let mut problems = Vec::new();
        for path in PATHS {
            for (person, is_found) in self.hidden.iter().map(|person| (person, false)).chain([(&self.shown, true)]) {
                let query = format!("{{ answer: {} }}", person.fill(path, gateway));
                let answer = gateway.ask(&query).await;
                problems.extend(told(&answer, &names).into_iter().map(|name| format!("{query} tells of {name}")));
                problems.extend(miscounted(&answer).map(|page| format!("{query}: {page}")));
                if told(&answer, std::slice::from_ref(&person.name)).is_empty() == is_found {
                    problems.push(format!("{query}: {answer}"));
                }
            }
        }
        problems.extend(self.look_at_half_hidden(gateway).await);
        problems.extend(self.look_at_filters(gateway).await);
        problems
    }

    /// A list of somebody hidden is asked for like one of nobody: clients are told how many rows a request took.
    async fn look_at_filters(&self, gateway: &Gateway) -> Vec<String> {
        let mut problems = Vec::new();
        for list in ["revisions", "logEntries", "recentChanges"] {
            let asked = async |name: &str| {
                gateway.statements();
                gateway
                    .ask(&format!("{{ wiki {{ {list}(filter: {{ actor: {name:?} }}) {{ nodes {{ id }} }} }} }}"))
                    .await;
                gateway.statements().iter().map(|statement| statement.sql().to_owned()).collect::<Vec<_>>()
            };
            let of_nobody = asked("Nobody has this name").await;
            for Person { name, .. } in &self.hidden {
                if asked(name).await != of_nobody {
                    problems.push(format!("{list} of {name} are looked for"));
                }
            }
            if asked(&self.shown.name).await == of_nobody {
                problems.push(format!("{list} of {} are not looked for", self.shown.name));
            }
        }
        problems
    }

    /// What somebody hidden did may still name its actor, as on the wiki itself; it never leads to the account.
    async fn look_at_half_hidden(&self, gateway: &Gateway) -> Option<String> {
        let person = &self.half_hidden;
        let query = person.fill(
            r#"{ wiki {
                user(name: "{name}") { id }
                byId: user(id: {id}) { id contributions { nodes { id } } }
                users(filter: { group: "stage group", names: ["{name}"] }) { totalCount }
                actor(name: "{name}") { name user { id } }
                revision(id: {id}) { actor { name user { id } } }
                logEntry(id: {id}) { actor { name user { id } } }
                recentChange(id: {id}) { actor { name user { id } } }
            } }"#,
            gateway,
        );
        let named = json!({ "name": person.name, "user": null });
        let row = json!({ "actor": named });
        let expected = json!({ "wiki": {
            "user": null, "byId": null, "users": { "totalCount": 0 },
            "actor": named, "revision": row, "logEntry": row, "recentChange": row,
        } });
        let answer = gateway.ask(&query).await;
        let query = person.fill(r#"{ wiki { user(name: "{name}") { id contributions { nodes { id } } } } }"#, gateway);
        let alone = gateway.ask(&query).await;
        (answer != expected || !alone["wiki"]["user"].is_null())
            .then(|| format!("of somebody half hidden: {answer} {alone}"))
    }
}

impl Person {
    fn fill(&self, text: &str, gateway: &Gateway) -> String {
        let id = self.id.to_string();
        let [user, actor] = [NodeKind::User, NodeKind::Actor].map(|kind| NodeId::encode(&gateway.wiki.code, kind, &id));
        text.replace("{name}", &self.name).replace("{id}", &id).replace("{user}", &user).replace("{actor}", &actor)
    }
}

/// Somebody in the stage's group, blocked with the name hidden or not at all, with a row of each kind of these bits.
fn add(stage: &mut Stage, name: &str, is_hidden: bool, bits: u8) -> Person {
    let id = stage.number();
    let name = format!("{name} {id}");
    stage.account(id, &name);
    stage.comment(id, "Nothing secret");
    let rows = &mut stage.rows;
    let when = Text("20010102000000");
    rows.add("actor", &[("actor_id", &id), ("actor_user", &id), ("actor_name", &Text(&name))]);
    rows.add("user_groups", &[("ug_user", &id), ("ug_group", &Text(GROUP))]);
    if is_hidden {
        rows.add("block_target", &[("bt_id", &id), ("bt_user", &id), ("bt_user_text", &Text(&name))]);
        rows.add(
            "block",
            &[
                ("bl_id", &id),
                ("bl_target", &id),
                ("bl_by_actor", &1),
                ("bl_reason_id", &id),
                ("bl_timestamp", &when),
                ("bl_expiry", &Text("infinity")),
                ("bl_deleted", &1),
            ],
        );
    }
    rows.add(
        "revision",
        &[
            ("rev_id", &id),
            ("rev_page", &id),
            ("rev_comment_id", &id),
            ("rev_actor", &id),
            ("rev_timestamp", &when),
            ("rev_deleted", &bits),
        ],
    );
    rows.add(
        "logging",
        &[
            ("log_id", &id),
            ("log_type", &Text("move")),
            ("log_timestamp", &when),
            ("log_actor", &id),
            ("log_comment_id", &id),
            ("log_params", &Text("")),
            ("log_deleted", &bits),
        ],
    );
    rows.add(
        "recentchanges",
        &[
            ("rc_id", &id),
            ("rc_timestamp", &when),
            ("rc_actor", &id),
            ("rc_comment_id", &id),
            ("rc_source", &Text("mw.edit")),
            ("rc_deleted", &bits),
        ],
    );
    Person { id, name }
}
