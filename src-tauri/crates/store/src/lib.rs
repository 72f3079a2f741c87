//! The project file: one SQLite file, `NAME.portolan`, that holds a model and everything that was
//! ever done to it.
//!
//! Two tables. `record` holds each record of the model as canonical JSON with a digest; `audit`
//! holds one event per edit, chained by hash, with every touched record before and after. The rows
//! are what the events add up to, and opening a file checks exactly that.
//!
//! Start reading at [`ProjectFile`]. All SQL of the product is in this crate, one file per table
//! (`record_table`, `audit_table`); `connection` says how SQLite is held on a short leash, `schema`
//! and `header` what is refused, `check` what opening verifies. This crate knows `model` and nothing
//! of suggestions, clocks or windows: the time of an event arrives from the caller.

mod audit_table;
mod backup;
mod canonical;
mod check;
mod connection;
mod copy;
mod error;
mod event;
mod file;
mod header;
mod interrupted;
mod lock;
mod migrate;
mod record_table;
mod salvage;
mod schema;
mod stamp;

pub use audit_table::StoredEvent;
pub use backup::{BackupFolder, KEPT_BACKUPS};
pub use canonical::{Hash, canonical};
pub use check::Contents;
pub use error::StoreError;
pub use event::{Event, EventHead, EventKind, EventNote, chain_hash, event_bytes, parse_event};
pub use file::{Access, ProjectFile, Stored};
pub use salvage::{Salvage, salvage};

/// What project files are called.
pub const EXTENSION: &str = "portolan";
