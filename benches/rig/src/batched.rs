//! Limit B: statements over lists of ids, a level at a time. What a row has one of comes with it by a join in `history`
//! and `nested`, where what it has many of takes a statement of its own; elsewhere every table is asked by itself.

use mysql_async::Value;

use crate::Failure;
use crate::answers::{
    Change, Connection, Contribution, Contributor, Feed, HashedRevision, History, KnownActor, LookedUpPage,
    MeasuredPage, Page, PageWithRevisions, Pages, Revision, User,
};
use crate::cells::{ACTOR, COMMENT, CONTENT, Cells, MariaDbRow};
use crate::database::Connection as Database;
use crate::formats::{self, Timestamp};
use crate::joined::{read_user, title_values};
use crate::json::{Body, body};
use crate::lists::{ById, ListStatement, distinct};
use crate::nested::{self, FoundPage};
use crate::parameters::Variables;
use crate::rows::{self, unless};

const CHANGES: &str = concat!(
    "SELECT rc_id, rc_timestamp, rc_source, rc_namespace, rc_title, rc_minor, rc_bot, rc_old_len, rc_new_len, rc_deleted, ",
    "rc_comment_id, rc_cur_id, rc_actor, rc_this_oldid FROM recentchanges ORDER BY rc_timestamp DESC, rc_id DESC LIMIT 50",
);
static COMMENTS: ListStatement =
    ListStatement::of_ids("SELECT comment_id, comment_text FROM comment WHERE comment_id IN (");
static PAGES: ListStatement =
    ListStatement::of_ids("SELECT page_id, page_namespace, page_title, page_len FROM page WHERE page_id IN (");
static ACTORS: ListStatement = ListStatement::of_ids("SELECT actor_id, actor_name FROM actor WHERE actor_id IN (");
static KNOWN_ACTORS: ListStatement = ListStatement::of_ids(concat!(
    "SELECT actor_id, actor_name, actor_user, user_is_temp FROM actor LEFT JOIN user ON user_id = actor_user ",
    "WHERE actor_id IN (",
));
static HASHES: ListStatement =
    ListStatement::of_ids("SELECT rev_id, rev_len, rev_sha1, rev_deleted FROM revision WHERE rev_id IN (");

static PAGES_BY_TITLE: ListStatement = ListStatement::new(
    "SELECT page_id, page_namespace, page_title, page_len, page_latest FROM (SELECT ? AS namespace, ? AS title",
    "",
    " UNION ALL SELECT ?, ?",
    ") AS asked STRAIGHT_JOIN page ON page_namespace = namespace AND page_title = title",
);
static REVISIONS: ListStatement = ListStatement::of_ids(concat!(
    "SELECT rev_id, rev_timestamp, rev_len, rev_deleted, rev_actor, comment_text ",
    "FROM revision LEFT JOIN comment ON comment_id = rev_comment_id WHERE rev_id IN (",
));

const PAGE: &str = "SELECT page_id, page_namespace, page_title FROM page WHERE page_id = ?";
const REVISIONS_OF_PAGE: &str = concat!(
    "SELECT rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name, rev_minor_edit, NULL ",
    "FROM revision LEFT JOIN comment ON comment_id = rev_comment_id LEFT JOIN actor ON actor_id = rev_actor ",
    "WHERE rev_page = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 100",
);
static TAGS: ListStatement = ListStatement::of_ids(
    "SELECT ct_rev_id, ctd_name FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id WHERE ct_rev_id IN (",
);

// The branches find ids in an index; what belongs to them is joined outside, where it is planned once.
static REVISIONS_OF_PAGES: ListStatement = ListStatement::new(
    concat!(
        "SELECT STRAIGHT_JOIN rev_page, rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, actor_id, actor_name ",
        "FROM ((",
    ),
    concat!(
        "SELECT rev_id AS found FROM revision FORCE INDEX (rev_page_timestamp) ",
        "WHERE rev_page = ? ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 10",
    ),
    ") UNION ALL (",
    concat!(
        ")) AS found JOIN revision ON rev_id = found ",
        "LEFT JOIN comment ON comment_id = rev_comment_id LEFT JOIN actor ON actor_id = rev_actor",
    ),
);

