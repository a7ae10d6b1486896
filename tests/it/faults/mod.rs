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
mod patience;
mod people;
mod process;
mod proxy;
mod schema;
mod served;
mod statements;
mod unwritable;
mod wikis;
