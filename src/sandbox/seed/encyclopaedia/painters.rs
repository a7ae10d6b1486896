//! Articles about painters.

use super::article::{Article, Place};
use super::cities::chosen;
use super::facts::{PAINTERS, picture_of};
use super::table::link;
use crate::sandbox::seed::dice::Dice;

/// What painters went through.
const LIFE: &[&str] = &[
    "The first lessons came from an uncle who painted signs.",
    "The years of travel led to Italy.",
    "A scholarship paid for three years at the academy.",
    "A fire in the studio destroyed many early works.",
    "The last years were spent in the country.",
];

/// What painters left.
const WORKS: &[&str] = &[
    "The early paintings are small and dark.",
    "Landscapes with water make up a third of all works.",
    "Only some forty paintings are known.",
    "The drawings were published after the painter's death.",
    "Several works are kept in the museum of the city.",
];

pub(super) fn articles() -> Vec<Article> {
    PAINTERS.iter().map(article).collect()
}

fn article(painter: &[&'static str; 7]) -> Article {
    let [title, born, died, nationality, movement, city, work] = *painter;
    let dice = &mut Dice::of(title);
    let mut article = Article::new(title);
    article.describe(&format!("{nationality} painter ({born}–{died})"));
    let image = picture_of(title).unwrap_or_default();
    article.add_infobox(
        "Infobox artist",
        &[
            ("name", title),
            ("image", image),
            ("born", born),
            ("died", died),
            ("movement", &format!("[[{movement}]]")),
            ("works", &format!("''[[{work}]]''")),
        ],
    );
    let an = if nationality.starts_with(['A', 'I']) { "an" } else { "a" };
    article.add(Place::Lead, format!("'''{title}''' ({born}–{died}) was {an} {nationality} painter."));
    article.add(Place::Lead, format!("The best-known work is ''[[{work}]]''."));
    let mut sentences = vec![format!("Most of the life was spent in {}.", link(city))];
    sentences.extend(chosen(LIFE, 2, dice));
    article.add_section("Life", sentences);
    let mut sentences = vec![format!("The work belongs to [[{movement}]].")];
    sentences.extend(chosen(WORKS, 2, dice));
    article.add_section("Work", sentences);
    article.add(Place::SeeAlso, "* [[List of painters]]");
    article.add(
        Place::ExternalLinks,
        format!("* [https://museum.example.org/artists/{} Works in the museum's collection]", dice.between(100, 9_999)),
    );
    let (given, family) = title.rsplit_once(' ').unwrap_or(("", title));
    if !given.is_empty() {
        article.add(Place::SortKey, format!("{{{{DEFAULTSORT:{family}, {given}}}}}"));
    }
    article.categorise(&[format!("{nationality} painters"), format!("{movement} painters"), format!("{died} deaths")]);
    article
}
