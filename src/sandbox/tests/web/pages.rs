//! Moving, deleting, restoring, protecting and purging pages.

use super::{Web, code};

#[tokio::test]
async fn a_page_moves_with_its_talk_page_and_subpages() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    for title in ["Project:Old", "Project talk:Old", "Project:Old/A", "Project:Old/B"] {
        web.write(&admin, "edit", &[("title", title), ("text", title)]).await;
    }
    let moved = web
        .write(
            &admin,
            "move",
            &[
                ("from", "Project:Old"),
                ("to", "Project:New"),
                ("reason", "Better"),
                ("movetalk", "1"),
                ("movesubpages", "1"),
            ],
        )
        .await;
    assert_eq!(moved["move"]["redirectcreated"], true, "{moved}");
    assert_eq!(moved["move"]["talkto"], "Project talk:New");
    assert_eq!(moved["move"]["subpages"][1]["to"], "Project:New/B");
    assert_eq!(web.text_of("Project:New/A").await, "Project:Old/A");
    assert!(web.text_of("Project:Old").await.starts_with("#REDIRECT [[Project:New]]"));
    let back = web.write(&admin, "move", &[("from", "Project:New"), ("to", "Project:Old"), ("noredirect", "1")]).await;
    assert_eq!(back["move"]["moveoverredirect"], true, "{back}");
    assert_eq!(back["move"]["redirectcreated"], false);
}

#[tokio::test]
async fn moves_that_cannot_be_are_refused() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    for (person, from, to, expected) in [
        (&editor, "Vienna", "Prague", "articleexists"),
        (&editor, "Vienna", "Vienna", "selfmove"),
        (&editor, "No such page", "Elsewhere", "missingtitle"),
        (&editor, "Vienna", "A<B", "invalidtitle"),
        (&editor, "Danube", "The Danube", "protectedpage"),
        (&editor, "Vienna", "Best cruises 2021", "protectedtitle"),
        (&newcomer, "Vienna", "Wien (city)", "permissiondenied"),
    ] {
        let refused = web.write(person, "move", &[("from", from), ("to", to)]).await;
        assert_eq!(code(&refused), expected, "{from} to {to}");
    }
    web.write(&editor, "edit", &[("title", "Talk:Wien (city)"), ("text", "x")]).await;
    let page = [("title", "Talk:Vienna"), ("appendtext", "\nx")];
    web.write(&editor, "edit", &page).await;
    let moved = web.write(&editor, "move", &[("from", "Vienna"), ("to", "Wien (city)"), ("movetalk", "1")]).await;
    assert_eq!(moved["move"]["talkmove-errors"][0]["code"], "articleexists", "{moved}");
    assert_eq!(moved["move"]["to"], "Wien (city)");
}

#[tokio::test]
async fn a_deleted_page_comes_back_whole() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let text = web.text_of("Vienna").await;
    let count = web.number("SELECT count(*) AS number FROM revision JOIN page ON page_id = rev_page WHERE page_title = 'Vienna' AND page_namespace = 0");
    assert_eq!(code(&web.write(&editor, "delete", &[("title", "Vienna")]).await), "permissiondenied");
    let deleted = web.write(&admin, "delete", &[("title", "Vienna"), ("reason", "Test"), ("deletetalk", "1")]).await;
    let log = deleted["delete"]["logid"].as_i64().expect("an entry");
    assert_eq!(
        web.number(&format!("SELECT count(*) AS number FROM logging WHERE log_id = {log} AND log_title = 'Vienna'")),
        1
    );
    assert_eq!(code(&web.write(&admin, "delete", &[("title", "Vienna")]).await), "missingtitle");
    let gone = web.read(None, &[("action", "query"), ("prop", "info"), ("titles", "Vienna")]).await;
    assert_eq!(gone["query"]["pages"][0]["missing"], true);
    let restored = web.write(&admin, "undelete", &[("title", "Vienna")]).await;
    assert_eq!(restored["undelete"]["revisions"], count, "{restored}");
    assert_eq!(web.text_of("Vienna").await, text);
    assert_eq!(code(&web.write(&admin, "undelete", &[("title", "Vienna")]).await), "cantundelete");
    assert_eq!(code(&web.write(&editor, "undelete", &[("title", "Category:Ducks")]).await), "permissiondenied");
}

