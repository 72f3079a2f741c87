//! `bindings`: files of the page and of other programs that are made from Rust types, kept in the
//! repository so that a change of a type is seen in review.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Crates with types that cross to the window.
const CRATES: [&str; 7] =
    ["model", "library", "analysis", "interchange", "report", "project", "app"];
/// Crates whose tests compare committed JSON Schemas and copies of data, and write them when told to.
const SCHEMAS: [&str; 2] = ["library", "interchange"];

/// Makes them and puts them in place; what no type stands behind any more is removed.
pub fn write() -> Result<(), Problem> {
    let fresh = generate()?;
    let place = committed();
    for name in read(&place)?.keys().filter(|name| !fresh.contains_key(*name)) {
        fs::remove_file(place.join(name)).map_err(|error| on(&place, error))?;
        println!("removed {name}");
    }
    for (name, text) in &fresh {
        let path = place.join(name);
        let folder = path.parent().unwrap_or(&place);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| on(&path, error))?;
    }
    println!("{} types in {}", fresh.len(), place.display());
    schemas(true)
}

/// Runs the tests named after schemas and freshness: they compare, or write with `PORTOLAN_BLESS`.
fn schemas(bless: bool) -> Result<(), Problem> {
    let mut command = process::cargo(&["test", "--quiet"]);
    for name in SCHEMAS {
        command.args(["-p", name]);
    }
    if bless {
        command.env("PORTOLAN_BLESS", "1");
    }
    process::run(command.args(["--", "schema", "fresh"]).stdout(std::process::Stdio::null()))
}

/// Says which are stale and changes nothing.
pub fn check() -> Result<(), Problem> {
    let fresh = generate()?;
    let found = read(&committed())?;
    let mut stale: Vec<&String> = fresh
        .iter()
        .filter(|(name, text)| found.get(*name) != Some(text))
        .map(|(n, _)| n)
        .collect();
    stale.extend(found.keys().filter(|name| !fresh.contains_key(*name)));
    if stale.is_empty() {
        println!("{} generated types are fresh", fresh.len());
        return schemas(false);
    }
    let names = stale.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(", ");
    Err(Problem::new(
        format!("comparing generated types: {names} differ from the Rust types"),
        "cargo xtask bindings writes them; commit the result",
    ))
}

fn committed() -> PathBuf {
    process::ui().join("src/bindings")
}

/// The exporters are tests that ts-rs makes for each type; they write where the environment says.
fn generate() -> Result<BTreeMap<Name, String>, Problem> {
    setup::system(&[packages::COMPILER, packages::WINDOW])?;
    let folder = process::target().join("bindings");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| on(&folder, error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| on(&folder, error))?;
    let mut command = process::cargo(&["test", "--quiet", "--lib"]);
    for name in CRATES {
        command.args(["-p", name]);
    }
    command.arg("export_bindings").env("TS_RS_EXPORT_DIR", &folder);
    process::run(command.stdout(std::process::Stdio::null()))?;
    read(&folder)
}

/// Path of a file within the folder of bindings, with `/`.
type Name = String;

/// The generated files of a folder and its folders, by path within it.
fn read(folder: &Path) -> Result<BTreeMap<Name, String>, Problem> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| on(folder, error))? {
        let path = entry.map_err(|error| on(folder, error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            let inside = read(&path)?.into_iter();
            files.extend(inside.map(|(below, text)| (format!("{name}/{below}"), text)));
        } else if name.ends_with(".ts") {
            files.insert(name, fs::read_to_string(&path).map_err(|error| on(&path, error))?);
        }
    }
    Ok(files)
}

fn on(path: &Path, error: std::io::Error) -> Problem {
    Problem::new(
        format!("with {}: {error}", path.display()),
        "is the checkout complete and writable?",
    )
}
