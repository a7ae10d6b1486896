//! What is to be explained, from files and arguments.

use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

use async_graphql::parser::parse_query;
use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, VariableDefinition,
};
use async_graphql::{Request, Value, Variables};

use super::Failure;
use crate::graph::limits::{Estimate, Limits};
use crate::graph::{self, Positions, RateLimit};

/// What is explained.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Wanted {
    /// A file with a query, or - for the standard input
    query: PathBuf,
    /// A file with the values of its variables, as a JSON object
    #[arg(long)]
    variables: Option<PathBuf>,
    /// Which of its operations to run, where it has several
    #[arg(long)]
    operation: Option<String>,
    /// Show every branch of a statement, not only the first of each kind
    #[arg(long)]
    pub full: bool,
}

/// A query that can be run.
pub(super) struct Question {
    pub request: Request,
    pub measure: Measure,
}

impl Question {
    /// Reads a query, and measures it as the server would.
    pub fn read(wanted: &Wanted, limits: Limits) -> Result<Self, Failure> {
        let text = read(&wanted.query)?;
        let variables = wanted.variables.as_deref().map(variables).transpose()?.unwrap_or_default();
        limits.check_text(&text)?;
        let document = parse_query(&text).map_err(|error| format!("the query cannot be read: {error}"))?;
        let operation = operation(&document, wanted.operation.as_deref())?;
        if operation.ty != OperationType::Query {
            return Err("only queries are explained: this operation is none".into());
        }
        if let Some(name) = missing(operation, &variables) {
            return Err(format!("the variable ${name} has no value: give one by --variables").into());
        }
        let estimate = limits.measure(&document, operation, &variables)?;
        Positions::of_sdl(&graph::sdl()).check(&document)?;
        let mut request = Request::new(text).variables(variables);
        request.operation_name.clone_from(&wanted.operation);
        let request = request.data(RateLimit::unlimited(estimate.points()));
        Ok(Self { request, measure: Measure { estimate, limits } })
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}", file.display()).into())
}

fn variables(file: &Path) -> Result<Variables, Failure> {
    let place = file.display();
    match serde_json::from_str(&read(file)?) {
        Ok(object @ serde_json::Value::Object(_)) => Ok(Variables::from_json(object)),
        Ok(_) => Err(format!("{place} holds no JSON object: write {{\"name\": value}}").into()),
        Err(error) => Err(format!("{place} holds no JSON: {error}").into()),
    }
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

/// A variable that may not be null, and is.
fn missing<'d>(operation: &'d OperationDefinition, variables: &Variables) -> Option<&'d str> {
    let definitions = operation.variable_definitions.iter().map(|definition| &definition.node);
    let mut required = definitions.filter(|variable| !variable.var_type.node.nullable);
    let is_missing = |variable: &&VariableDefinition| match variables.get(&variable.name.node) {
        Some(given) => *given == Value::Null,
        None => variable.default_value.is_none(),
    };
    required.find(is_missing).map(|variable| variable.name.node.as_str())
}

/// What a document asks for, beside what it may.
pub(super) struct Measure {
    estimate: Estimate,
    limits: Limits,
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { estimate, limits } = self;
        write!(
            formatter,
            "The query asks for up to {} rows (of {}) in {} lists: {} fields and fragments (of {}), {} levels deep (of {}). \
             It can cost {} points (of {}).",
            estimate.nodes,
            limits.nodes,
            estimate.lists,
            estimate.selections,
            limits.selections,
            estimate.depth,
            limits.depth,
            estimate.points(),
            limits.cost
        )
    }
}
