//! Who a signed call is made as.

use std::sync::Arc;

use crate::types::Secret;

/// The consumer that this gateway is registered as.
#[derive(Clone, Debug)]
pub struct Consumer {
    /// Its public key.
    pub key: String,
    /// Its secret.
    pub secret: Secret,
}

/// A person's stored permission.
#[derive(Clone, Debug)]
pub struct AccessToken {
    /// Its public key.
    pub key: String,
    /// Its secret.
    pub secret: Secret,
}

/// Who a signed call is made as. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The gateway.
    pub consumer: Arc<Consumer>,
    /// The person's permission.
    pub token: AccessToken,
    /// The person's name, which the wiki is asked to assert.
    pub username: String,
}
