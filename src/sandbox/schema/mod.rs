//! MediaWiki's tables and indexes, as its SQLite installer declares them in the newest shape.
//!
//! That is MediaWiki 1.46 and what is known of 1.47: no `rc_type`, `rc_new`, `rev_sha1` or `ar_sha1`; links name their
//! target by `linktarget`; blocks live in `block` and `block_target`; `site_stats` counts temporary accounts apart.
//! Columns declared `BLOB` hold text values, as MediaWiki stores them.

/// The DDL, by topic, in the order in which it is run.
pub const DDL: &[&str] = &[
    include_str!("pages.sql"),
    include_str!("people.sql"),
    include_str!("links.sql"),
    include_str!("changes.sql"),
    include_str!("files.sql"),
    include_str!("site.sql"),
];
