//! OAuth 1.0a: signing calls, and asking people for the permission to. See <https://www.mediawiki.org/wiki/OAuth>.

mod credentials;
mod server;

pub use credentials::{AccessToken, Consumer, RequestToken, Signer};
pub use server::{IdentityClaims, OAuthError, OAuthServer};
