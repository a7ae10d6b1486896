//! Two instances, each a process of its own, behind a load balancer: over one MariaDB and one Redis they are one gateway.

mod balancer;
mod caches;
mod limits;
mod losses;
mod sessions;
mod stage;
