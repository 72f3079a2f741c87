//! Any bytes, opened as a project file: an error that helps or sound contents, and no panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use store::{Access, ProjectFile};

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("any.portolan");
    std::fs::write(&path, bytes).expect("it can be written");
    if let Err(error) = ProjectFile::open(&path, Access::Read) {
        assert!(!error.to_string().is_empty() && !error.hint().is_empty());
    }
});
