//! Requests: `METHOD target`, lines of headers, an empty line, and a body.
#![no_main]

use axum::body::Body;
use axum::http::Request;
use libfuzzer_sys::{Corpus, fuzz_target};

fn request(data: &[u8]) -> Option<Request<Body>> {
    let at = data.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = at.map_or((data, &[][..]), |at| (&data[..at], &data[at + 2..]));
    let mut lines = head.split(|byte| *byte == b'\n');
    let mut first = lines.next()?.splitn(2, |byte| *byte == b' ');
    let mut request = Request::builder().method(first.next()?).uri(first.next()?);
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        request = request.header(&line[..colon], line[colon + 1..].trim_ascii());
    }
    request.body(Body::from(body.to_vec())).ok()
}

fuzz_target!(|data: &[u8]| -> Corpus {
    let Some(request) = request(data) else { return Corpus::Reject };
    // The embedded wiki's own pages are no part of the gateway, and readiness is 503 by design.
    wikigraph_fuzz::ask(request);
    Corpus::Keep
});
