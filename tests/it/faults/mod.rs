//! What becomes of requests when a database is scarce, slow, ill or away.

mod budget;
mod wikis;
