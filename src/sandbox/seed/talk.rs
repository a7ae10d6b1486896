//! Discussions on talk pages, the village pump, and what is said to users.

use super::cast::{Cast, Role};
use super::clock::{DAY, HOUR, MINUTE, Moment, NOW, RECENT, Seconds};
use super::dice::Dice;
use super::encyclopaedia::article::Article;
use super::timeline::Timeline;
use super::world::{Edit, Title, World};

const THREADS: &str = include_str!("data/talk.txt");
const DANUBE: &str = include_str!("data/danube_talk.txt");

/// Plans every discussion.
pub fn plan(timeline: &mut Timeline, cast: &Cast, articles: &[Article]) {
    discuss(timeline, cast, "Danube", &threads(DANUBE), Moment::day(2019, 4, 9));
    let threads = threads(THREADS);
    for article in articles.iter().filter(|article| article.title != "Danube") {
        let dice = &mut Dice::of(&format!("talk about {}", article.title));
        if dice.percent(20) {
            let mut some = threads.clone();
            dice.shuffle(&mut some);
            some.truncate(dice.between(1, 3) as usize);
            let begins = dice.moment(Moment::day(2024, 1, 1), NOW - RECENT);
            discuss(timeline, cast, &article.title, &some, begins);
        }
    }
    discuss_other_pages(timeline);
    pump(timeline, cast);
    welcome(timeline, cast);
}

type Thread = Vec<&'static str>;

/// The threads of a file: heading first, then the remarks.
fn threads(text: &'static str) -> Vec<Thread> {
    text.split("\n== ").skip(1).map(|thread| thread.lines().filter(|line| !line.is_empty()).collect()).collect()
}

fn discuss(timeline: &mut Timeline, cast: &Cast, title: &str, threads: &[Thread], begins: Moment) {
    let dice = &mut Dice::of(&format!("discussion of {title}"));
    let page = Title::parse(title).talk();
    let mut at = begins;
    for thread in threads {
        let heading = thread[0].trim_end_matches(" ==");
        at = at + DAY.times(dice.between(3, 90)) + Seconds(dice.between(0, DAY.0));
        for (number, remark) in thread[1..].iter().enumerate() {
            if at >= NOW - DAY {
                return;
            }
            let role = if dice.percent(20) { Role::Newcomer } else { Role::Regular };
            let by = cast.pick(role, at, dice);
            say(timeline, &page, heading, number, &remark.replace("{title}", title), &by, at);
            at = at + MINUTE.times(dice.between(4, 3_000));
        }
    }
}

/// Adds a remark at the end of a page: the first one opens its section.
fn say(timeline: &mut Timeline, page: &Title, heading: &str, number: usize, remark: &str, by: &str, at: Moment) {
    let signature = format!("[[User:{by}|{by}]] ([[User talk:{by}|talk]]) {}", at.signature());
    let line = format!("{}{remark} {signature}", ":".repeat(number));
    let (page, by) = (page.clone(), by.to_owned());
    let (added, summary) = if number == 0 {
        (format!("== {heading} ==\n{line}"), format!("/* {heading} */ new section"))
    } else {
        (line, format!("/* {heading} */ reply"))
    };
    timeline.at(at, move |world, at| append(world, page, &added, &summary, &by, at));
}

fn append(world: &mut World, page: Title, added: &str, summary: &str, by: &str, at: Moment) {
    let old = match world.page(&page) {
        Some(row) => format!("{}\n\n", world.text(row.page_latest)),
        None => String::new(),
    };
    let tags: &[&str] = if summary.ends_with("reply") { &["discussiontools", "discussiontools-reply"] } else { &[] };
    world.save(&Edit { summary, tags, ..Edit::new(page, &format!("{old}{added}"), by, at) });
}

/// Remarks about pages that are no articles, and to Ada: page, heading, remark, author.
const REMARKS: &[(&str, &str, &str, &str)] = &[
    ("User talk:Ada", "Welcome", "Welcome to your own wiki!", "Matthias K"),
    ("User talk:Ada", "Danube", "Thank you for the [[Danube]]!", "Ferryman"),
    ("User talk:Ada", "Bots", "May I run a bot for categories?", "Zsófia"),
    ("Template talk:Infobox river", "Discharge", "The box should show the discharge.", "Heron watcher"),
    ("Template talk:Infobox river", "Sources", "And the source of each figure.", "Iskar"),
    ("Category talk:Rivers", "Too full?", "Most of these belong to [[:Category:Rivers of Europe]].", "Zsófia"),
    ("Help talk:Editing", "Preview", "Where is the preview on a telephone?", "Quill and Ink"),
    ("Project talk:About", "Since when?", "Was the wiki not opened in February?", "Old Bridge"),
    ("MediaWiki talk:Sidebar", "Order", "Help should come first.", "Wanderfalke"),
    ("File talk:Danube at Passau.jpg", "Which river is which?", "The [[Inn (river)|Inn]] is the light one.", "Nadia P"),
    ("User talk:Ada", "Protection", "Please protect [[Template:Infobox river]].", "Nadia P"),
    ("User talk:RiverBot", "Stop", "The bot adds categories twice.", "Meander"),
    ("User talk:Ada", "Anniversary", "Five years! {{Cake}}", "Zsófia"),
    ("User talk:Ada", "Ducks", "The ducks are back on the [[Danube]].", "Confluence"),
];

