//! Who is asking: logging in with the wiki, sessions, API tokens, and the permission to act as a person.
//!
//! * a browser logs in: `login/`, which begins at the wiki and ends in a session;
//! * a request shows a session or an API token, and becomes an [`Identity`]: `session.rs`, `api_token.rs`;
//! * what acts on the wiki asks for the identity's signer, which holds the person's permission: `account.rs`;
//! * what is secret and has to be read again is sealed: `keys.rs`; what has only to be recognised is hashed: `random.rs`.

mod account;
mod api_token;
mod error;
mod identity;
mod key_file;
mod keys;
mod login;
mod origins;
mod random;
mod rotation;
mod scope;
mod service;
mod session;
mod trial;

pub use account::Account;
pub use api_token::{ApiToken, MintedApiToken, NewApiToken, NewApiTokenError};
pub use error::AuthError;
pub use identity::{AccountId, ApiTokenId, Identity, Proof, SessionId};
pub use key_file::KeyError;
pub use keys::Keys;
pub use login::{BegunLogin, CompletedLogin, LoginRefusal, TerminalLogin};
pub use origins::Origins;
pub use rotation::Rotation;
pub use scope::{Scope, Scopes};
pub use service::{Auth, Clock, Parts, Provider};
pub use session::Session;
