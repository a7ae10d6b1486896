//! Limit A: one statement with joins for each workload. `nested` takes a second kind, as the newest entries of every
//! actor are not to be had by joining.

use mysql_async::Value;

use crate::Failure;
use crate::answers::{Connection, Contributor, Feed, History, PageWithRevisions, Pages, User};
use crate::cells::Cells;
use crate::database::Connection as Database;
use crate::formats::title_key;
use crate::json::{Body, body};
use crate::lists::ListStatement;
use crate::nested::{self, FoundPage};
use crate::parameters::Variables;
use crate::rows;

/// The newest changes with all that belongs to them.
pub const FEED: &str = concat!(
    "SELECT rc_id, rc_timestamp, rc_source, rc_namespace, rc_title, rc_minor, rc_bot, rc_old_len, rc_new_len, rc_deleted, ",
    "comment_text, page_id, page_namespace, page_title, page_len, actor_id, actor_name, actor_user, user_is_temp, ",
    "rev_id, rev_len, rev_sha1, rev_deleted ",
    "FROM recentchanges LEFT JOIN comment ON comment_id = rc_comment_id LEFT JOIN page ON page_id = rc_cur_id ",
    "LEFT JOIN actor ON actor_id = rc_actor LEFT JOIN user ON user_id = actor_user ",
    "LEFT JOIN revision ON rev_id = rc_this_oldid ORDER BY rc_timestamp DESC, rc_id DESC LIMIT 50",
);

static LOOKUP: ListStatement = ListStatement::new(
    concat!(
        "SELECT page_id, page_namespace, page_title, page_len, ",
        "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name ",
        "FROM (SELECT ? AS namespace, ? AS title",
    ),
    "",
    " UNION ALL SELECT ?, ?",
    concat!(
        ") AS asked STRAIGHT_JOIN page ON page_namespace = namespace AND page_title = title ",
        "LEFT JOIN revision ON rev_id = page_latest LEFT JOIN comment ON comment_id = rev_comment_id ",
        "LEFT JOIN actor ON actor_id = rev_actor",
    ),
);

const HISTORY: &str = concat!(
    "SELECT page_id, page_namespace, page_title, ",
    "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name, rev_minor_edit, ",
    "(SELECT GROUP_CONCAT(ctd_name SEPARATOR '|') FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id ",
    "WHERE ct_rev_id = rev_id) ",
    "FROM page JOIN revision ON rev_page = page_id LEFT JOIN comment ON comment_id = rev_comment_id ",
    "LEFT JOIN actor ON actor_id = rev_actor WHERE page_id = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 100",
);

// The branches find ids in an index; what belongs to them is joined outside, where it is planned once.
static NESTED: ListStatement = ListStatement::new(
    concat!(
        "SELECT STRAIGHT_JOIN page_id, page_namespace, page_title, ",
        "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name FROM (("
    ),
    concat!(
        "SELECT page_id AS found_page, rev_id AS found_revision ",
        "FROM page JOIN revision FORCE INDEX (rev_page_timestamp) ON rev_page = page_id ",
        "WHERE page_namespace = ? AND page_title = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 10",
    ),
    ") UNION ALL (",
    concat!(
        ")) AS found JOIN page ON page_id = found_page JOIN revision ON rev_id = found_revision ",
        "LEFT JOIN comment ON comment_id = rev_comment_id LEFT JOIN actor ON actor_id = rev_actor",
    ),
);

/// A user with their newest contributions, in a row for each of those.
pub const USER: &str = concat!(
    "SELECT user_id, user_name, user_editcount, user_registration, ",
    "rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, page_id, page_namespace, page_title ",
    "FROM user JOIN actor ON actor_user = user_id JOIN revision ON rev_actor = actor_id AND rev_deleted & 4 = 0 ",
    "LEFT JOIN comment ON comment_id = rev_comment_id LEFT JOIN page ON page_id = rev_page ",
    "WHERE user_name = ? AND NOT EXISTS (SELECT 1 FROM block JOIN block_target ON bt_id = bl_target ",
    "WHERE bl_deleted = 1 AND bt_user = user_id) ",
    "ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 50",
);

