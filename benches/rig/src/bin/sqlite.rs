//! A hand-written loop over the SQLite copy of the wiki: no server, JSON by serde.
//!
//!     sqlite answer WORKLOAD INDEX                 prints an answer
//!     sqlite loop WORKLOAD THREADS SECONDS         prints how many were made

use std::time::{Duration, Instant};
use std::{env, thread};

use rig::parameters::{Variables, of_workload};
use rig::{Failure, embedded, loops};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let file = env::var("BENCH_SQLITE")?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["answer", workload, index] => {
            let pool = of_workload(workload)?;
            let index: usize = index.parse()?;
            let answer = embedded::serve(&embedded::open(&file)?, workload, &pool[index % pool.len()])?;
            println!("{}", String::from_utf8(answer)?);
            Ok(())
        }
        ["loop", workload, threads, seconds] => {
            let duration = Duration::from_secs(seconds.parse()?);
            measure(&file, workload, &of_workload(workload)?, threads.parse()?, duration)
        }
        _ => Err("usage: sqlite answer WORKLOAD INDEX | sqlite loop WORKLOAD THREADS SECONDS".into()),
    }
}

fn measure(file: &str, workload: &str, pool: &[Variables], threads: usize, duration: Duration) -> Result<(), Failure> {
    let start = Instant::now();
    let latencies = thread::scope(|scope| {
        let spawned: Vec<_> = (0..threads)
            .map(|number| scope.spawn(move || run(file, workload, pool, number, start + duration)))
            .collect();
        let joined = spawned.into_iter().map(|one| one.join().map_err(|_| Failure::from("a thread panicked"))?);
        joined.collect::<Result<Vec<_>, Failure>>()
    })?;
    loops::print(latencies.concat(), start.elapsed());
    Ok(())
}

fn run(file: &str, workload: &str, pool: &[Variables], number: usize, end: Instant) -> Result<Vec<Duration>, Failure> {
    let database = embedded::open(file)?;
    let mut latencies = Vec::new();
    for variables in pool.iter().cycle().skip(number * 31) {
        let start = Instant::now();
        if start >= end {
            break;
        }
        std::hint::black_box(embedded::serve(&database, workload, variables)?);
        latencies.push(start.elapsed());
    }
    Ok(latencies)
}
