//! The histories of the articles: when each step of their growth is made, and by whom.

use super::cast::{Cast, Role};
use super::clock::{DAY, HOUR, MINUTE, Moment, NOW, RECENT, Seconds};
use super::dice::Dice;
use super::encyclopaedia::article::Article;
use super::encyclopaedia::articles;
use super::encyclopaedia::growth::{Kind, Step, grow};
use super::timeline::Timeline;
use super::world::{Edit, Title};
use super::{OPENING, OPENING_DAYS};

/// Plans the history of every article.
pub fn plan(timeline: &mut Timeline, cast: &Cast) {
    for (number, article) in articles().iter().enumerate() {
        let dice = &mut Dice::of(&format!("history of {}", article.title));
        let (created, steps) = if article.title == "Danube" {
            (OPENING + DAY.times(2) + HOUR.times(9), grow(article, 190, 12, dice))
        } else {
            let size = dice.between(11, 19) as usize;
            (creation(number, dice), grow(article, size, 7, dice))
        };
        schedule(timeline, cast, article, created, steps, dice);
    }
}

/// The first articles are the first of the list; later ones follow over the years.
fn creation(number: usize, dice: &mut Dice) -> Moment {
    let span = (NOW - RECENT).seconds() - OPENING.seconds() - OPENING_DAYS.0;
    let share = (number as f64 / 300.0).powf(1.3) * 0.55 + dice.fraction().powi(2) * 0.4;
    OPENING + OPENING_DAYS + Seconds((span as f64 * share.min(1.0)) as i64)
}

fn schedule(
    timeline: &mut Timeline,
    cast: &Cast,
    article: &Article,
    created: Moment,
    steps: Vec<Step>,
    dice: &mut Dice,
) {
    let title = Title::parse(&article.title);
    let mut moments = moments(created, &steps, dice);
    moments.reverse();
    let mut last = created;
    for (number, step) in steps.into_iter().enumerate() {
        let is_repair = matches!(step.kind, Kind::Rollback | Kind::Undo);
        let at = if number == 0 {
            created
        } else if is_repair {
            last + Seconds(dice.between(40, 2_400))
        } else {
            moments.pop().expect("a moment for each step").max(last + MINUTE)
        };
        let at = at.min(NOW - Seconds(1));
        last = at;
        let by = author(cast, &step, number, at, dice);
        let tags = tags(&step, &by, dice);
        let is_minor = match step.kind {
            Kind::Fix => dice.percent(75),
            Kind::Routine => dice.percent(40),
            _ => false,
        } && !is_stranger(&by);
        let title = title.clone();
        timeline.at(at, move |world, at| match step.kind {
            Kind::Rollback => {
                world.rollback(&title, &by, at);
            }
            Kind::Undo => {
                world.undo(&title, &by, at, &step.summary);
            }
            _ => {
                let edit = Edit::new(title, &step.text, &by, at);
                world.save(&Edit { summary: &step.summary, is_minor, tags: &tags, ..edit });
            }
        });
    }
}

/// When the steps are made: over the whole life of the article, and again and again in the newest month.
fn moments(created: Moment, steps: &[Step], dice: &mut Dice) -> Vec<Moment> {
    let newest = NOW - RECENT;
    let mut moments: Vec<Moment> = steps
        .iter()
        .map(|_| {
            if dice.percent(17) {
                dice.moment(newest.max(created), NOW - HOUR)
            } else {
                let life = (newest.seconds() - created.seconds()) as f64;
                created + Seconds((life * dice.fraction().powf(1.4)) as i64) + MINUTE
            }
        })
        .collect();
    moments.sort_unstable();
    moments
}

fn author(cast: &Cast, step: &Step, number: usize, at: Moment, dice: &mut Dice) -> String {
    let roll = dice.between(0, 99);
    let role = match step.kind {
        Kind::Rollback => Role::Rollbacker,
        Kind::Mischief if roll < 30 => Role::Vandal,
        Kind::Mischief => Role::StrangeVandal,
        Kind::Routine if roll < 55 => Role::Bot,
        Kind::Write | Kind::Fix if roll < 14 && number > 0 => Role::Stranger,
        Kind::Write | Kind::Fix if roll < 26 => Role::Newcomer,
        _ => Role::Regular,
    };
    let name = cast.pick(role, at, dice);
    // The wiki has no vandals with an account in its first years.
    if role == Role::Vandal && name == "Ada" { cast.pick(Role::StrangeVandal, at, dice) } else { name }
}

fn tags(step: &Step, by: &str, dice: &mut Dice) -> Vec<&'static str> {
    let is_new = is_stranger(by);
    let roll = dice.between(0, 99);
    let mut tags = match step.kind {
        Kind::Routine if by == "RiverBot" => vec!["OAuth CID: 418"],
        _ if by.ends_with("Bot") => Vec::new(),
        _ if roll < 25 && is_new => vec!["mobile edit", "mobile web edit"],
        _ if roll < 50 && is_new => vec!["visualeditor"],
        _ if roll < 12 => vec!["visualeditor"],
        _ if roll < 18 => vec!["mobile edit", "mobile app edit", "advanced mobile edit"],
        _ => Vec::new(),
    };
    if step.kind == Kind::Mischief && dice.percent(30) {
        tags.push("mw-private-watched-network");
    }
    tags
}

fn is_stranger(name: &str) -> bool {
    name.starts_with('~') || super::world::is_address(name)
}
