//! Blocks, rollback, patrol, thanks and watchlists.

use super::{Web, code};

#[tokio::test]
async fn a_block_keeps_somebody_out_until_it_is_lifted() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let edit = [("title", "Project:Playground"), ("appendtext", " x")];
    let order = [("user", "Iskar"), ("expiry", "3 days"), ("reason", "Test"), ("nocreate", "1"), ("autoblock", "1")];
    assert_eq!(code(&web.write(&editor, "block", &order).await), "permissiondenied");
    let blocked = web.write(&admin, "block", &order).await;
    assert_eq!(blocked["block"]["userID"], 7, "{blocked}");
    let refused = web.write(&editor, "edit", &edit).await;
    assert_eq!(code(&refused), "blocked");
    let info = &refused["errors"][0]["data"]["blockinfo"];
    assert_eq!(info["blockid"], blocked["block"]["id"]);
    assert_eq!(info["blockedby"], "Zsófia");
    assert_eq!(info["blockpartial"], false);
    assert_eq!(code(&web.write(&admin, "block", &order).await), "alreadyblocked");
    let changed = [order[0], ("expiry", "never"), ("reblock", "1"), ("allowusertalk", "1")];
    assert_eq!(web.write(&admin, "block", &changed).await["block"]["expiry"], "infinite");
    let talk = web.write(&editor, "edit", &[("title", "User talk:Iskar"), ("appendtext", "Why?")]).await;
    assert_eq!(talk["edit"]["result"], "Success");
    let asked = [("action", "query"), ("meta", "userinfo"), ("uiprop", "blockinfo")];
    assert_eq!(web.read(Some(&editor), &asked).await["query"]["userinfo"]["blockedby"], "Zsófia");
    assert_eq!(web.write(&admin, "unblock", &[("user", "Iskar")]).await["unblock"]["userid"], 7);
    assert_eq!(code(&web.write(&admin, "unblock", &[("user", "Iskar")]).await), "cantunblock");
    assert_eq!(web.write(&editor, "edit", &edit).await["edit"]["result"], "Success");
}

#[tokio::test]
async fn a_partial_block_covers_what_it_names() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let order = [("user", "Iskar"), ("partial", "1"), ("pagerestrictions", "Vienna"), ("namespacerestrictions", "4")];
    assert_eq!(web.write(&admin, "block", &order).await["block"]["partial"], true);
    for (title, is_blocked) in [("Vienna", true), ("Project:Playground", true), ("Prague", false)] {
        let answer = web.write(&editor, "edit", &[("title", title), ("appendtext", " x")]).await;
        assert_eq!(answer["errors"][0]["code"] == "blocked", is_blocked, "{title}: {answer}");
    }
}

#[tokio::test]
async fn blocks_that_cannot_be_are_refused() {
    let web = Web::new();
    let admin = web.log_in("Zsófia").await;
    for (order, expected) in [
        (&[("user", "Nobody at all")][..], "nosuchuser"),
        (&[("user", "Iskar"), ("expiry", "soon")], "invalidexpiry"),
        (&[("user", "Iskar"), ("expiry", "2001-01-01T00:00:00Z")], "pastexpiry"),
        (&[("user", "Iskar"), ("hidename", "1")], "canthide"),
        (&[("user", "Iskar"), ("partial", "1")], "ipb-empty-block"),
        (&[("user", "192.0.2.0/24")], "range_block_disabled"),
    ] {
        assert_eq!(code(&web.write(&admin, "block", order).await), expected);
    }
    let address = web.write(&admin, "block", &[("user", "2001:db8::1"), ("anononly", "1")]).await;
    assert_eq!(address["block"]["user"], "2001:DB8:0:0:0:0:0:1", "{address}");
}

#[tokio::test]
async fn rollback_takes_back_all_edits_of_the_last_editor() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    let text = web.text_of("Vienna").await;
    for word in ["One.", "Two."] {
        web.write(&newcomer, "edit", &[("title", "Vienna"), ("appendtext", word)]).await;
    }
    let rollback = |user| [("action", "rollback"), ("title", "Vienna"), ("user", user)];
    assert_eq!(code(&web.act(&newcomer, "rollback", &rollback("Floodplain")).await), "permissiondenied");
    assert_eq!(code(&web.act(&editor, "rollback", &rollback("Ada")).await), "alreadyrolled");
    let done = web.act(&editor, "rollback", &rollback("Floodplain")).await;
    assert_eq!(done["rollback"]["title"], "Vienna", "{done}");
    assert_eq!(web.text_of("Vienna").await, text);
    let count = "SELECT count(*) AS number FROM change_tag JOIN change_tag_def ON ctd_id = ct_tag_id
        JOIN revision ON rev_id = ct_rev_id JOIN actor ON actor_id = rev_actor
        WHERE ctd_name = 'mw-reverted' AND actor_name = 'Floodplain'";
    assert_eq!(web.number(count), 2);
    web.write(&editor, "edit", &[("title", "Mine alone"), ("text", "x")]).await;
    let alone = [("action", "rollback"), ("title", "Mine alone"), ("user", "Iskar")];
    assert_eq!(code(&web.act(&editor, "rollback", &alone).await), "onlyauthor");
}

