//! Redirects: names in other languages, sections, other wikis, and some that lead nowhere or to a redirect.

use std::collections::BTreeSet;

use super::PlannedPage;
use super::written::moment;
use crate::sandbox::seed::OPENING;
use crate::sandbox::seed::clock::{DAY, Seconds};
use crate::sandbox::seed::dice::Dice;
use crate::sandbox::seed::encyclopaedia::article::Article;
use crate::sandbox::seed::encyclopaedia::foreign_names;
use crate::sandbox::seed::encyclopaedia::table::rows;

const REDIRECTS: &str = include_str!("../data/redirects.tsv");

pub(super) fn pages(articles: &[Article]) -> Vec<PlannedPage> {
    let mut taken: BTreeSet<String> = articles.iter().map(|article| article.title.clone()).collect();
    let mut pages = Vec::new();
    for [title, target, by, day] in rows::<4>(REDIRECTS) {
        taken.insert(title.to_owned());
        let article = Article::of_lines(title, &format!("#REDIRECT [[{target}]]"));
        pages.push(PlannedPage::new(article, moment(day, title), by));
    }
    // Titles such as `Main` and `Inn` tell several things apart.
    taken.extend(["Main", "Inn", "Po"].map(str::to_owned));
    for (language, name, target) in foreign_names() {
        if language != "de" || name.contains('(') || !taken.insert(name.clone()) {
            continue;
        }
        let dice = &mut Dice::of(&format!("redirect {name}"));
        let text = format!("#REDIRECT [[{target}]]\n\n{{{{Redirect from other language|{language}}}}}");
        let by = *dice.pick(&["Wanderfalke", "Zsófia", "RiverBot", "Iskar", "Nadia P"]);
        let created = OPENING + DAY.times(dice.between(500, 2_750)) + Seconds(dice.between(0, DAY.0));
        pages.push(PlannedPage::new(Article::of_lines(&name, &text), created, by));
    }
    pages
}
