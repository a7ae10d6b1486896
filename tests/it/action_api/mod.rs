//! The client of the Action API, against a stand-in that speaks `api.php`'s protocol strictly, and fails on demand.

mod batches;
mod edits;
mod faults;
mod handshake;
mod logins;
mod reads;
mod request;
mod signature;
mod stage;
mod watching;
mod wiki;
