//! Keys and secrets: the gateway's own, and those that people gave it.

use std::sync::Arc;

use crate::types::Secret;

/// The consumer that this gateway is registered as.
#[derive(Clone, Debug)]
pub struct Consumer {
    /// Its name on the wiki.
    pub key: String,
    /// What proves that it is us.
    pub secret: Secret,
}

/// A person's stored permission.
#[derive(Clone, Debug)]
pub struct AccessToken {
    /// Its name.
    pub key: String,
    /// What proves that it was given to us.
    pub secret: Secret,
}

/// The beginning of a login: what the wiki asks a person about.
#[derive(Clone, Debug)]
pub struct RequestToken {
    /// Its name.
    pub key: String,
    /// What proves that it was given to us.
    pub secret: Secret,
}

/// Who a signed call is made as. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Signer {
    /// Which gateway signs.
    pub consumer: Arc<Consumer>,
    /// By whose permission.
    pub token: AccessToken,
    /// Their user name, which the wiki checks at every call.
    pub username: String,
}
