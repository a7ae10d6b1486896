//! Runs a command, and prints what went wrong with everything that led to it.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use wikigraph::cli;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run() {
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
