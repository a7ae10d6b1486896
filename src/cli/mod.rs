//! The commands of `wikigraph`.

mod check;
mod dependencies;
mod documents;
mod embedded;
mod explain;
mod health;
mod hints;
mod logging;
mod login;
mod migrate;
mod opening;
mod people;
mod reset;
mod rotate_keys;
mod serve;
mod sharing;
mod site;
mod threads;
mod token;

use std::time::Duration;

use clap::{Parser, Subcommand};

pub use opening::{Opened, OpeningError, open};
pub use people::{PeopleError, open_auth};
pub use sharing::{SharingError, open_valkey};
pub use site::Site;

use crate::config::{Config, Environment};

/// A GraphQL gateway over MediaWiki databases and the Action API.
#[derive(Debug, Parser)]
#[command(version, about, long_about = ABOUT, after_long_help = VARIABLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve GraphQL and GraphiQL over HTTP (what happens without a command)
    Serve,
    /// Print the schema in GraphQL's schema language
    Schema,
    /// Try every configured connection, and say what is wrong and how to mend it
    Check,
    /// Ask the server that runs here how it is, for health checks of containers
    Health(health::Wanted),
    /// Run a query as a stranger, and show its statements, their plans and what they took
    Explain(explain::Wanted),
    /// Log in with the wiki in this terminal, for a consumer that has no callback
    Login,
    /// Make an API token for a script, and print it
    Token(token::Wanted),
    /// Documents that strangers may ask by their ids, whatever they cost
    #[command(subcommand)]
    Documents(documents::Wanted),
    /// Bring the gateway's own database up to date; serve does so too
    Migrate {
        /// Revert the last migration, and delete what is in its tables
        #[arg(long)]
        revert: bool,
    },
    /// Seal everything that is under SECRET_KEY_PREVIOUS anew under SECRET_KEY
    RotateKeys,
    /// The embedded wiki, which is served where no other is configured
    #[command(subcommand)]
    Sandbox(SandboxCommand),
}

#[derive(Debug, Subcommand)]
enum SandboxCommand {
    /// Make the embedded wiki anew, while no server has it open
    Reset,
}

const ABOUT: &str = "A GraphQL gateway over MediaWiki databases and the Action API.

Without any configuration it serves an embedded wiki at http://127.0.0.1:8000, to try things out.
Configure another wiki by environment variables, or by a file .env in the current folder.";

const VARIABLES: &str = "Which wiki:
  WIKI_REPLICA          the code of a Wikimedia wiki, such as metawiki; on Toolforge with
                        TOOLFORGE_DEPLOYMENT=true, elsewhere through an SSH tunnel
  WIKI_DATABASE_URL     any MediaWiki's database: mysql://user:password@host:3306/database
                        or sqlite:///path/to/wiki.sqlite
  WIKI_API_URL          its api.php, which tells its name and namespaces
  WIKI_URL, WIKI_NAME   its address and name, where it has no api.php within reach
  WIKIS_FILE            a file that lists wikis of one's own (docs/many-wikis.md)
  WIKIS_OPEN            how many wikis are kept open at a time (100)
  WIKIS_TIMEOUT         seconds that each of several wikis may take together (10)
  LAG_WORTH_TELLING     seconds that a replica has to be behind for answers to say so (60; 0: never)
  WIKIGRAPH_DATA_DIR    the folder of the gateway's own files and the embedded wiki

Wikimedia's replicas:
  TOOLFORGE_DEPLOYMENT  true on Toolforge: its host names, and listening on all addresses
  TOOL_REPLICA_USER, TOOL_REPLICA_PASSWORD
                        the account; else replica.my.cnf in TOOL_DATA_DIR or the home folder
  REPLICA_CLUSTER       web (usual) or analytics
  REPLICA_HOST, REPLICA_PORT
                        the end of an SSH tunnel (127.0.0.1 and 3306 where not on Toolforge)
  REPLICA_TUNNELS       the ends of a tunnel for each section, as s1=127.0.0.1:3311,…

Logging in with the wiki:
  MEDIAWIKI_CONSUMER_KEY, MEDIAWIKI_CONSUMER_SECRET
                        the OAuth 1.0a consumer that this gateway is registered as
  MEDIAWIKI_CALLBACK    the callback to name to the wiki, where the consumer was registered with a
                        prefix; else oob, and the registered one counts
  MEDIAWIKI_INDEX_URL   index.php of the wiki that knows the consumer (Meta's for Wikimedia's
                        replicas, else the one beside WIKI_API_URL)
  MEDIAWIKI_ACCESS_TOKEN, MEDIAWIKI_ACCESS_SECRET
                        an owner-only consumer's access token, for wikigraph token
  PUBLIC_URL            how browsers reach the gateway, such as https://tool.toolforge.org/
  ALLOWED_ORIGINS       origins of frontends that may send credentials, with commas between

