//! Articles about birds.

use super::article::{Article, Place};
use super::cities::chosen;
use super::facts::{BIRDS, RIVERS, picture_of};
use super::rivers::lower_first;
use crate::sandbox::seed::dice::Dice;

/// What birds look and sound like.
const LOOKS: &[&str] = &[
    "Males and females look alike.",
    "The female is duller than the male.",
    "In flight the wings show a pale band.",
    "Young birds are brown and streaked.",
    "Its call is heard mostly at dawn.",
];

/// What birds do.
const HABITS: &[&str] = &[
    "The nest is built of reeds and twigs.",
    "Both parents feed the young.",
    "It lays three to six eggs.",
    "Most birds winter in [[Africa]].",
    "It feeds on fish, insects and frogs.",
    "Pairs return to the same nest year after year.",
];

pub(super) fn articles() -> Vec<Article> {
    BIRDS.iter().map(article).collect()
}

fn article(bird: &[&'static str; 6]) -> Article {
    let [title, scientific, family, lives, length, status] = *bird;
    let name = lower_first(title);
    let dice = &mut Dice::of(title);
    let mut article = Article::new(title);
    article.describe("Species of bird");
    let image = picture_of(title).unwrap_or_default();
    article.add_infobox(
        "Taxobox",
        &[
            ("name", title),
            ("image", image),
            ("family", &format!("[[{family}]]")),
            ("species", &format!("''{scientific}''")),
            ("status", status),
        ],
    );
    article.add(Place::Lead, format!("The '''{name}''' (''{scientific}'') is a bird of the family [[{family}]]."));
    article.add(Place::Lead, format!("It is about {length} cm long and lives {lives}."));
    article.add_section("Description", chosen(LOOKS, 2, dice));
    article.add_section("Behaviour", chosen(HABITS, 3, dice));
    let rivers: Vec<&str> = RIVERS.iter().take(24).map(|river| river[0]).collect();
    let river = *dice.pick(&rivers);
    article.add_section(
        "Distribution",
        vec![
            format!("Large numbers are found along the {}.", super::table::link(river)),
            dice.pick(&[
                "It is protected in most countries.",
                "Its numbers have grown since 1990.",
                "Drained wetlands are the main threat.",
                "It is a common sight in the [[Danube Delta]].",
            ])
            .to_string(),
        ],
    );
    article.add(Place::SeeAlso, "* [[List of birds of the Danube Delta]]");
    article.add(
        Place::ExternalLinks,
        format!(
            "* [https://birds.example.org/species/{} Recordings of its voice]",
            scientific.to_lowercase().replace(' ', "-")
        ),
    );
    let mut categories = vec!["Birds of Europe".to_owned(), family.to_owned()];
    if status != "LC" {
        categories.push("Threatened birds".to_owned());
    }
    article.categorise(&categories);
    article
}
