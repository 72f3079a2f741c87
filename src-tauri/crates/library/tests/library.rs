//! The library that ships with Portolan.

use std::path::{Path, PathBuf};

use library::Library;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../threat-library")
}

fn shipped() -> Library {
    match Library::load(&folder()) {
        Ok(library) => library,
        Err(error) => {
            let list: Vec<_> = error.faults().iter().map(ToString::to_string).collect();
            panic!("{error}\n{}", list.join("\n"));
        }
    }
}

#[test]
fn the_shipped_library_has_no_fault() {
    let library = shipped();
    assert_eq!(library.about.id, "atlas");
    assert_eq!(library.about.digest.len(), 64);
}

#[test]
fn the_embedded_library_is_the_one_in_the_folder() {
    assert!(*Library::embedded() == shipped(), "rebuild the crate");
}
