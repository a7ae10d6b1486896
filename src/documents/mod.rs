//! Documents that go by the hash of their text: those that whoever runs the gateway trusts, and those that clients have
//! registered.

mod id;
mod registered;
mod trusted;

pub use id::DocumentId;
pub use registered::Registered;
pub use trusted::{Trusted, UnreadableFolder};
