//! `wikigraph documents`: those that strangers may ask by their ids where they may ask little else.

use std::path::{Path, PathBuf};

use async_graphql::parser::parse_query;
use async_graphql::{Request, Variables};

use super::Failure;
use crate::config::{AccessConfig, Config};
use crate::documents::Trusted;
use crate::graph::limits::{Limits, Refusal};
use crate::graph::{self, DryRun, Positions, Schema};

/// What to do with the trusted documents.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Wanted {
    /// Check documents, put them into the folder, and print their ids; a gateway that runs knows them at once
    Add {
        /// Files with a GraphQL document each
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Print the ids of all trusted documents, with the names of their operations
    List,
}

/// Adds documents, or lists them.
pub(super) async fn run(config: &Config, wanted: Wanted) -> Result<(), Failure> {
    let folder = config.access.documents.as_deref().ok_or("no folder is known: name one by DOCUMENTS")?;
    match wanted {
        Wanted::Add { files } => add(folder, &files).await,
        Wanted::List => {
            for (id, text) in opened(&config.access)?.all() {
                println!("{id} {}", operations(&text).unwrap_or_else(|fault| format!("({fault})")));
            }
            Ok(())
        }
    }
}

/// The trusted documents that are configured: none where the usual folder is not there.
pub(super) fn opened(access: &AccessConfig) -> Result<Trusted, Failure> {
    match &access.documents {
        Some(folder) if access.has_named_documents || folder.is_dir() => {
            Trusted::read(folder).map_err(|error| format!("DOCUMENTS: {error}").into())
        }
        _ => Ok(Trusted::default()),
    }
}

/// What is wrong with documents that are trusted all the same: each would be refused when it is asked.
pub(super) async fn faults(trusted: &Trusted) -> Vec<String> {
    let mut faults = Vec::new();
    let documents = trusted.all();
    if documents.is_empty() {
        return faults;
    }
    let rules = Rules::new();
    for (id, text) in documents {
        let fault = rules.check(&text).await.err();
        faults.extend(fault.map(|fault| format!("the trusted document {id} cannot be run: {fault}")));
    }
    faults
}

/// Checks all before any is added.
async fn add(folder: &Path, files: &[PathBuf]) -> Result<(), Failure> {
    let rules = Rules::new();
    let mut texts = Vec::new();
    let mut faults = String::new();
    for file in files {
        let place = file.display();
        let read = std::fs::read_to_string(file).map_err(|error| error.to_string());
        let checked = match read {
            Ok(text) => rules.check(&text).await.map(|()| text),
            Err(fault) => Err(fault),
        };
        match checked {
            Ok(text) => texts.push((text, place)),
            Err(fault) => faults.push_str(&format!("\n  {place}: {fault}")),
        }
    }
    if !faults.is_empty() {
        return Err(format!("nothing was added:{faults}").into());
    }
    for (text, place) in texts {
        println!("{} {place}", Trusted::add(folder, &text)?);
    }
    Ok(())
}

/// What documents are checked by.
struct Rules {
    schema: Schema,
    positions: Positions,
    /// How many rows a document reaches and what they cost depends on the variables that it is asked with.
    limits: Limits,
}

impl Rules {
    fn new() -> Self {
        let schema = graph::schema_for_nobody();
        let positions = Positions::of_sdl(&graph::exported(&schema));
        Self { schema, positions, limits: Limits { nodes: u64::MAX, cost: u64::MAX, ..Limits::default() } }
    }

    /// Checks a document, each of its operations, as the server would.
    async fn check(&self, text: &str) -> Result<(), String> {
        let told = |refusal: Refusal| refusal.message;
        self.limits.check_text(text).map_err(told)?;
        let document = parse_query(text).map_err(|error| error.to_string())?;
        for (name, operation) in document.operations.iter() {
            self.limits.measure(&document, &operation.node, &Variables::default()).map_err(told)?;
            let mut request = Request::new(text).data(DryRun);
            request.operation_name = name.map(ToString::to_string);
            let errors = self.schema.execute(graph::prepared(request)).await.errors;
            // What has a path came of running it without its variables.
            let mut faults =
                errors.into_iter().filter(|error| error.path.is_empty() && !is_of_variables(&error.message));
            if let Some(error) = faults.next() {
                return Err(error.message);
            }
        }
        self.positions.check(&document).map_err(told)
    }
}

fn is_of_variables(message: &str) -> bool {
    message.starts_with("Variable ") && !message.starts_with("Variable \"") && message.ends_with("is not defined.")
}

/// The names of a document's operations.
fn operations(text: &str) -> Result<String, String> {
    let document = parse_query(text).map_err(|error| error.to_string())?;
    let names = document.operations.iter().map(|(name, _)| name.map_or("(without a name)", |name| name.as_str()));
    Ok(names.collect::<Vec<_>>().join(", "))
}
