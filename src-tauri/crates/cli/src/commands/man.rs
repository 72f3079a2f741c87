//! `portolan man`

use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_mangen::Man as Page;

use crate::args::{Args, Man};
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Man) -> Result<ExitCode, Failed> {
    let mut whole = Args::command();
    whole.build();
    if let Some(folder) = &args.dir {
        std::fs::create_dir_all(folder).map_err(|error| Failed::unwritable(folder, &error))?;
        clap_mangen::generate_to(whole, folder)
            .map_err(|error| Failed::unwritable(folder, &error))?;
        return Ok(ExitCode::SUCCESS);
    }
    let asked = match &args.command {
        None => whole,
        Some(name) => match whole.find_subcommand(name) {
            Some(found) => found.clone(),
            None => {
                let names: Vec<&str> =
                    whole.get_subcommands().map(clap::Command::get_name).collect();
                return Err(Failed::input(
                    format!("Printing the manual page of {name:?}: there is no such command"),
                    format!("Commands: {}", names.join(", ")),
                ));
            }
        },
    };
    let mut page = Vec::new();
    let made = Page::new(asked).render(&mut page);
    made.map_err(|error| Failed::unwritable(Path::new("the manual page"), &error))?;
    output::print(&String::from_utf8_lossy(&page))?;
    Ok(ExitCode::SUCCESS)
}
