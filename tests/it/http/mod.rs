//! The HTTP layer, over a small schema of its own.

mod access;
mod batch;
mod bodies;
mod caching;
mod client;
mod errors;
mod kept;
mod limits;
mod log;
mod methods;
mod metrics;
mod negotiation;
mod observation;
mod parameters;
mod paths;
pub mod people;
mod playground;
mod readiness;
mod schema;
mod spending;
mod timing;
mod traces;
mod wire;
