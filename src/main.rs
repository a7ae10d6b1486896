//! Runs a command, and prints what went wrong with everything that led to it.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use wikigraph::cli;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(cli::STACK_BYTES)
        .event_interval(cli::EVENT_INTERVAL)
        .build()
        .map_err(Into::into)
        .and_then(|runtime| {
            let outcome = runtime.block_on(cli::run());
            // What hangs on a thread of its own, such as the search for a host's name, keeps nothing from ending.
            runtime.shutdown_timeout(Duration::from_secs(1));
            outcome
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where that cannot be written, the code says it.
            let _ = tell(&*error);
            ExitCode::FAILURE
        }
    }
}

fn tell(error: &dyn Error) -> io::Result<()> {
    let mut told = io::stderr();
    writeln!(told, "wikigraph: {error}")?;
    let mut source = error.source();
    while let Some(cause) = source {
        writeln!(told, "  because: {cause}")?;
        source = cause.source();
    }
    Ok(())
}