#[tokio::test]
async fn a_part_of_a_deleted_page_comes_back() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    let oldest = "SELECT CAST(min(ar_timestamp) AS INTEGER) AS number FROM archive WHERE ar_title = 'Ducks'";
    let oldest = web.number(oldest).to_string();
    let restored = web.write(&admin, "undelete", &[("title", "Category:Ducks"), ("timestamps", &oldest)]).await;
    assert_eq!(restored["undelete"]["revisions"], 1, "{restored}");
    assert_eq!(web.number("SELECT page_is_new AS number FROM page WHERE page_title = 'Ducks'"), 1);
}

#[tokio::test]
async fn protection_keeps_editors_out_until_it_ends() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let protections = [("title", "Vienna"), ("protections", "edit=sysop|move=sysop"), ("expiry", "1 week|infinite")];
    assert_eq!(code(&web.write(&editor, "protect", &protections).await), "permissiondenied");
    let protected = web.write(&admin, "protect", &protections).await;
    assert_eq!(protected["protect"]["protections"][1]["expiry"], "infinite", "{protected}");
    let edit = [("title", "Vienna"), ("appendtext", "x")];
    assert_eq!(code(&web.write(&editor, "edit", &edit).await), "protectedpage");
    let asked = [("action", "query"), ("prop", "info"), ("titles", "Vienna"), ("intestactions", "edit|delete|read")];
    let actions = web.read(Some(&editor), &asked).await["query"]["pages"][0]["actions"].clone();
    assert_eq!(actions, serde_json::json!({ "edit": false, "delete": false, "read": true }));
    web.write(&admin, "protect", &[("title", "Vienna"), ("protections", "edit=all|move=all")]).await;
    assert_eq!(web.write(&editor, "edit", &edit).await["edit"]["result"], "Success");
    web.write(&admin, "protect", &[("title", "Not yet there"), ("protections", "create=sysop")]).await;
    assert_eq!(code(&web.write(&editor, "edit", &[("title", "Not yet there"), ("text", "x")]).await), "protectedtitle");
    for (level, is_cascading) in [("edit=sysop", true), ("edit=autoconfirmed", false)] {
        let parameters = [("title", "Rhine"), ("protections", level), ("cascade", "1")];
        let protected = web.write(&admin, "protect", &parameters).await;
        assert_eq!(protected["protect"].get("cascade").is_some(), is_cascading, "{protected}");
    }
    for (protections, expiry, expected) in [
        ("fly=sysop", "infinite", "protect-invalidaction"),
        ("edit=everybody", "infinite", "protect-invalidlevel"),
        ("edit=sysop", "2001-01-01T00:00:00Z", "pastexpiry"),
        ("edit=sysop|move=sysop", "1 week|1 week|1 week", "toofewexpiries"),
    ] {
        let parameters = [("title", "Vienna"), ("protections", protections), ("expiry", expiry)];
        assert_eq!(code(&web.write(&admin, "protect", &parameters).await), expected);
    }
}

#[tokio::test]
async fn purging_says_what_became_of_each_page() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let pages = [("action", "purge"), ("titles", "Danube|No such page|A<B"), ("forcelinkupdate", "1")];
    let purged = web.post(&editor, &pages).await;
    assert_eq!(purged["purge"][0]["purged"], true, "{purged}");
    assert_eq!(purged["purge"][0]["linkupdate"], true);
    assert_eq!(purged["purge"][1]["missing"], true);
    assert_eq!(purged["purge"][2]["invalid"], true);
    let many: Vec<String> = (0..31).map(|_| "Danube".to_owned()).collect();
    let limited = web.post(&editor, &[("action", "purge"), ("titles", &many.join("|"))]).await;
    assert_eq!(limited["warnings"][0]["code"], "ratelimited", "{limited}");
}
