//! User pages, and pages below them that hold styles, scripts and data.

use super::PlannedPage;
use super::written::moment;
use crate::sandbox::seed::cast::{Cast, Member};
use crate::sandbox::seed::clock::{DAY, Moment};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::encyclopaedia::article::Article;

pub(super) fn pages(cast: &Cast) -> Vec<PlannedPage> {
    let mut pages: Vec<PlannedPage> = cast.members.iter().filter_map(user_page).collect();
    for (title, day, by, model, text) in [
        (
            "User:Ada/common.js",
            "2019-06-01",
            "Ada",
            "javascript",
            "// Shows the length of each river in miles.\nconst MILES = 0.621371;\n",
        ),
        ("User:Ada/common.css", "2019-06-02", "Ada", "css", ".infobox { float: right; }\n"),
        (
            "User:Ada/Draft",
            "2024-05-05",
            "Ada",
            "wikitext",
            "== Rivers without an article ==\n* [[Ilz]]\n* [[Traun (river)]]\n* [[Ybbs]]\n__NOINDEX__",
        ),
        (
            "User:RiverBot/config.json",
            "2019-04-02",
            "Ada",
            "json",
            "{\n    \"delay\": 10,\n    \"categories\": [\"Rivers\"]\n}",
        ),
        ("MediaWiki:Common.css", "2019-03-05", "Ada", "css", ".box { border: 1px solid; }\n"),
        ("MediaWiki:Common.js", "2019-03-05", "Ada", "javascript", "mw.loader.load( 'site' );\n"),
    ] {
        pages.push(PlannedPage {
            model,
            revisions: if model == "wikitext" { 6 } else { 1 },
            ..PlannedPage::new(Article::of_lines(title, text), moment(day, title), by)
        });
    }
    pages
}

fn user_page(member: &Member) -> Option<PlannedPage> {
    let dice = &mut Dice::of(&format!("user page of {}", member.name));
    let since = member.since.unwrap_or(Moment::day(2019, 3, 4));
    let text = match member.part {
        "bot" => format!(
            "This is a [[Project:Bots|bot]]. It belongs to [[User:Ada|Ada]].\n\
             * Stop it on [[User talk:{}|its talk page]].\n[[Category:Bots]]",
            member.name
        ),
        "regular" if member.name == "Ada" || dice.percent(75) => {
            let subjects = [
                "[[:Category:Rivers|rivers]]",
                "[[:Category:Bridges|bridges]]",
                "[[:Category:Painters|painters]]",
                "[[:Category:Birds|birds]]",
                "[[:Category:Cities|cities]]",
            ];
            let subject = dice.pick(&subjects);
            format!(
                "Hello! I write about {subject}.\n* I am here since {}.\n\
                 * Begun by me: [[Danube]], [[River]]\n* To do: [[Ilz]], [[Traun (river)]]\n{{{{User language|de}}}}",
                since.parts()[0]
            )
        }
        "newcomer" if dice.percent(25) => "I am new here.".to_owned(),
        _ => return None,
    };
    let title = format!("User:{}", member.name);
    let by = if member.part == "bot" { "Ada" } else { member.name };
    Some(PlannedPage {
        revisions: dice.between(1, 7) as usize,
        ..PlannedPage::new(Article::of_lines(&title, &text), since + DAY.times(dice.between(2, 20)), by)
    })
}
