//! `run` opens the window; where there is none, `demo` does the main job on the command line.

use std::fs;
use std::path::Path;

use crate::problem::Problem;
use crate::{display, packages, process, setup};

/// What the window answers when the display it was pointed at is not there.
const NO_DISPLAY: i32 = 69;
/// The starter of the demo.
const STARTER: &str = "rag-assistant";

/// Builds the application and opens its window, with a project file if one is named.
pub fn run(files: &[&str]) -> Result<(), Problem> {
    if let Some(why) = display::missing() {
        println!("No window: {why}. The main job, on the command line:");
        return demo();
    }
    setup::system(&[packages::COMPILER, packages::WINDOW])?;
    setup::build_page()?;
    let build = ["build", "--release", "-p", "app", "--features", "custom-protocol"];
    process::run(&mut process::cargo(&build))?;
    let program = process::built("release", "portolan-desktop");
    match process::status(process::program_in(program, &process::root()).args(files))? {
        0 => Ok(()),
        NO_DISPLAY => {
            println!(
                "No window: the display cannot be reached. The main job, on the command line:"
            );
            demo()
        }
        code => Err(Problem::new(
            format!("the window ended with code {code}"),
            "its log says why: portolan.log in the application's data folder",
        )),
    }
}

/// A starter, its suggestions and its report, without a window. Built without optimisation: a first
/// build takes a third of the time, and the job itself a few seconds.
pub fn demo() -> Result<(), Problem> {
    setup::system(&[packages::COMPILER])?;
    process::run(&mut process::cargo(&["build", "-p", "cli"]))?;
    let folder = process::target().join("demo");
    prepare(&folder)?;
    let portolan = |words: &[&str]| {
        process::run(process::program_in(process::built("debug", "portolan"), &folder).args(words))
    };
    let model = "rag-assistant.portolan";
    portolan(&["new", model, "--from", STARTER])?;
    portolan(&["suggest", model, "--format", "json", "-o", "suggestions.json"])?;
    portolan(&["report", model, "-o", "threat-model.pdf"])?;
    portolan(&["report", model, "-o", "threat-model.html", "--format", "html"])?;
    println!();
    for name in ["threat-model.pdf", "threat-model.html", "suggestions.json"] {
        println!("{}", folder.join(name).display());
    }
    Ok(())
}

/// An empty folder: what an earlier demo left would be refused as a target.
fn prepare(folder: &Path) -> Result<(), Problem> {
    let emptied = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    emptied.and_then(|()| fs::create_dir_all(folder)).map_err(|error| {
        Problem::new(
            format!("emptying {}: {error}", folder.display()),
            "close what has a file in it open",
        )
    })
}
