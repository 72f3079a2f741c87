//! `portolan merge`

use std::process::ExitCode;

use crate::args::Merge;
use crate::failed::Failed;
use crate::{input, output};

pub fn run(args: &Merge, by: &str) -> Result<ExitCode, Failed> {
    let base = input::model(&args.base)?;
    let (ours, theirs) = (input::model(&args.ours)?, input::model(&args.theirs)?);
    let merge = model::merge(&base, &ours, &theirs);
    let conflicts: String = merge
        .conflicts
        .iter()
        .map(|conflict| output::inert(&format!("conflict: {}", conflict.message)) + "\n")
        .collect();
    output::create(&args.output, merge.model, "Merge", by, false)?;
    output::print(&conflicts)?;
    output::print(&format!("created {}\n", args.output.display()))?;
    Ok(if conflicts.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
