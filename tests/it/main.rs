//! The tests that run in one process, by what they test.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod action_api;
mod auth;
mod cli;
mod faults;
mod harness;
mod http;
mod instances;
mod paging;
mod plans;
mod queries;
mod redaction;
mod smoke;
mod startup;
mod structure;
mod valkey;
mod wikis;