The gateway's own database:
  SECRET_KEY            32 characters or more that guard what is kept of people who log in; needed
                        for every wiki but the embedded one: openssl rand -base64 32
  SECRET_KEY_PREVIOUS   the key before, until wikigraph rotate-keys was run
  APP_DATABASE_URL      sqlite:///path/to/file.sqlite or mysql://user:password@host:3306/database
                        (wikigraph.sqlite in WIKIGRAPH_DATA_DIR)
  TOOLSDB_NAME          a database in Toolforge's ToolsDB instead, such as s51234__wikigraph
  TOOL_TOOLSDB_USER, TOOL_TOOLSDB_PASSWORD
                        the account for it; else that of the replicas

What strangers may ask:
  ANONYMOUS_ACCESS      open: whatever people may (usual); bounded: trusted documents and cheap
                        queries (usual on Toolforge); login: nothing
  ANONYMOUS_COST_LIMIT  points that makes a query cheap (20), where strangers are bounded
  DOCUMENTS             the folder of trusted documents (documents in WIKIGRAPH_DATA_DIR)
  INTROSPECTION         false to keep the schema from being asked for
  SUGGESTIONS           false for errors without names like the one that was written; what
                        INTROSPECTION says where nothing is said

Several instances:
  CACHE_URL             a Valkey or Redis in which instances share answers to strangers and rate
                        limits: redis://host:6379 or rediss://user:password@host:6379

Limits and the server:
  HOST, PORT            where to listen: 127.0.0.1 and 8000 where nothing is said
  HTTP_CONNECTIONS      the most connections of clients (4096)
  TOKIO_WORKER_THREADS  threads that serve requests (one for each processor, or for every other where
                        the wiki's database server is on this machine)
  REQUEST_TIMEOUT       seconds that a request may take (30)
  FIELD_TIMEOUT         seconds that a field may wait for what it loads (20)
  ANSWER_CACHE          seconds for which others get an answer that is the same for all (1; 0: never)
  RATE_LIMIT            points that a person may spend in a minute (5000 where others than this
                        machine reach the gateway, else any number; 0: any number)
  ANONYMOUS_RATE_LIMIT  points that strangers of one address may spend in a minute (2000, likewise)
  COST_LIMIT            points that one request may cost (2000)
  TRUSTED_PROXIES       addresses and networks of proxies whose X-Forwarded-For counts
  STATEMENT_TIMEOUT     seconds that an SQL statement may take (20)
  DATABASE_CONNECTIONS  the most connections to a database server (10)
  DATABASE_IDLE         seconds that an unused connection is kept (600; 1 on Toolforge)
  DATABASE_LIFE         seconds after which another connection takes the place of one that is used
                        (3600; 300 on Toolforge)
  DATABASE_WAIT         seconds that a request waits for a connection (10)
  CONTACT               a URL or e-mail address for the User-Agent of calls to the wiki; needed
                        to log in with Wikimedia's
  SERVER_TIMING         false for answers without a Server-Timing header, which says how their time
                        was spent
  METRICS_TOKEN         16 characters or more that Prometheus shows as Authorization: Bearer to
                        read /metrics, which is not there without: openssl rand -hex 16
  WIKIGRAPH_RELEASE     what /healthz calls this release; deploy/toolforge.sh sets it
  WIKIGRAPH_LOG         what to log: error, warn, info (usual), debug, or targets as
                        wikigraph::db=debug
  LOG_FORMAT            text (usual), or json for one JSON object a line

Traces:
  OTEL_EXPORTER_OTLP_ENDPOINT
                        where a collector takes OTLP over HTTP, such as http://127.0.0.1:4318; traces
                        of requests, statements and calls are sent there as JSON, and none without
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
                        where to send traces, in place of v1/traces below that
  OTEL_EXPORTER_OTLP_HEADERS
                        headers that the collector wants: name=value, with commas between
  OTEL_SERVICE_NAME     what this service is called in traces (wikigraph)
  OTEL_TRACES_SAMPLER_ARG
                        the part of requests that is traced, 0 to 1 (1)

Each of them that is a secret can be in a file, which its name with _FILE at the end names:
SECRET_KEY_FILE=/run/secrets/key";

/// What a command fails with.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How long, at the end, is waited for what hangs on a thread of its own, such as the search for a host's name.
const LAST_THREADS: Duration = Duration::from_secs(1);

/// Parses the command line and does what it says.
pub fn run() -> Result<(), Failure> {
    let command = Arguments::parse().command.unwrap_or(Command::Serve);
    if let Command::Schema = command {
        print!("{}", crate::graph::sdl());
        return Ok(());
    }
    let config = Config::read(&Environment::of_process()?)?;
    logging::start(&config.log)?;
    threads::run(config, LAST_THREADS, |config| execute(command, config))
}

async fn execute(command: Command, config: Config) -> Result<(), Failure> {
    match command {
        Command::Serve => serve::run(config).await,
        Command::Schema => Ok(()),
        Command::Check => check::run(config).await,
        Command::Health(wanted) => health::run(&config, &wanted).await,
        Command::Explain(wanted) => explain::run(config, wanted).await,
        Command::Login => login::run(&config).await,
        Command::Token(wanted) => token::run(&config, wanted).await,
        Command::Documents(wanted) => documents::run(&config, wanted).await,
        Command::Migrate { revert } => migrate::run(&config, revert).await,
        Command::RotateKeys => rotate_keys::run(&config).await,
        Command::Sandbox(SandboxCommand::Reset) => reset::run(&config),
    }
}
