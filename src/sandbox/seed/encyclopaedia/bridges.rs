//! Articles about bridges.

use super::article::{Article, Place};
use super::cities::chosen;
use super::facts::{BRIDGES, picture_of};
use super::rivers::grouped;
use super::table::{link, plain};
use crate::sandbox::seed::dice::Dice;

/// What happened to bridges.
const PAST: &[&str] = &[
    "An older wooden bridge stood at the same place.",
    "Its construction took six years.",
    "It was destroyed in war and built again.",
    "Tolls were taken until 1918.",
    "It was widened in the 1970s.",
];

/// What bridges are made of.
const DESIGN: &[&str] = &[
    "The piers are founded on caissons.",
    "Its lamps are listed as monuments.",
    "The carriageway is ten metres wide.",
    "Two stone lions guard each end.",
    "Trams and cars share the deck.",
];

pub(super) fn articles() -> Vec<Article> {
    BRIDGES.iter().map(article).collect()
}

fn article(bridge: &[&'static str; 6]) -> Article {
    let [title, river, city, opened, length, kind] = *bridge;
    let name = plain(title);
    let dice = &mut Dice::of(title);
    let mut article = Article::new(title);
    article.describe(&format!("Bridge in {}", plain(city)));
    let image = picture_of(title).unwrap_or_default();
    article.add_infobox(
        "Infobox bridge",
        &[
            ("name", name),
            ("image", image),
            ("crosses", &link(river)),
            ("locale", &link(city)),
            ("length", length),
            ("opened", opened),
        ],
    );
    let an = if kind.starts_with(['a', 'e']) { "an" } else { "a" };
    article
        .add(Place::Lead, format!("The '''{name}''' is {an} [[{kind}]] over the {} in {}.", link(river), link(city)));
    article.add(Place::Lead, format!("It is {} metres long and was opened in {opened}.", grouped(length)));
    article.add_section("History", chosen(PAST, 3, dice));
    article.add_section("Design", chosen(DESIGN, 2, dice));
    if dice.percent(60) {
        article.add_section("In art", vec![format!("The bridge appears in many paintings of {}.", plain(city))]);
    }
    article.add(Place::SeeAlso, format!("* [[List of bridges over the {}]]", plain(river)));
    article.add(
        Place::ExternalLinks,
        format!("* [http://bridges.example.com/?id={} Entry in the register of bridges]", dice.between(1_000, 9_999)),
    );
    let mut categories = vec![format!("Bridges in {}", plain(city)), kind_category(kind)];
    if river == "Danube" {
        categories.push("Bridges over the Danube".to_owned());
    }
    article.categorise(&categories);
    article
}

fn kind_category(kind: &str) -> String {
    match kind {
        "suspension bridge" => "Suspension bridges".to_owned(),
        "cable-stayed bridge" => "Cable-stayed bridges".to_owned(),
        "stone arch bridge" | "arch bridge" | "tied-arch bridge" => "Arch bridges".to_owned(),
        _ => "Bridges by structural type".to_owned(),
    }
}
