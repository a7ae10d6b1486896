//! Articles about rivers.

use super::article::{Article, Place};
use super::facts::{BIRDS, BRIDGES, CITIES, RIVERS, picture_of};
use super::table::{country, link, list, plain, series};
use crate::sandbox::seed::dice::Dice;

/// A river's title, length, countries, mouth, continent and names in other languages.
pub(super) type River = [&'static str; 6];

pub(super) fn articles() -> Vec<Article> {
    RIVERS.iter().filter(|[title, ..]| *title != "Danube").map(article).collect()
}

fn article(river: &River) -> Article {
    let [title, length, countries, mouth, continent, languages] = *river;
    let name = plain(title);
    let dice = &mut Dice::of(title);
    let countries = list(countries);
    let mut article = Article::new(title);
    article.describe(&format!("River in {continent}"));
    add_facts(&mut article, river);
    let flows = series(&countries.iter().map(|name| country(name)).collect::<Vec<_>>());
    article.add(Place::Lead, format!("The '''{name}''' is a river in [[{continent}]] that flows through {flows}."));
    article.add(Place::Lead, format!("It is {} kilometres long and ends in the {}.", grouped(length), link(mouth)));
    let rank = dice.pick(&[
        "It has been used by ships since antiquity.",
        "Its upper course is swift and rich in rapids.",
        "Much of its valley is protected.",
    ]);
    article.add(Place::Lead, *rank);
    article.add_section("Course", course(title, &countries, mouth, dice));
    article.add_section("Tributaries", tributaries(title));
    article.add_section("Cities", cities(title));
    article.add_section("Bridges", bridges(title));
    article.add_section("Hydrology", hydrology(name, dice));
    article.add_section("Wildlife", wildlife(dice));
    article.add(Place::SeeAlso, "* [[List of rivers by length]]");
    if mouth == "Danube" {
        article.add(Place::SeeAlso, "* [[Danube]]");
        article.add(Place::Footer, "{{Danube basin}}");
    }
    let slug = name.to_lowercase().replace(' ', "-");
    article
        .add(Place::ExternalLinks, format!("* [https://rivers.example.org/{slug} The {name} at the river register]"));
    if dice.percent(35) {
        article.add(
            Place::ExternalLinks,
            format!("* [https://gauges.example.net/station/{}?unit=cm Water level today]", dice.between(100, 999)),
        );
    }
    if let Some(rest) = name.strip_prefix("River ") {
        article.add(Place::SortKey, format!("{{{{DEFAULTSORT:{rest}, River}}}}"));
    } else if title != name {
        article.add(Place::SortKey, format!("{{{{DEFAULTSORT:{name}}}}}"));
    }
    article.categorise(&categories(&countries, mouth, continent));
    article.translate(&list(languages));
    article
}

fn add_facts(article: &mut Article, [title, length, countries, mouth, ..]: &River) {
    let countries = list(countries).iter().map(|name| format!("[[{name}]]")).collect::<Vec<_>>().join(", ");
    let image = picture_of(title).unwrap_or_default();
    let name = plain(title);
    article.add_infobox(
        "Infobox river",
        &[("name", name), ("image", image), ("length", length), ("countries", &countries), ("mouth", &link(mouth))],
    );
}

fn categories(countries: &[&str], mouth: &str, continent: &str) -> Vec<String> {
    let mut categories = vec![format!("Rivers of {continent}")];
    categories.extend(countries.iter().take(4).map(|country| format!("Rivers of {}", in_category(country))));
    match mouth {
        "Danube" | "Rhine" | "Elbe" => categories.push(format!("Tributaries of the {mouth}")),
        _ => {}
    }
    if countries.len() > 1 {
        categories.push("International rivers".to_owned());
    }
    categories
}

/// A country's name as categories spell it.
pub(super) fn in_category(country: &str) -> String {
    match country {
        "Netherlands" | "United Kingdom" | "United States" | "Czech Republic" => {
            format!("the {country}")
        }
        _ => country.to_owned(),
    }
}

fn course(title: &str, countries: &[&str], mouth: &str, dice: &mut Dice) -> Vec<String> {
    let name = plain(title);
    let source =
        dice.pick(&["a spring high in the mountains", "a small lake", "the meeting of two brooks", "a glacier"]);
    let mut sentences = vec![format!("The {name} rises from {source} in {}.", country(countries[0]))];
    for pair in countries.windows(2).take(3) {
        let verb = dice.pick(&["crosses from", "leaves", "forms part of the border between"]);
        let joint = match *verb {
            "crosses from" => "into",
            "leaves" => "for",
            _ => "and",
        };
        sentences.push(format!("Further down it {verb} {} {joint} {}.", country(pair[0]), country(pair[1])));
    }
    sentences.push(
        dice.pick(&[
            "In its middle course it winds through wide [[meander|meanders]].",
            "Several [[weir|weirs]] slow its middle course.",
            "A long gorge marks its middle course.",
        ])
        .to_string(),
    );
    sentences.push(format!(
        "It reaches the {} {}.",
        link(mouth),
        dice.pick(&["in a broad valley", "through several arms", "after a last wide bend", "near a nature reserve"])
    ));
    sentences
}

fn tributaries(title: &str) -> Vec<String> {
    let into: Vec<String> = RIVERS.iter().filter(|river| river[3] == title).map(|river| link(river[0])).collect();
    match into.as_slice() {
        [] => Vec::new(),
        [only] => vec![format!("Its best-known tributary is the {only}.")],
        _ => vec![format!("Its tributaries include the {}.", series(&into))],
    }
}

fn cities(title: &str) -> Vec<String> {
    let on_it = CITIES.iter().filter(|city| city[2] == title);
    on_it.map(|[city, land, ..]| format!("{} in {} lies on its banks.", link(city), country(land))).collect()
}

fn bridges(title: &str) -> Vec<String> {
    let over_it = BRIDGES.iter().filter(|bridge| bridge[1] == title);
    over_it
        .map(|[bridge, _, city, opened, ..]| format!("The {} in {} was opened in {opened}.", link(bridge), link(city)))
        .collect()
}

fn hydrology(name: &str, dice: &mut Dice) -> Vec<String> {
    let discharge = dice.between(40, 2_400);
    let mut sentences = vec![format!("The mean discharge of the {name} is about {discharge} cubic metres per second.")];
    sentences.push(
        dice.pick(&[
            "Its water is highest in spring, when the snow melts.",
            "Floods are most frequent in winter.",
            "It carries most water in early summer.",
        ])
        .to_string(),
    );
    if dice.percent(40) {
        sentences.push(format!(
            "The highest level ever was measured in {}.{{{{Citation needed}}}}",
            dice.between(1840, 2013)
        ));
    }
    sentences
}

fn wildlife(dice: &mut Dice) -> Vec<String> {
    let mut birds: Vec<&str> = BIRDS.iter().map(|bird| bird[0]).collect();
    dice.shuffle(&mut birds);
    let seen: Vec<String> = birds[..3].iter().map(|bird| format!("the [[{}]]", lower_first(bird))).collect();
    let mut sentences = vec![format!("Among the birds on its banks are {}.", series(&seen))];
    if dice.percent(50) {
        sentences.push(
            dice.pick(&[
                "The [[otter]] has come back since the 1990s.",
                "[[Beaver|Beavers]] live again on its side arms.",
                "Its fish include [[pike]], [[perch]] and [[catfish]].",
            ])
            .to_string(),
        );
    }
    sentences
}

/// A name within a sentence: `common kingfisher`.
pub(super) fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A number with its thousands apart: `2,850`.
pub(super) fn grouped(number: &str) -> String {
    let digits: Vec<char> = number.chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.iter().rev().collect()).collect();
    groups.into_iter().rev().collect::<Vec<_>>().join(",")
}
