//! `bundle`: the package people install, with the window and the command line in it.

use crate::problem::Problem;
use crate::{packages, process, setup};

/// Builds the .deb. The bundler comes with the page's packages and downloads nothing for it.
pub fn bundle() -> Result<(), Problem> {
    if !cfg!(target_os = "linux") {
        return Err(Problem::new(
            "bundling: only the Debian package is set up",
            "cargo xtask run works here; `npx tauri build` in src-tauri makes this system's own kind of package",
        ));
    }
    setup::system(&[packages::COMPILER, packages::WINDOW])?;
    setup::page()?;
    process::run(&mut process::cargo(&["build", "--release", "--locked", "-p", "cli"]))?;
    let portolan = process::built("release", "portolan");
    let files = format!(
        r#"{{"bundle":{{"linux":{{"deb":{{"files":{{"/usr/bin/portolan":{:?}}}}}}}}}}}"#,
        portolan.to_string_lossy(),
    );
    let tauri = process::ui().join("node_modules/@tauri-apps/cli/tauri.js");
    let shell = process::root().join("src-tauri");
    process::run(process::program_in("node", &shell).arg(tauri).args([
        "build",
        "--ci",
        "--bundles",
        "deb",
        "--config",
        &files,
    ]))?;
    println!("\n{}", process::target().join("release/bundle/deb").display());
    Ok(())
}
