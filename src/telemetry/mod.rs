//! What one request spent: its time by phase, its statements, rows and rounds.
//!
//! [`metered`] runs a request with a meter that every floor below reaches without an argument, as it belongs to the
//! task: [`during`] and [`turn_to`] say what the request itself is busy with, [`UnderWay`] what it waits for, [`Asked`]
//! that it asked a database. Where no request is metered, they do nothing. [`spent`] reads the meter.
//!
//! Phases never overlap: each moment counts for one of them, what is waited for before what is done meanwhile. Two
//! statements at once count once, and the phases add up to the whole.
//!
//! The task also knows whom its request is for ([`Asker`]), so that what is scarce is shared fairly, how much it asks for ([`Weight`]), what it is called
//! ([`label`]), how long it may take ([`in_time`]), and how much came of Action APIs ([`received`]).
//!
//! And it is told of which wikis it gets old rows ([`lagging`]), for the answer to say so.
//!
//! Where a collector is configured, its task also knows the request's trace ([`traces`]), in which statements and calls are spans.
//!
//! A meter stays with its task. All that a request does runs there: resolvers, loaders (which yield, and spawn nothing) and
//! calls to databases and wikis, whose own tasks are waited for. What is spawned is not metered, unless it is [`carried`].

mod asker;
mod ledger;
mod meter;
pub mod metrics;
mod phase;
mod request;
mod spent;
pub mod traces;

pub use asker::{Asker, Weight};
pub use meter::{Asked, UnderWay, during, spent, turn_to};
pub use phase::Phase;
pub use request::{
    Held, Late, Time, allow, asked_by, asker, called, carried, deadline, hold, in_time, label, lagging, lags, metered,
    receive, received, runs, weighs, weight,
};
pub use spent::Spent;
