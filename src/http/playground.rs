//! GraphiQL, from the files in `playground/dist`, which are part of the binary.

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{LazyLock, OnceLock};

use axum::body::Body;
use axum::extract::Path;
use axum::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::RustEmbed;

use super::accept::Accepted;
use super::{SMALLEST_COMPRESSED, not_found};

#[derive(RustEmbed)]
#[folder = "playground/dist"]
struct Embedded;

static FILES: LazyLock<HashMap<Cow<'static, str>, File>> =
    LazyLock::new(|| Embedded::iter().filter_map(|path| Some((path.clone(), File::of(&path)?))).collect());

/// Nothing comes from another host, and no other page shows this one. GraphiQL's editor writes
/// styles into the page.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; \
     font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; \
     frame-ancestors 'none'";

/// `GET /`: the page.
pub async fn page(headers: HeaderMap) -> Response {
    serve("index.html", &headers).await
}

/// `GET /playground/…`: what the page loads.
pub async fn file(Path(path): Path<String>, headers: HeaderMap) -> Response {
    serve(&path, &headers).await
}

async fn serve(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = FILES.get(path) else {
        return not_found().await;
    };
    let mut response = if file.is_known(headers) {
        StatusCode::NOT_MODIFIED.into_response()
    } else if let Some(gzipped) = file.gzipped_for(headers).await {
        ([(CONTENT_ENCODING, "gzip")], Body::from(gzipped)).into_response()
    } else {
        Body::from(file.plain.clone()).into_response()
    };
    let answer = response.headers_mut();
    answer.insert(CACHE_CONTROL, HeaderValue::from_static(file.caching));
    answer.insert(CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    answer.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    answer.insert(VARY, HeaderValue::from_static("accept-encoding"));
    answer.insert(ETAG, file.etag.clone());
    response
}

/// A file of the build, with what is said of it.
struct File {
    plain: Bytes,
    gzipped: OnceLock<Bytes>,
    /// Weak, because the same file is sent compressed and plain.
    etag: HeaderValue,
    content_type: &'static str,
    caching: &'static str,
}

impl File {
    fn of(path: &str) -> Option<Self> {
        let embedded = Embedded::get(path)?;
        let hash = URL_SAFE_NO_PAD.encode(embedded.metadata.sha256_hash());
        Some(Self {
            plain: match embedded.data {
                Cow::Borrowed(data) => Bytes::from_static(data),
                Cow::Owned(data) => Bytes::from(data),
            },
            gzipped: OnceLock::new(),
            etag: HeaderValue::try_from(format!("W/\"{hash}\"")).ok()?,
            content_type: content_type(path),
            caching: if is_hashed(path) { "public, max-age=31536000, immutable" } else { "no-cache" },
        })
    }

    /// Whether the client has this very file already.
    fn is_known(&self, headers: &HeaderMap) -> bool {
        let known = headers.get_all(IF_NONE_MATCH).iter().filter_map(|known| known.to_str().ok());
        known.flat_map(|known| known.split(',')).any(|known| self.etag == known.trim())
    }

    /// The file compressed, where the client takes that: done at the first request, and away from
    /// the threads that answer others.
    async fn gzipped_for(&'static self, headers: &HeaderMap) -> Option<Bytes> {
        let accepted = Accepted::in_headers(headers, ACCEPT_ENCODING);
        let is_accepted = accepted.iter().any(|encoding| encoding.name == "gzip" && encoding.quality > 0);
        if !is_accepted || self.plain.len() < SMALLEST_COMPRESSED.into() {
            return None;
        }
        let compressing = tokio::task::spawn_blocking(|| self.gzipped.get_or_init(|| gzip(&self.plain)).clone());
        compressing.await.ok()
    }
}

fn gzip(plain: &[u8]) -> Bytes {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let compressed = encoder.write_all(plain).and_then(|()| encoder.finish());
    compressed.expect("writing to memory does not fail").into()
}

/// Whether the build put a hash of the content into the name, as in `main-6AUWVIQL.js`.
fn is_hashed(path: &str) -> bool {
    let hash = path.split('.').next().and_then(|stem| stem.rsplit_once('-'));
    hash.is_some_and(|(_, hash)| hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
