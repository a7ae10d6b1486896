//! The embedded wiki.
