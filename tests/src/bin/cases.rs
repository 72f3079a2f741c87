//! `cases FOLDER OUT`: behind `cargo xtask cases`.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out] = arguments.as_slice() else {
        eprintln!("usage: cases FOLDER OUT");
        return ExitCode::from(2);
    };
    match tests::cases::run(Path::new(folder), Path::new(out)) {
        Ok(done) => {
            println!("{done} cases, suggestions in {out}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("suggesting for the cases in {folder}: {error}");
            ExitCode::from(2)
        }
    }
}
