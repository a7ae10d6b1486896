//! The profile, to look at; sessions and forgetting.

use axum::http::StatusCode;

use super::browser::Browser;
use super::gateway::Gateway;
use super::tokens::token_of;

#[tokio::test]
async fn the_profile_shows_the_person() {
    let gateway = Gateway::new().await;
    let page = Browser::of(&gateway, "Anna <i>").await.open("/profile").await;
    let text = page.text();
    assert_eq!(page.status, StatusCode::OK);
    for shown in [
        "<h1>Anna &#60;i&#62;</h1>",
        "<a href=\"https://wiki.example\">Wiki of Tests</a>",
        "<dd>1234</dd>",
        "<dd>basic, editpage</dd>",
        "<a href=\"https://wiki.example/wiki/Cats\">Cats &#38; &#60;b&#62;dogs&#60;/b&#62;</a>",
        "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<time datetime=\"2026-01-31T12:34:56Z\">2026-01-31 12:34</time>",
        "<td class=\"number\">+9</td>",
        "a deleted page",
        "A browser of tests <span class=\"subtle\">(this one)</span>",
    ] {
        assert!(text.contains(shown), "{shown} is not in {text}");
    }
    assert_eq!(text.matches("datetime=\"2026-01-31T12:34:56Z\"").count(), 10);
    assert!(!text.contains("<script") && !text.contains("sealed"));
}

#[tokio::test]
async fn pages_load_nothing_and_are_shown_by_no_other() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    for path in ["/profile", "/profile/forget", "/oauth/complete/mediawiki/"] {
        let page = anna.open(path).await;
        let policy = page.header("content-security-policy");
        for part in ["default-src 'none'", "style-src 'sha256-", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{policy}");
        }
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"));
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "same-origin");
    }
}

#[tokio::test]
async fn what_the_wiki_does_not_answer_is_said_to_be_missing() {
    let gateway = Gateway::new().await;
    let page = Browser::of(&gateway, "Unanswered").await.open("/profile").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("not available: the wiki does not say at the moment"));
    assert!(page.text().contains("Not available: the wiki does not answer at the moment."));
    assert!(page.text().contains("Wiki of Tests"));
}

#[tokio::test]
async fn somebody_who_is_not_logged_in_is_shown_how() {
    let gateway = Gateway::new().await;
    let nobody = Browser::new(&gateway);
    let page = nobody.open("/profile").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("href=\"/oauth/login?returnTo=/profile\""));
    assert_eq!(nobody.open("/profile/forget").await.header("location"), "/profile");
    for path in ["/profile/tokens", "/profile/sessions/end-all", "/profile/forget"] {
        let answer = nobody.submit_from("http://localhost:8000", path, &[("name", "x"), ("scope", "read")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn one_session_can_be_ended_and_all() {
    let gateway = Gateway::new().await;
    let here = Browser::of(&gateway, "Anna").await;
    let there = Browser::of(&gateway, "Anna").await;
    let page = here.open("/profile").await;
    let ids = page.text().split("name=\"id\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    // The latest is the first.
    let there_id = ids.max_by_key(|id| id.parse::<i64>().unwrap()).unwrap().to_owned();
    let berta = Browser::of(&gateway, "Berta").await;
    berta.submit("/profile/sessions/end", &[("id", &there_id)]).await;
    assert!(there.ask("{ whoami }").await.whoami().is_some(), "somebody else ended it");

    here.submit("/profile/sessions/end", &[("id", &there_id)]).await;
    assert_eq!(there.ask("{ whoami }").await.whoami(), None);
    assert!(here.ask("{ whoami }").await.whoami().is_some());

    let third = Browser::of(&gateway, "Anna").await;
    let out = here.submit("/profile/sessions/end-all", &[]).await;
    assert_eq!((out.header("location"), out.cookies().len()), ("/profile?done=logged-out-everywhere", 1));
    for browser in [&here, &there, &third] {
        assert_eq!(browser.ask("{ whoami }").await.whoami(), None);
    }
    assert!(berta.ask("{ whoami }").await.whoami().is_some());
}

#[tokio::test]
async fn whoever_is_forgotten_is_asked_first_and_leaves_nothing() {
    let gateway = Gateway::new().await;
    let (secret, _) = token_of(&gateway, "Anna").await;
    let anna = Browser::of(&gateway, "Anna").await;
    let account = gateway.auth.by_api_token(&secret).await.unwrap().unwrap().account;
    let asked = anna.open("/profile/forget").await;
    assert!(asked.text().contains("Forget Anna?") && asked.text().contains("Yes, delete everything"));
    assert!(gateway.auth.by_api_token(&secret).await.unwrap().is_some());

    let forgotten = anna.submit("/profile/forget", &[]).await;
    assert_eq!((forgotten.header("location"), forgotten.cookies().len()), ("/profile?done=forgotten", 1));
    assert_eq!(anna.ask("{ whoami }").await.whoami(), None);
    assert!(gateway.auth.by_api_token(&secret).await.unwrap().is_none());
    assert!(gateway.auth.sessions(account).await.unwrap().is_empty());
    assert!(gateway.auth.accounts().await.unwrap().iter().all(|account| account.username != "Anna"));
}
