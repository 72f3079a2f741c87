//! `check`: what must hold before a change is handed in, short of the tests.

use crate::problem::Problem;
use crate::{bindings, packages, process, setup};

/// Formatting, lints and types, of the core and of the page.
pub fn check() -> Result<(), Problem> {
    setup::system(&[packages::COMPILER, packages::WINDOW])?;
    setup::page()?;
    process::run(&mut process::cargo(&["fmt", "--all", "--check"]))?;
    let clippy = ["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"];
    process::run(&mut process::cargo(&clippy))?;
    let hooked = ["clippy", "-p", "app", "--features", "e2e", "--", "-D", "warnings"];
    process::run(&mut process::cargo(&hooked))?;
    process::run(&mut process::npm(&["run", "--silent", "check"]))?;
    bindings::check()
}
