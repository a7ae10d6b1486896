//! What concerns the wiki as a whole: tags, content models, languages, interwiki prefixes, imports.

use super::on;
use crate::sandbox::seed::clock::DAY;
use crate::sandbox::seed::php::Php;
use crate::sandbox::seed::timeline::Timeline;
use crate::sandbox::seed::world::{Edit, Entry, ImportedRevision, Title};

pub(super) fn plan(timeline: &mut Timeline) {
    tags(timeline);
    models_and_languages(timeline);
    prefixes(timeline);
    imports(timeline);
    page_of_requests(timeline);
}

fn tags(timeline: &mut Timeline) {
    timeline.at(on(2025, 3, 1, 9), |world, at| {
        world.create_tag("delta-drive-2025", "Ada", at, "For the writing contest");
    });
    timeline.at(on(2025, 3, 1, 10), |world, at| {
        world.create_tag("needs-a-second-look", "Ada", at, "");
    });
    for (number, title) in ["Danube", "Danube Delta", "Tulcea", "Great white pelican", "Prut"].into_iter().enumerate() {
        timeline.at(on(2025, 3, 10, 9) + DAY.times(number as i64), move |world, at| {
            let revision = world.latest(&Title::parse(title));
            world.add_tag("delta-drive-2025", revision, "Deltaic", at, "contest");
        });
        timeline.at(on(2026, 10, 17, 9) + DAY.times(number as i64), move |world, at| {
            let revision = world.latest(&Title::parse(title));
            world.add_tag("needs-a-second-look", revision, "Zsófia", at, "");
        });
    }
}

fn models_and_languages(timeline: &mut Timeline) {
    timeline.at(on(2022, 8, 8, 9), |world, at| {
        let page = Title::parse("User:Ada/gauges.json");
        world.save(&Edit { summary: "data", ..Edit::new(page, "{\"ulm\": 212}", "Ada", at) });
    });
    timeline.at(on(2022, 8, 8, 10), |world, at| {
        let page = Title::parse("User:Ada/gauges.json");
        let summary = "Changed the content model from \"wikitext\" to \"JSON\"";
        let edit = Edit::new(page.clone(), "{\n    \"ulm\": 212\n}", "Ada", at);
        let revision = world.save(&Edit { summary, model: "json", tags: &["mw-contentmodelchange"], ..edit });
        world.set_content_model(&page, "json");
        let params = Php::Map(vec![
            ("4::oldmodel", "wikitext".into()),
            ("5::newmodel", "json".into()),
            ("associated_rev_id", revision.into()),
        ]);
        world.log(&Entry { params: params.serialize(), ..Entry::new("contentmodel", "change", "Ada", at, page) });
    });
    timeline.at(on(2026, 10, 12, 9), |world, at| {
        let page = Title::parse("Project:About");
        world.set_language(&page, "de");
        let params = Php::Map(vec![("4::oldlanguage", "en[def]".into()), ("5::newlanguage", "de".into())]);
        world.log(&Entry { params: params.serialize(), ..Entry::new("pagelang", "pagelang", "Ada", at, page) });
    });
}

fn prefixes(timeline: &mut Timeline) {
    for (prefix, day) in [("commons", 4), ("wikt", 5), ("d", 6)] {
        timeline.at(on(2019, 3, day, 18), move |world, at| {
            let params = Php::Map(vec![
                ("4::prefix", prefix.into()),
                ("5::url", format!("https://{prefix}.projects.example/wiki/$1").into()),
                ("6::trans", "0".into()),
                ("7::local", "1".into()),
            ]);
            let target = Title::parse("Special:Interwiki");
            world.log(&Entry { params: params.serialize(), ..Entry::new("interwiki", "iw_add", "Ada", at, target) });
        });
    }
}

/// An article from another wiki: its revisions are older than the page's place among the revisions here tells.
fn imports(timeline: &mut Timeline) {
    timeline.at(on(2022, 11, 5, 14), |world, at| {
        let texts: Vec<String> =
            (1..=6).map(|length| "Der '''Lech''' entspringt am Formarinsee. ".repeat(length)).collect();
        let authors = [
            "de>Flussfreund",
            "de>Karte und Kompass",
            "192.0.2.199",
            "de>Flussfreund",
            "2001:DB8:DE:0:0:0:0:17",
            "de>Alpenrose",
        ];
        let revisions: Vec<ImportedRevision<'_>> = texts
            .iter()
            .zip(authors)
            .enumerate()
            .map(|(number, (text, by))| ImportedRevision {
                text,
                by,
                at: on(2016, 2, 3, 10) + DAY.times(97 * number as i64),
                summary: "Quelle ergänzt",
            })
            .collect();
        world.import(
            &Title::parse("Formarin Lake"),
            &revisions,
            Some("de:Formarinsee"),
            ("Ada", at, "to be translated"),
        );
    });
    timeline.at(on(2022, 11, 5, 15), |world, at| {
        let page = Title::parse("Formarin Lake");
        let text = "'''Formarin Lake''' is the source of the [[Lech (river)|Lech]].\n\n[[Category:Lakes]]";
        let edit = Edit::new(page, text, "Zsófia", at);
        world.save(&Edit { summary: "translated", tags: &["contenttranslation"], ..edit });
    });
    timeline.at(on(2026, 10, 8, 14), |world, at| {
        let revision = ImportedRevision {
            text: "The '''Ybbs''' was a [[river]] of an older wiki.",
            by: "old>Archivist",
            at: on(2012, 5, 5, 5),
            summary: "",
        };
        world.import(&Title::parse("Old notes on the Ybbs"), &[revision], None, ("Ada", at, "from a backup"));
    });
}

/// The page on which groups are asked for.
fn page_of_requests(timeline: &mut Timeline) {
    timeline.at(on(2019, 3, 6, 9), |world, at| {
        let page = Title::parse("Project:Requests for rights");
        let text = "Ask here.\n* Say which group and why.";
        world.save(&Edit { summary: "new page", ..Edit::new(page, text, "Ada", at) });
    });
    for (number, name) in
        ["Iskar", "Le Pontonnier", "Nadia P", "Meander", "Watershed", "Lock keeper"].into_iter().enumerate()
    {
        timeline.at(on(2024, 9, 1, 9) + DAY.times(31 * number as i64), move |world, at| {
            let page = Title::parse("Project:Requests for rights");
            let old = world.text(world.latest(&page)).to_owned();
            let text =
                format!("{old}\n\n== {name} ==\nThank you for everything. [[User:{name}|{name}]] {}", at.signature());
            let summary = format!("/* {name} */ new section");
            world.save(&Edit { summary: &summary, ..Edit::new(page, &text, name, at) });
        });
    }
}
