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

#[test]
fn committed_schemas_are_fresh() {
    let folder = folder().join("schemas");
    let fresh = library::schemas();
    if std::env::var_os("PORTOLAN_BLESS").is_some() {
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, text) in &fresh {
            std::fs::write(folder.join(name), text).expect("the schema can be written");
        }
    }
    for (name, text) in &fresh {
        let committed = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
        assert!(committed == *text, "{name} is stale: run the test with PORTOLAN_BLESS=1");
    }
    let count = std::fs::read_dir(&folder).map_or(0, Iterator::count);
    assert_eq!(count, fresh.len(), "a schema that nothing generates");
}
