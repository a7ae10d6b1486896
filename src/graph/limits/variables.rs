//! How much a request's variables hold.

use async_graphql::{Value, Variables};

use super::{Limits, Refusal};

/// Refuses variables of too many values: execution copies a variable at each of its uses.
pub(super) fn check(limits: &Limits, variables: &Variables) -> Result<(), Refusal> {
    let mut left = limits.variable_values;
    if variables.values().all(|value| fits(value, &mut left)) {
        return Ok(());
    }
    Err(too_many(limits, "variables"))
}

/// Refuses what holds more values than variables may.
pub(super) fn too_many(limits: &Limits, holder: &str) -> Refusal {
    let most = limits.variable_values;
    let message = format!("The {holder} hold more than {most} values. Give shorter lists, in several requests.");
    Refusal::too_complex(message, None)
}

/// Takes a value and all it holds off `left`, as far as that goes.
fn fits(value: &Value, left: &mut usize) -> bool {
    let Some(less) = left.checked_sub(1) else {
        return false;
    };
    *left = less;
    match value {
        Value::List(items) => items.iter().all(|item| fits(item, left)),
        Value::Object(fields) => fields.values().all(|field| fits(field, left)),
        _ => true,
    }
}
