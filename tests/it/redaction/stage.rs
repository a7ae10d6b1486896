//! Rows with every combination of hidden parts, for each path that can lead to them.

use super::rows::{Rows, Text};
use super::subject::{Kind, Page, Subject};

/// The first number; a wiki's own rows have smaller ones.
const FIRST: u32 = 900_000;

/// Revisions of each page.
pub const HISTORY: u32 = 3;

/// SHA-1 of nothing, in base 36.
const SHA1: &str = "phoiac9h4m842xq45sp7s6u21eteeq1";

/// A tag that everybody may see.
pub const TAG: &str = "stage tag";

/// A tag that is for some only.
pub const PRIVATE_TAG: &str = "mw-private-stage";

/// What the stage puts into a wiki.
pub struct Stage {
    /// Revisions.
    pub revisions: Vec<Subject>,
    /// Log entries.
    pub entries: Vec<Subject>,
    /// Recent changes.
    pub changes: Vec<Subject>,
    /// The rows that these are, and all that belong to them.
    pub rows: Rows,
    has_sha1: bool,
    last: u32,
}

impl Stage {
    /// For every combination of bits a page whose revisions and log entries hide that, by accounts and without.
    /// Revisions have a SHA-1 where the wiki stores one.
    pub fn set(has_sha1: bool) -> Self {
        let rows = Rows::default();
        let mut stage =
            Self { revisions: Vec::new(), entries: Vec::new(), changes: Vec::new(), rows, has_sha1, last: FIRST };
        for (id, name) in [(FIRST, TAG), (FIRST + 1, PRIVATE_TAG)] {
            stage.rows.add("change_tag_def", &[("ctd_id", &id), ("ctd_name", &Text(name)), ("ctd_user_defined", &0)]);
        }
        for bits in 0..16 {
            for has_account in [true, false] {
                stage.page(bits, has_account);
            }
        }
        stage
    }

    /// What must show nowhere.
    pub fn secrets(&self) -> Vec<String> {
        let subjects = self.revisions.iter().chain(&self.entries).chain(&self.changes);
        subjects.flat_map(Subject::secrets).chain([PRIVATE_TAG.to_owned()]).collect()
    }