#[tokio::test]
async fn an_edit_is_patrolled_once() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    let saved = web.write(&newcomer, "edit", &[("title", "Vienna"), ("appendtext", "One.")]).await;
    let revision = saved["edit"]["newrevid"].to_string();
    let patrol = [("action", "patrol"), ("revid", revision.as_str())];
    assert_eq!(code(&web.act(&newcomer, "patrol", &patrol).await), "permissiondenied");
    for _ in 0..2 {
        assert_eq!(web.act(&editor, "patrol", &patrol).await["patrol"]["title"], "Vienna");
    }
    let entries =
        format!("SELECT count(*) AS number FROM logging WHERE log_type = 'patrol' AND log_params LIKE '%{revision}%'");
    assert_eq!(web.number(&entries), 1);
    assert_eq!(code(&web.act(&editor, "patrol", &[("action", "patrol"), ("revid", "1")]).await), "notpatrollable");
    assert_eq!(code(&web.act(&editor, "patrol", &[("action", "patrol"), ("rcid", "9999999")]).await), "nosuchrcid");
}

#[tokio::test]
async fn thanks_go_to_other_people_once() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    let saved = web.write(&newcomer, "edit", &[("title", "Vienna"), ("appendtext", "One.")]).await;
    let revision = saved["edit"]["newrevid"].to_string();
    let before = web.number("SELECT count(*) AS number FROM logging WHERE log_type = 'thanks'");
    for _ in 0..2 {
        let thanked = web.write(&editor, "thank", &[("rev", &revision), ("source", "diff")]).await;
        assert_eq!(thanked["result"]["recipient"], "Floodplain", "{thanked}");
    }
    assert_eq!(web.number("SELECT count(*) AS number FROM logging WHERE log_type = 'thanks'"), before + 1);
    assert_eq!(code(&web.write(&newcomer, "thank", &[("rev", &revision)]).await), "invalidrecipient");
    assert_eq!(code(&web.write(&editor, "thank", &[("rev", "9999999")]).await), "invalidrevision");
}

#[tokio::test]
async fn a_watched_page_shows_its_changes() {
    let web = Web::new();
    let (editor, newcomer) = (web.log_in("Iskar").await, web.log_in("Floodplain").await);
    let watched = web.act(&newcomer, "watch", &[("action", "watch"), ("titles", "Vienna")]).await;
    assert_eq!(watched["watch"][0]["watched"], true, "{watched}");
    let for_a_time = [("action", "watch"), ("titles", "Vienna"), ("expiry", "1 week")];
    let for_good = web.act(&newcomer, "watch", &for_a_time).await;
    assert_eq!(for_good["watch"][0]["watched"], true, "{for_good}");
    assert!(for_good["watch"][0].get("expiry").is_none(), "expiries are not kept: {for_good}");
    assert_eq!(for_good["warnings"][0]["code"], "unrecognizedparams", "{for_good}");
    let saved = web.write(&editor, "edit", &[("title", "Vienna"), ("appendtext", "x"), ("summary", "News")]).await;
    let list = [
        ("action", "query"),
        ("list", "watchlist"),
        ("wlallrev", "1"),
        ("wlprop", "ids|title|comment"),
        ("wllimit", "1"),
    ];
    let answer = web.read(Some(&newcomer), &list).await;
    assert_eq!(answer["query"]["watchlist"][0]["revid"], saved["edit"]["newrevid"], "{answer}");
    assert_eq!(answer["query"]["watchlist"][0]["comment"], "News");
    let patrols = [list[0], list[1], ("wlprop", "ids|patrol")];
    assert_eq!(code(&web.read(Some(&newcomer), &patrols).await), "permissiondenied");
    let left = web.act(&newcomer, "watch", &[("action", "watch"), ("titles", "Vienna"), ("unwatch", "1")]).await;
    assert_eq!(left["watch"][0]["unwatched"], true);
    let empty = web.read(Some(&newcomer), &list).await;
    assert_ne!(empty["query"]["watchlist"][0]["revid"], saved["edit"]["newrevid"]);
    assert_eq!(code(&web.read(None, &list).await), "notloggedin");
}
