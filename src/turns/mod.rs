//! Whose turn it is, where many want what there is little of: connections to a database, and the execution of what is
//! expensive.
//!
//! [`Shares`] says who may have how much of it: nobody all, and nor strangers together. [`Queue`] says who of those who wait is
//! next: whoever has used least, people before strangers, who have a part of the turns. A [`Gate`] is both, for what needs
//! nothing but to be let in.

mod accounts;
mod background;
mod gate;
mod queue;
mod shares;

pub use background::{Background, STACK_BYTES, run_on};
pub use gate::{Gate, Inside, Shut};
pub use queue::Queue;
pub use shares::Shares;
