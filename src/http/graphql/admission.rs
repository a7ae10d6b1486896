//! What strangers may ask, and what nobody may.

use super::Fault;
use super::document::Prepared;
use crate::config::AnonymousAccess;
use crate::http::State;

/// What to do about it.
const HOW: &str = "Log in at /oauth/login, or make an API token at /profile and send it as Authorization: Bearer.";

/// Refuses a stranger where none is let in at all.
pub fn check_stranger(state: &State, is_stranger: bool) -> Result<(), Fault> {
    if is_stranger && state.settings.anonymous == AnonymousAccess::Login {
        return Err(Fault::unauthenticated(format!("Nobody may ask here without saying who they are. {HOW}")));
    }
    Ok(())
}

/// Whether whoever asks may ask all that may be asked here, whatever it costs.
pub fn is_unbounded(state: &State, is_stranger: bool) -> bool {
    !(is_stranger && matches!(state.settings.anonymous, AnonymousAccess::Bounded(_)))
}

/// Refuses an operation that may not be asked here, or not by a stranger.
pub async fn check(state: &State, is_stranger: bool, prepared: &Prepared, is_trusted: bool) -> Result<(), Fault> {
    let estimate = &prepared.estimate;
    if estimate.introspects && !state.settings.introspection {
        return Err(Fault::introspection_off());
    }
    let (true, AnonymousAccess::Bounded(most)) = (is_stranger, state.settings.anonymous) else { return Ok(()) };
    let cost = estimate.points();
    let is_cheap = cost <= most.into() || estimate.is_dry_run;
    // Clients may send a trusted document as it is, too; its hash is only taken where that matters.
    if is_cheap || is_trusted || state.trusted.has(&prepared.query).await {
        return Ok(());
    }
    let message = format!(
        "Strangers may ask queries that cost at most {most} points here, besides trusted documents, and this one can cost \
         {cost}. {HOW}"
    );
    let fault = Fault::unauthenticated(message).with("cost", cost.into()).with("limit", most.into());
    Err(match prepared.costliest(&state.settings.limits) {
        Some(field) => fault.with("field", field.path.into()),
        None => fault,
    })
}
