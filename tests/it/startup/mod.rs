//! From variables to a wiki: what is configured, what opens, and what is said where it does not.

mod configuration;
mod env_file;
mod logging;
mod opening;
mod people;
mod secret_files;
mod traces;
