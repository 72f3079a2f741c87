//! `bench`: figures for people to read. Nothing is compared with a limit, so a slow machine fails
//! no build.

use std::fs;

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Builds with optimisation and prints the tables; with `--window`, those of the window.
pub fn bench(rest: &[&str]) -> Result<(), Problem> {
    if rest.first() == Some(&"--window") {
        return window();
    }
    setup::system(&[packages::COMPILER])?;
    process::run(&mut process::cargo(&["build", "--release", "-p", "cli"]))?;
    process::run(
        process::cargo(&["run", "--release", "-p", "tests", "--bin", "bench", "--"])
            .args(rest)
            .env("PORTOLAN_CLI", process::built("release", "portolan")),
    )
}

/// The application as it is handed out, on a virtual display that keeps its picture in a file.
fn window() -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        println!("skipped: only WebKitGTK lets a program drive its window");
        return Ok(());
    }
    setup::system(&[packages::COMPILER, packages::WINDOW, packages::TESTS])?;
    setup::build_page()?;
    let build = ["build", "--release", "--locked", "-p", "app", "--features", "custom-protocol"];
    process::run(process::cargo(&build).args(["--bins", "--example", "blank"]))?;
    let bench = ["bench", "--locked", "-p", "tests", "--bench", "window-bench"];
    process::run(process::cargo(&bench).arg("--no-run"))?;
    let screen = process::target().join("screen");
    fs::create_dir_all(&screen).map_err(|error| {
        Problem::new(format!("making {}: {error}", screen.display()), "is the disk full?")
    })?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    process::run(
        process::program_in("xvfb-run", &process::root())
            .args(["-a", "-s"])
            .arg(format!("-screen 0 1440x900x24 -fbdir {}", screen.display()))
            .arg(cargo)
            .args(bench)
            .env("PORTOLAN_WINDOW", process::built("release", "portolan-desktop"))
            .env("PORTOLAN_BLANK", process::built("release", "examples/blank"))
            .env("PORTOLAN_SCREEN", &screen),
    )
}
