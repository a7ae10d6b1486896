//! How errors are told to the client. Every error of every answer passes through here.

use async_graphql::{Response, ServerError, Value};

use crate::http::RequestId;

/// The code of an error that is a bug or a fault of the server's own.
pub const INTERNAL: &str = "INTERNAL";

/// All that a client is told of such an error.
pub const INTERNAL_MESSAGE: &str =
    "Something went wrong in the server. Its log has the details, under this request's id.";

/// Validation can find something wrong with every field: this many errors are told.
const MOST_VALIDATION_ERRORS: usize = 20;

/// A message may quote what was sent: this many characters of it are told.
const LONGEST_MESSAGE: usize = 1_000;

/// Gives each error a code and the request's id, under which the log has more of it.
pub fn present(mut response: Response, id: &RequestId) -> Response {
    if is_refused(&response) {
        cut(&mut response.errors);
    }
    for error in &mut response.errors {
        if code_of(error).is_none() {
            let code = classify(error);
            if code == INTERNAL {
                tracing::error!(message = error.message, path = ?error.path, "an error has no code");
                INTERNAL_MESSAGE.clone_into(&mut error.message);
            }
            set(error, "code", code);
        }
        set(error, "requestId", id.as_str());
        shorten(&mut error.message);
    }
    response
}

/// Whether a response says that nothing was run: then it has no `data`, not even null.
pub fn is_refused(response: &Response) -> bool {
    let errors = &response.errors;
    response.data == Value::Null && !errors.is_empty() && errors.iter().all(|error| error.path.is_empty())
}

/// The code that an error has, or will be told with.
pub fn code(error: &ServerError) -> &str {
    code_of(error).unwrap_or_else(|| classify(error))
}

/// The code of an error that has none. Resolvers give theirs, so that it comes from async-graphql:
/// from validation, or at a field from an argument whose value its type refused. What a resolver
/// passed on without thinking is recognised by its source.
fn classify(error: &ServerError) -> &'static str {
    if error.path.is_empty() {
        "GRAPHQL_VALIDATION_FAILED"
    } else if error.source.is_some() {
        INTERNAL
    } else {
        "BAD_USER_INPUT"
    }
}

fn cut(errors: &mut Vec<ServerError>) {
    let more = errors.len().saturating_sub(MOST_VALIDATION_ERRORS);
    if more > 0 {
        errors.truncate(MOST_VALIDATION_ERRORS);
        errors.push(ServerError::new(format!("There are {more} more errors."), None));
    }
}

fn shorten(message: &mut String) {
    if let Some((end, _)) = message.char_indices().nth(LONGEST_MESSAGE) {
        message.truncate(end);
        message.push('…');
    }
}

fn code_of(error: &ServerError) -> Option<&str> {
    match error.extensions.as_ref()?.get("code")? {
        Value::String(code) => Some(code),
        Value::Enum(code) => Some(code),
        _ => None,
    }
}

fn set(error: &mut ServerError, name: &str, value: &str) {
    error.extensions.get_or_insert_default().set(name, value);
}
