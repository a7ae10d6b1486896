//! Where instances keep what they share.

use redis::{ConnectionAddr, IntoConnectionInfo};
use url::Url;

use super::{Environment, Problem};
use crate::types::Secret;

/// A Valkey or Redis that instances share.
#[derive(Debug, Clone)]
pub struct CacheConfig {
    /// Its URL, which may hold a password.
    pub url: Secret,
    /// Where it is, for people; it holds no secret.
    pub place: String,
}

impl CacheConfig {
    pub(super) fn read(environment: &Environment, problems: &mut Vec<Problem>) -> Option<Self> {
        let variable = "CACHE_URL";
        let text = environment.text(variable)?;
        let place = place(text).map_err(|message| problems.push(Problem { variable, message })).ok()?;
        Some(Self { url: Secret::new(text), place })
    }
}

/// The server that a URL names. What is wrong with it is told without the URL, which may hold a password.
fn place(text: &str) -> Result<String, String> {
    let expected = "use redis://host:6379, or rediss:// for TLS, with user:password@ where it asks for that";
    let url = Url::parse(text).map_err(|error| format!("it is no URL ({error}); {expected}"))?;
    if !matches!(url.scheme(), "redis" | "rediss" | "valkey" | "valkeys") {
        return Err(format!("{}:// is not supported; {expected}", url.scheme()));
    }
    let info = text.into_connection_info().map_err(|error| format!("it cannot be used ({error}); {expected}"))?;
    match info.addr() {
        ConnectionAddr::Tcp(host, port) | ConnectionAddr::TcpTls { host, port, insecure: false, .. } => {
            Ok(format!("{host}:{port}"))
        }
        _ => Err(format!("its server would not be verified; {expected}")),
    }
}
