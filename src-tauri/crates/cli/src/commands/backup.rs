//! `portolan backup`

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use store::{Access, ProjectFile};

use crate::args::Backup;
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Backup) -> Result<ExitCode, Failed> {
    let to = args.output.clone().unwrap_or_else(|| dated(&args.file));
    if to.exists() {
        return Err(Failed::exists(&to, "Choose another name with -o"));
    }
    let (file, _) = ProjectFile::open(&args.file, Access::Read)?;
    file.copy_to(&to)?;
    let (copy, _) = ProjectFile::open(&to, Access::Read)?;
    let contents = copy.verify()?;
    let (steps, records) = (contents.events.len(), contents.model.records().count());
    output::print(&format!("{}: {records} records, {steps} steps, checked\n", to.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// `NAME 2026-01-31 14.02.portolan` beside the project.
fn dated(project: &Path) -> PathBuf {
    let stem = project.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let now = jiff::Zoned::now().strftime("%Y-%m-%d %H.%M.%S");
    project.with_file_name(format!("{stem} {now}.{}", store::EXTENSION))
}
