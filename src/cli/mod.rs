//! The commands of `wikigraph`.

mod check;
mod hints;
mod opening;
mod reset;
mod serve;

use std::io::IsTerminal;

use clap::{Parser, Subcommand};

pub use opening::{Opened, OpeningError, open};

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
    /// The embedded wiki, which is served where no other is configured
    #[command(subcommand)]
    Sandbox(SandboxCommand),
}

#[derive(Debug, Subcommand)]
enum SandboxCommand {
    /// Make the embedded wiki anew
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
  WIKIGRAPH_DATA_DIR    the folder of the embedded wiki

Wikimedia's replicas:
  TOOLFORGE_DEPLOYMENT  true on Toolforge: its host names, and listening on all addresses
  TOOL_REPLICA_USER, TOOL_REPLICA_PASSWORD
                        the account; else replica.my.cnf in TOOL_DATA_DIR or the home folder
  REPLICA_CLUSTER       web (usual) or analytics
  REPLICA_HOST, REPLICA_PORT
                        the end of an SSH tunnel (127.0.0.1 and 3306 where not on Toolforge)

Limits and the server:
  HOST, PORT            where to listen: 127.0.0.1 and 8000 where nothing is said
  REQUEST_TIMEOUT       seconds that a request may take (30)
  STATEMENT_TIMEOUT     seconds that an SQL statement may take (20)
  DATABASE_CONNECTIONS  the most connections to the database (10)
  DATABASE_IDLE         seconds that an unused connection is kept (60; 1 on Toolforge)
  DATABASE_WAIT         seconds that a request waits for a connection (10)
  CONTACT               a URL or e-mail address for the User-Agent of calls to the wiki
  WIKIGRAPH_LOG         what to log: error, warn, info (usual), debug, or targets as
                        wikigraph::db=debug";

/// Parses the command line and does what it says.
pub async fn run() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let arguments = Arguments::parse();
    let environment = Environment::of_process()?;
    start_logging(environment.text("WIKIGRAPH_LOG"))?;
    match arguments.command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(Config::read(&environment)?).await,
        Command::Schema => {
            print!("{}", crate::graph::sdl());
            Ok(())
        }
        Command::Check => check::run(Config::read(&environment)?).await,
        Command::Sandbox(SandboxCommand::Reset) => reset::run(&Config::read(&environment)?),
    }
}

fn start_logging(filter: Option<&str>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let filter = tracing_subscriber::EnvFilter::try_new(filter.unwrap_or("info"))
        .map_err(|error| format!("WIKIGRAPH_LOG: {error}"))?;
    let is_terminal = std::io::stderr().is_terminal();
    tracing_subscriber::fmt().with_env_filter(filter).with_ansi(is_terminal).with_writer(std::io::stderr).init();
    Ok(())
}
