//! One file per command: read, call, print.

mod assessments;
pub mod asset;
pub mod backup;
pub mod check;
pub mod completions;
pub mod diff;
pub mod edit;
pub mod export;
pub mod import;
pub mod library;
pub mod list;
pub mod man;
pub mod merge;
pub mod new;
pub mod open_items;
pub mod repair;
pub mod report;
pub mod schema;
pub mod sign;
pub mod suggest;
pub mod verify;
pub mod version;
