//! Collects what a test's own thread logs.
//!
//! One subscriber serves all tests for as long as they run: one that comes and goes would miss what
//! another thread has just found to interest nobody.

use std::cell::RefCell;
use std::io;
use std::sync::Once;

thread_local! {
    static COLLECTED: RefCell<Option<Vec<u8>>> = const { RefCell::new(None) };
}

/// Has to be called before anything is logged.
pub fn install() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| tracing_subscriber::fmt().with_ansi(false).with_writer(|| Collector).init());
}

/// Begins to collect.
pub fn start() {
    COLLECTED.set(Some(Vec::new()));
}

/// What was logged since the start.
pub fn stop() -> String {
    let collected = COLLECTED.take().expect("collecting was started");
    String::from_utf8(collected).expect("the log is text")
}

struct Collector;

impl io::Write for Collector {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        COLLECTED.with_borrow_mut(|collected| {
            if let Some(collected) = collected {
                collected.extend_from_slice(bytes);
            }
        });
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
