//! The plan of the house, kept by a test: which room may know which, what is fenced in where, and
//! that lists which must agree do agree. Each rule is one test; its message says what to do.
//!
//! That generated files are fresh is checked by `cargo xtask check`, which makes them anew.

mod commands;
mod fences;
mod manifest;
mod rooms;
mod sources;
mod text;
