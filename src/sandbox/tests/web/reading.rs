//! What is read: revisions and what is hidden of them, lists, search, extracts, HTML and differences.

use serde_json::Value;

use super::{Pairs, Web, code};

async fn query(web: &Web, parameters: Pairs<'_>) -> Value {
    let parameters: Vec<_> = [("action", "query")].into_iter().chain(parameters.iter().copied()).collect();
    web.read(None, &parameters).await
}

#[tokio::test]
async fn revisions_are_found_by_number() {
    let web = Web::new();
    let answer = query(
        &web,
        &[("prop", "info|revisions"), ("revids", "1|2|9999999"), ("rvslots", "main"), ("rvprop", "ids|sha1|content")],
    )
    .await;
    assert_eq!(answer["query"]["badrevids"]["9999999"]["missing"], true, "{answer}");
    let revision = &answer["query"]["pages"][0]["revisions"][0];
    assert_eq!(revision["sha1"].as_str().map(str::len), Some(40));
    assert_eq!(revision["slots"]["main"]["contentformat"], "text/x-wiki");
    assert_eq!(answer["batchcomplete"], true);
    let many: Vec<String> = (1..=51).map(|id| id.to_string()).collect();
    let refused = query(&web, &[("prop", "revisions"), ("revids", &many.join("|"))]).await;
    assert_eq!(code(&refused), "toomanyvalues");
    assert_eq!(refused["errors"][0]["data"]["limit"], 50);
}

#[tokio::test]
async fn what_is_hidden_is_hidden_from_those_without_the_right() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    let hidden = "SELECT rev_id AS number FROM revision WHERE rev_deleted & 3 = 3 AND rev_deleted < 8 LIMIT 1";
    let id = web.number(hidden).to_string();
    let asked =
        [("prop", "revisions"), ("revids", id.as_str()), ("rvslots", "main"), ("rvprop", "content|comment|sha1")];
    let answer = query(&web, &asked).await;
    let revision = &answer["query"]["pages"][0]["revisions"][0];
    assert_eq!(revision["commenthidden"], true, "{answer}");
    assert_eq!(revision["comment"], Value::Null);
    assert_eq!(revision["sha1"], Value::Null);
    assert_eq!(revision["slots"]["main"]["texthidden"], true);
    assert_eq!(revision["slots"]["main"]["content"], Value::Null);
    let all: Vec<_> = [("action", "query")].into_iter().chain(asked).collect();
    let seen = web.read(Some(&admin), &all).await;
    assert!(seen["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"].is_string(), "{seen}");
    for call in [[("action", "parse"), ("oldid", id.as_str())], [("action", "compare"), ("fromrev", id.as_str())]] {
        let refused = web.read(None, &[call[0], call[1], ("torelative", "prev")]).await;
        assert_eq!(code(&refused), "permissiondenied");
    }
}

#[tokio::test]
async fn a_history_goes_on_where_it_ended() {
    let web = Web::new();
    let asked = [("prop", "revisions"), ("titles", "Danube"), ("rvprop", "ids"), ("rvlimit", "3")];
    let first = query(&web, &asked).await;
    let next = first["continue"]["rvcontinue"].as_str().expect("more").to_owned();
    let second = query(&web, &[asked[0], asked[1], asked[2], asked[3], ("rvcontinue", &next)]).await;
    let parent = &first["query"]["pages"][0]["revisions"][2]["parentid"];
    assert_eq!(second["query"]["pages"][0]["revisions"][0]["revid"], *parent);
}

#[tokio::test]
async fn contributions_go_on_where_they_ended() {
    let web = Web::new();
    let asked = [("list", "usercontribs"), ("ucuser", "Iskar"), ("uclimit", "2")];
    let first = query(&web, &asked).await;
    let next = first["continue"]["uccontinue"].as_str().expect("more").to_owned();
    let second = query(&web, &[asked[0], asked[1], asked[2], ("uccontinue", &next)]).await;
    let ids = |answer: &Value| -> Vec<i64> {
        let entries = answer["query"]["usercontribs"].as_array().expect("a list");
        entries.iter().map(|entry| entry["revid"].as_i64().expect("a number")).collect()
    };
    assert!(ids(&first)[1] > ids(&second)[0], "{first} {second}");
}

