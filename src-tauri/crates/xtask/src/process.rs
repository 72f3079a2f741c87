//! Starting programs: one place that names them, shows what is started and turns a failure into a
//! [`Problem`]. Programs get no standard input, so nothing ever waits for an answer.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::problem::Problem;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).expect("the crate lies three folders below the workspace").to_owned()
}

/// The folder of the page.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// A built program, `name` without the ending of the system.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// Cargo with these arguments, in the workspace.
pub fn cargo(arguments: &[&str]) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = program_in(program, &root());
    command.args(arguments);
    command
}

/// npm with these arguments, in the folder of the page.
pub fn npm(arguments: &[&str]) -> Command {
    let mut command = program_in(if cfg!(windows) { "npm.cmd" } else { "npm" }, &ui());
    command.args(arguments);
    command
}

/// A program in a folder.
pub fn program_in(program: impl AsRef<OsStr>, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// Shows a command, runs it to its end and expects success.
pub fn run(command: &mut Command) -> Result<(), Problem> {
    match status(command)? {
        0 => Ok(()),
        code => Err(Problem::new(
            format!("`{}` ended with code {code}", shown(command)),
            "what it printed above says why",
        )),
    }
}

/// Shows a command, runs it to its end and gives its exit code.
pub fn status(command: &mut Command) -> Result<i32, Problem> {
    println!("\n> {}", shown(command));
    let ended = command.status().map_err(|error| {
        Problem::new(
            format!("starting `{}`: {error}", command.get_program().to_string_lossy()),
            "is it installed and on the PATH?",
        )
    })?;
    Ok(ended.code().unwrap_or(-1))
}

/// What a program prints, or nothing when it cannot be started or fails.
pub fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    let done = command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).into_owned())
}

/// A command as a person would type it.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let words = command.get_args().map(|word| word.to_string_lossy());
    [name].into_iter().chain(words).collect::<Vec<_>>().join(" ")
}
