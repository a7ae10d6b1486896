//! What is counted.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What a request asked the allocator for.
#[derive(Debug, Clone, Copy)]
pub struct Allocated {
    /// How often; to grow an allocation is another.
    pub allocations: u64,
    /// How many bytes in all, those that were given back included.
    pub bytes: u64,
}

/// What a request took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Instructions, in a build that is not optimised.
    pub instructions: u64,
    /// See [`Allocated::allocations`].
    pub allocations: u64,
    /// See [`Allocated::bytes`].
    pub bytes: u64,
}

impl Figures {
    /// What the values are called.
    pub const NAMES: [&str; 3] = ["instructions", "allocations", "bytes"];

    /// All of them.
    pub fn values(&self) -> [u64; 3] {
        [self.instructions, self.allocations, self.bytes]
    }
}

/// What was counted at one time; the baseline is such.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Counts {
    /// What compiled the server: another compiler makes other instructions.
    pub compiler: String,
    /// What counted the instructions.
    pub valgrind: String,
    /// A request of each workload, by its name.
    pub requests: BTreeMap<String, Figures>,
}
