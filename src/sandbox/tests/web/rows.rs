//! After a day of deeds, what one table says of another is still true.

use super::Web;
use crate::sandbox::tests::invariants::VIOLATIONS;
use crate::sandbox::tests::orphans::REFERENCES;
use crate::sandbox::tests::questions;

/// What holds of the seed alone: it ends at a known moment.
const OF_THE_SEED: &str = "a change is too old or lies in the future";

#[tokio::test]
async fn deeds_leave_nothing_that_contradicts_anything() {
    let web = Web::new();
    let (editor, admin) = (web.log_in("Iskar").await, web.log_in("Zsófia").await);
    let newcomer = web.log_in("Floodplain").await;
    let article = "'''X''' is [[Danube|a river]]. {{Stub}}\n[[Category:New category]]\n[[de:X]]";
    for (person, action, parameters) in [
        (&editor, "edit", &[("title", "New article"), ("text", article), ("tags", "needs-a-second-look")][..]),
        (&newcomer, "edit", &[("title", "New article"), ("appendtext", "\nMore."), ("minor", "1")]),
        (&admin, "edit", &[("title", "New article"), ("text", "#REDIRECT [[Rhine#Course]]")]),
        (&editor, "edit", &[("title", "Category:New category"), ("text", "[[Category:Rivers of Europe]]")]),
        (&admin, "edit", &[("title", "Template:Stub"), ("appendtext", "[[Category:Short articles]]")]),
        (&editor, "move", &[("from", "Prague"), ("to", "Praha"), ("movetalk", "1")]),
        (&admin, "move", &[("from", "Praha"), ("to", "Prague"), ("movetalk", "1")]),
        (&admin, "delete", &[("title", "Vienna"), ("deletetalk", "1")]),
        (&editor, "edit", &[("title", "Vienna"), ("text", "Anew.")]),
        (&admin, "undelete", &[("title", "Vienna")]),
        (&admin, "undelete", &[("title", "Category:Ducks")]),
        (&admin, "delete", &[("title", "Category:New category")]),
        (
            &admin,
            "protect",
            &[("title", "Rhine"), ("protections", "edit=sysop"), ("expiry", "1 day"), ("cascade", "1")],
        ),
        (&admin, "protect", &[("title", "Rhine"), ("protections", "edit=all")]),
        (&admin, "protect", &[("title", "Never"), ("protections", "create=sysop")]),
        (&admin, "edit", &[("title", "Never"), ("text", "Now.")]),
        (&admin, "block", &[("user", "BestToursDanube"), ("expiry", "1 week")]),
        (&admin, "block", &[("user", "Floodplain"), ("partial", "1"), ("pagerestrictions", "Rhine")]),
        (&admin, "unblock", &[("user", "Rivers R Boring")]),
        (&editor, "thank", &[("rev", "100")]),
    ] {
        let answer = web.write(person, action, parameters).await;
        assert!(answer.get("errors").is_none(), "{action} {parameters:?}: {answer}");
    }
    web.write(&newcomer, "edit", &[("title", "Budapest"), ("appendtext", "x")]).await;
    let rollback = [("action", "rollback"), ("title", "Template:Stub"), ("user", "Zsófia")];
    assert!(web.act(&admin, "rollback", &rollback).await.get("rollback").is_some());
    let mut wrong = Vec::new();
    for (what, query) in questions(VIOLATIONS).into_iter().filter(|(what, _)| *what != OF_THE_SEED) {
        let count = web.number(&format!("SELECT count(*) AS number FROM ({query})"));
        if count > 0 {
            wrong.push(format!("{what} ({count} times)"));
        }
    }
    for (from, to) in REFERENCES {
        let ((table, column), (other, key)) =
            (from.split_once('.').expect("a column"), to.split_once('.').expect("a column"));
        let query = format!(
            "SELECT count(*) AS number FROM \"{table}\" WHERE {column} <> 0 AND {column} NOT IN (SELECT {key} FROM \"{other}\")"
        );
        if web.number(&query) > 0 {
            wrong.push(format!("{from} names what is not there"));
        }
    }
    let counters = "SELECT ss_total_edits - (SELECT count(*) FROM revision) - (SELECT count(*) FROM archive)
        + abs(ss_total_pages - (SELECT count(*) FROM page)) AS number FROM site_stats";
    assert_eq!(web.number(counters), 0, "the wiki's own counters");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
