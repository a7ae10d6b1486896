//! Which media type an answer has, and which a request may have.

use axum::body::Body;
use axum::http::{Method, StatusCode};

use super::client::{GRAPHQL_RESPONSE, JSON, Server, request};

#[tokio::test]
async fn the_best_accepted_type_is_the_answers() {
    let cases = [
        ("", JSON),
        (" , ,", JSON),
        (", application/graphql-response+json,,", GRAPHQL_RESPONSE),
        ("*/*", JSON),
        ("application/*", JSON),
        ("application/json", JSON),
        ("APPLICATION/JSON", JSON),
        ("application/graphql-response+json", GRAPHQL_RESPONSE),
        ("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", GRAPHQL_RESPONSE),
        ("application/json, application/graphql-response+json", GRAPHQL_RESPONSE),
        ("application/graphql-response+json;q=0.5, application/json;q=0.9", JSON),
        ("application/json;q=0.5, application/graphql-response+json;q=0.501", GRAPHQL_RESPONSE),
        ("application/graphql-response+json;q=0, */*", JSON),
        ("application/json;q=0, */*;q=0.1", GRAPHQL_RESPONSE),
        ("text/html, */*;q=0.8", JSON),
        ("text/html, application/graphql-response+json;q=0.1", GRAPHQL_RESPONSE),
    ];
    let server = Server::default();
    for (accept, expected) in cases {
        let request = request(Method::POST, "/graphql").header("content-type", JSON).header("accept", accept);
        let answer = server.send(request.body(Body::from(r#"{"query":"{ __typename }"}"#)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::OK, "{accept}");
        assert_eq!(answer.header("content-type"), format!("{expected}; charset=utf-8"), "{accept}");
        assert_eq!(answer.json()["data"]["__typename"], "Query", "{accept}");
        assert!(answer.header("vary").contains("accept"));
    }
}

#[tokio::test]
async fn several_accept_headers_are_one_list() {
    let request = request(Method::POST, "/graphql").header("content-type", JSON);
    let request = request.header("accept", "text/html").header("accept", GRAPHQL_RESPONSE);
    let answer = Server::default().send(request.body(Body::from(r#"{"query":"{ __typename }"}"#)).unwrap()).await;
    assert_eq!(answer.header("content-type"), format!("{GRAPHQL_RESPONSE}; charset=utf-8"));
}

#[tokio::test]
async fn a_client_that_takes_no_json_gets_406() {
    let server = Server::default();
    for accept in [
        "text/plain",
        "image/*",
        "application/json;q=0",
        "application/graphql-response+json;q=0",
        "application/xml, text/html;q=0.9",
    ] {
        let request = request(Method::POST, "/graphql").header("content-type", JSON).header("accept", accept);
        let answer = server.send(request.body(Body::from(r#"{"query":"{ __typename }"}"#)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE, "{accept}");
        assert_eq!(answer.refusal(), "NOT_ACCEPTABLE");
        assert!(answer.message().contains("Accept application/graphql-response+json or application/json"));
    }
}

#[tokio::test]
async fn a_body_that_is_no_json_in_utf_8_gets_415() {
    let cases = [
        ("application/x-www-form-urlencoded", None),
        ("multipart/form-data; boundary=x", None),
        ("text/plain", None),
        ("text/plain; application/json", None),
        ("application/graphql", None),
        ("application/json; charset=latin1", None),
        ("application/json; charset=\"utf-16\"", None),
        ("application/json", Some("gzip")),
    ];
    let server = Server::default();
    for (content_type, encoding) in cases {
        let mut request = request(Method::POST, "/graphql").header("content-type", content_type);
        if let Some(encoding) = encoding {
            request = request.header("content-encoding", encoding);
        }
        let answer = server.send(request.body(Body::from(r#"{"query":"{ __typename }"}"#)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}");
        assert_eq!(answer.refusal(), "UNSUPPORTED_MEDIA_TYPE");
        assert!(answer.message().contains("Send "), "{}", answer.message());
    }
}

#[tokio::test]
async fn json_in_utf_8_is_read_however_its_type_is_written() {
    let server = Server::default();
    let types = ["application/json;charset=UTF-8", "Application/JSON; charset=\"utf-8\"", GRAPHQL_RESPONSE];
    for content_type in types {
        let request = request(Method::POST, "/graphql").header("content-type", content_type);
        let answer = server.send(request.body(Body::from(r#"{"query":"{ echo(text: \"é\") }"}"#)).unwrap()).await;
        assert_eq!(answer.json()["data"]["echo"], "é", "{content_type}");
    }
}

#[tokio::test]
async fn a_form_that_another_site_posts_writes_nothing() {
    let server = Server::default();
    let body = r#"{"query":"mutation { write(text: \"forged\") }"}"#;
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let request = request(Method::POST, "/graphql").header("content-type", content_type);
        server.send(request.body(Body::from(body)).unwrap()).await;
    }
    server.send(request(Method::POST, "/graphql").body(Body::from(body)).unwrap()).await;
    assert!(server.witness.written.lock().await.is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_document_is_200_in_the_older_type_only() {
    let server = Server::default();
    let documents = ["{", "{ nothing }", "query ($text: String!) { echo(text: $text) }", "{ __typename ...Unknown }"];
    for document in documents {
        let body = serde_json::json!({ "query": document }).to_string();
        for (accept, expected) in [(JSON, StatusCode::OK), (GRAPHQL_RESPONSE, StatusCode::BAD_REQUEST)] {
            let request = request(Method::POST, "/graphql").header("content-type", JSON).header("accept", accept);
            let answer = server.send(request.body(Body::from(body.clone())).unwrap()).await;
            assert_eq!(answer.status, expected, "{document}");
            answer.refusal();
        }
    }
}
