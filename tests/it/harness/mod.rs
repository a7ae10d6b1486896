//! What tests ask: a gateway over the embedded wiki, or over a database of the lab.

mod databases;
mod gateway;
mod process;
pub mod processes;
pub mod programs;
mod redis_server;

pub use databases::lab;
pub use gateway::{Gateway, SECRET_KEY};
pub use process::{PROGRAM, Process, web_client};
pub use redis_server::RedisServer;
