//! The small parser against texts such as the embedded wiki holds.

use super::*;

fn template(title: &Title) -> Option<&'static str> {
    match title.key.as_str() {
        "Main" => Some("<noinclude>Documentation [[Nowhere]]</noinclude>''Main article: [[{{{1}}}]]''"),
        "Stub" => Some("''This is a stub.'' {{Box|text=[[Help:Stub]]}}<includeonly>[[Category:Stubs]]</includeonly>"),
        "Box" => Some("{{{text|empty}}} [[File:Box.svg|20px|a [[box]]]]"),
        _ => None,
    }
}

fn read_main(text: &str) -> References {
    read(&Title::parse("Danube"), text, &template)
}

fn names(titles: &BTreeSet<Title>) -> Vec<String> {
    titles.iter().map(Title::prefixed).collect()
}

#[test]
fn links_of_every_kind() {
    let found = read_main(
        "The [[Danube]] passes [[Vienna#Bridges|the city]], [[:Category:Rivers]] and [[Talk:Danube]].\n\
         [[File:Danube.jpg|thumb|At [[Passau]]]] [https://rivers.example.org/danube Danube]\n\
         [[wikt:river]] [[:de:Inn]]\n[[Category:Rivers|*]]\n[[de:Donau]]",
    );
    assert_eq!(names(&found.links), ["Passau", "Vienna", "Talk:Danube", "Category:Rivers"]);
    assert_eq!(names(&found.images), ["File:Danube.jpg"]);
    assert_eq!(found.categories["Rivers"], "*");
    assert_eq!(found.languages["de"], "Donau");
    assert_eq!(found.interwiki.len(), 2);
    assert_eq!(found.external.iter().next().expect("one link"), "https://rivers.example.org/danube");
}

#[test]
fn templates_bring_their_links_along() {
    let found = read_main("{{Main|History of the Danube}} {{Stub}} {{Missing|x}}");
    assert_eq!(names(&found.templates), ["Template:Box", "Template:Main", "Template:Missing", "Template:Stub"]);
    assert_eq!(names(&found.links), ["Box", "History of the Danube", "Template:Missing", "Help:Stub"]);
    assert!(found.categories.contains_key("Stubs"));
    assert_eq!(names(&found.images), ["File:Box.svg"]);
}

#[test]
fn magic_words_set_properties() {
    let found =
        read_main("{{SHORTDESC:River in Europe}}{{DEFAULTSORT:Danube, The}}__NOINDEX__ <nowiki>[[No]]</nowiki>");
    assert_eq!(found.properties["wikibase-shortdesc"], "River in Europe");
    assert_eq!(found.properties["defaultsort"], "Danube, The");
    assert!(found.properties.contains_key("noindex"));
    assert!(found.links.is_empty());
}

#[test]
fn redirects_lead_to_sections_and_other_wikis() {
    let found = read_main("#REDIRECT [[Vienna#Bridges]]");
    let target = found.redirect.expect("a redirect");
    assert_eq!((target.title.prefixed().as_str(), target.fragment.as_str()), ("Vienna", "Bridges"));
    let found = read_main("#redirect [[de:donau]]");
    assert!(found.languages.is_empty());
    let target = found.redirect.expect("a redirect");
    assert_eq!((target.interwiki.as_str(), target.title.key.as_str()), ("de", "donau"));
    let found = read_main("#REDIRECT [[Category:Rivers]]\n[[Category:Redirects]]");
    assert_eq!(names(&found.links), ["Category:Rivers"]);
    assert_eq!(found.categories.keys().collect::<Vec<_>>(), ["Redirects"]);
    assert!(!is_redirect("An article"));
}
