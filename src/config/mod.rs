//! Configuration: the environment and `.env`, read once and checked as a whole.
//!
//! Nothing else reads the environment. Every variable is explained in `.env.example`.

mod access;
mod allowance;
mod app;
mod cache;
mod credentials;
mod database;
mod environment;
mod log;
mod login;
mod replicas;
mod secret_files;
mod server;
mod traces;
mod wiki;
mod wikis;

pub use access::{AccessConfig, AnonymousAccess};
pub use allowance::AllowanceConfig;
pub use app::{AppConfig, SecretKey};
pub use cache::CacheConfig;
pub use credentials::Credentials;
pub use database::{Address, MariaDbAddress, PoolSettings};
pub use environment::{Environment, InvalidEnvFile, Problem};
pub use log::{LogConfig, LogFormat};
pub use login::{ConsumerConfig, LoginConfig, OwnerConfig};
pub use replicas::{LinksPlace, Replicas};
pub use server::ServerConfig;
pub use traces::TracesConfig;
pub use wiki::{Place, WikiConfig};
pub use wikis::{OwnWiki, WikisConfig};

/// Everything that can be configured.
#[derive(Debug)]
pub struct Config {
    /// Where to listen, and what requests may ask for.
    pub server: ServerConfig,
    /// Which wiki is meant where none is named.
    pub wiki: WikiConfig,
    /// Which other wikis to serve.
    pub wikis: WikisConfig,
    /// The gateway's own database.
    pub app: AppConfig,
    /// What instances share, if they do.
    pub cache: Option<CacheConfig>,
    /// Logging in with the wiki.
    pub login: LoginConfig,
    /// What strangers may ask.
    pub access: AccessConfig,
    /// What goes to the log.
    pub log: LogConfig,
    /// Where traces go, if anywhere.
    pub traces: Option<TracesConfig>,
}

/// Why the configuration cannot be used: every fault that was found, one a line.
#[derive(Debug, thiserror::Error)]
#[error("the configuration cannot be used:{}", .0.iter().map(|problem| format!("\n  {problem}")).collect::<String>())]
pub struct InvalidConfig(pub Vec<Problem>);

impl Config {
    /// Reads and checks the configuration.
    pub fn read(environment: &Environment) -> Result<Self, InvalidConfig> {
        let mut problems = Vec::new();
        let environment = &environment.with_secret_files(&mut problems);
        let in_files = problems.len();
        let server = ServerConfig::read(environment, &mut problems);
        let wikis = WikisConfig::read(environment, &mut problems);
        let wiki = WikiConfig::read(environment, &wikis.own, &mut problems);
        let app = AppConfig::read(environment, wiki.as_ref(), &mut problems);
        let login = LoginConfig::read(environment, wiki.as_ref(), &wikis.own, &mut problems);
        let cache = CacheConfig::read(environment, &mut problems);
        let access = AccessConfig::read(environment, &mut problems);
        let log = LogConfig::read(environment, &mut problems);
        let traces = TracesConfig::read(environment, &mut problems);
        match (server, wiki, app, login) {
            (Some(server), Some(wiki), Some(app), Some(login)) if problems.is_empty() => {
                Ok(Self { server, wiki, wikis, app, cache, login, access, log, traces })
            }
            _ => Err(InvalidConfig(without_echoes(problems, in_files))),
        }
    }
}

/// What is wrong with a secret's file, which the first ones tell, makes the secret wrong too.
fn without_echoes(mut problems: Vec<Problem>, in_files: usize) -> Vec<Problem> {
    let mut further = problems.split_off(in_files);
    further.retain(|further| problems.iter().all(|problem| problem.variable != further.variable));
    problems.append(&mut further);
    problems
}
