//! An article as a list of parts, each of which is there or not yet.

use std::fmt::Write;

/// Where a part stands in the text. The order is that of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// A line of a page that is not laid out as an article.
    Line,
    /// The short description.
    Description,
    /// A note above the text.
    Hatnote,
    /// The box of facts.
    Infobox,
    /// A picture beside the text.
    Picture,
    /// The introduction.
    Lead,
    /// A section, by its number.
    Section(usize),
    /// The list of related articles.
    SeeAlso,
    /// The list of addresses.
    ExternalLinks,
    /// A box at the end.
    Footer,
    /// The key under which the article is sorted.
    SortKey,
    /// A category.
    Category,
    /// The article in another language.
    Language,
}

/// A part of an article.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it stands.
    pub place: Place,
    /// Its text.
    pub text: String,
    /// Whether the page begins with it.
    pub is_essential: bool,
}

/// An article with all that it will ever say.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its title.
    pub title: String,
    /// Its parts, in the order of the text.
    pub parts: Vec<Part>,
    /// The headings of its sections.
    pub headings: Vec<&'static str>,
}

impl Article {
    /// An article of that title.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), parts: Vec::new(), headings: Vec::new() }
    }

    /// A page made of lines; those of lists come in one by one.
    pub fn of_lines(title: &str, text: &str) -> Self {
        let mut article = Self::new(title);
        let part = |(number, line): (usize, &str)| Part {
            place: Place::Line,
            text: line.to_owned(),
            is_essential: number == 0 || !line.starts_with("* "),
        };
        article.parts = text.trim_end().lines().enumerate().map(part).collect();
        article
    }

    /// Adds a part.
    pub fn add(&mut self, place: Place, text: impl Into<String>) {
        let is_first = self.parts.iter().all(|part| part.place != place);
        let is_essential = is_first && matches!(place, Place::Lead | Place::Category);
        self.parts.push(Part { place, text: text.into(), is_essential });
    }

    /// Adds a section with its sentences, if there are any.
    pub fn add_section(&mut self, heading: &'static str, sentences: Vec<String>) {
        if sentences.is_empty() {
            return;
        }
        let place = Place::Section(self.headings.len());
        self.headings.push(heading);
        for sentence in sentences {
            self.add(place, sentence);
        }
    }

    /// Adds the short description.
    pub fn describe(&mut self, text: &str) {
        self.add(Place::Description, format!("{{{{Short description|{text}}}}}"));
    }

    /// Adds a box of facts.
    pub fn add_infobox(&mut self, template: &str, facts: &[(&str, &str)]) {
        let mut text = format!("{{{{{template}\n");
        for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
            writeln!(text, "| {name} = {value}").expect("writing to a string");
        }
        text.push_str("}}");
        self.add(Place::Infobox, text);
    }

    /// Adds categories.
    pub fn categorise(&mut self, names: &[String]) {
        for name in names {
            self.add(Place::Category, format!("[[Category:{name}]]"));
        }
    }

    /// Adds links to other languages: `de:Donau`.
    pub fn translate(&mut self, titles: &[&str]) {
        for title in titles {
            self.add(Place::Language, format!("[[{title}]]"));
        }
    }

    /// The text with only some of the parts; `wording` gives a part's present wording.
    pub fn render<'a>(&'a self, wording: &dyn Fn(usize) -> Option<&'a str>) -> String {
        let mut out = String::new();
        let mut last: Option<Place> = None;
        let mut order: Vec<usize> = (0..self.parts.len()).collect();
        order.sort_by_key(|index| self.parts[*index].place);
        for index in order {
            let Some(text) = wording(index) else { continue };
            let place = self.parts[index].place;
            if last != Some(place) {
                self.open(place, last, &mut out);
                out.push_str(text);
            } else {
                let between = match place {
                    Place::Lead | Place::Section(_) => " ",
                    _ => "\n",
                };
                out.push_str(between);
                out.push_str(text);
            }
            last = Some(place);
        }
        out
    }

    /// Writes what stands before the first part of a place.
    fn open(&self, place: Place, last: Option<Place>, out: &mut String) {
        match place {
            Place::Section(number) => {
                write!(out, "\n\n== {} ==\n", self.headings[number]).expect("writing to a string");
            }
            Place::SeeAlso => out.push_str("\n\n== See also ==\n"),
            Place::ExternalLinks => out.push_str("\n\n== External links ==\n"),
            Place::Footer | Place::SortKey => out.push_str("\n\n"),
            Place::Category if last != Some(Place::SortKey) => out.push_str("\n\n"),
            Place::Category => out.push('\n'),
            Place::Language => out.push_str("\n\n"),
            _ if last.is_some() => out.push('\n'),
            _ => {}
        }
    }
}
