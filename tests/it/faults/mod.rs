//! What becomes of requests when a database is scarce, slow, ill or away.

mod budget;
mod content;
mod deadlines;
mod full;
mod load;
mod log;
mod mariadb;
mod names;
mod network;
mod outages;
pub mod patience;
mod people;
mod process;
pub mod proxy;
mod schema;
mod served;
mod statements;
mod unwritable;
mod wikis;
