//! The bare database: the statements of a limit in a loop, without HTTP and JSON, and with nobody who reads the rows.
//!
//!     bare a|b WORKLOAD CONNECTIONS SECONDS

use std::env;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rig::database::{Pool, Sent};
use rig::parameters::of_workload;
use rig::{Failure, batched, joined, loops};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [limit, workload, connections, seconds] = arguments.as_slice() else {
        return Err("usage: bare a|b WORKLOAD CONNECTIONS SECONDS".into());
    };
    let pool = Arc::new(Pool::from_environment()?);
    let requests = Arc::new(statements(&pool, limit, workload).await?);
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds.parse()?);
    let connections: usize = connections.parse()?;
    let running: Vec<_> = (0..connections)
        .map(|number| tokio::spawn(run(Arc::clone(&pool), Arc::clone(&requests), number, end)))
        .collect();
    let mut latencies = Vec::new();
    for one in running {
        latencies.extend(one.await??);
    }
    loops::print(latencies, start.elapsed());
    Ok(())
}

/// What the limit sends for each of the workload's requests.
async fn statements(pool: &Pool, limit: &str, workload: &str) -> Result<Vec<Vec<Sent>>, Failure> {
    let mut connection = pool.connection().await?;
    connection.record();
    let mut requests = Vec::new();
    for variables in of_workload(workload)? {
        match limit {
            "a" => joined::serve(&mut connection, workload, &variables).await?,
            _ => batched::serve(&mut connection, workload, &variables).await?,
        };
        requests.push(connection.record());
    }
    Ok(requests)
}

async fn run(
    pool: Arc<Pool>,
    requests: Arc<Vec<Vec<Sent>>>,
    number: usize,
    end: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut connection = pool.connection().await?;
    let mut latencies = Vec::new();
    for request in requests.iter().cycle().skip(number * 31) {
        let start = Instant::now();
        if start >= end {
            break;
        }
        for sent in request {
            connection.discard(sent.clone()).await?;
        }
        latencies.push(start.elapsed());
    }
    Ok(latencies)
}
