//! Who edits: accounts with their parts in the story, addresses, temporary accounts.

use super::clock::{DAY, Moment, Seconds};
use super::dice::Dice;
use super::encyclopaedia::table::{list, rows};

const ACCOUNTS: &str = include_str!("data/accounts.tsv");

/// Wikimedia-style temporary accounts were tried in these spans, and are in use since the last one began.
pub fn has_temporary_accounts(at: Moment) -> bool {
    let pilot = Moment::day(2025, 11, 4)..Moment::day(2026, 2, 1);
    pilot.contains(&at) || at >= Moment::day(2026, 10, 12)
}

/// Who acts where nobody else could.
pub const FALLBACK: &str = "Ada";

/// When those who do mischief were blocked for it: they do nothing afterwards.
const BLOCKED: &[(&str, &str)] = &[
    ("Splash9000", "2022-01-09"),
    ("Rivers R Boring", "2023-02-19"),
    ("QuackQuack", "2025-05-09"),
    ("BestToursDanube", "2026-10-21"),
    ("Totally not Splash9000", "2026-10-26"),
];

/// An account of the list.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its name.
    pub name: &'static str,
    /// The name its owner gives besides.
    pub real_name: &'static str,
    /// When it was registered; nothing for those older than the record.
    pub since: Option<Moment>,
    /// The groups that it will belong to.
    pub groups: Vec<&'static str>,
    /// When it does nothing any more.
    pub until: Option<Moment>,
    /// Its part in the story.
    pub part: &'static str,
    weight: i64,
}

impl Member {
    /// When its groups are given to it: at the start for the founders, on the next days for bots, later for others.
    pub fn promoted(&self) -> Option<Moment> {
        let wait = if self.part == "bot" { DAY.times(3) } else { DAY.times(160) };
        self.since.map(|since| since + wait)
    }

    /// Whether it belongs to one of the groups by then.
    pub fn has_any(&self, groups: &[&str], at: Moment) -> bool {
        self.promoted().is_none_or(|promoted| promoted < at) && self.groups.iter().any(|group| groups.contains(group))
    }
}

/// Everyone.
pub struct Cast {
    /// The accounts, in the order in which they were registered.
    pub members: Vec<Member>,
}

/// Which editors an edit is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Accounts with experience.
    Regular,
    /// Accounts with little of it.
    Newcomer,
    /// Somebody without an account.
    Stranger,
    /// Accounts that do mischief.
    Vandal,
    /// Somebody without an account who does mischief.
    StrangeVandal,
    /// Bots.
    Bot,
    /// Accounts that may roll back.
    Rollbacker,
    /// Administrators.
    Sysop,
}

impl Cast {
    /// The accounts of the list.
    pub fn new() -> Self {
        let member = |[name, real_name, since, groups, part, weight]: [&'static str; 6]| Member {
            name,
            real_name,
            since: registration(name, since),
            until: BLOCKED.iter().find(|(blocked, _)| *blocked == name).map(|(_, day)| Moment::parse(day)),
            groups: list(groups),
            part,
            weight: weight.parse().expect("a weight is a number"),
        };
        Self { members: rows(ACCOUNTS).into_iter().map(member).collect() }
    }

    /// Somebody who may play that role at that time.
    pub fn pick(&self, role: Role, at: Moment, dice: &mut Dice) -> String {
        match role {
            Role::Stranger => stranger(at, dice, 0),
            Role::StrangeVandal => stranger(at, dice, 1),
            Role::Regular => self.weighted(at, dice, |member| member.part == "regular"),
            Role::Newcomer => self.weighted(at, dice, |member| member.part == "newcomer"),
            Role::Vandal => self.weighted(at, dice, |member| member.part == "vandal"),
            Role::Bot => self.weighted(at, dice, |member| member.part == "bot"),
            Role::Rollbacker => self.weighted(at, dice, |member| member.has_any(&["sysop", "rollbacker"], at)),
            Role::Sysop => self.weighted(at, dice, |member| member.has_any(&["sysop"], at)),
        }
    }

    fn weighted(&self, at: Moment, dice: &mut Dice, fits: impl Fn(&Member) -> bool) -> String {
        let ready = |member: &&Member| {
            let is_there = member.since.is_none_or(|since| since + DAY < at);
            is_there && member.until.is_none_or(|until| at < until) && fits(member)
        };
        let candidates: Vec<&Member> = self.members.iter().filter(ready).collect();
        let total: i64 = candidates.iter().map(|member| member.weight).sum();
        if total == 0 {
            return FALLBACK.to_owned();
        }
        let mut draw = dice.between(0, total - 1);
        for member in candidates {
            draw -= member.weight;
            if draw < 0 {
                return member.name.to_owned();
            }
        }
        unreachable!("a draw below the sum of all weights falls on one of them")
    }
}

fn registration(name: &str, day: &str) -> Option<Moment> {
    if day == "-" {
        return None;
    }
    Some(Moment::parse(day) + Seconds(Dice::of(name).between(6 * 3600, 23 * 3600)))
}

/// An address or a temporary account; `kind` keeps those who help apart from those who do not.
fn stranger(at: Moment, dice: &mut Dice, kind: i64) -> String {
    if has_temporary_accounts(at) {
        // A temporary account lives for up to 90 days; here people clear their cookies every ten.
        let [year, ..] = at.parts();
        let period = at.seconds() / DAY.times(10).0;
        let person = Dice::of(&format!("temporary {period} {} {kind}", dice.between(0, 9))).between(10_000, 98_999);
        return format!("~{year}-{person}-{:02}", person * 7 % 90 + 10);
    }
    let person = dice.between(0, 34) * 2 + kind;
    if person % 10 < 3 {
        format!("2001:DB8:{:X}:{:X}:0:0:0:{:X}", 16 + person, person * 37 % 4096, person * 911 % 65_536)
    } else if person % 10 < 6 {
        format!("192.0.2.{}", person * 3 % 250 + 1)
    } else {
        format!("203.0.113.{}", person * 3 % 250 + 1)
    }
}
