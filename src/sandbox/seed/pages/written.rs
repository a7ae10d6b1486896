//! Pages that are written by hand.

use super::PlannedPage;
use crate::sandbox::seed::cast::Role;
use crate::sandbox::seed::clock::{HOUR, Moment, Seconds};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::encyclopaedia::article::Article;
use crate::sandbox::seed::world::Title;
use crate::sandbox::seed::world::title::{MAIN, TEMPLATE};

const PAGES: &str = include_str!("../data/pages.txt");

pub(super) fn pages() -> Vec<PlannedPage> {
    PAGES.split("\n@@ ").skip(1).map(page).collect()
}

fn page(block: &str) -> PlannedPage {
    let (head, text) = block.split_once('\n').expect("a page has a text");
    let head: Vec<&str> = head.split('|').map(str::trim).collect();
    let [title, day, by, revisions] = head.try_into().unwrap_or_else(|_| panic!("not a page's head: {block}"));
    let namespace = Title::parse(title).namespace;
    let is_guarded = title == "Main Page" || namespace == 8;
    let (editors, mischief) = match namespace {
        _ if is_guarded => (Role::Sysop, 0),
        MAIN => (Role::Newcomer, 8),
        TEMPLATE => (Role::Regular, 2),
        _ => (Role::Regular, 5),
    };
    PlannedPage {
        revisions: revisions.parse().expect("a number of revisions"),
        editors: Some(editors),
        mischief,
        ..PlannedPage::new(Article::of_lines(title, text), moment(day, title), by)
    }
}

/// Some second of a day.
pub(super) fn moment(day: &str, topic: &str) -> Moment {
    let second = Seconds(Dice::of(&format!("second of {topic}")).between(0, HOUR.times(14).0));
    Moment::parse(day) + HOUR.times(8) + second
}
