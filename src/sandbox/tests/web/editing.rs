//! `action=edit`: what it saves, and what it refuses.

use serde_json::{Value, json};

use super::{Pairs, Person, Web, code};

async fn edit(web: &Web, person: &Person, parameters: Pairs<'_>) -> Value {
    web.write(person, "edit", parameters).await
}

#[tokio::test]
async fn a_text_comes_back_byte_for_byte() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let text = "Ünï + & = % ' \" * ~ # ? 𝄞 日本\n\n== A ==\n\tb";
    let saved = edit(&web, &editor, &[("title", "Project:Playground"), ("text", text), ("summary", "é & +")]).await;
    assert_eq!(saved["edit"]["result"], "Success", "{saved}");
    assert_eq!(web.text_of("Project:Playground").await, text);
    let again = edit(&web, &editor, &[("title", "Project:Playground"), ("text", text)]).await;
    assert_eq!(again["edit"]["nochange"], true);
    assert_eq!(again["edit"]["newrevid"], Value::Null);
}

#[tokio::test]
async fn two_megabytes_are_saved_and_more_are_refused() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let text = "ä".repeat(1024 * 1024);
    let saved = edit(&web, &editor, &[("title", "Project:Playground"), ("text", &text)]).await;
    assert_eq!(saved["edit"]["result"], "Success");
    assert_eq!(web.text_of("Project:Playground").await, text);
    let larger =
        edit(&web, &editor, &[("title", "Project:Playground"), ("text", &format!("{text}.")), ("md5", "")]).await;
    assert_eq!(code(&larger), "contenttoobig");
}

#[tokio::test]
async fn an_edit_is_at_once_in_every_table() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let before = web.number("SELECT user_editcount AS number FROM user WHERE user_name = 'Iskar'");
    let parameters = [
        ("title", "Iskar gorge"),
        ("text", "A '''gorge''' of [[Danube]].\n[[Category:Rivers of Europe]] https://gorge.example/x"),
        ("summary", "New"),
        ("minor", "1"),
        ("tags", "needs-a-second-look"),
        ("watchlist", "watch"),
    ];
    let saved = edit(&web, &editor, &parameters).await;
    assert_eq!(saved["edit"]["new"], true, "{saved}");
    assert_eq!(saved["edit"]["watched"], true);
    let (page, revision) = (&saved["edit"]["pageid"], &saved["edit"]["newrevid"]);
    for (what, query) in [
        ("page", format!("SELECT count(*) AS number FROM page WHERE page_id = {page} AND page_latest = {revision}")),
        (
            "revision",
            format!(
                "SELECT count(*) AS number FROM revision JOIN comment ON comment_id = rev_comment_id
                    JOIN actor ON actor_id = rev_actor WHERE rev_id = {revision} AND rev_minor_edit = 1
                    AND comment_text = 'New' AND actor_name = 'Iskar' AND rev_parent_id = 0"
            ),
        ),
        (
            "recent change",
            format!(
                "SELECT count(*) AS number FROM recentchanges WHERE rc_this_oldid = {revision}
                    AND rc_source = 'mw.new' AND rc_patrolled = 2 AND rc_minor = 1 AND rc_cur_id = {page}"
            ),
        ),
        (
            "tag",
            format!(
                "SELECT count(*) AS number FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
                    WHERE ct_rev_id = {revision} AND ct_rc_id IS NOT NULL AND ctd_name = 'needs-a-second-look'"
            ),
        ),
        ("link", format!("SELECT count(*) AS number FROM pagelinks WHERE pl_from = {page}")),
        ("category", format!("SELECT count(*) AS number FROM categorylinks WHERE cl_from = {page}")),
        ("address", format!("SELECT count(*) AS number FROM externallinks WHERE el_from = {page}")),
        (
            "log entry",
            format!("SELECT count(*) AS number FROM logging WHERE log_type = 'create' AND log_page = {page}"),
        ),
        ("edit count", format!("SELECT user_editcount - {before} AS number FROM user WHERE user_name = 'Iskar'")),
        (
            "category change",
            format!(
                "SELECT count(*) AS number FROM recentchanges WHERE rc_this_oldid = {revision}
                    AND rc_source = 'mw.categorize'"
            ),
        ),
    ] {
        assert_eq!(web.number(&query), 1, "{what}");
    }
}

