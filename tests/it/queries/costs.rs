//! What query files are estimated at, beside what they spend.

use async_graphql::Variables;
use async_graphql::parser::parse_query;
use async_graphql::parser::types::OperationType;
use wikigraph::graph::limits::{Limits, points_of};
use wikigraph::telemetry::{Spent, metered, spent};

use super::case::Case;
use crate::harness::Gateway;

/// What the database's time costs is left out: it depends on what else the machine does.
fn untimed(spent: &Spent) -> Spent {
    let mut untimed = Spent::default();
    untimed.statements = spent.statements;
    untimed.rows = spent.rows;
    untimed.calls = spent.calls;
    untimed
}

#[tokio::test]
async fn no_query_file_costs_more_than_it_is_estimated_at() {
    let gateway = Gateway::sandbox().await;
    let limits = Limits::default();
    let mut problems = Vec::new();
    let mut measured = 0;
    for case in Case::all() {
        let Ok(document) = parse_query(&case.query) else { continue };
        let mut operations = document.operations.iter();
        let (Some((_, operation)), None) = (operations.next(), operations.next()) else { continue };
        assert_eq!(operation.node.ty, OperationType::Query, "{}", case.name);
        let variables = Variables::from_json(case.variables());
        let Ok(estimate) = limits.measure(&document, &operation.node, &variables) else { continue };
        measured += 1;
        let run = async {
            gateway.execute(&case.query, case.variables()).await;
            spent().expect("it is metered")
        };
        let (estimated, cost) = (estimate.points(), points_of(&untimed(&metered(run).await)));
        if cost > estimated {
            problems.push(format!("{} is estimated at {estimated} points, and costs {cost}", case.name));
        }
    }
    assert!(measured > 50, "only {measured} files were measured");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
