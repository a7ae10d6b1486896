//! `wikigraph explain`: runs a query, and shows the statements that it took and how the database goes about them.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition, OperationType};
use async_graphql::{Request, Variables};

use super::opening::{Opened, open};
use crate::config::Config;
use crate::db::{Answered, Bind, DatabaseError, Observe, Rows, Statement, Wiki};
use crate::graph::limits::Limits;
use crate::graph::{self, Wikis};
use crate::tables::{Cell, Dialect};
use crate::telemetry;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What is explained.
#[derive(Debug, clap::Args)]
pub(super) struct Wanted {
    /// A file with a query, or - for the standard input
    query: PathBuf,
    /// A file with the values of its variables, as a JSON object
    #[arg(long)]
    variables: Option<PathBuf>,
    /// Which of its operations to run, where it has several
    #[arg(long)]
    operation: Option<String>,
}

/// A statement and what became of it.
struct Seen {
    statement: Statement,
    number: u32,
    round: u32,
    time: Duration,
    rows: Result<usize, String>,
}

/// Remembers statements until it is told to stop.
#[derive(Default)]
struct Witness(Mutex<Vec<Seen>>);

impl Observe for Witness {
    fn sent(&self, _statement: &Statement) {}

    fn answered(&self, answered: &Answered<'_>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Seen {
            statement: answered.statement.clone(),
            number: answered.number,
            round: answered.round,
            time: answered.time,
            rows: answered.rows.as_ref().map(|rows| *rows).map_err(ToString::to_string),
        });
    }
}

impl Witness {
    fn take(&self) -> Vec<Seen> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Runs the query as a stranger, and prints what it took.
pub(super) async fn run(config: Config, wanted: Wanted) -> Result<(), Failure> {
    let text = read(&wanted.query)?;
    let variables = match &wanted.variables {
        Some(file) => {
            serde_json::from_str(&read(file)?).map_err(|error| format!("the variables are no JSON: {error}"))?
        }
        None => serde_json::Value::Null,
    };
    let variables = Variables::from_json(variables);
    let document = parse_query(&text).map_err(|error| format!("the query cannot be read: {error}"))?;
    let operation = operation(&document, wanted.operation.as_deref())?;
    if operation.ty != OperationType::Query {
        return Err("only queries are explained: this operation is none".into());
    }
    let measure = Limits::default().measure(&document, operation, &variables)?;
    println!(
        "asks for up to {} rows in {} lists, {} fields, {} levels deep",
        measure.nodes, measure.lists, measure.selections, measure.depth
    );

    let witness = Arc::new(Witness::default());
    let Opened { wiki, api, .. } = open(&config.wiki, Some(witness.clone())).await?;
    witness.take();
    let schema = graph::schema(Wikis::only(Arc::clone(&wiki), api), None);
    let mut request = Request::new(text).variables(variables);
    request.operation_name = wanted.operation;
    let response = telemetry::metered(schema.execute(graph::prepared(request))).await;
    for error in &response.errors {
        println!("error: {}", error.message);
    }
    let mut seen = witness.take();
    seen.sort_by_key(|one| one.number);
    for one in &seen {
        show(one, &wiki).await;
    }
    let rounds = seen.iter().map(|one| one.round).max().unwrap_or(0);
    let rows: usize = seen.iter().filter_map(|one| one.rows.as_ref().ok()).sum();
    println!("\n{} statements in {rounds} rounds, {rows} rows", seen.len());
    Ok(())
}

fn read(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}", file.display()).into())
}

fn operation<'d>(document: &'d ExecutableDocument, name: Option<&str>) -> Result<&'d OperationDefinition, Failure> {
    match (&document.operations, name) {
        (DocumentOperations::Single(operation), None) => Ok(&operation.node),
        (DocumentOperations::Multiple(operations), Some(name)) if operations.contains_key(name) => {
            Ok(&operations[name].node)
        }
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations
            .values()
            .next()
            .map(|operation| &operation.node)
            .ok_or_else(|| "the query has no operation".into()),
        (_, Some(name)) => Err(format!("the query has no operation named {name}").into()),
        (_, None) => Err("the query has several operations: name one by --operation".into()),
    }
}

async fn show(seen: &Seen, wiki: &Wiki) {
    let rows = match &seen.rows {
        Ok(rows) => format!("{rows} rows"),
        Err(error) => format!("failed: {error}"),
    };
    println!("\n{}. in round {}, {:.2} ms, {rows}", seen.number, seen.round, seen.time.as_secs_f64() * 1000.0);
    println!("   {}", seen.statement.sql());
    let values: Vec<String> = seen.statement.binds().iter().map(value).collect();
    println!("   values: {}", if values.is_empty() { "none".to_owned() } else { values.join(", ") });
    match plan(&seen.statement, wiki).await {
        Ok(plan) => plan.iter().for_each(|line| println!("   {}", cells(line))),
        Err(error) => println!(
            "   no plan: {error}\n   The replicas let ordinary accounts EXPLAIN no view. While the statement runs, SHOW EXPLAIN FOR its \
             thread, from another connection, shows its plan."
        ),
    }
}

/// What the database says of how it goes about a statement, a line for each table.
async fn plan(statement: &Statement, wiki: &Wiki) -> Result<Rows, DatabaseError> {
    let mut explained = Statement::new(match wiki.capabilities.dialect {
        Dialect::MariaDb => "EXPLAIN ",
        Dialect::Sqlite => "EXPLAIN QUERY PLAN ",
    });
    explained.append(statement.clone());
    wiki.rows(explained).await
}

fn cells(line: &[Cell]) -> String {
    let text = |cell: &Cell| match cell {
        Cell::Null => "-".to_owned(),
        Cell::Integer(number) => number.to_string(),
        Cell::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    };
    line.iter().map(text).collect::<Vec<_>>().join(" | ")
}

fn value(bind: &Bind) -> String {
    match bind {
        Bind::Integer(number) => number.to_string(),
        Bind::Text(text) => format!("'{text}'"),
        Bind::Bytes(bytes) => format!("'{}'", String::from_utf8_lossy(bytes)),
        Bind::Null => "no value".to_owned(),
    }
}
