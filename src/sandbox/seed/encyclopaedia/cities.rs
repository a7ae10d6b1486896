//! Articles about cities.

use super::article::{Article, Place};
use super::facts::{BRIDGES, CITIES, PAINTERS, picture_of};
use super::rivers::{grouped, in_category};
use super::table::{country, link, list, plain, series};
use crate::sandbox::seed::dice::Dice;

/// A city's title, country, river, first year, inhabitants and names in other languages.
pub(super) type City = [&'static str; 6];

pub(super) fn articles() -> Vec<Article> {
    CITIES.iter().map(article).collect()
}

fn article(city: &City) -> Article {
    let [title, land, river, first, inhabitants, languages] = *city;
    let name = plain(title);
    let dice = &mut Dice::of(title);
    let mut article = Article::new(title);
    article.describe(&format!("City in {land}"));
    let image = picture_of(title).unwrap_or_default();
    article.add_infobox(
        "Infobox settlement",
        &[
            ("name", name),
            ("image", image),
            ("country", &format!("[[{land}]]")),
            ("river", &link(river)),
            ("population", inhabitants),
        ],
    );
    article.add(Place::Lead, format!("'''{name}''' is a city in {} on the {}.", country(land), link(river)));
    article.add(Place::Lead, format!("It has about {} inhabitants.", grouped(inhabitants)));
    article.add_section("History", history(name, first, dice));
    article.add_section("Geography", geography(title, river, dice));
    article.add_section("Sights", sights(title, dice));
    article.add_section("Transport", transport(name, river, dice));
    article.add_section("People", people(title));
    article.add(Place::SeeAlso, format!("* [[List of cities on the {}]]", plain(river)));
    let slug = name.to_lowercase().replace(' ', "-");
    article.add(
        Place::ExternalLinks,
        format!(
            "* [https://{}.cities.example.org/ Official site]",
            slug.replace(|letter: char| !letter.is_ascii(), "")
        ),
    );
    if title != name {
        article.add(Place::SortKey, format!("{{{{DEFAULTSORT:{name}}}}}"));
    }
    let mut categories = vec![format!("Cities in {}", in_category(land))];
    if ["Danube", "Rhine", "Elbe", "Vistula", "Rhône"].contains(&river) {
        categories.push(format!("Populated places on the {river}"));
    }
    article.categorise(&categories);
    article.translate(&list(languages));
    article
}

fn history(name: &str, first: &str, dice: &mut Dice) -> Vec<String> {
    let mut sentences = vec![format!("{name} was first recorded in {first}.")];
    let events = [
        "A market was held here from the early Middle Ages.",
        "The town walls were taken down in the nineteenth century.",
        "A great fire destroyed the old town in 1689.",
        "The first railway reached the city in 1846.",
        "The harbour was built in stages between 1870 and 1912.",
        "After the war the centre was built up again.",
        "The city became a bishop's seat in the eleventh century.",
        "Its university was founded in the fourteenth century.",
    ];
    sentences.extend(chosen(&events, 3, dice));
    sentences
}

fn geography(title: &str, river: &str, dice: &mut Dice) -> Vec<String> {
    let height = dice.between(4, 480);
    let mut sentences = vec![format!(
        "The old town lies {height} metres above the sea on the {} bank of the {}.",
        dice.pick(&["left", "right", "northern", "southern"]),
        link(river)
    )];
    let neighbours: Vec<String> =
        CITIES.iter().filter(|city| city[2] == river && city[0] != title).map(|city| link(city[0])).collect();
    if !neighbours.is_empty() {
        sentences.push(format!("Other cities on the river are {}.", series(&neighbours[..neighbours.len().min(4)])));
    }
    sentences
}

fn sights(title: &str, dice: &mut Dice) -> Vec<String> {
    let here = BRIDGES.iter().filter(|bridge| bridge[2] == title);
    let mut sentences: Vec<String> = here
        .map(|[bridge, river, _, opened, _, kind]| {
            format!("The {}, a {kind} of {opened}, crosses the {}.", link(bridge), link(river))
        })
        .collect();
    let sights = [
        "The cathedral stands on the highest point of the old town.",
        "The town hall has an astronomical clock.",
        "The botanical garden was laid out in 1811.",
        "The museum of shipping shows models of old river boats.",
        "A promenade follows the river for three kilometres.",
    ];
    sentences.extend(chosen(&sights, 2, dice));
    sentences
}

fn transport(name: &str, river: &str, dice: &mut Dice) -> Vec<String> {
    let ways = [
        format!("{name} has a river port on the {}.", link(river)),
        "The main station is served by long-distance trains.".to_owned(),
        "Trams have run since 1899.".to_owned(),
        format!("A cycle path along the {} passes through the city.", plain(river)),
    ];
    chosen(&ways.iter().map(String::as_str).collect::<Vec<_>>(), 2, dice)
}

fn people(title: &str) -> Vec<String> {
    let here = PAINTERS.iter().filter(|painter| painter[5] == title);
    here.map(|[painter, born, died, ..]| format!("* [[{painter}]] ({born}–{died}), painter\n")).collect()
}

/// Some of the sentences, in their order.
pub(super) fn chosen(sentences: &[&str], count: usize, dice: &mut Dice) -> Vec<String> {
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    dice.shuffle(&mut order);
    let mut kept = order[..count.min(order.len())].to_vec();
    kept.sort_unstable();
    kept.into_iter().map(|index| sentences[index].to_owned()).collect()
}