#[tokio::test]
async fn a_stale_base_is_a_conflict() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let first = edit(&web, &editor, &[("title", "Vienna"), ("appendtext", "\nOne.")]).await;
    let base = first["edit"]["newrevid"].to_string();
    let second = edit(&web, &admin, &[("title", "Vienna"), ("appendtext", "\nTwo."), ("baserevid", &base)]).await;
    assert_eq!(second["edit"]["oldrevid"], first["edit"]["newrevid"]);
    let third = edit(&web, &editor, &[("title", "Vienna"), ("text", "Mine."), ("baserevid", &base)]).await;
    assert_eq!(code(&third), "editconflict");
    let early = "2026-11-01T00:00:00Z";
    let fourth = edit(&web, &editor, &[("title", "Vienna"), ("text", "Mine."), ("basetimestamp", early)]).await;
    assert_eq!(code(&fourth), "editconflict");
    assert!(web.text_of("Vienna").await.ends_with("One.\nTwo."));
}

#[tokio::test]
async fn sections_are_edited_alone() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let title = ("title", "Project:Playground");
    edit(&web, &editor, &[title, ("text", "Lead\n\n== A ==\na\n\n== B ==\nb")]).await;
    edit(&web, &editor, &[title, ("section", "1"), ("text", "== A ==\nnew")]).await;
    edit(&web, &editor, &[title, ("section", "2"), ("appendtext", "\nmore")]).await;
    edit(&web, &editor, &[title, ("section", "new"), ("sectiontitle", "C"), ("text", "c ~~~")]).await;
    let text = web.text_of("Project:Playground").await;
    let signature = "[[User:Iskar|Iskar]] ([[User talk:Iskar|talk]])";
    assert_eq!(text, format!("Lead\n\n== A ==\nnew\n\n== B ==\nb\nmore\n\n== C ==\n\nc {signature}"));
    assert_eq!(code(&edit(&web, &editor, &[title, ("section", "9"), ("text", "x")]).await), "nosuchsection");
    assert_eq!(code(&edit(&web, &editor, &[title, ("section", "x"), ("text", "x")]).await), "invalidsection");
}

#[tokio::test]
async fn undo_takes_back_what_others_did_not_touch() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let title = ("title", "Project:Playground");
    edit(&web, &editor, &[title, ("text", "1\n2\n3\n4\n5")]).await;
    let bad = edit(&web, &editor, &[title, ("text", "1\nbad\n3\n4\n5")]).await;
    let id = bad["edit"]["newrevid"].to_string();
    edit(&web, &admin, &[title, ("text", "1\nbad\n3\n4\nfive")]).await;
    let undone = edit(&web, &admin, &[title, ("undo", &id)]).await;
    assert_eq!(undone["edit"]["result"], "Success", "{undone}");
    assert_eq!(web.text_of("Project:Playground").await, "1\n2\n3\n4\nfive");
    assert_eq!(code(&edit(&web, &admin, &[title, ("undo", &id)]).await), "undofailure");
    let newest = undone["edit"]["newrevid"].to_string();
    edit(&web, &editor, &[title, ("undo", &newest)]).await;
    let tagged = format!(
        "SELECT count(*) AS number FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
            WHERE ctd_name = 'mw-reverted' AND ct_rev_id = {newest}"
    );
    assert_eq!(web.number(&tagged), 1, "an exact revert marks what it took back");
}

#[tokio::test]
async fn pages_are_made_and_changed_only_as_asked() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    for (parameters, expected) in [
        (&[("title", "Danube"), ("text", "x"), ("createonly", "1")][..], "articleexists"),
        (&[("title", "No such page"), ("text", "x"), ("nocreate", "1")], "missingtitle"),
        (&[("title", "A|B"), ("text", "x")], "invalidtitle"),
        (&[("pageid", "999999"), ("text", "x")], "nosuchpageid"),
        (&[("title", "Danube")], "missingparam"),
        (&[("title", "Danube"), ("text", "x"), ("md5", "0")], "badmd5"),
        (&[("title", "Danube"), ("text", "x"), ("baserevid", "1")], "nosuchrevid"),
        (&[("title", "Danube"), ("text", "x"), ("contentmodel", "json")], "contentmodel-mismatch"),
        (&[("title", "Danube"), ("text", "x"), ("tags", "mw-rollback")], "badtags"),
        (&[("title", "No such page"), ("text", "x"), ("baserevid", "5")], "pagedeleted"),
    ] {
        assert_eq!(code(&edit(&web, &editor, parameters).await), expected, "{parameters:?}");
    }
}

