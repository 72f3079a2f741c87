//! `test`: every test there is, from the core to the real window.

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Sets up and runs everything.
pub fn test() -> Result<(), Problem> {
    setup::system(&[packages::COMPILER, packages::WINDOW, packages::TESTS])?;
    setup::page()?;
    process::run(&mut process::npm(&["test", "--silent"]))?;
    process::run(&mut process::cargo(&["test", "--workspace", "--locked"]))?;
    window()
}

/// End-to-end tests in the real window, on a display of their own.
fn window() -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        println!("skipped: tests in the real window, which only WebKitGTK lets a program drive");
        return Ok(());
    }
    setup::build_page()?;
    let features = ["--features", "custom-protocol,e2e"];
    process::run(process::cargo(&["build", "--locked", "-p", "app"]).args(features))?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let screen = ["-a", "-s", "-screen 0 1440x900x24"];
    process::run(
        process::program_in("xvfb-run", &process::root())
            .args(screen)
            .arg(cargo)
            .args(["test", "--locked", "-p", "tests", "--test", "window"])
            .args(["--", "--test-threads=1", "--nocapture"])
            .env("PORTOLAN_WINDOW", process::built("debug", "portolan-desktop"))
            .env("PORTOLAN_PICTURES", process::target().join("screenshots")),
    )
}
