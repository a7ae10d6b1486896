//! HTTP clients.

use reqwest::{Client, ClientBuilder, redirect, retry};

/// What names the gateway to the servers that it asks.
pub const AGENT: &str = concat!("wikigraph/", env!("CARGO_PKG_VERSION"));

/// An HTTP client to be set up further. It follows no redirects, and sends nothing twice by itself.
pub fn client() -> ClientBuilder {
    // A provider of TLS that is there already serves as well.
    drop(rustls::crypto::ring::default_provider().install_default());
    Client::builder().user_agent(AGENT).redirect(redirect::Policy::none()).retry(retry::never())
}