#[tokio::test]
async fn search_finds_words_in_titles_and_texts() {
    let web = Web::new();
    let asked = [("list", "search"), ("srsearch", "danube vienna"), ("srlimit", "3")];
    let first = query(&web, &asked).await;
    let total = first["query"]["searchinfo"]["totalhits"].as_i64().expect("a number");
    assert!(total > 3, "{first}");
    assert!(first["query"]["search"][0]["snippet"].as_str().expect("text").contains("<span class=\"searchmatch\">"));
    let next = first["continue"]["sroffset"].to_string();
    let second = query(&web, &[asked[0], asked[1], asked[2], ("sroffset", &next)]).await;
    assert_ne!(first["query"]["search"][0]["pageid"], second["query"]["search"][0]["pageid"]);
    let none = query(&web, &[("list", "search"), ("srsearch", "xyzzy-nowhere")]).await;
    assert_eq!(none["query"]["searchinfo"]["totalhits"], 0);
}

#[tokio::test]
async fn log_events_tell_their_parameters() {
    let web = Web::new();
    let asked = [("list", "logevents"), ("letype", "protect"), ("letitle", "Danube"), ("lelimit", "1")];
    let answer = query(&web, &asked).await;
    let entry = &answer["query"]["logevents"][0];
    assert_eq!(entry["action"], "modify", "{answer}");
    assert_eq!(entry["params"]["details"][0]["level"], "autoconfirmed");
    let suppressed = query(&web, &[("list", "logevents"), ("letype", "suppress")]).await;
    assert_eq!(suppressed["query"]["logevents"].as_array().map(Vec::len), Some(0));
}

#[tokio::test]
async fn an_extract_is_the_introduction() {
    let web = Web::new();
    let asked = [("prop", "extracts"), ("titles", "Vienna"), ("exintro", "1"), ("explaintext", "1")];
    let answer = query(&web, &asked).await;
    let extract = answer["query"]["pages"][0]["extract"].as_str().expect("a text");
    assert!(extract.starts_with("Vienna"), "{extract}");
    assert!(!extract.contains("'''") && !extract.contains("[[") && !extract.contains("{{"), "{extract}");
}

#[tokio::test]
async fn a_revision_is_shown_as_html() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    let text = "'''A''' <script>alert(1)</script> [[Danube]]\n\n== B ==\n* c";
    let saved = web.write(&admin, "edit", &[("title", "Project:Playground"), ("text", text)]).await;
    let id = saved["edit"]["newrevid"].to_string();
    let parsed = web.read(None, &[("action", "parse"), ("oldid", &id), ("prop", "text")]).await;
    let html = parsed["parse"]["text"].as_str().expect("HTML");
    assert!(html.contains("<b>A</b> &lt;script&gt;") && html.contains("<h2 id=\"B\">"), "{html}");
    assert!(html.contains("href=\"/sandbox/wiki/Danube\""), "{html}");
    assert_eq!(code(&web.read(None, &[("action", "parse"), ("oldid", "9999999")]).await), "nosuchrevid");
}

#[tokio::test]
async fn differences_are_rows_of_a_table() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    let title = ("title", "Project:Playground");
    web.write(&admin, "edit", &[title, ("text", "one\ntwo")]).await;
    let saved = web.write(&admin, "edit", &[title, ("text", "one\nthree")]).await;
    let id = saved["edit"]["newrevid"].to_string();
    let compare = |to| [("action", "compare"), ("fromrev", id.as_str()), ("torelative", to)];
    let previous = web.read(None, &compare("prev")).await;
    assert_eq!(previous["compare"]["fromrevid"], saved["edit"]["oldrevid"], "{previous}");
    assert!(previous["compare"]["body"].as_str().expect("rows").contains("<div>three</div>"));
    let next = web.read(None, &compare("next")).await;
    assert_eq!(next["compare"]["torevid"], Value::Null);
    assert_eq!(next["warnings"][0]["code"], "compare-nonext");
}