#[tokio::test]
async fn what_is_protected_stays_as_it_is() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let newcomer = web.log_in("Floodplain").await;
    for (person, title, expected) in [
        (&editor, "Common kingfisher", "protectedpage"),
        (&editor, "Budapest", "protectedpage"),
        (&newcomer, "Danube", "protectedpage"),
        (&editor, "Best cruises 2021", "protectedtitle"),
        (&editor, "MediaWiki:Sidebar", "protectednamespace-interface"),
        (&editor, "The quack list", "titleblacklist-forbidden"),
    ] {
        let refused = edit(&web, person, &[("title", title), ("appendtext", "x")]).await;
        assert_eq!(code(&refused), expected, "{title}");
    }
    let saved = edit(&web, &admin, &[("title", "Common kingfisher"), ("appendtext", "x")]).await;
    assert_eq!(saved["edit"]["result"], "Success");
}

#[tokio::test]
async fn filters_refuse_documented_phrases() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    let title = ("title", "Project:Playground");
    let refused = edit(&web, &editor, &[title, ("appendtext", " Cheap cruises!")]).await;
    assert_eq!(code(&refused), "abusefilter-disallowed");
    assert_eq!(refused["errors"][0]["data"]["abusefilter"]["description"], "Advertising");
    let warned = edit(&web, &editor, &[title, ("appendtext", " Click here!")]).await;
    assert_eq!(code(&warned), "abusefilter-warning");
    assert_eq!(edit(&web, &editor, &[title, ("appendtext", " Click here!")]).await["edit"]["result"], "Success");
    let spam = edit(&web, &editor, &[title, ("appendtext", " https://spam.example/x")]).await;
    assert_eq!(spam["errors"][0]["data"], json!({ "spamblacklist": { "matches": ["spam.example"] } }));
    let link = [title, ("appendtext", " https://river.example/")];
    let asked = edit(&web, &newcomer, &link).await;
    assert_eq!(asked["edit"]["result"], "Failure", "{asked}");
    assert_eq!(asked["edit"]["captcha"]["type"], "question");
    let answered = edit(&web, &newcomer, &[link[0], link[1], ("captchaid", "1"), ("captchaword", "Danube")]).await;
    assert_eq!(answered["edit"]["result"], "Success");
}

#[tokio::test]
async fn newcomers_edit_eight_times_a_minute() {
    let web = Web::new();
    let newcomer = web.log_in("Floodplain").await;
    for number in 0..8 {
        let saved = edit(&web, &newcomer, &[("title", "Project:Playground"), ("text", &number.to_string())]).await;
        assert_eq!(saved["edit"]["result"], "Success", "{saved}");
    }
    let ninth = edit(&web, &newcomer, &[("title", "Project:Playground"), ("text", "nine")]).await;
    assert_eq!(code(&ninth), "ratelimited");
    let asked = [("action", "query"), ("meta", "userinfo"), ("uiprop", "ratelimits")];
    let limits = web.read(Some(&newcomer), &asked).await;
    assert_eq!(limits["query"]["userinfo"]["ratelimits"]["edit"]["newbie"]["hits"], 8);
}

#[tokio::test]
async fn a_deed_needs_its_token_in_the_body() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let edit = [("action", "edit"), ("title", "Project:Playground"), ("text", "x")];
    assert_eq!(code(&web.post(&editor, &edit).await), "missingparam");
    let with = |token: &'static str| [edit[0], edit[1], edit[2], ("token", token)];
    assert_eq!(code(&web.post(&editor, &with("+\\")).await), "badtoken");
    assert_eq!(code(&web.read(Some(&editor), &with("+\\")).await), "mustbeposted");
    let nobody = web.read(None, &[("action", "query"), ("meta", "tokens")]).await;
    assert_eq!(nobody["query"]["tokens"]["csrftoken"], "+\\");
    let somebody = web.read(Some(&editor), &[("action", "query"), ("meta", "tokens"), ("type", "*")]).await;
    for (kind, token) in somebody["query"]["tokens"].as_object().expect("tokens") {
        let token = token.as_str().expect("text");
        assert!(token.len() > 10 && token.ends_with("+\\"), "{kind}: {token}");
    }
}