const USER: &str = concat!(
    "SELECT user_id, user_name, user_editcount, user_registration, actor_id ",
    "FROM user LEFT JOIN actor ON actor_user = user_id WHERE user_name = ? ",
    "AND NOT EXISTS (SELECT 1 FROM block JOIN block_target ON bt_id = bl_target WHERE bl_deleted = 1 AND bt_user = user_id)",
);
const CONTRIBUTIONS: &str = concat!(
    "SELECT rev_id, rev_timestamp, rev_len, rev_deleted, comment_text, rev_page ",
    "FROM revision LEFT JOIN comment ON comment_id = rev_comment_id ",
    "WHERE rev_actor = ? AND rev_deleted & 4 = 0 ORDER BY rev_timestamp DESC, rev_id DESC LIMIT 50",
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

/// The rows of a statement over ids, by their ids, which come first.
async fn by_id<T>(
    database: &mut Database,
    statement: &'static ListStatement,
    ids: impl IntoIterator<Item = i64>,
    mut read: impl FnMut(&mut MariaDbRow) -> T,
) -> Result<ById<T>, Failure> {
    let ids = distinct(ids);
    if ids.is_empty() {
        return Ok(ById::new(Vec::new()));
    }
    let (sql, values) = statement.with_ids(&ids);
    Ok(ById::new(database.rows(sql, values, |row| (row.id(0), read(row))).await?))
}

/// A recent change, and the ids of what belongs to it, 0 for what is hidden or not there.
struct BareChange {
    change: Change<(), ()>,
    comment: i64,
    page: i64,
    actor: i64,
    revision: i64,
}

fn bare_change(row: &mut MariaDbRow) -> BareChange {
    let hidden = row.id(9);
    let kind = rows::change_kind(row.bytes(2).unwrap_or_default());
    let subject_bit = if kind == "LOG" { CONTENT } else { 0 };
    BareChange {
        comment: unless(hidden, COMMENT, row.number(10)).unwrap_or_default(),
        page: unless(hidden, subject_bit, row.number(11)).unwrap_or_default(),
        actor: unless(hidden, ACTOR, row.number(12)).unwrap_or_default(),
        revision: unless(hidden, subject_bit, row.number(13)).unwrap_or_default(),
        change: Change {
            database_id: row.id(0),
            timestamp: row.timestamp(1),
            kind,
            title: unless(hidden, subject_bit, row.title(3, 4)),
            is_minor: row.flag(5),
            is_bot: row.flag(6),
            old_length: row.number(7),
            new_length: row.number(8),
            comment: None,
            page: None,
            actor: None,
            revision: None,
        },
    }
}

async fn feed(database: &mut Database) -> Result<Body, Failure> {
    let changes = database.rows(CHANGES, Vec::new(), bare_change).await?;
    let ids = |id: fn(&BareChange) -> i64| changes.iter().map(id).filter(|id| *id != 0).collect::<Vec<_>>();
    let comments =
        by_id(database, &COMMENTS, ids(|change| change.comment), |row| row.text(1).unwrap_or_default()).await?;
    let pages = by_id(database, &PAGES, ids(|change| change.page), |row| MeasuredPage {
        database_id: row.id(0),
        title: row.title(1, 2).unwrap_or_default(),
        length: row.id(3),
    })
    .await?;
    let actors = by_id(database, &KNOWN_ACTORS, ids(|change| change.actor), |row| KnownActor {
        database_id: row.id(0),
        name: row.text(1).unwrap_or_default(),
        kind: rows::actor_kind(row.number(2), row.flag(3)),
    })
    .await?;
    let revisions = by_id(database, &HASHES, ids(|change| change.revision), |row| {
        let hidden = row.id(3);
        HashedRevision {
            database_id: row.id(0),
            size: unless(hidden, CONTENT, row.number(1)),
            sha1: unless(hidden, CONTENT, row.bytes(2)).and_then(formats::sha1),
        }
    })
    .await?;
    let nodes = changes
        .into_iter()
        .map(|BareChange { change, comment, page, actor, revision }| Change {
            database_id: change.database_id,
            timestamp: change.timestamp,
            kind: change.kind,
            title: change.title,
            is_minor: change.is_minor,
            is_bot: change.is_bot,
            old_length: change.old_length,
            new_length: change.new_length,
            comment: comments.get(comment).cloned(),
            page: pages.get(page),
            actor: actors.get(actor),
            revision: revisions.get(revision).cloned(),
        })
        .collect();
    body(Feed { recent_changes: Connection { nodes } })
}

/// A revision, and the id of who made it, 0 if that is hidden.
struct BareRevision {
    timestamp: Option<Timestamp>,
    size: Option<i64>,
    comment: Option<String>,
    actor: i64,
}

async fn lookup(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let (sql, room) = PAGES_BY_TITLE.text(variables.titles.len());
    let values = title_values(&variables.titles, room);
    let pages = database
        .rows(sql, values, |row| (row.id(0), row.title(1, 2).unwrap_or_default(), row.id(3), row.id(4)))
        .await?;
    let revisions = by_id(database, &REVISIONS, pages.iter().map(|page| page.3), |row| {
        let hidden = row.id(3);
        BareRevision {
            timestamp: row.timestamp(1),
            size: unless(hidden, CONTENT, row.number(2)),
            actor: unless(hidden, ACTOR, row.number(4)).unwrap_or_default(),
            comment: unless(hidden, COMMENT, row.text(5)),
        }
    })
    .await?;
    let ids: Vec<i64> = revisions.iter().map(|(_, revision)| revision.actor).filter(|id| *id != 0).collect();
    let actors = by_id(database, &ACTORS, ids, |row| rows::actor(row, 0)).await?;
    let latest_revision = |id: i64| {
        let revision = revisions.get(id)?;
        Some(Revision {
            database_id: id,
            timestamp: revision.timestamp,
            size: revision.size,
            comment: revision.comment.clone(),
            actor: actors.get(revision.actor).and_then(Option::as_ref),
        })
    };
    let nodes = pages
        .into_iter()
        .map(|(database_id, title, length, latest)| LookedUpPage {
            database_id,
            title,
            length,
            latest_revision: latest_revision(latest),
        })
        .collect();
    body(Pages { pages: Connection { nodes } })
}

async fn history(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let id = || vec![Value::Int(variables.id)];
    let page = database.rows(PAGE, id(), |row| (row.id(0), row.title(1, 2).unwrap_or_default())).await?.pop();
    let Some((database_id, title)) = page else { return body(History { page: None }) };
    let mut nodes: Vec<_> = database
        .rows(REVISIONS_OF_PAGE, id(), |row| rows::tagged_revision(row, 0))
        .await?
        .into_iter()
        .flatten()
        .collect();
    let ids = distinct(nodes.iter().map(|revision| revision.database_id));
    if !ids.is_empty() {
        let (sql, values) = TAGS.with_ids(&ids);
        let tags = database.rows(sql, values, |row| (row.id(0), row.text(1).unwrap_or_default())).await?;
        for (revision, tag) in tags {
            if let Some(node) = nodes.iter_mut().find(|node| node.database_id == revision) {
                node.tags.push(tag);
            }
        }
        nodes.iter_mut().for_each(|node| node.tags.sort_unstable());
    }
    body(History { page: Some(PageWithRevisions { database_id, title, revisions: Connection { nodes } }) })
}

async fn nested(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let (sql, room) = PAGES_BY_TITLE.text(variables.titles.len());
    let mut pages = database.rows(sql, title_values(&variables.titles, room), FoundPage::read).await?;
    let ids: Vec<i64> = pages.iter().map(|page| page.id).collect();
    let (sql, values) = REVISIONS_OF_PAGES.with_branches(&ids);
    let mut current = 0;
    let read = |row: &mut MariaDbRow| {
        let id = row.id(0);
        while pages.get(current).is_some_and(|page| page.id != id) {
            current += 1;
        }
        if let (Some(page), Some(revision)) = (pages.get_mut(current), rows::revision(row, 1)) {
            page.revisions.push(revision);
        }
    };
    database.rows(sql, values, read).await?;
    nested::answer(database, pages).await
}

async fn user(database: &mut Database, variables: &Variables) -> Result<Body, Failure> {
    let name = vec![Value::from(variables.name.as_str())];
    let user = database.rows(USER, name, |row| (row.id(4), read_user(row))).await?.pop();
    let Some((actor, user)) = user else { return body(Contributor::<Page> { user: None }) };
    let read = |row: &mut MariaDbRow| {
        let hidden = row.id(3);
        let contribution = Contribution::<()> {
            database_id: row.id(0),
            timestamp: row.timestamp(1),
            size: unless(hidden, CONTENT, row.number(2)),
            comment: unless(hidden, COMMENT, row.text(4)),
            page: None,
        };
        (row.id(5), contribution)
    };
    let contributions = database.rows(CONTRIBUTIONS, vec![Value::Int(actor)], read).await?;
    let page = |row: &mut MariaDbRow| Page { database_id: row.id(0), title: row.title(1, 2).unwrap_or_default() };
    let pages = by_id(database, &PAGES, contributions.iter().map(|(page, _)| *page), page).await?;
    let nodes = contributions
        .into_iter()
        .map(|(page, contribution)| Contribution {
            database_id: contribution.database_id,
            timestamp: contribution.timestamp,
            size: contribution.size,
            comment: contribution.comment,
            page: pages.get(page),
        })
        .collect();
    body(Contributor { user: Some(User { contributions: Connection { nodes }, ..user_without(user) }) })
}

fn user_without<P>(user: User<()>) -> User<P> {
    let User { database_id, name, edit_count, registered_at, .. } = user;
    User { database_id, name, edit_count, registered_at, contributions: Connection { nodes: Vec::new() } }
}
