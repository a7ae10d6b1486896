//! The tests that run in one process, by what they test.

mod harness;
mod http;
mod smoke;
