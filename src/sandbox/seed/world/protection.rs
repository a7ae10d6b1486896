//! Protection of pages and of titles that do not exist.

use super::World;
use super::logs::Entry;
use super::title::Title;
use crate::sandbox::seed::clock::Moment;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{PageRestriction, ProtectedTitle};

/// What never ends.
pub const INFINITY: &str = "infinity";

/// A protection about to be set.
pub struct Protection<'a> {
    /// The page.
    pub title: Title,
    /// Action and level: `("edit", "sysop")`; none ends the protection.
    pub levels: &'a [(&'static str, &'static str)],
    /// When it ends, where it does.
    pub until: Option<Moment>,
    /// Whether pages used by this one are protected with it.
    pub is_cascading: bool,
    /// Who, when and why.
    pub by: (&'a str, Moment, &'a str),
}

impl<'a> Protection<'a> {
    /// A protection that is still without levels.
    pub fn new(title: Title, by: &'a str, at: Moment, reason: &'a str) -> Self {
        Self { title, levels: &[], until: None, is_cascading: false, by: (by, at, reason) }
    }
}

impl World {
    /// Protects a page, changes its protection or ends it, with a revision that says so, and logs it.
    pub fn protect(&mut self, protection: &Protection<'_>) {
        let (by, at, reason) = protection.by;
        let page = self.page_id(&protection.title);
        let was_protected = self.tables.page_restrictions.iter().any(|row| row.pr_page == page);
        self.tables.page_restrictions.retain(|row| row.pr_page != page);
        let expiry = protection.until.map_or_else(|| INFINITY.to_owned(), |until| until.to_string());
        for (action, level) in protection.levels {
            self.last_restriction += 1;
            self.tables.page_restrictions.push(PageRestriction {
                pr_id: self.last_restriction,
                pr_page: page,
                pr_type: action,
                pr_level: level,
                pr_cascade: protection.is_cascading && *action == "edit",
                pr_expiry: expiry.clone(),
            });
        }
        let action = match (was_protected, protection.levels.is_empty()) {
            (_, true) => "unprotect",
            (true, false) => "modify",
            (false, false) => "protect",
        };
        let description = describe(protection.levels, protection.until);
        let verb = match action {
            "protect" => "Protected",
            "modify" => "Changed protection settings for",
            _ => "Removed protection from",
        };
        let name = protection.title.prefixed();
        let space = if description.is_empty() { "" } else { " " };
        let summary = format!("{verb} \"[[{name}]]\": {reason}{space}{description}");
        let revision = self.save_dummy(page, by, at, &summary);
        let details = protection.levels.iter().map(|(action, level)| {
            Php::Map(vec![
                ("type", (*action).into()),
                ("level", (*level).into()),
                ("expiry", expiry.clone().into()),
                ("cascade", (protection.is_cascading && *action == "edit").into()),
            ])
        });
        let mut params = vec![
            ("4::description", description.into()),
            ("5:bool:cascade", protection.is_cascading.into()),
            ("details", Php::List(details.collect())),
        ];
        if action == "unprotect" {
            params.clear();
        }
        params.push(("associated_rev_id", revision.into()));
        self.log(&Entry {
            reason,
            params: Php::Map(params).serialize(),
            revision: Some(revision),
            ..Entry::new("protect", action, by, at, protection.title.clone())
        });
    }

    /// Keeps a title from being created, and logs it.
    pub fn protect_title(
        &mut self,
        title: &Title,
        level: &'static str,
        until: Option<Moment>,
        by: (&str, Moment, &str),
    ) {
        let (name, at, reason) = by;
        assert!(self.page(title).is_none(), "{title:?} exists");
        let user = self.user_id(name);
        let comment = self.comment(reason, None);
        self.tables.protected_titles.push(ProtectedTitle {
            pt_namespace: title.namespace,
            pt_title: title.key.clone(),
            pt_user: user,
            pt_reason_id: comment,
            pt_timestamp: at,
            pt_expiry: until.map_or_else(|| INFINITY.to_owned(), |until| until.to_string()),
            pt_create_perm: level,
        });
        let levels = [("create", level)];
        let params =
            Php::Map(vec![("4::description", describe(&levels, until).into()), ("5:bool:cascade", false.into())]);
        self.log(&Entry {
            reason,
            params: params.serialize(),
            ..Entry::new("protect", "protect", name, at, title.clone())
        });
    }
}

/// `[edit=sysop] (indefinite)`
pub fn describe(levels: &[(&'static str, &'static str)], until: Option<Moment>) -> String {
    let expiry = until.map_or_else(|| "indefinite".to_owned(), |until| format!("expires {}", until.signature()));
    let parts: Vec<String> = levels.iter().map(|(action, level)| format!("[{action}={level}] ({expiry})")).collect();
    parts.join(" ")
}
