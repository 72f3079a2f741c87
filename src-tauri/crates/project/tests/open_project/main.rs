//! An open project from outside, as the window and the command line use it.

mod edits;
mod history;
mod trouble;
