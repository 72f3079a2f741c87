//! `cases`: suggestions for neutral case files, in the form a scorer reads.

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Turns every case file of `folder` into a model and writes its suggestions into `out`.
pub fn cases(folder: &str, out: &str) -> Result<(), Problem> {
    setup::system(&[packages::COMPILER])?;
    let run = ["run", "--release", "-p", "tests", "--bin", "cases", "--", folder, out];
    process::run(process::cargo(&run).current_dir(here()?))
}

/// The folder the command was typed in: the two names are relative to it.
fn here() -> Result<std::path::PathBuf, Problem> {
    std::env::current_dir().map_err(|error| {
        Problem::new(format!("finding the current folder: {error}"), "change to one")
    })
}
