//! The articles: an encyclopaedia in miniature about rivers and what lies on them.

pub mod article;
mod birds;
mod bridges;
mod cities;
mod danube;
pub mod facts;
pub mod growth;
mod mountains;
mod painters;
mod rivers;
pub mod table;

use std::collections::BTreeMap;

use article::Article;
use facts::{CITIES, MOUNTAINS, RIVERS};

/// Every article, in the order of the lists.
pub fn articles() -> Vec<Article> {
    let mut articles = vec![danube::article()];
    articles.extend(rivers::articles());
    articles.extend(cities::articles());
    articles.extend(bridges::articles());
    articles.extend(mountains::articles());
    articles.extend(painters::articles());
    articles.extend(birds::articles());
    articles
}

/// The names of rivers, cities and mountains in other languages: language, name, title here.
pub fn foreign_names() -> Vec<(&'static str, String, &'static str)> {
    let rivers = RIVERS.iter().map(|river| (river[0], river[5]));
    let cities = CITIES.iter().map(|city| (city[0], city[5]));
    let mountains = MOUNTAINS.iter().map(|mountain| (mountain[0], mountain[5]));
    let titles = rivers.chain(cities).chain(mountains);
    titles
        .flat_map(|(title, names)| table::list(names).into_iter().map(move |name| (title, name)))
        .filter_map(|(title, name)| name.split_once(':').map(|(language, name)| (language, name.to_owned(), title)))
        .collect()
}

/// For each country the category of its continent's rivers.
pub fn continents() -> BTreeMap<String, String> {
    let mut continents = BTreeMap::new();
    for river in RIVERS.iter() {
        for country in table::list(river[2]) {
            continents.entry(country.to_owned()).or_insert_with(|| format!("Rivers of {}", river[4]));
        }
    }
    continents
}
