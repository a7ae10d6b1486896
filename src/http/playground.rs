//! GraphiQL, from the files in `playground/dist`, which are part of the binary.

use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::{EmbeddedFile, RustEmbed};

use super::not_found;

#[derive(RustEmbed)]
#[folder = "playground/dist"]
#[allow_missing = true]
struct Files;

/// Nothing comes from another host, and the page shows in no other page. GraphiQL writes styles
/// into the page, and its editor starts workers from blobs.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self' blob:; \
     style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; \
     connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// `GET /`: the page.
pub async fn page(headers: HeaderMap) -> Response {
    serve("index.html", &headers).await
}

/// `GET /playground/…`: what the page loads.
pub async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    serve(&path, &headers).await
}

async fn serve(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = Files::get(path) else {
        return not_found().await;
    };
    let etag = etag(&file);
    let is_known = headers.get_all(IF_NONE_MATCH).iter().any(|known| matches(known, &etag));
    let mut response = if is_known { StatusCode::NOT_MODIFIED.into_response() } else { file.data.into_response() };
    let answer = response.headers_mut();
    let caching = if is_immutable(path) { "public, max-age=31536000, immutable" } else { "no-cache" };
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(caching));
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(content_type(path)));
    answer.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer.insert(ETAG, etag);
    response
}

/// The file's hash. Weak, because the same file is sent compressed and plain.
fn etag(file: &EmbeddedFile) -> HeaderValue {
    let hash = URL_SAFE_NO_PAD.encode(&file.metadata.sha256_hash()[..18]);
    HeaderValue::try_from(format!("W/\"{hash}\"")).expect("Base64 makes a header value")
}

/// Whether an `If-None-Match` header lists the tag.
fn matches(known: &HeaderValue, etag: &HeaderValue) -> bool {
    let texts = known.to_str().ok().zip(etag.to_str().ok());
    texts.is_some_and(|(known, etag)| known.split(',').any(|one| one.trim() == etag))
}

/// The build puts a hash of the content into the names of everything under `assets/`.
fn is_immutable(path: &str) -> bool {
    path.starts_with("assets/")
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
