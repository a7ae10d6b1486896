//! Articles about mountains.

use super::article::{Article, Place};
use super::cities::chosen;
use super::facts::{MOUNTAINS, picture_of};
use super::rivers::{grouped, in_category};
use super::table::{country, list};
use crate::sandbox::seed::dice::Dice;

/// How mountains are climbed.
const CLIMBING: &[&str] = &[
    "The normal route takes two days.",
    "A cable car leads almost to the top.",
    "A mountain hut stands on the southern ridge.",
    "The north face was climbed only in the twentieth century.",
    "The summit carries an iron cross.",
];

/// What mountains are made of.
const NATURE: &[&str] = &[
    "Its rock is mostly gneiss.",
    "Its rock is mostly limestone.",
    "Small glaciers remain on its shaded side.",
    "Several streams rise on its slopes.",
    "Alpine plants grow up to three quarters of its height.",
];

pub(super) fn articles() -> Vec<Article> {
    MOUNTAINS.iter().map(article).collect()
}

fn article(mountain: &[&'static str; 6]) -> Article {
    let [title, height, range, land, ascent, languages] = *mountain;
    let dice = &mut Dice::of(title);
    let mut article = Article::new(title);
    article.describe(&format!("Mountain in {land}"));
    let image = picture_of(title).unwrap_or_default();
    let first = if ascent == "-" { "" } else { ascent };
    article.add_infobox(
        "Infobox mountain",
        &[
            ("name", title),
            ("image", image),
            ("elevation", height),
            ("range", &format!("[[{range}]]")),
            ("country", &format!("[[{land}]]")),
            ("first_ascent", first),
        ],
    );
    article
        .add(Place::Lead, format!("'''{title}''' is a mountain of {} metres in {}.", grouped(height), country(land)));
    article.add(Place::Lead, format!("It belongs to the [[{range}]]."));
    let mut sentences = Vec::new();
    if ascent != "-" {
        sentences.push(format!("The first known ascent was in {ascent}."));
    }
    sentences.extend(chosen(CLIMBING, 2, dice));
    article.add_section("Climbing", sentences);
    article.add_section("Nature", chosen(NATURE, 2, dice));
    article.add(Place::SeeAlso, "* [[List of mountains by elevation]]");
    article.add(
        Place::ExternalLinks,
        format!("* [https://summits.example.org/{} Panorama from the summit]", dice.between(10, 900)),
    );
    article.categorise(&[format!("Mountains of {}", in_category(land)), format!("Mountains of the {range}")]);
    article.translate(&list(languages));
    article
}
