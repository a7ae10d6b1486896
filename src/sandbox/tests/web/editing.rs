//! `action=edit`: what it saves, and what it refuses.

use serde_json::Value;

use super::{Person, Web, code};

async fn text_of(web: &Web, title: &str) -> String {
    let answer = web
        .read(
            None,
            &[
                ("action", "query"),
                ("prop", "revisions"),
                ("titles", title),
                ("rvprop", "ids|content|user|comment|sha1|tags|flags|size"),
                ("rvslots", "main"),
            ],
        )
        .await;
    answer["query"]["pages"][0]["revisions"][0]["slots"]["main"]["content"].as_str().expect("a text").to_owned()
}

async fn edit(web: &Web, person: &Person, parameters: &[(&str, &str)]) -> Value {
    let parameters: Vec<_> = [("action", "edit")].into_iter().chain(parameters.iter().copied()).collect();
    web.act(person, "csrf", &parameters).await
}

#[tokio::test]
async fn a_text_comes_back_byte_for_byte() {
    let web = Web::new();
    let editor = web.log_in("Iskar").await;
    let text = "Ünï + & = % ' \" * ~ # ? 𝄞 日本\n\n== A ==\n\tb";
    let saved = edit(&web, &editor, &[("title", "Project:Playground"), ("text", text), ("summary", "é & +")]).await;
    assert_eq!(saved["edit"]["result"], "Success", "{saved}");
    assert_eq!(text_of(&web, "Project:Playground").await, text);
    let again = edit(&web, &editor, &[("title", "Project:Playground"), ("text", text)]).await;
    assert_eq!(again["edit"]["nochange"], true);
    assert_eq!(again["edit"]["newrevid"], Value::Null);
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
    assert!(text_of(&web, "Vienna").await.ends_with("One.\nTwo."));
}
