//! Accounts: who they are, what their groups let them do, and what keeps them from it.

use std::collections::BTreeSet;

use diesel::prelude::*;

use super::sql::{ask, first};
use crate::sandbox::seed::clock::{DAY, Moment};

/// Somebody who calls the API.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its number; 0 for somebody without an account.
    pub id: i64,
    /// Its actor.
    pub actor: i64,
    /// Its name.
    pub name: String,
    /// How many edits it made.
    pub edits: i64,
    /// When it was registered, as the table has it.
    pub registered: Option<String>,
    /// The groups to which it was added.
    pub groups: Vec<String>,
}

/// What each group may do.
const RIGHTS: &[(&str, &[&str])] = &[
    ("*", &["read", "createaccount"]),
    (
        "user",
        &[
            "applychangetags",
            "createpage",
            "createtalk",
            "edit",
            "editmyoptions",
            "editmywatchlist",
            "minoredit",
            "purge",
            "viewmywatchlist",
        ],
    ),
    ("autoconfirmed", &["autoconfirmed", "editsemiprotected", "move", "skipcaptcha"]),
    ("extendedconfirmed", &["extendedconfirmed"]),
    ("autopatrolled", &["autopatrol"]),
    ("rollbacker", &["patrol", "rollback"]),
    ("bot", &["apihighlimits", "autopatrol", "bot", "noratelimit", "suppressredirect"]),
    ("interface-admin", &["editinterface", "editsitecss", "editsitejs", "editsitejson"]),
    (
        "sysop",
        &[
            "apihighlimits",
            "autoconfirmed",
            "autopatrol",
            "block",
            "browsearchive",
            "delete",
            "deletedhistory",
            "deletedtext",
            "editinterface",
            "editprotected",
            "editsemiprotected",
            "extendedconfirmed",
            "markbotedits",
            "move",
            "move-subpages",
            "noratelimit",
            "patrol",
            "protect",
            "rollback",
            "skipcaptcha",
            "suppressredirect",
            "undelete",
        ],
    ),
    ("suppress", &["deleterevision", "hideuser", "suppressionlog", "suppressrevision", "viewsuppressed"]),
];

impl Account {
    /// Somebody without an account.
    pub fn anonymous() -> Self {
        let name = "127.0.0.1".to_owned();
        Self { id: 0, actor: 0, name, edits: 0, registered: None, groups: Vec::new() }
    }

    /// The account of that name.
    pub fn named(db: &mut SqliteConnection, name: &str, now: Moment) -> QueryResult<Option<Self>> {
        let sql = "SELECT user_id, user_name, user_editcount, user_registration, actor_id FROM user
            JOIN actor ON actor_user = user_id WHERE user_name = ?";
        let Some(row) = first(db, sql, &[name.into()])? else { return Ok(None) };
        let id = row.number("user_id");
        let groups = ask(
            db,
            "SELECT ug_group FROM user_groups WHERE ug_user = ? AND ifnull(ug_expiry, '9') > ? ORDER BY 1",
            &[id.into(), now.into()],
        )?;
        let mut account = Self {
            id,
            actor: row.number("actor_id"),
            name: row.text("user_name"),
            edits: row.number("user_editcount"),
            registered: row.maybe_text("user_registration"),
            groups: groups.into_iter().map(|group| group.text("ug_group")).collect(),
        };
        account.groups.extend(account.earned_groups(now));
        Ok(Some(account))
    }

    /// The groups that everybody joins with time and edits.
    fn earned_groups(&self, now: Moment) -> Vec<String> {
        let is_older = |days| self.registered.as_ref().is_none_or(|at| *at < (now - DAY.times(days)).to_string());
        let mut groups = vec!["*".to_owned(), "user".to_owned()];
        if self.edits >= 10 && is_older(4) {
            groups.push("autoconfirmed".to_owned());
        }
        if self.edits >= 500 && is_older(30) {
            groups.push("extendedconfirmed".to_owned());
        }
        groups
    }

    /// What its groups let it do.
    pub fn rights(&self) -> BTreeSet<&'static str> {
        let is_member = |group: &str| group == "*" || self.groups.iter().any(|own| own == group);
        RIGHTS.iter().filter(|(group, _)| is_member(group)).flat_map(|(_, rights)| rights.iter().copied()).collect()
    }

    /// Whether its groups let it do that.
    pub fn may(&self, right: &str) -> bool {
        self.rights().contains(right)
    }
}
