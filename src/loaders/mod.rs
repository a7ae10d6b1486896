//! Loading without N+1: rows that came together load their edges together.
//!
//! A statement's rows form a [`Cohort`]. The first of them whose edge is resolved loads that edge for all, and the
//! others wait for it: no timers, and as many statements as the query has levels, whatever the lists' lengths.
//! [`Lookups`] does the same for the only keys that do not come out of rows: those that a client wrote. A row that is
//! all that a request looks up is [`Awaited`] until the list below it is read, with which it comes.

mod awaited;
mod cohort;
mod error;
mod lookups;

pub use awaited::{Arrived, Awaited, Place};
pub use cohort::{Cohort, EdgeKey, Member};
pub use error::LoadError;
pub use lookups::{Found, Lookups, Target};
