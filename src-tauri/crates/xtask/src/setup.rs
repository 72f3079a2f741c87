//! What must be there before work: system packages, Node and the page's packages.

use std::fs;

use crate::packages::{self, Packages};
use crate::problem::Problem;
use crate::process;

/// The oldest Node the page's tools run on.
const NODE: u32 = 20;

/// Installs system packages where that is possible.
pub fn system(wanted: &[Packages]) -> Result<(), Problem> {
    packages::install(wanted)
}

/// Brings the page's packages to what its lock file says.
pub fn page() -> Result<(), Problem> {
    node()?;
    let lock = process::ui().join("package-lock.json");
    let wanted = fs::read(&lock).map_err(|error| {
        Problem::new(format!("reading {}: {error}", lock.display()), "is the checkout complete?")
    })?;
    // A copy of the lock file the packages were installed from; times of files prove nothing
    // after a checkout.
    let stamp = process::ui().join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    process::run(&mut process::npm(&["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&stamp, wanted).map_err(|error| {
        Problem::new(format!("writing {}: {error}", stamp.display()), "is the folder writable?")
    })
}

/// Builds the page into ui/dist.
pub fn build_page() -> Result<(), Problem> {
    page()?;
    process::run(&mut process::npm(&["run", "--silent", "build"]))
}

fn node() -> Result<(), Problem> {
    let version = process::output("node", &["--version"]).unwrap_or_default();
    let major = version.trim().trim_start_matches('v').split('.').next();
    if major.and_then(|word| word.parse::<u32>().ok()).is_some_and(|major| major >= NODE) {
        return Ok(());
    }
    let found = if version.is_empty() { "no Node".to_owned() } else { version.trim().to_owned() };
    Err(Problem::new(
        format!("setting up the page: Node {NODE} or newer is needed, found {found}"),
        "install it from nodejs.org or your system's packages, with npm",
    ))
}
