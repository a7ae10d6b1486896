//! Who acts: accounts, temporary accounts, addresses and imported names.

use std::net::IpAddr;

use super::World;
use super::logs::Entry;
use super::title::{Title, USER};
use crate::sandbox::seed::clock::{HOUR, Moment};
use crate::sandbox::seed::digest::sha1_base36;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::rows::{Actor, User, UserAutocreateSerial, UserFormerGroup, UserGroup};

/// How an account comes into being.
pub struct Registration<'a> {
    /// Its name.
    pub name: &'a str,
    /// The name its owner gives besides.
    pub real_name: &'a str,
    /// When, or nothing for accounts older than the record.
    pub at: Option<Moment>,
    /// The action in the log of new accounts: `create`, `create2`, `byemail` or `autocreate`.
    pub action: &'static str,
    /// Who made it, where that is somebody else.
    pub by: Option<&'a str>,
}

impl World {
    /// Makes an account and its actor, and logs it unless it is older than the log.
    pub fn register(&mut self, registration: &Registration<'_>) -> i64 {
        let Registration { name, at, action, .. } = *registration;
        let id = self.add_user(name, registration.real_name, at, false);
        if let Some(at) = at {
            self.log(&Entry {
                params: Php::Map(vec![("4::userid", id.into())]).serialize(),
                is_quiet: action == "autocreate",
                ..Entry::new("newusers", action, registration.by.unwrap_or(name), at, Title::new(USER, name))
            });
        }
        id
    }

    /// The actor of that name, made when first seen: an address, an imported name (`de>Somebody`) or a temporary
    /// account (`~2026-1234-5`).
    pub fn actor(&mut self, name: &str, at: Moment) -> i64 {
        if let Some(id) = self.actors.get(name) {
            return *id;
        }
        if name.starts_with('~') {
            self.add_user(name, "", Some(at), true);
            self.count_temporary_account(at);
            return self.actors[name];
        }
        assert!(is_address(name) || name.contains('>'), "the story lets {name} act before the account exists");
        self.add_actor(name, None)
    }

    /// The id of a registered account.
    pub fn user_id(&self, name: &str) -> i64 {
        let actor = self.actors.get(name).unwrap_or_else(|| panic!("no account {name}"));
        let user = self.tables.actor[*actor as usize - 1].actor_user;
        user.unwrap_or_else(|| panic!("{name} has no account"))
    }

    /// Whether an actor's account belongs to a group.
    pub fn is_member(&self, name: &str, group: &str) -> bool {
        let user = self.actors.get(name).and_then(|actor| self.tables.actor[*actor as usize - 1].actor_user);
        self.tables.user_groups.iter().any(|row| Some(row.ug_user) == user && row.ug_group == group)
    }

