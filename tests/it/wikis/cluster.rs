//! Thirty wikis on three servers, as sections of the replicas: ten on each, and the list of all on one of them.

use super::server::{READER, Server, schema};
use crate::harness::SECRET_KEY;

/// The servers' sections; the last has the list.
const SECTIONS: [&str; 3] = ["s1", "s5", "s7"];

/// How many wikis each has.
const WIKIS: usize = 10;

/// How many revisions, and recent changes, each wiki has.
const ROWS: usize = 12;

/// The name of whoever saved every other revision, on all wikis.
pub const AUTHOR: &str = "Wanda";

/// What the gateway asks for.
pub const TABLES: [&str; 25] = [
    "actor",
    "archive",
    "block",
    "block_target",
    "category",
    "categorylinks",
    "change_tag",
    "change_tag_def",
    "comment",
    "content",
    "content_models",
    "linktarget",
    "logging",
    "page",
    "page_props",
    "page_restrictions",
    "pagelinks",
    "recentchanges",
    "redirect",
    "revision",
    "site_stats",
    "slot_roles",
    "slots",
    "templatelinks",
    "user",
];

/// The servers.
pub struct Cluster {
    pub servers: Vec<Server>,
}

/// A row that the test put there: when, where, and its id.
pub type Row = (String, String, i64);

impl Cluster {
    /// Starts the servers, and fills them.
    pub async fn start() -> Self {
        let tables = schema(&TABLES).await;
        let servers = futures_util::future::join_all((0..SECTIONS.len()).map(async |number| {
            let server = Server::start().await;
            for code in codes_of(number) {
                server.run(&format!("CREATE DATABASE {code}_p; USE {code}_p; {}", tables.join("; "))).await;
                server.run(&format!("USE {code}_p; {}", content(&code))).await;
            }
            server
        }));
        let servers = servers.await;
        servers[SECTIONS.len() - 1].run(&list()).await;
        Self { servers }
    }

    /// The variables of a gateway over them, with so many connections to each.
    pub fn variables(&self, connections: usize) -> Vec<(&'static str, String)> {
        self.variables_with(connections, 8)
    }

    /// The same, for a gateway that gives up no wiki because this machine is busy.
    pub fn patient_variables(&self, connections: usize) -> Vec<(&'static str, String)> {
        self.variables_with(connections, 120)
    }

    fn variables_with(&self, connections: usize, patience: u32) -> Vec<(&'static str, String)> {
        let ends: Vec<String> =
            SECTIONS.iter().zip(&self.servers).map(|(section, server)| format!("{section}={}", server.end())).collect();
        vec![
            ("WIKI_REPLICA", codes().remove(0)),
            ("REPLICA_TUNNELS", ends.join(",")),
            ("TOOL_REPLICA_USER", READER.to_owned()),
            ("TOOL_REPLICA_PASSWORD", READER.to_owned()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            ("DATABASE_CONNECTIONS", connections.to_string()),
            ("DATABASE_WAIT", "60".to_owned()),
            ("WIKIS_TIMEOUT", patience.to_string()),
        ]
    }
}

/// The codes of all wikis.
pub fn codes() -> Vec<String> {
    (0..SECTIONS.len()).flat_map(codes_of).collect()
}

/// The codes of the wikis on one server.
pub fn codes_of(server: usize) -> Vec<String> {
    // Wikis of one server are no neighbours in the order of codes.
    (0..WIKIS).map(|number| format!("w{:02}wiki", number * SECTIONS.len() + server)).collect()
}

/// All recent changes of some wikis, in the order in which they are to come.
pub fn changes(codes: &[String]) -> Vec<Row> {
    ordered(codes, |number| Some(number as i64 + 1))
}

/// All of the author's revisions on some wikis, in the order in which they are to come.
pub fn contributions(codes: &[String]) -> Vec<Row> {
    ordered(codes, |number| (number % 2 == 0).then_some(number as i64 + 1))
}

fn ordered(codes: &[String], id: impl Fn(usize) -> Option<i64>) -> Vec<Row> {
    let of_wiki = |code: &String| {
        let rows = (0..ROWS).filter_map(|number| Some((rfc_3339(code, number), code.clone(), id(number)?)));
        rows.collect::<Vec<_>>()
    };
    let mut rows: Vec<Row> = codes.iter().flat_map(of_wiki).collect();
    rows.sort();
    rows.reverse();
    rows
}

/// The second of a wiki's row. Rows of many wikis, and two of one, share theirs.
fn second(code: &str, number: usize) -> usize {
    let wiki: usize = code[1..3].parse().unwrap();
    number / 2 * 4 + wiki % 4
}

fn rfc_3339(code: &str, number: usize) -> String {
    format!("2026-01-01T00:00:{:02}Z", second(code, number))
}

/// The rows of a wiki; its pages' titles have its code.
fn content(code: &str) -> String {
    let rows = |row: &dyn Fn(usize) -> String| (0..ROWS).map(row).collect::<Vec<_>>().join(", ");
    let time = |number: usize| format!("202601010000{:02}", second(code, number));
    let revisions = rows(&|number| {
        let (id, actor) = (number + 1, 1 + number % 2);
        format!("({id}, 1, 1, {actor}, '{}', 0, 0, {id}, 0)", time(number))
    });
    let changes = rows(&|number| {
        let (id, actor) = (number + 1, 1 + number % 2);
        format!("({id}, '{}', {actor}, 0, 'Page_of_{code}', 1, 1, {id}, 'mw.edit')", time(number))
    });
    format!(
        "INSERT INTO actor (actor_id, actor_name) VALUES (1, '{AUTHOR}'), (2, 'Somebody of {code}'); \
         INSERT INTO comment (comment_id, comment_hash, comment_text) VALUES (1, 0, 'on {code}'); \
         INSERT INTO slot_roles (role_id, role_name) VALUES (1, 'main'); \
         INSERT INTO page (page_id, page_namespace, page_title, page_random, page_touched, page_latest, page_len) \
         VALUES (1, 0, 'Page_of_{code}', 0.5, '20260101000000', {ROWS}, 1); \
         INSERT INTO revision (rev_id, rev_page, rev_comment_id, rev_actor, rev_timestamp, rev_minor_edit, rev_deleted, \
         rev_len, rev_parent_id) VALUES {revisions}; \
         INSERT INTO recentchanges (rc_id, rc_timestamp, rc_actor, rc_namespace, rc_title, rc_comment_id, rc_cur_id, \
         rc_this_oldid, rc_source) VALUES {changes}"
    )
}

/// The list of wikis, and a heartbeat for each section.
fn list() -> String {
    let columns = "dbname varchar(32) PRIMARY KEY, lang varchar(12), name text, family text, url text, slice text, \
                   is_closed decimal(1,0)";
    let rows: Vec<String> = SECTIONS
        .iter()
        .enumerate()
        .flat_map(|(number, section)| {
            let row =
                move |code: String| format!("('{code}', 'en', 'Wiki {code}', 'test', NULL, '{section}.labsdb', 0)");
            codes_of(number).into_iter().map(row)
        })
        .collect();
    format!(
        "CREATE DATABASE meta_p; CREATE TABLE meta_p.wiki ({columns}); INSERT INTO meta_p.wiki VALUES {}",
        rows.join(", ")
    )
}
