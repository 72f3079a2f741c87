//! `cargo xtask COMMAND`: every chore of the project. Each command first sets up what it needs
//! (`setup`), then starts the programs that do the work (`process`). Nothing is worked out here.

mod bench;
mod bindings;
mod bundle;
mod cases;
mod check;
mod display;
mod packages;
mod problem;
mod process;
mod run;
mod setup;
mod test;

use std::process::ExitCode;

use problem::Problem;

const USAGE: &str = "\
cargo xtask COMMAND

  run               install what is missing, build, open the window; without a display, make the demo documents
  demo              make the demo documents in target/demo without a window
  test              install what is missing, run every test: core, page, real window
  check             formatting, lints, types
  bench             print figures: CPU time, counts, sizes; --window: those of the window
  bundle            build the .deb with the window and the command line in it
  bindings [--check]  write the TypeScript types and JSON Schemas made from Rust, or say what is stale
  cases DIR OUT     suggestions for a folder of neutral case files, one JSON file each";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", files @ ..] => run::run(files),
        ["demo"] => run::demo(),
        ["test"] => test::test(),
        ["check"] => check::check(),
        ["bench", rest @ ..] => bench::bench(rest),
        ["bundle"] => bundle::bundle(),
        ["bindings"] => bindings::write(),
        ["bindings", "--check"] => bindings::check(),
        ["cases", folder, out] => cases::cases(folder, out),
        [] | ["help" | "-h" | "--help"] => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(Problem::new(
            format!("reading the command: `{}` is not one", other.join(" ")),
            "cargo xtask help lists them",
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask: {problem}");
            ExitCode::FAILURE
        }
    }
}
