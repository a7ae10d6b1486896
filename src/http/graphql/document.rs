//! From a request's text to what can be executed: documents that come again are not parsed again.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use async_graphql::parser::types::{
    DocumentOperations, ExecutableDocument, OperationDefinition, OperationType, Selection,
};
use async_graphql::parser::{self, parse_query};
use async_graphql::{CacheControl, Positioned, Request, Value, Variables};
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::Fault;
use crate::graph::limits::{Costliest, Estimate, Limits, Refusal};
use crate::graph::straight::{Loaded, repeats};
use crate::graph::{Outline, Positions, Validated, is_conditional};
use crate::http::State;
use crate::telemetry::metrics::CacheUse;

/// What a request says besides its document.
#[derive(Debug)]
pub struct Asked {
    /// Which of the document's operations to run.
    pub operation_name: Option<String>,
    /// The values of its variables.
    pub variables: Variables,
}

/// A request that may be executed.
#[derive(Debug)]
pub struct Prepared {
    /// The document's text.
    pub query: String,
    /// The name of the operation that runs.
    pub name: Option<String>,
    /// The document.
    pub document: Arc<Document>,
    /// The values of its variables.
    pub variables: Variables,
    /// That the document was found valid, if it is with the values that its variables have, too.
    pub validated: Option<Validated>,
    /// What it can cost, and whether it asks for that.
    pub estimate: Estimate,
    /// Whether the document is registered whenever it is sent like this.
    pub registers: bool,
    kind: OperationType,
}

impl Prepared {
    /// Whether it may change something.
    pub fn is_mutation(&self) -> bool {
        self.kind == OperationType::Mutation
    }

    /// Whether it asks about nothing but the schema, so that all who ask it are answered the same.
    pub fn is_about_schema(&self) -> bool {
        self.document.is_about_schema && self.kind == OperationType::Query
    }

    /// Measures what a request asks for, and finds the operation to run.
    pub fn of(query: String, asked: Asked, state: &State) -> Result<Self, Fault> {
        let limits = &state.settings.limits;
        let Asked { operation_name, mut variables } = asked;
        let document = state.documents.parsed(&query, limits)?;
        let (name, operation) = running(&document.parsed, operation_name.as_deref())?;
        let kind = operation.ty;
        if kind == OperationType::Subscription {
            return Err(Fault::bad_input(
                "Subscriptions are not run over plain HTTP requests. Send a query or a mutation.",
                None,
            ));
        }
        let estimate = document.measured(operation, &variables, limits)?;
        document.check_positions(&state.positions)?;
        fill_in_defaults(operation, &mut variables);
        check_required(operation, &variables)?;
        let fits = || state.inputs().is_some_and(|inputs| inputs.fit(operation, &variables));
        let validated = document.validated.get().copied().filter(|_| fits());
        Ok(Self { query, kind, name, document, variables, estimate, validated, registers: false })
    }

    /// The request as it is executed, which has a copy of the document.
    pub fn into_request(self) -> Request {
        let mut request = Request::new(self.query).variables(self.variables);
        // An anonymous operation has no name that execution could find it by.
        request.operation_name = self.name;
        if !self.document.repeats() {
            request = request.data(Loaded::default());
        }
        if let Some(outline) = &self.document.outline {
            request = request.data(Arc::clone(outline));
        }
        request.set_parsed_query(self.document.parsed.clone());
        request
    }

    /// The field that costs most.
    pub fn costliest(&self, limits: &Limits) -> Option<Costliest> {
        let (_, operation) = running(&self.document.parsed, self.name.as_deref()).ok()?;
        limits.costliest(&self.document.parsed, operation, &self.variables)
    }
}

/// Parsed documents, by their texts.
pub struct Documents {
    parsed: Cache<String, Arc<Document>, Bytes>,
    hits: AtomicU64,
    misses: AtomicU64,
}

/// A parsed document.
#[derive(Debug)]
pub struct Document {
    parsed: ExecutableDocument,
    is_about_schema: bool,
    /// Whether what stands below one name has to be merged; looked at once it was measured.
    repeats: OnceLock<bool>,
    /// What is wrong with where its variables stand, once that was looked at.
    misplaced: OnceLock<Option<Refusal>>,
    /// Once it was found valid.
    validated: OnceLock<Validated>,
    /// What is found out about its fields, if they are the same for all requests.
    outline: Option<Arc<Outline>>,
    /// What its only operation asks for, once it was measured, if that is the same whatever its variables are.
    estimate: OnceLock<Estimate>,
}

impl Document {
    /// Says that the document was found valid, with what is known since.
    pub fn was_valid(&self, cache_control: CacheControl) {
        self.validated.get_or_init(|| Validated(cache_control));
    }

    fn of(parsed: ExecutableDocument) -> Self {
        Self {
            is_about_schema: is_about_schema(&parsed),
            outline: (!is_conditional(&parsed)).then(Arc::default),
            parsed,
            repeats: OnceLock::new(),
            misplaced: OnceLock::new(),
            validated: OnceLock::new(),
            estimate: OnceLock::new(),
        }
    }

    /// What one of its operations asks for.
    fn measured(
        &self,
        operation: &OperationDefinition,
        variables: &Variables,
        limits: &Limits,
    ) -> Result<Estimate, Fault> {
        if let Some(known) = self.estimate.get() {
            limits.check_variables(variables)?;
            return Ok(*known);
        }
        let estimate = limits.measure(&self.parsed, operation, variables)?;
        let is_only = self.parsed.operations.iter().nth(1).is_none();
        if is_only && !estimate.is_of_variables {
            self.estimate.get_or_init(|| estimate);
        }
        Ok(estimate)
    }

