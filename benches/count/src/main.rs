//! Counts what requests allocate and the instructions they take, and holds both against `baseline.json`.
//!
//! `wikigraph-count check FOLDER` fails where a figure is not within 5 % of the baseline; `wikigraph-count update FOLDER`
//! makes what is counted the baseline; `wikigraph-count allocations FOLDER` prints the first half, and is what runs under
//! Callgrind. The embedded wiki is made in the folder.

mod allocator;
mod callgrind;
mod compare;
mod figures;
mod gateway;
mod measure;
mod still;
mod workloads;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use figures::{Counts, Figures};

/// The command that counts allocations alone.
const ALLOCATIONS: &str = "allocations";

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<ExitCode, Failure> {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().and_then(|command| command.into_string().ok()).unwrap_or_default();
    let folder = PathBuf::from(arguments.next().unwrap_or_default());
    let baseline = Path::new(env!("CARGO_MANIFEST_DIR")).join("baseline.json");
    match command.as_str() {
        ALLOCATIONS => {
            for (name, allocated) in measure::allocated(&folder)? {
                println!("{name}: {} allocations of {} bytes", allocated.allocations, allocated.bytes);
            }
        }
        "update" => {
            let counts = counted(&folder)?;
            std::fs::write(baseline, serde_json::to_string_pretty(&counts)? + "\n")?;
            println!("{}\nThis is the baseline now.", compare::against(&counts, &counts));
        }
        "check" => {
            let text =
                std::fs::read_to_string(&baseline).map_err(|error| format!("{}: {error}", baseline.display()))?;
            let comparison = compare::against(&serde_json::from_str(&text)?, &counted(&folder)?);
            println!("{comparison}");
            return Ok(if comparison.is_within() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        _ => {
            return Err(
                "usage: wikigraph-count check|update|allocations FOLDER; or benches/count/run [--update]".into()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn counted(folder: &Path) -> Result<Counts, Failure> {
    // What is not to run under Callgrind is asked first: it takes no time to say that a program is missing.
    let (compiler, valgrind) = (callgrind::compiler()?, callgrind::version()?);
    let allocated = measure::allocated(folder)?;
    let instructions = callgrind::instructions(folder, allocated.len())?;
    let figures = |((name, allocated), instructions): ((&str, figures::Allocated), u64)| {
        (name.to_owned(), Figures { instructions, allocations: allocated.allocations, bytes: allocated.bytes })
    };
    let requests = allocated.into_iter().zip(instructions).map(figures).collect();
    Ok(Counts { compiler, valgrind, requests })
}
