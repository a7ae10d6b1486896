//! What the pages of other sites can make a browser send, with the person's cookies: none of it has an effect.

use axum::http::{Method, StatusCode};

use super::browser::Browser;
use super::gateway::{FRONTEND, Gateway};

const EVIL: &str = "https://evil.example";
const WRITE: &str = "{\"query\": \"mutation { sign(text: \\\"x\\\") }\"}";

#[tokio::test]
async fn what_a_browser_sends_without_asking_writes_nothing() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    for origin in [EVIL, "null", "http://localhost:8001"] {
        for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"] {
            let headers = [("content-type", content_type), ("origin", origin)];
            let answer = anna.send(Method::POST, "/graphql", &headers, WRITE).await;
            assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}");
        }
        let by_url = "/graphql?query=mutation%7Bsign(text:%22x%22)%7D";
        let answer = anna.send(Method::GET, by_url, &[("origin", origin)], "").await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    }
    assert!(gateway.written().is_empty());
}

#[tokio::test]
async fn a_get_without_the_header_is_nobodys() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let url = "/graphql?query=%7Bwhoami%7D";
    assert_eq!(anna.open(url).await.whoami(), None);
    let meant = [("x-wikigraph-csrf", "1")];
    assert_eq!(anna.send(Method::GET, url, &meant, "").await.whoami().as_deref(), Some("Anna"));
}

/// Even where a browser would not ask first, as some versions of some have not.
#[tokio::test]
async fn a_request_that_names_another_origin_is_nobodys() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let named = [("origin", EVIL), ("origin", "null"), ("origin", "http://localhost:8001")];
    let said = [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site")];
    for sender in named.into_iter().chain(said) {
        let headers = [("content-type", "application/json"), ("x-wikigraph-csrf", "1"), sender];
        let answer = anna.send(Method::POST, "/graphql", &headers, WRITE).await;
        assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "UNAUTHENTICATED", "{sender:?}");
    }
    assert!(gateway.written().is_empty());
}

#[tokio::test]
async fn forms_of_other_pages_do_nothing() {
    let gateway = Gateway::new().await;
    let anna = Browser::of(&gateway, "Anna").await;
    let berta = Browser::of(&gateway, "Berta").await;
    let (own, others) = (anna.form_token().await, berta.form_token().await);
    let identity = gateway.auth.by_session(&gateway.session_of("Anna").await).await.unwrap().unwrap();
    let session = gateway.auth.sessions(identity.account).await.unwrap()[0].id.0.to_string();
    let forms: [(&str, &[(&str, &str)]); 6] = [
        ("/oauth/logout", &[]),
        ("/profile/tokens", &[("name", "x"), ("scope", "read")]),
        ("/profile/tokens/revoke", &[("id", "1")]),
        ("/profile/sessions/end", &[("id", &session)]),
        ("/profile/sessions/end-all", &[]),
        ("/profile/forget", &[]),
    ];
    let own_origin = "http://localhost:8000";
    for (path, fields) in forms {
        // The right token from elsewhere, and from here none, another person's, or a wrong one.
        for (origin, token) in [
            (EVIL, own.as_str()),
            ("null", &own),
            (FRONTEND, &own),
            (own_origin, ""),
            (own_origin, &others),
            (own_origin, "wrong"),
        ] {
            let fields: Vec<_> = fields.iter().copied().chain([("formToken", token)]).collect();
            let answer = anna.submit_from(origin, path, &fields).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} from {origin}");
            assert!(answer.text().contains("Nothing was done"), "{path} from {origin}");
            assert!(answer.cookies().is_empty());
        }
        let by_url = anna.open(path).await;
        let expected = if path == "/profile/forget" { StatusCode::OK } else { StatusCode::METHOD_NOT_ALLOWED };
        assert_eq!(by_url.status, expected, "{path}");
    }
    assert_eq!(gateway.auth.sessions(identity.account).await.unwrap().len(), 2);
    assert!(gateway.auth.api_tokens(identity.account).await.unwrap().is_empty());
}
