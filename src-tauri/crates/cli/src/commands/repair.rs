//! `portolan repair`

use std::process::ExitCode;

use crate::args::Repair;
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Repair, by: &str) -> Result<ExitCode, Failed> {
    let salvage = project::repair(&args.damaged, &args.output, by)?;
    let mut text = format!("created {}: {} records saved\n", args.output.display(), salvage.saved);
    for (word, lines) in [("restored", &salvage.restored), ("lost", &salvage.lost)] {
        for line in lines {
            text.push_str(&format!("  {word}: {}\n", output::inert(line)));
        }
    }
    output::print(&text)?;
    Ok(if salvage.lost.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
