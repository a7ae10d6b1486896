//! `wikigraph explain`: runs a query, and shows the statements that it took and how the database goes about them.

mod explainer;
mod literal;
mod plan;
mod question;
mod session;
mod shown;
mod witness;

use std::io::{Write, stderr};
use std::sync::Arc;

use async_graphql::{PathSegment, Response, Value};

use super::Failure;
use super::opening::{Opened, open};
use super::site::limits;
use crate::config::Config;
use crate::graph::{self, Wikis};
use crate::telemetry::{self, Phase};
use explainer::Explainer;
use question::Question;
pub(super) use question::Wanted;
use witness::Witness;

/// Runs the query as a stranger, and prints what it took.
pub(super) async fn run(config: Config, wanted: Wanted) -> Result<(), Failure> {
    let Question { request, measure } = Question::read(&wanted, limits(&config))?;
    let witness = Arc::new(Witness::default());
    let Opened { wiki, api, warnings, .. } = open(&config.wiki, Some(witness.clone())).await?;
    for warning in warnings {
        writeln!(stderr(), "warning: {warning}")?;
    }
    witness.take();
    let schema = graph::schema_that_names_fields(Wikis::only(Arc::clone(&wiki), api));
    let executed = telemetry::metered(async {
        telemetry::turn_to(Phase::Validate);
        let response = schema.execute(graph::prepared(request)).await;
        (response, telemetry::spent().unwrap_or_default())
    });
    let (response, spent) = executed.await;
    check(&response)?;

    println!("{measure}");
    let seen = witness.take();
    let explainer = Explainer::new(&config.wiki.pool, wiki);
    let mut are_of_running = false;
    for statement in &seen {
        let plan = explainer.plan(statement).await;
        are_of_running |= plan.is_of_running;
        println!("\n{}", shown::statement(statement, &plan, explainer.dialect(), wanted.full));
    }
    if are_of_running {
        println!("\n{}", shown::OF_RUNNING);
    }
    println!("\n{}", shown::totals(&spent));
    for error in &response.errors {
        println!("error at {}: {}", place(&error.path), error.message);
    }
    Ok(())
}

/// Refuses what was not run.
fn check(response: &Response) -> Result<(), Failure> {
    let is_refused = response.data == Value::Null && response.errors.iter().all(|error| error.path.is_empty());
    if !is_refused || response.errors.is_empty() {
        return Ok(());
    }
    let messages = response.errors.iter().map(|error| {
        let position = error.locations.first().map(|place| format!("line {}: ", place.line)).unwrap_or_default();
        format!("\n  {position}{}", error.message)
    });
    Err(format!("the query is not valid:{}", messages.collect::<String>()).into())
}

fn place(path: &[PathSegment]) -> String {
    let segments = path.iter().map(|segment| match segment {
        PathSegment::Field(name) => name.clone(),
        PathSegment::Index(index) => index.to_string(),
    });
    segments.collect::<Vec<_>>().join(".")
}
