//! Whose turn it is, where many want what there is little of: connections to a database, and the execution of what is
//! expensive.
//!
//! [`Shares`] says who may have how much of it: nobody all, and nor strangers together. [`Queue`] says who of those who wait is
//! next: whoever has used least of the same, people before strangers, who have a part of the turns, and those who ask for much with a part
//! of the time. A [`Gate`] is both, for what needs
//! nothing but to be let in.

mod accounts;
mod background;
mod class;
mod gate;
mod lane;
mod queue;
mod shares;

pub use background::{Background, EVENT_INTERVAL, STACK_BYTES, run_on};
pub use gate::{Gate, Inside, Shut};
pub use queue::Queue;
pub use shares::Shares;
