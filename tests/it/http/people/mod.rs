//! People: cookies, API tokens, other sites' pages, and the pages around logging in.

mod apart;
mod askers;
mod bearer;
mod browser;
mod caching;
mod cookies;
mod cors;
mod forgery;
mod forms;
pub mod gateway;
mod login;
mod profile;
mod spending;
pub mod tokens;
