//! The library inside the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::value::RawValue;

use crate::assemble::{self, Content};
use crate::layout::Part;
use crate::library::Library;
use crate::load::{pack_folders, place_of};

/// Written by `build.rs` from `threat-library/`.
const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/library.json"));

#[derive(Deserialize)]
struct Packed {
    digest: String,
    #[serde(borrow)]
    files: BTreeMap<String, &'static RawValue>,
}

static EMBEDDED: LazyLock<Library> = LazyLock::new(|| {
    let packed: Packed = serde_json::from_str(PACKED).expect("the build script writes JSON");
    let folders = pack_folders(packed.files.keys().map(String::as_str));
    let contents = packed.files.into_iter().map(|(path, json)| {
        let (folder, inside) = place_of(&path, &folders);
        let part = Part::of(inside).expect("the tests load every embedded file");
        Content { path, folder, part, json: json.get().into() }
    });
    assemble::assemble(contents.collect(), packed.digest)
        .expect("the tests load the embedded library")
});

impl Library {
    /// The library that ships with this version of Portolan; read once, on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }
}
