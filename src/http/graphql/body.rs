//! Reading a request's body, up to a limit.

use axum::body::{Body, HttpBody};
use axum::http::header::{CONTENT_LENGTH, EXPECT};
use axum::http::{HeaderMap, HeaderValue};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

use super::Fault;

/// How much of a body that is too big is read all the same, and thrown away: a client that is
/// still sending does not look for an answer, and would see a broken connection instead.
const MOST_DISCARDED: usize = 8 * 1024 * 1024;

/// Reads at most `limit` bytes, until `deadline`; of a body that is larger, a piece beyond that is held for a moment.
pub async fn read(headers: &HeaderMap, mut body: Body, limit: usize, deadline: Instant) -> Result<Bytes, Fault> {
    // A client that waits for leave to send its body gets the refusal instead.
    if announced_length(headers) > limit && headers.contains_key(EXPECT) {
        return Err(Fault::payload_too_large(limit));
    }
    match timeout_at(deadline, collect(&mut body, limit)).await {
        Ok(read) => read,
        Err(_) => Err(Fault::slow_body()),
    }
}

fn announced_length(headers: &HeaderMap) -> usize {
    let value = headers.get(CONTENT_LENGTH).map(HeaderValue::to_str);
    let length = value.and_then(|text| text.ok()?.parse().ok());
    length.unwrap_or(0)
}

async fn collect(body: &mut Body, limit: usize) -> Result<Bytes, Fault> {
    let first = next(body).await?.unwrap_or_default();
    // Most bodies come in one piece.
    if body.is_end_stream() && first.len() <= limit {
        return Ok(first);
    }
    let mut collected = BytesMut::from(first);
    while collected.len() <= limit {
        match next(body).await? {
            Some(data) => collected.extend_from_slice(&data),
            None => return Ok(collected.freeze()),
        }
    }
    discard(body).await?;
    Err(Fault::payload_too_large(limit))
}

async fn discard(body: &mut Body) -> Result<(), Fault> {
    let mut discarded = 0;
    while discarded < MOST_DISCARDED {
        match next(body).await? {
            Some(data) => discarded += data.len(),
            None => break,
        }
    }
    Ok(())
}

/// The next piece of the body; nothing at its end.
async fn next(body: &mut Body) -> Result<Option<Bytes>, Fault> {
    match body.frame().await {
        Some(Ok(frame)) => Ok(Some(frame.into_data().unwrap_or_default())),
        Some(Err(_)) => Err(Fault::bad_request("The body broke off. Send it again.")),
        None => Ok(None),
    }
}