    /// Refuses it where a variable's type is not allowed.
    fn check_positions(&self, positions: &Positions) -> Result<(), Fault> {
        match self.misplaced.get_or_init(|| positions.check(&self.parsed).err()) {
            Some(refusal) => Err(refusal.clone().into()),
            None => Ok(()),
        }
    }

    fn repeats(&self) -> bool {
        *self.repeats.get_or_init(|| repeats(&self.parsed))
    }
}

/// Bytes of text whose documents are kept. A document takes some twenty times its text's size, and up to fifty times more
/// once it is known what its fields read and write.
const KEPT_BYTES: u64 = 256 * 1024;

/// Documents are about so long, which decides how many places the cache has.
const USUAL_BYTES: u64 = 512;

/// Longer ones are parsed each time.
const LONGEST_KEPT: usize = 16 * 1024;

/// A document weighs what its text does.
#[derive(Clone)]
struct Bytes;

impl Weighter<String, Arc<Document>> for Bytes {
    fn weight(&self, text: &String, _document: &Arc<Document>) -> u64 {
        text.len() as u64
    }
}

impl Default for Documents {
    fn default() -> Self {
        let places = usize::try_from(KEPT_BYTES / USUAL_BYTES).unwrap_or_default();
        Self {
            parsed: Cache::with_weighter(places, KEPT_BYTES, Bytes),
            hits: AtomicU64::new(0),
            misses: AtomicU64::new(0),
        }
    }
}

impl Documents {
    /// How they are used; bytes are those of their texts.
    pub fn usage(&self) -> CacheUse {
        CacheUse {
            held: Some((self.parsed.len() as u64, self.parsed.weight())),
            hits: self.hits.load(Ordering::Relaxed),
            misses: self.misses.load(Ordering::Relaxed),
        }
    }

    fn parsed(&self, text: &str, limits: &Limits) -> Result<Arc<Document>, Fault> {
        if let Some(known) = self.parsed.get(text) {
            self.hits.fetch_add(1, Ordering::Relaxed);
            return Ok(known);
        }
        self.misses.fetch_add(1, Ordering::Relaxed);
        limits.check_text(text)?;
        let parsed = parse_query(text).map_err(|error| syntax_fault(&error))?;
        let document = Arc::new(Document::of(parsed));
        if text.len() <= LONGEST_KEPT {
            self.parsed.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }
}

/// Whether the only operation of a document has no variables, and at its top fields that describe the schema and no others.
fn is_about_schema(document: &ExecutableDocument) -> bool {
    let mut operations = document.operations.iter();
    let (Some((_, operation)), None) = (operations.next(), operations.next()) else { return false };
    let describes = |selection: &Positioned<Selection>| {
        matches!(&selection.node, Selection::Field(field)
            if matches!(&*field.node.name.node, "__schema" | "__type" | "__typename"))
    };
    operation.node.variable_definitions.is_empty() && operation.node.selection_set.node.items.iter().all(describes)
}

/// The operation that a request names, or the only one there is, with its name.
fn running<'a>(
    document: &'a ExecutableDocument,
    wanted: Option<&str>,
) -> Result<(Option<String>, &'a OperationDefinition), Fault> {
    let unknown = |wanted: &str| {
        let message = format!(
            "The document has no operation named \"{wanted}\". Send the name of one it has as \"operationName\"."
        );
        Fault::bad_input(message, None)
    };
    match (&document.operations, wanted) {
        (DocumentOperations::Single(operation), None) => Ok((None, &operation.node)),
        (DocumentOperations::Single(_), Some(wanted)) => Err(unknown(wanted)),
        (DocumentOperations::Multiple(operations), Some(wanted)) => {
            let operation = operations.get(wanted).ok_or_else(|| unknown(wanted))?;
            Ok((Some(wanted.to_owned()), &operation.node))
        }
        (DocumentOperations::Multiple(operations), None) => {
            let mut operations = operations.iter();
            match (operations.next(), operations.next()) {
                (Some((name, operation)), None) => Ok((Some(name.to_string()), &operation.node)),
                _ => Err(Fault::bad_input(
                    "The document has several operations. Send the name of the one to run as \"operationName\".",
                    None,
                )),
            }
        }
    }
}

/// Refuses a request that leaves out a variable which may not be null and has no default.
fn check_required(operation: &OperationDefinition, variables: &Variables) -> Result<(), Fault> {
    for definition in &operation.variable_definitions {
        let variable = &definition.node;
        let value = variables.get(&variable.name.node);
        if !variable.var_type.node.nullable && matches!(value, None | Some(Value::Null)) {
            return Err(Fault::bad_input(
                format!(
                    "The variable \"${}\" of type \"{}\" has no value. Send one in \"variables\".",
                    variable.name.node, variable.var_type.node
                ),
                Some(definition.pos),
            ));
        }
    }
    Ok(())
}

/// Gives variables that were left out their defaults. Execution looks for these where arguments are read, but neither for the
/// conditions of `@skip` and `@include` nor when it is checked whether values are of their types.
fn fill_in_defaults(operation: &OperationDefinition, variables: &mut Variables) {
    for definition in &operation.variable_definitions {
        if let Some(default) = &definition.node.default_value {
            variables.entry(definition.node.name.node.clone()).or_insert_with(|| default.node.clone());
        }
    }
}

/// The parser draws the line with the error, which may be very long: only what it expected is told.
fn syntax_fault(error: &parser::Error) -> Fault {
    let position = error.positions().next();
    let message = match error {
        parser::Error::Syntax { message, start, .. } => {
            let expected = message.rsplit("= ").next().unwrap_or(message).trim().replace('_', " ");
            format!("Syntax error at line {}, column {}: {expected}.", start.line, start.column)
        }
        other => format!("The document cannot be read: {other}."),
    };
    Fault::syntax(message, position)
}