fn discuss_other_pages(timeline: &mut Timeline) {
    for (number, (page, heading, remark, by)) in REMARKS.iter().enumerate() {
        let number = number as i64;
        let at = Moment::day(2019, 3, 20) + DAY.times(number * (160 + number)) + HOUR.times(9);
        say(timeline, &Title::parse(page), heading, 0, remark, by, at);
    }
}

/// The village pump, cleared by a bot when it grows long, and the playground.
fn pump(timeline: &mut Timeline, cast: &Cast) {
    let dice = &mut Dice::of("village pump");
    let pump = Title::parse("Project:Village pump");
    let topics = [
        "New gauges",
        "Logo",
        "Names of tributaries",
        "Server was slow",
        "Meeting in Linz",
        "Maps wanted",
        "A bot for categories",
        "Statistics of the year",
    ];
    for round in 0..40 {
        let begins = Moment::day(2019, 5, 1) + DAY.times(68 * round + dice.between(0, 30));
        let topic = format!("{} ({})", dice.pick(&topics), begins.parts()[0]);
        for number in 0..dice.between(1, 3) as usize {
            let at = begins + HOUR.times(number as i64 * 7) + Seconds(dice.between(0, 9_000));
            let by = cast.pick(Role::Regular, at, dice);
            let remark = *dice.pick(&[
                "What do you think?",
                "Good idea.",
                "I can help with that.",
                "See [[Project:About]].",
                "Please ask on the talk page.",
            ]);
            say(timeline, &pump, &topic, number, remark, &by, at);
        }
        if round % 8 == 7 {
            let page = pump.clone();
            timeline.at(begins + DAY.times(9), move |world, at| {
                let by = if world.is_member("ArchiveBot", "bot") { "ArchiveBot" } else { "Ada" };
                let text = "Talk about the wiki here.\n\n''Older discussions are in the history.''";
                world.save(&Edit { summary: "archiving", ..Edit::new(page, text, by, at) });
            });
        }
    }
    let playground = Title::parse("Project:Playground");
    for number in 0..60 {
        let at = Moment::day(2019, 3, 20) + DAY.times(number * 46) + Seconds(dice.between(0, DAY.0));
        let by = cast.pick(*dice.pick(&[Role::Stranger, Role::Newcomer, Role::Stranger]), at, dice);
        let text = if number % 6 == 5 {
            "Try things out below this line.\n----".to_owned()
        } else {
            format!(
                "Try things out below this line.\n----\n'''test {number}''' [[Link {}]] {{{{Sand castle}}}}",
                number % 7
            )
        };
        let page = playground.clone();
        timeline.at(at, move |world, at| {
            world.save(&Edit { summary: "test", ..Edit::new(page, &text, &by, at) });
        });
    }
}

/// Newcomers are welcomed, those who do mischief are warned.
fn welcome(timeline: &mut Timeline, cast: &Cast) {
    let names: Vec<(String, Moment)> =
        cast.members.iter().filter_map(|member| Some((member.name.to_owned(), member.since?))).collect();
    for (name, since) in names {
        let dice = &mut Dice::of(&format!("welcome {name}"));
        let at = since + HOUR.times(dice.between(25, 70));
        if name.ends_with("Bot") || !dice.percent(70) || at >= NOW {
            continue;
        }
        let by = cast.pick(Role::Regular, at, dice);
        let page = Title::new(3, &name);
        say(timeline, &page, "Welcome!", 0, "{{Welcome}}", &by, at);
        if dice.percent(40) && at + DAY.times(200) < NOW {
            let later = at + DAY.times(dice.between(20, 190));
            let by = cast.pick(Role::Regular, later, dice);
            say(timeline, &page, "Thank you", 0, "Thank you for your work on the [[Danube]]!", &by, later);
        }
    }
    for number in 0..26 {
        let dice = &mut Dice::of(&format!("warning {number}"));
        let at = dice.moment(Moment::day(2020, 1, 1), NOW - DAY);
        let name = cast.pick(Role::StrangeVandal, at, dice);
        let by = cast.pick(Role::Rollbacker, at, dice);
        say(
            timeline,
            &Title::new(3, &name),
            "Your edits",
            0,
            "Please stop. Further mischief will lead to a block.",
            &by,
            at,
        );
    }
}
