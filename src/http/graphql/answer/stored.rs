//! Answers as bytes, for other instances.
//!
//! A status, how long others may keep it, the headers, the operation's name and the body, each text after its length. What is read was written by this
//! version and sealed since; anything else is nothing.

use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use bytes::{Buf, Bytes};

use super::{Answer, Audience, Operation};

impl Answer {
    /// The answer, for [`Self::of_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let Self { status, headers, body, operation, max_age, audience: _ } = self;
        let mut bytes = Vec::with_capacity(body.len() + 256);
        bytes.extend(status.as_u16().to_be_bytes());
        bytes.extend(max_age.to_be_bytes());
        bytes.extend((headers.len() as u32).to_be_bytes());
        for (name, value) in &**headers {
            push(&mut bytes, name.as_str().as_bytes());
            push(&mut bytes, value.as_bytes());
        }
        bytes.push(u8::from(operation.is_some()));
        push(&mut bytes, operation.as_ref().map_or(&[], |operation| operation.0.as_bytes()));
        push(&mut bytes, body);
        bytes
    }

    /// An answer that was the same for whoever asked.
    pub fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        let mut bytes = Bytes::from(bytes);
        let status = StatusCode::from_u16(bytes.try_get_u16().ok()?).ok()?;
        let max_age = bytes.try_get_u32().ok()?;
        let mut headers = HeaderMap::new();
        for _ in 0..bytes.try_get_u32().ok()? {
            let name = HeaderName::from_bytes(&pull(&mut bytes)?).ok()?;
            headers.append(name, HeaderValue::from_maybe_shared(pull(&mut bytes)?).ok()?);
        }
        let has_name = bytes.try_get_u8().ok()? == 1;
        let name = String::from_utf8(pull(&mut bytes)?.to_vec()).ok()?;
        let body = pull(&mut bytes)?;
        let (operation, headers) = (has_name.then_some(Operation(name)), Arc::new(headers));
        bytes.is_empty().then_some(Self { status, headers, body, operation, audience: Audience::All, max_age })
    }
}

fn push(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.extend((text.len() as u32).to_be_bytes());
    bytes.extend(text);
}

fn pull(bytes: &mut Bytes) -> Option<Bytes> {
    let length = bytes.try_get_u32().ok()? as usize;
    (length <= bytes.len()).then(|| bytes.split_to(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Answer {
        let mut headers = HeaderMap::new();
        headers.append("vary", HeaderValue::from_static("accept"));
        headers.append("vary", HeaderValue::from_static("origin"));
        headers.append("content-type", HeaderValue::from_static("application/json"));
        let operation = Some(Operation("Greeting".to_owned()));
        let body = Bytes::from_static(b"{}");
        Answer {
            status: StatusCode::OK,
            headers: Arc::new(headers),
            body,
            operation,
            audience: Audience::All,
            max_age: 30,
        }
    }

    #[test]
    fn an_answer_comes_back_whole() {
        for answer in [answer(), Answer { operation: None, ..answer() }] {
            let read = Answer::of_bytes(answer.to_bytes()).expect("it was written here");
            assert_eq!((read.status, &read.headers, &read.body), (answer.status, &answer.headers, &answer.body));
            assert_eq!((read.operation(), read.audience, read.max_age), (answer.operation(), Audience::All, 30));
        }
    }

    #[test]
    fn what_is_cut_or_longer_is_no_answer() {
        let bytes = answer().to_bytes();
        for length in 0..bytes.len() {
            assert!(Answer::of_bytes(bytes[..length].to_vec()).is_none(), "{length} bytes were taken");
        }
        assert!(Answer::of_bytes([&bytes[..], b"x"].concat()).is_none());
    }
}
