//! Configuration: the environment and `.env`, read once and checked as a whole.
//!
//! Nothing else reads the environment. Every variable is explained in `.env.example`.

mod credentials;
mod database;
mod environment;
mod server;
mod wiki;

pub use credentials::Credentials;
pub use database::{Address, MariaDbAddress, PoolSettings};
pub use environment::{Environment, Problem};
pub use server::ServerConfig;
pub use wiki::{Place, WikiConfig};

/// Everything that can be configured.
#[derive(Debug)]
pub struct Config {
    /// Where to listen, and what requests may ask for.
    pub server: ServerConfig,
    /// Which wiki to serve.
    pub wiki: WikiConfig,
}

/// Why the configuration cannot be used: every fault that was found, one a line.
#[derive(Debug, thiserror::Error)]
#[error("the configuration cannot be used:{}", .0.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
pub struct InvalidConfig(pub Vec<Problem>);

impl Config {
    /// Reads and checks the configuration.
    pub fn read(environment: &Environment) -> Result<Self, InvalidConfig> {
        let mut problems = Vec::new();
        let server = ServerConfig::read(environment, &mut problems);
        let wiki = WikiConfig::read(environment, &mut problems);
        match (server, wiki) {
            (Some(server), Some(wiki)) if problems.is_empty() => Ok(Self { server, wiki }),
            _ => Err(InvalidConfig(problems)),
        }
    }
}
