//! A clock that stands still and random numbers that are always the same, for the whole process.
//!
//! The standard library and crates ask the C library for both. The linker has them find these functions instead. So hash
//! tables have the same order in each run, and nothing depends on how fast the machine is: a statement that would
//! go to another thread after a millisecond (`db/sqlite`) stays where it is under Valgrind too.
#![expect(unsafe_code, reason = "these functions stand in for the C library's, and write where it would")]

use std::sync::atomic::{AtomicU64, Ordering};

use libc::{c_int, c_uint, c_void, clockid_t, size_t, ssize_t, timespec};

/// Some time after the last edit of the embedded wiki; seconds since 1970, and likewise since the machine's start.
const NOW: i64 = 1_800_000_000;

static DRAWN: AtomicU64 = AtomicU64::new(0);

// SAFETY: the C library promises its callers what this does: it writes the time, and says that it did.
#[unsafe(no_mangle)]
unsafe extern "C" fn clock_gettime(_: clockid_t, time: *mut timespec) -> c_int {
    // SAFETY: callers give a place to write to, as the C library asks of them.
    unsafe { time.write(timespec { tv_sec: NOW, tv_nsec: 0 }) };
    0
}

// SAFETY: the C library promises its callers what this does: it fills the buffer, and says with how many bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn getrandom(buffer: *mut c_void, length: size_t, _: c_uint) -> ssize_t {
    for index in 0..length {
        let drawn = DRAWN.fetch_add(1, Ordering::Relaxed).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // SAFETY: callers give this many bytes to write to, as the C library asks of them.
        unsafe { buffer.cast::<u8>().add(index).write((drawn >> 56) as u8) };
    }
    length.cast_signed()
}
