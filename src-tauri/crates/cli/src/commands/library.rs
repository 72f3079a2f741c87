//! `portolan library`

use std::process::ExitCode;

use library::Library;

use crate::args::{Library as Args, LibraryCommand};
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Args) -> Result<ExitCode, Failed> {
    let LibraryCommand::Check { dir } = &args.command;
    match Library::load(dir) {
        Ok(library) => {
            let (types, techniques) = (library.element_types.len(), library.techniques.len());
            let mitigations = library.mitigations.len();
            output::print(&format!(
                "{} {}: {techniques} techniques, {mitigations} mitigations, {types} element types, no fault\n",
                library.about.name, library.about.version,
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.faults().is_empty() => {
            Err(Failed::input(error.to_string(), error.hint().unwrap_or_default()))
        }
        Err(error) => {
            for fault in error.faults() {
                output::print(&(output::inert(&fault.to_string()) + "\n"))?;
            }
            eprintln!("error: {error}");
            Ok(ExitCode::from(1))
        }
    }
}
