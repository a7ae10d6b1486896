//! HTTP: every path and every layer of the server.