    /// Changes an account's groups, and logs it.
    pub fn change_groups(
        &mut self,
        name: &str,
        add: &[(&'static str, Option<Moment>)],
        remove: &[&'static str],
        (by, at, reason): (&str, Moment, &str),
    ) {
        let user = self.user_id(name);
        let before = self.groups_of(user);
        let (kept, ended): (Vec<_>, Vec<_>) = std::mem::take(&mut self.tables.user_groups)
            .into_iter()
            .partition(|row| row.ug_user != user || !remove.contains(&row.ug_group));
        self.tables.user_groups = kept;
        for row in ended {
            self.tables.user_former_groups.push(UserFormerGroup { ufg_user: user, ufg_group: row.ug_group });
        }
        for (group, expiry) in add {
            self.tables.user_former_groups.retain(|row| row.ufg_user != user || row.ufg_group != *group);
            self.tables.user_groups.push(UserGroup { ug_user: user, ug_group: group, ug_expiry: *expiry });
        }
        let after = self.groups_of(user);
        let params = Php::Map(vec![
            ("4::oldgroups", group_names(&before)),
            ("5::newgroups", group_names(&after)),
            ("oldmetadata", group_expiries(&before)),
            ("newmetadata", group_expiries(&after)),
        ]);
        self.log(&Entry {
            reason,
            params: params.serialize(),
            ..Entry::new("rights", "rights", by, at, Title::new(USER, name))
        });
    }

    fn groups_of(&self, user: i64) -> Vec<UserGroup> {
        self.tables.user_groups.iter().filter(|row| row.ug_user == user).cloned().collect()
    }

    fn add_user(&mut self, name: &str, real_name: &str, at: Option<Moment>, is_temporary: bool) -> i64 {
        let id = self.users.len() as i64 + 1;
        let secret = sha1_base36(&format!("secret of {name}"));
        let address = format!("private-{id}@mail.example");
        self.users.insert(
            id,
            User {
                user_id: id,
                user_name: name.to_owned(),
                user_real_name: real_name.to_owned(),
                user_password: if is_temporary { String::new() } else { format!(":pbkdf2:sha512:30000:64:{secret}") },
                user_newpassword: "",
                user_email: if is_temporary { String::new() } else { address },
                user_touched: at.unwrap_or(super::super::OPENING),
                user_token: secret,
                user_email_authenticated: at.filter(|_| !is_temporary).map(|at| at + HOUR),
                user_registration: at,
                user_editcount: Some(0),
                user_is_temp: is_temporary,
            },
        );
        self.add_actor(name, Some(id));
        id
    }

    fn add_actor(&mut self, name: &str, user: Option<i64>) -> i64 {
        let id = self.tables.actor.len() as i64 + 1;
        self.tables.actor.push(Actor { actor_id: id, actor_user: user, actor_name: name.to_owned() });
        self.actors.insert(name.to_owned(), id);
        id
    }

    fn count_temporary_account(&mut self, at: Moment) {
        let year = at.parts()[0];
        let serials = &mut self.tables.user_autocreate_serial;
        match serials.iter_mut().find(|serial| serial.uas_year == year) {
            Some(serial) => serial.uas_value += 1,
            None => serials.push(UserAutocreateSerial { uas_shard: 0, uas_year: year, uas_value: 1 }),
        }
    }

    /// Gives an account another name, and logs it.
    pub fn rename_account(&mut self, old: &str, new: &str, by: &str, at: Moment) {
        let user = self.user_id(old);
        let actor = self.actors.remove(old).expect("user_id found the actor just now");
        self.actors.insert(new.to_owned(), actor);
        self.tables.actor[actor as usize - 1].actor_name = new.to_owned();
        let edits = self.revisions.values().filter(|revision| revision.rev_actor == actor).count() as i64;
        self.users.get_mut(&user).expect("user_id found the account just now").user_name = new.to_owned();
        let params = Php::Map(vec![("4::olduser", old.into()), ("5::newuser", new.into()), ("6::edits", edits.into())]);
        self.log(&Entry {
            reason: "Requested at [[Project:Changing username]]",
            params: params.serialize(),
            ..Entry::new("renameuser", "renameuser", by, at, Title::new(USER, old))
        });
    }
}

/// Whether a name is an IP address.
pub fn is_address(name: &str) -> bool {
    name.parse::<IpAddr>().is_ok()
}

/// An address in MediaWiki's hexadecimal form: `CB007105`, `v6-20010DB8…`.
pub fn address_hex(address: &str) -> Option<String> {
    Some(match address.parse().ok()? {
        IpAddr::V4(address) => format!("{:08X}", u32::from(address)),
        IpAddr::V6(address) => format!("v6-{:032X}", u128::from(address)),
    })
}

fn group_names(groups: &[UserGroup]) -> Php {
    groups.iter().map(|row| row.ug_group).collect::<Vec<_>>().into()
}

fn group_expiries(groups: &[UserGroup]) -> Php {
    let expiry = |row: &UserGroup| row.ug_expiry.map_or(Php::Null, |at| at.to_string().into());
    Php::List(groups.iter().map(|row| Php::Map(vec![("expiry", expiry(row))])).collect())
}
