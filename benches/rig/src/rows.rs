//! From the rows of the joined statements to what is answered. What a row hides is left out here.

use crate::answers::{
    Actor, Change, Contribution, HashedRevision, KnownActor, LogEntry, LookedUpPage, MeasuredPage, Page, Revision,
    TaggedRevision,
};
use crate::cells::{ACTOR, COMMENT, CONTENT, Cells};
use crate::formats;

/// A value, unless one of these bits says that it is hidden.
pub fn unless<T>(hidden: i64, bit: i64, value: Option<T>) -> Option<T> {
    if hidden & bit == 0 { value } else { None }
}

/// What kind of change a source stands for.
pub fn change_kind(source: &[u8]) -> &'static str {
    match source {
        b"mw.edit" => "EDIT",
        b"mw.new" => "NEW",
        b"mw.log" => "LOG",
        b"mw.categorize" => "CATEGORIZE",
        _ => "EXTERNAL",
    }
}

/// What kind of actor has this account, if any, which may be a temporary one.
pub fn actor_kind(user: Option<i64>, is_temporary: bool) -> &'static str {
    match user {
        None => "ANONYMOUS",
        Some(_) if is_temporary => "TEMPORARY",
        Some(_) => "USER",
    }
}

/// A row of [`crate::joined::FEED`].
pub fn change(row: &mut impl Cells) -> Change<MeasuredPage, KnownActor> {
    let hidden = row.id(9);
    let kind = change_kind(row.bytes(2).unwrap_or_default());
    // What a log entry was about is hidden with it.
    let subject_bit = if kind == "LOG" { CONTENT } else { 0 };
    let revision_hidden = row.number(22).unwrap_or_default();
    Change {
        database_id: row.id(0),
        timestamp: row.timestamp(1),
        kind,
        title: unless(hidden, subject_bit, row.title(3, 4)),
        is_minor: row.flag(5),
        is_bot: row.flag(6),
        old_length: row.number(7),
        new_length: row.number(8),
        comment: unless(hidden, COMMENT, row.text(10)),
        page: unless(hidden, subject_bit, row.number(11))
            .and_then(|database_id| Some(MeasuredPage { database_id, title: row.title(12, 13)?, length: row.id(14) })),
        actor: unless(hidden, ACTOR, row.number(15)).and_then(|database_id| {
            Some(KnownActor { database_id, name: row.text(16)?, kind: actor_kind(row.number(17), row.flag(18)) })
        }),
        revision: unless(hidden, subject_bit, row.number(19)).map(|database_id| HashedRevision {
            database_id,
            size: unless(revision_hidden, CONTENT, row.number(20)),
            sha1: unless(revision_hidden, CONTENT, row.bytes(21)).and_then(formats::sha1),
        }),
    }
}

/// An actor whose id is at `place`, and whose name follows.
pub fn actor(row: &mut impl Cells, place: usize) -> Option<Actor> {
    Some(Actor { database_id: row.number(place)?, name: row.text(place + 1)? })
}

/// A revision whose id is at `place`, followed by timestamp, length, hidden bits, comment, actor.
pub fn revision(row: &mut impl Cells, place: usize) -> Option<Revision<Actor>> {
    let database_id = row.number(place)?;
    let hidden = row.id(place + 3);
    Some(Revision {
        database_id,
        timestamp: row.timestamp(place + 1),
        size: unless(hidden, CONTENT, row.number(place + 2)),
        comment: unless(hidden, COMMENT, row.text(place + 4)),
        actor: unless(hidden, ACTOR, Some(())).and_then(|()| actor(row, place + 5)),
    })
}

/// A row of the joined lookup.
pub fn looked_up_page(row: &mut impl Cells) -> LookedUpPage<Actor> {
    LookedUpPage {
        database_id: row.id(0),
        title: row.title(1, 2).unwrap_or_default(),
        length: row.id(3),
        latest_revision: revision(row, 4),
    }
}

/// A revision as [`revision`] has it, followed by whether it is minor, and its tags with bars between.
pub fn tagged_revision(row: &mut impl Cells, place: usize) -> Option<TaggedRevision> {
    let Revision { database_id, timestamp, size, comment, actor } = revision(row, place)?;
    let is_minor = row.flag(place + 7);
    let tags = row.bytes(place + 8).and_then(|tags| str::from_utf8(tags).ok()).map(tags).unwrap_or_default();
    Some(TaggedRevision { database_id, timestamp, size, is_minor, comment, tags, actor })
}

fn tags(joined: &str) -> Vec<String> {
    let mut tags: Vec<String> = joined.split('|').map(str::to_owned).collect();
    tags.sort_unstable();
    tags
}

/// A contribution whose id is at `place`, followed by timestamp, length, hidden bits, comment, and its page.
pub fn contribution(row: &mut impl Cells, place: usize) -> Contribution<Page> {
    let hidden = row.id(place + 3);
    Contribution {
        database_id: row.id(place),
        timestamp: row.timestamp(place + 1),
        size: unless(hidden, CONTENT, row.number(place + 2)),
        comment: unless(hidden, COMMENT, row.text(place + 4)),
        page: row
            .number(place + 5)
            .and_then(|database_id| Some(Page { database_id, title: row.title(place + 6, place + 7)? })),
    }
}

/// A log entry whose id is at `place`, followed by type, action, timestamp, namespace, title, hidden bits.
pub fn log_entry(row: &mut impl Cells, place: usize) -> LogEntry {
    let hidden = row.id(place + 6);
    LogEntry {
        database_id: row.id(place),
        r#type: row.text(place + 1).unwrap_or_default(),
        action: unless(hidden, CONTENT, row.text(place + 2)),
        timestamp: row.timestamp(place + 3),
        title: unless(hidden, CONTENT, row.title(place + 4, place + 5)),
    }
}
