//! OAuth 1.0a: signing calls, and asking people for the permission to. See <https://www.mediawiki.org/wiki/OAuth>.

mod credentials;
mod error;
mod identity;
mod jwt;
mod server;
mod signing;

pub use credentials::{AccessToken, Consumer, RequestToken, Signer};
pub use error::OAuthError;
pub use identity::IdentityClaims;
pub use server::OAuthServer;
pub(super) use signing::{Keys, Occasion, Step, authorization};
