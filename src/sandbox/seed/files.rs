//! Uploaded files: which there are, and what they show.

use super::encyclopaedia::table::rows;

const FILES: &str = include_str!("data/files.tsv");

/// The picture that an article's box of facts shows.
pub fn picture_of(title: &str) -> Option<&'static str> {
    rows::<6>(FILES).into_iter().find(|file| file[1] == title).map(|file| file[0])
}
