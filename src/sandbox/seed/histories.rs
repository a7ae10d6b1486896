//! The histories of the articles: when each step of their growth is made, and by whom.

use super::cast::{self, Cast, Role};
use super::clock::{DAY, HOUR, MINUTE, Moment, NOW, RECENT, Seconds};
use super::dice::Dice;
use super::encyclopaedia::article::Article;
use super::encyclopaedia::growth::{Kind, Step, grow};
use super::pages::{self, PlannedPage};
use super::story;
use super::timeline::Timeline;
use super::world::{CONTENT_MODELS, Edit, Title};
use super::{OPENING, OPENING_DAYS};

/// Plans the history of every page.
pub fn plan(timeline: &mut Timeline, cast: &Cast, articles: Vec<Article>) {
    let pages = pages::all(cast, &articles);
    for (number, article) in articles.into_iter().enumerate() {
        let dice = &mut Dice::of(&format!("history of {}", article.title));
        let is_danube = article.title == "Danube";
        let by = if is_danube { "Ferryman".to_owned() } else { String::new() };
        let page = PlannedPage {
            created: if is_danube { OPENING + DAY.times(2) + HOUR.times(9) } else { creation(number, dice) },
            by,
            revisions: if is_danube { 190 } else { dice.between(11, 19) as usize },
            editors: Some(Role::Newcomer),
            mischief: if is_danube { 12 } else { 7 },
            model: CONTENT_MODELS[0],
            article,
        };
        schedule(timeline, cast, page, dice);
    }
    for page in pages {
        let dice = &mut Dice::of(&format!("history of {}", page.article.title));
        schedule(timeline, cast, page, dice);
    }
}

/// The first articles are the first of the list; later ones follow over the years.
fn creation(number: usize, dice: &mut Dice) -> Moment {
    let span = (NOW - RECENT).seconds() - OPENING.seconds() - OPENING_DAYS.0;
    // Only operations that give the same result on every machine.
    let (place, chance) = (number as f64 / 300.0, dice.fraction());
    let share = place * place.sqrt() * 0.55 + chance * chance * 0.4;
    OPENING + OPENING_DAYS + Seconds((span as f64 * share.min(1.0)) as i64)
}

fn schedule(timeline: &mut Timeline, cast: &Cast, page: PlannedPage, dice: &mut Dice) {
    let title = Title::parse(&page.article.title);
    let steps = grow(&page.article, page.revisions, page.mischief, dice);
    let mut moments = moments(page.created, &steps, dice);
    moments.reverse();
    let mut last = page.created;
    for (number, step) in steps.into_iter().enumerate() {
        let at = if number == 0 {
            page.created
        } else if matches!(step.kind, Kind::Rollback | Kind::Undo | Kind::Restore) {
            last + Seconds(dice.between(40, 2_400))
        } else {
            moments.pop().expect("a moment for each step").max(last + MINUTE)
        };
        let at = at.min(NOW - Seconds(1));
        last = at;
        let by = match number {
            0 if !page.by.is_empty() => page.by.clone(),
            _ => author(cast, &page, &step, number, at, dice),
        };
        plan_step(timeline, title.clone(), page.model, step, by, at, dice);
    }
}

fn plan_step(
    timeline: &mut Timeline,
    title: Title,
    model: &'static str,
    step: Step,
    by: String,
    at: Moment,
    dice: &mut Dice,
) {
    let tags = tags(&step, &by, dice);
    let chance = match step.kind {
        Kind::Fix => 75,
        Kind::Routine => 40,
        _ => 0,
    };
    let is_minor = dice.percent(chance) && !is_stranger(&by);
    timeline.at(at, move |world, at| match step.kind {
        Kind::Rollback => {
            world.rollback(&title, &by, at);
        }
        Kind::Undo => {
            world.undo(&title, &by, at, &step.summary);
        }
        Kind::Restore => {
            world.revert_by_hand(&title, &by, at, &step.summary);
        }
        _ => {
            let edit = Edit::new(title, &step.text, &by, at);
            world.save(&Edit { summary: &step.summary, is_minor, tags: &tags, model, ..edit });
        }
    });
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
                let chance = dice.fraction();
                created + Seconds((life * chance * chance.sqrt()) as i64) + MINUTE
            }
        })
        .collect();
    moments.sort_unstable();
    moments
}

fn author(cast: &Cast, page: &PlannedPage, step: &Step, number: usize, at: Moment, dice: &mut Dice) -> String {
    let roll = dice.between(0, 99);
    // Pages without editors are edited by their first author.
    let Some(editors) = page.editors else { return page.by.clone() };
    let editors = story::guard(&page.article.title, at).unwrap_or(editors);
    let role = match editors {
        Role::Sysop => Role::Sysop,
        _ => match step.kind {
            Kind::Rollback => Role::Rollbacker,
            Kind::Mischief if roll < 30 || editors == Role::Regular => Role::Vandal,
            Kind::Mischief => Role::StrangeVandal,
            Kind::Routine if roll < 55 => Role::Bot,
            Kind::Write | Kind::Fix if roll < 14 && number > 0 && editors == Role::Newcomer => Role::Stranger,
            Kind::Write | Kind::Fix if roll < 26 && editors == Role::Newcomer => Role::Newcomer,
            _ => Role::Regular,
        },
    };
    let name = cast.pick(role, at, dice);
    if role != Role::Vandal || name != cast::FALLBACK {
        return name;
    }
    // There are times without a vandal that has an account; a page that keeps strangers out has one all the same.
    let stranger = if editors == Role::Regular { Role::Newcomer } else { Role::StrangeVandal };
    cast.pick(stranger, at, dice)
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
