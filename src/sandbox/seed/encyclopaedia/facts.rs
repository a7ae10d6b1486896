//! The lists of facts that the articles are made of, each read once.

use std::sync::LazyLock;

use super::table::rows;

/// A list of facts: so many columns of text.
pub type Facts<const COLUMNS: usize> = LazyLock<Vec<[&'static str; COLUMNS]>>;

/// Title, length, countries, mouth, continent, names in other languages.
pub static RIVERS: Facts<6> = LazyLock::new(|| rows(include_str!("../data/rivers.tsv")));

/// Title, country, river, first year, inhabitants, names in other languages.
pub static CITIES: Facts<6> = LazyLock::new(|| rows(include_str!("../data/cities.tsv")));

/// Title, river, city, year of opening, length, kind.
pub static BRIDGES: Facts<6> = LazyLock::new(|| rows(include_str!("../data/bridges.tsv")));

/// Title, height, range, country, first ascent, names in other languages.
pub static MOUNTAINS: Facts<6> = LazyLock::new(|| rows(include_str!("../data/mountains.tsv")));

/// Title, born, died, nationality, movement, city, best-known work.
pub static PAINTERS: Facts<7> = LazyLock::new(|| rows(include_str!("../data/painters.tsv")));

/// Title, scientific name, family, where it lives, length, status.
pub static BIRDS: Facts<6> = LazyLock::new(|| rows(include_str!("../data/birds.tsv")));

/// Name, the title that it illustrates, description, sizes, who uploaded it, when.
pub static FILES: Facts<6> = LazyLock::new(|| rows(include_str!("../data/files.tsv")));

/// The picture that an article's box of facts shows.
pub fn picture_of(title: &str) -> Option<&'static str> {
    FILES.iter().find(|file| file[1] == title).map(|file| file[0])
}
