//! `portolan completions`

use std::process::ExitCode;

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Completions) -> Result<ExitCode, Failed> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "portolan", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
