//! The article about the Danube, the longest of all: it has the longest history too.

use super::article::{Article, Place};
use super::facts::RIVERS;
use super::table::list;

const TEXT: &str = include_str!("../data/danube.txt");

pub(super) fn article() -> Article {
    let mut article = Article::new("Danube");
    article.describe("River in Central and Southeastern Europe");
    article.add(Place::Hatnote, "{{About|the river|other uses|Danube (disambiguation)}}");
    let [_, _, countries, _, _, languages] =
        *RIVERS.iter().find(|river| river[0] == "Danube").expect("the table has the Danube");
    let linked: Vec<String> = list(countries).iter().map(|country| format!("[[{country}]]")).collect();
    article.add_infobox(
        "Infobox river",
        &[
            ("name", "Danube"),
            ("image", "Danube at Passau.jpg"),
            ("length", "2850"),
            ("countries", &linked.join(", ")),
            ("source", "[[Black Forest]]"),
            ("mouth", "[[Black Sea]]"),
            ("discharge", "6500"),
        ],
    );
    article.add(
        Place::Picture,
        "[[File:Danube basin.svg|thumb|The basin of the Danube, with its [[tributary|tributaries]]]]",
    );
    let mut heading = None;
    let mut sentences = Vec::new();
    for line in TEXT.lines().filter(|line| !line.starts_with('#')) {
        if let Some(next) = line.strip_prefix("== ").and_then(|line| line.strip_suffix(" ==")) {
            close(&mut article, heading.replace(next), &mut sentences);
        } else {
            sentences.push(line.to_owned());
        }
    }
    close(&mut article, heading, &mut sentences);
    for title in ["List of rivers by length", "Danube Delta", "History of the Danube", "Danube School"] {
        article.add(Place::SeeAlso, format!("* [[{title}]]"));
    }
    for (address, text) in [
        ("https://rivers.example.org/danube", "The Danube at the river register"),
        ("https://gauges.example.net/danube/passau?unit=cm", "Water level at Passau"),
        ("https://danube-commission.example.int/", "Danube Commission"),
    ] {
        article.add(Place::ExternalLinks, format!("* [{address} {text}]"));
    }
    article.add(Place::Footer, "{{Danube basin}}\n{{Authority control}}");
    let mut categories = ["Danube| ", "Rivers", "Rivers of Europe", "International rivers"].map(str::to_owned).to_vec();
    categories.extend(list(countries).iter().map(|country| format!("Rivers of {country}")));
    article.categorise(&categories);
    article.translate(&list(languages));
    article
}

fn close(article: &mut Article, heading: Option<&'static str>, sentences: &mut Vec<String>) {
    let sentences = std::mem::take(sentences);
    match heading {
        Some(heading) => article.add_section(heading, sentences),
        None => sentences.into_iter().for_each(|sentence| article.add(Place::Lead, sentence)),
    }
}
