//! `bench`: figures for people to read. Nothing is compared with a limit, so a slow machine fails
//! no build.

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Builds with optimisation and prints the tables.
pub fn bench(rest: &[&str]) -> Result<(), Problem> {
    setup::system(&[packages::COMPILER])?;
    process::run(&mut process::cargo(&["build", "--release", "-p", "cli"]))?;
    process::run(
        process::cargo(&["run", "--release", "-p", "tests", "--bin", "bench", "--"])
            .args(rest)
            .env("PORTOLAN_CLI", process::built("release", "portolan")),
    )
}