    /// The next free number.
    pub fn number(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    fn page(&mut self, bits: u8, has_account: bool) {
        let id = self.number();
        let title = format!("Stage {id}");
        let page = Page { id, title: title.clone(), exists: true, of_revision: title };
        let first = id + 1;
        let first_change = first + HISTORY;
        for place in 0..HISTORY {
            let kind = Kind::Revision { place, change: first_change + place };
            let id = self.number();
            self.revision(Subject { id, bits, kind, has_account, page: page.clone() });
        }
        for place in 0..HISTORY {
            let kind = Kind::Edit { place, revision: first + place };
            let id = self.number();
            self.change(Subject { id, bits, kind, has_account, page: page.clone() });
        }
        let latest = first + HISTORY - 1;
        self.rows.add(
            "page",
            &[
                ("page_id", &id),
                ("page_namespace", &0),
                ("page_title", &Text(&page.key())),
                ("page_random", &0.5),
                ("page_touched", &Text("20010101000000")),
                ("page_latest", &latest),
                ("page_len", &size(HISTORY - 1)),
            ],
        );
        self.log(bits, has_account, page, latest);
    }

    /// A log entry: about the page or, if nobody with an account made it, about one that is not there.
    fn log(&mut self, bits: u8, has_account: bool, page: Page, revision: u32) {
        let entry = self.number();
        let change = self.number();
        let page = match has_account {
            true => page,
            false => Page { id: 0, title: format!("Secret target {entry}"), exists: false, ..page },
        };
        self.entry(Subject { id: entry, bits, kind: Kind::LogEntry { change }, has_account, page: page.clone() });
        self.change(Subject { id: change, bits, kind: Kind::Log { entry, revision }, has_account, page });
    }

    fn revision(&mut self, subject: Subject) {
        let Kind::Revision { place, .. } = subject.kind else { unreachable!("a revision") };
        let id = subject.id;
        let parent = if place == 0 { 0 } else { id - 1 };
        let sha1 = self.has_sha1.then_some(("rev_sha1", &Text(SHA1) as &dyn std::fmt::Display));
        let timestamp = subject.timestamp();
        let timestamp = Text(&timestamp);
        let cells: [(&str, &dyn std::fmt::Display); 8] = [
            ("rev_id", &id),
            ("rev_page", &subject.page.id),
            ("rev_comment_id", &id),
            ("rev_actor", &id),
            ("rev_timestamp", &timestamp),
            ("rev_deleted", &subject.bits),
            ("rev_len", &size(place)),
            ("rev_parent_id", &parent),
        ];
        self.rows.add("revision", &cells.into_iter().chain(sha1).collect::<Vec<_>>());
        let role = "(SELECT role_id FROM slot_roles WHERE role_name = 'main')";
        let model = "(SELECT model_id FROM content_models WHERE model_name = 'wikitext')";
        self.rows.add(
            "slots",
            &[("slot_revision_id", &id), ("slot_role_id", &role), ("slot_content_id", &id), ("slot_origin", &id)],
        );
        self.rows.add(
            "content",
            &[
                ("content_id", &id),
                ("content_size", &size(place)),
                ("content_sha1", &Text(SHA1)),
                ("content_model", &model),
                ("content_address", &Text("tt:0")),
            ],
        );
        self.tagged("ct_rev_id", id);
        self.people(&subject);
        self.revisions.push(subject);
    }

    fn entry(&mut self, subject: Subject) {
        let id = subject.id;
        let parameter = subject.parameter();
        let parameters = format!(r#"a:1:{{s:4:"told";s:{}:"{parameter}";}}"#, parameter.len());
        self.rows.add(
            "logging",
            &[
                ("log_id", &id),
                ("log_type", &Text("protect")),
                ("log_action", &Text(&subject.action())),
                ("log_timestamp", &Text(&subject.timestamp())),
                ("log_actor", &id),
                ("log_namespace", &0),
                ("log_title", &Text(&subject.page.key())),
                ("log_page", &subject.page.id),
                ("log_comment_id", &id),
                ("log_params", &Text(&parameters)),
                ("log_deleted", &subject.bits),
            ],
        );
        self.tagged("ct_log_id", id);
        self.people(&subject);
        self.entries.push(subject);
    }

    fn change(&mut self, subject: Subject) {
        let id = subject.id;
        let (source, entry, revision, place) = match subject.kind {
            Kind::Edit { place: 0, revision } => ("mw.new", 0, revision, 0),
            Kind::Edit { place, revision } => ("mw.edit", 0, revision, place),
            Kind::Log { entry, revision } => ("mw.log", entry, revision, HISTORY - 1),
            _ => unreachable!("a recent change"),
        };
        let previous = if place == 0 { 0 } else { revision - 1 };
        let log_type = if entry == 0 { "" } else { "protect" };
        self.rows.add(
            "recentchanges",
            &[
                ("rc_id", &id),
                ("rc_timestamp", &Text(&subject.timestamp())),
                ("rc_actor", &id),
                ("rc_namespace", &0),
                ("rc_title", &Text(&subject.page.key())),
                ("rc_comment_id", &id),
                ("rc_cur_id", &subject.page.id),
                ("rc_this_oldid", &revision),
                ("rc_last_oldid", &previous),
                ("rc_source", &Text(source)),
                ("rc_new_len", &size(place)),
                ("rc_deleted", &subject.bits),
                ("rc_logid", &entry),
                ("rc_log_type", &Text(log_type)),
                ("rc_log_action", &Text(&subject.action())),
            ],
        );
        self.tagged("ct_rc_id", id);
        self.people(&subject);
        self.changes.push(subject);
    }

    /// The subject's actor, with an account or without, and its comment.
    fn people(&mut self, subject: &Subject) {
        let id = subject.id;
        let name = subject.actor();
        let account = if subject.has_account { id.to_string() } else { "NULL".to_owned() };
        if subject.has_account {
            self.account(id, &name);
        }
        self.rows.add("actor", &[("actor_id", &id), ("actor_user", &account), ("actor_name", &Text(&name))]);
        self.comment(id, &subject.comment());
    }

    /// An account without an actor.
    pub fn account(&mut self, id: u32, name: &str) {
        let nothing = Text("");
        self.rows.add(
            "user",
            &[
                ("user_id", &id),
                ("user_name", &Text(name)),
                ("user_password", &Text("private password")),
                ("user_newpassword", &nothing),
                ("user_email", &Text("private@example.org")),
                ("user_touched", &Text("20010101000000")),
            ],
        );
    }

    /// A comment.
    pub fn comment(&mut self, id: u32, text: &str) {
        self.rows.add("comment", &[("comment_id", &id), ("comment_hash", &0), ("comment_text", &Text(text))]);
    }

    /// Tags on a row: one for all, one for some.
    fn tagged(&mut self, column: &str, id: u32) {
        for tag in [FIRST, FIRST + 1] {
            let tagging = id * 2 + (tag - FIRST);
            self.rows.add("change_tag", &[("ct_id", &tagging), (column, &id), ("ct_tag_id", &tag)]);
        }
    }
}

/// How long the text of a revision is, by its place in the history.
pub const fn size(place: u32) -> u32 {
    100 + 10 * place
}
