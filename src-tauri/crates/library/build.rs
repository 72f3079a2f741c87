//! Packs the threat library that ships with Portolan into one JSON file, so that a start of the
//! program does not parse two hundred YAML files. What is packed is checked by the crate's tests.

#[path = "src/flatten.rs"]
mod flatten;
#[path = "src/source.rs"]
#[allow(dead_code)]
mod source;
#[path = "src/yaml.rs"]
#[allow(dead_code)]
mod yaml;

/// What `source` needs of its crate.
mod fault {
    /// A file or folder that cannot be read.
    #[derive(Debug)]
    pub enum LibraryError {
        /// Path and cause.
        Unreadable {
            /// What was read.
            #[allow(dead_code)]
            path: String,
            /// What the system said.
            #[allow(dead_code)]
            source: std::io::Error,
        },
    }
}

use std::path::Path;
use std::{env, fs};

fn main() {
    let here = env::var("CARGO_MANIFEST_DIR").expect("cargo names the crate's folder");
    let folder = Path::new(&here).join("../../../threat-library");
    println!("cargo::rerun-if-changed={}", folder.display());
    let files = source::read_dir(&folder).expect("the threat library can be read");

    let mut packed = serde_json::Map::new();
    for file in &files {
        match yaml::Node::parse(&file.text) {
            Ok(node) => {
                let mut value = node.to_json();
                if file.path.contains("techniques/") {
                    value = flatten::family(value);
                }
                packed.insert(file.path.clone(), value);
            }
            Err((place, message)) => {
                println!("cargo::error={}:{}: {message}", file.path, place.line);
            }
        }
    }
    let digest = source::digest(files.iter().map(|file| (file.path.as_str(), file.text.as_str())));
    let pack = serde_json::json!({ "digest": digest, "files": packed });
    let out = env::var("OUT_DIR").expect("cargo names the output folder");
    fs::write(Path::new(&out).join("library.json"), pack.to_string())
        .expect("the output folder can be written");
}
