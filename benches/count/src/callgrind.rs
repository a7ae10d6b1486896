//! This program once more, under Valgrind's Callgrind, which counts instructions.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

use crate::measure::{COUNTED, COUNTED_REQUESTS};
use crate::{ALLOCATIONS, Failure};

/// Has the C library copy and compare memory in the plainest way it knows. It would choose by the processor, and Callgrind
/// counts an instruction that copies by the byte once for each byte.
const PLAIN_MEMORY: &str = "glibc.cpu.hwcaps=-AVX2,-AVX_Fast_Unaligned_Load,-AVX512F,-AVX512VL,-ERMS,-FSRM";

/// The instructions that a request of each workload takes, in order; the embedded wiki is in the folder.
pub fn instructions(folder: &Path, workloads: usize) -> Result<Vec<u64>, Failure> {
    let dumps = folder.join("callgrind");
    let mut valgrind = Command::new("valgrind");
    valgrind
        .env("GLIBC_TUNABLES", PLAIN_MEMORY)
        .args(["--tool=callgrind", "--compress-strings=no", "--compress-pos=no"])
        .arg(format!("--callgrind-out-file={}", dumps.display()))
        .arg(format!("--toggle-collect={COUNTED_REQUESTS}"))
        .arg(format!("--dump-after={COUNTED_REQUESTS}"))
        .arg(std::env::current_exe()?)
        .args([ALLOCATIONS.as_ref(), folder.as_os_str()]);
    text("valgrind", &mut valgrind)?;
    (1..=workloads).map(|number| total(&dumps.with_extension(number.to_string()))).collect()
}

/// The version of Valgrind, as it calls itself.
pub fn version() -> Result<String, Failure> {
    text("valgrind", Command::new("valgrind").arg("--version"))
}

/// The version of the compiler, and what it compiles for.
pub fn compiler() -> Result<String, Failure> {
    let version = text("rustc", Command::new("rustc").arg("--version"))?;
    Ok(format!("{version} on {}", std::env::consts::ARCH))
}

/// What is counted in one of Callgrind's files, for each of the requests.
fn total(dump: &Path) -> Result<u64, Failure> {
    let text = std::fs::read_to_string(dump)?;
    let total = text.lines().find_map(|line| line.strip_prefix("totals: "));
    let total: u64 = total.ok_or_else(|| format!("{} has no total", dump.display()))?.trim().parse()?;
    if total == 0 { Err("Callgrind counted nothing".into()) } else { Ok(total / COUNTED) }
}

/// What a program prints.
fn text(name: &str, command: &mut Command) -> Result<String, Failure> {
    let Output { status, stdout, stderr } = command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("{name} is missing: scripts/install installs what the tests need"),
        _ => format!("{name}: {error}"),
    })?;
    if !status.success() {
        return Err(format!("{name} failed ({status}): {}", String::from_utf8_lossy(&stderr)).into());
    }
    Ok(String::from_utf8(stdout)?.trim().to_owned())
}
