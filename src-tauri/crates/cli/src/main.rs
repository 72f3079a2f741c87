//! `portolan`: threat models on the command line, for pipelines, scripts and tests. No window.
//!
//! Every command is one file in `commands`: read the input, call the crate that knows, print.
//! Exit codes: 0 fine, 1 a gate failed or a finding was asked for, 2 bad input or usage, 3 a file is
//! locked or could not be written.

mod args;
mod commands;
mod failed;
mod input;
mod output;
mod subjects;
mod table;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use commands::{
    asset, backup, check, completions, diff, edit, export, import, library, list, man, merge, new,
    repair, report, schema, sign, suggest, verify, version,
};
use failed::Failed;

fn main() -> ExitCode {
    let args = Args::parse();
    let by = args.by.as_deref().unwrap_or("command line");
    match run(&args.command, by) {
        Ok(code) => code,
        Err(failed) => {
            failed.print();
            ExitCode::from(failed.code)
        }
    }
}

fn run(command: &Command, by: &str) -> Result<ExitCode, Failed> {
    match command {
        Command::New(args) => new::run(args, by),
        Command::Import(args) => import::run(args, by),
        Command::Edit(args) => edit::run(args, by),
        Command::Suggest(args) => suggest::run(args),
        Command::List(args) => list::run(args),
        Command::Report(args) => report::run(args),
        Command::Export(args) => export::run(args),
        Command::Check(args) => check::run(args),
        Command::Diff(args) => diff::run(args),
        Command::Merge(args) => merge::run(args, by),
        Command::Version(args) => version::run(args, by),
        Command::Sign(args) => sign::run(args, by),
        Command::Verify(args) => verify::run(args),
        Command::Backup(args) => backup::run(args),
        Command::Repair(args) => repair::run(args, by),
        Command::Library(args) => library::run(args),
        Command::Asset(args) => asset::run(args, by),
        Command::Completions(args) => completions::run(args),
        Command::Man(args) => man::run(args),
        Command::Schema(args) => schema::run(args),
    }
}
