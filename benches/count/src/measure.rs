//! Sends each workload through the server and counts. Callgrind knows the function that does so by its name.
#![expect(unsafe_code, reason = "a function has to keep its name")]

use std::path::Path;

use axum::body::Bytes;

use crate::Failure;
use crate::allocator;
use crate::figures::Allocated;
use crate::gateway::Gateway;
use crate::workloads;

/// Requests before those that are counted: documents are parsed, statements prepared, buffers as long as they get.
const WARM_UP: usize = 4;

/// Requests that are counted.
pub const COUNTED: u64 = 4;

/// The name of [`counted_requests`].
pub const COUNTED_REQUESTS: &str = "counted_requests";

/// What a request of each workload allocates, in order.
pub fn allocated(folder: &Path) -> Result<Vec<(&'static str, Allocated)>, Failure> {
    let gateway = Gateway::open(folder)?;
    let count = |workload: &workloads::Workload| {
        for _ in 0..WARM_UP {
            workload.check(&gateway.send(&workload.body)?)?;
        }
        let [allocations, bytes] = allocator::asked();
        counted_requests(&gateway, &workload.body)?;
        let asked = allocator::asked();
        let allocated =
            Allocated { allocations: (asked[0] - allocations) / COUNTED, bytes: (asked[1] - bytes) / COUNTED };
        Ok((workload.name, allocated))
    };
    workloads::all().iter().map(count).collect()
}

// SAFETY: nothing else has this name.
#[unsafe(no_mangle)]
#[inline(never)]
fn counted_requests(gateway: &Gateway, body: &Bytes) -> Result<(), Failure> {
    for _ in 0..COUNTED {
        gateway.send(body)?;
    }
    Ok(())
}