/// A user who may have no contributions.
pub const IDLE_USER: &str = concat!(
    "SELECT user_id, user_name, user_editcount, user_registration FROM user WHERE user_name = ? ",
    "AND NOT EXISTS (SELECT 1 FROM block JOIN block_target ON bt_id = bl_target WHERE bl_deleted = 1 AND bt_user = user_id)",
);

/// Answers a workload's request.
pub async fn serve(database: &mut Database, workload: &str, variables: &Variables) -> Result<Body, Failure> {
    match workload {
        "feed" => feed(database).await,
        "lookup" => lookup(database, variables).await,
        "history" => history(database, variables).await,
        "nested" => nested(database, variables).await,
        "user" => user(database, variables).await,
        other => Err(format!("there is no workload {other}").into()),
    }
}

async fn feed(database: &mut Database) -> Result<Body, Failure> {
    let nodes = database.rows(FEED, Vec::new(), rows::change).await?;
    body(Feed { recent_changes: Connection { nodes } })
}

/// Namespaces and keys of titles, in the order of pages; NULL for the room that is left, which finds nothing.
pub(crate) fn title_values(titles: &[String], room: usize) -> Vec<Value> {
    let mut keys: Vec<(i64, String)> = titles.iter().map(|title| title_key(title)).collect();
    keys.sort_unstable();
    let pairs = keys.into_iter().flat_map(|(namespace, key)| [Value::Int(namespace), Value::from(key)]);
    pairs.chain(std::iter::repeat(Value::NULL)).take(2 * room).collect()
}

async fn lookup(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let (sql, room) = LOOKUP.text(variables.titles.len());
    let values = title_values(&variables.titles, room);
    let nodes = database.rows(sql, values, rows::looked_up_page).await?;
    body(Pages { pages: Connection { nodes } })
}

async fn history(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let mut page = None;
    let values = vec![Value::Int(variables.id)];
    let read = |row: &mut crate::cells::MariaDbRow| {
        if page.is_none() {
            page = Some((row.id(0), row.title(1, 2).unwrap_or_default()));
        }
        rows::tagged_revision(row, 3)
    };
    let nodes: Vec<_> = database.rows(HISTORY, values, read).await?.into_iter().flatten().collect();
    let page =
        page.map(|(database_id, title)| PageWithRevisions { database_id, title, revisions: Connection { nodes } });
    body(History { page })
}

async fn nested(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let mut pages: Vec<FoundPage> = Vec::new();
    let (sql, room) = NESTED.text(variables.titles.len());
    let values = title_values(&variables.titles, room);
    let read = |row: &mut crate::cells::MariaDbRow| {
        if pages.last().is_none_or(|page| page.id != row.id(0)) {
            pages.push(FoundPage::read(row));
        }
        if let (Some(page), Some(revision)) = (pages.last_mut(), rows::revision(row, 3)) {
            page.revisions.push(revision);
        }
    };
    database.rows(sql, values, read).await?;
    nested::answer(database, pages).await
}

async fn user(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let name = || vec![Value::from(variables.name.as_str())];
    let mut user = None;
    let read = |row: &mut crate::cells::MariaDbRow| {
        if user.is_none() {
            user = Some(read_user(row));
        }
        rows::contribution(row, 4)
    };
    let nodes = database.rows(USER, name(), read).await?;
    if user.is_none() {
        user = database.rows(IDLE_USER, name(), read_user).await?.pop();
    }
    let user = user.map(|user| User { contributions: Connection { nodes }, ..user });
    body(Contributor { user })
}

/// A user whose id comes first, followed by name, edit count, registration; without contributions yet.
pub(crate) fn read_user<P>(row: &mut impl Cells) -> User<P> {
    User {
        database_id: row.id(0),
        name: row.text(1).unwrap_or_default(),
        edit_count: row.number(2),
        registered_at: row.timestamp(3),
        contributions: Connection { nodes: Vec::new() },
    }
}
