//! A report of an evaluation as an entry of the register.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use interchange::evaluation;
use interchange::limits::FILE_BYTES;
use model::{RegisterEntry, RegisterEntryId, ThreatId};
use project::{Failure, FailureCode, ProjectError, digest_file};

/// The entry for a report. The file stays where it is; its name and digest are kept.
///
/// # Errors
/// When the file cannot be read or is from no known tool.
pub fn entry(
    path: &Path,
    id: RegisterEntryId,
    threats: &[ThreatId],
) -> Result<RegisterEntry, Failure> {
    let io = |source| ProjectError::Io { doing: "Reading", path: path.into(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    file.take(FILE_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(io)?;
    let found = evaluation::read(&bytes).map_err(|error| {
        Failure::new(
            FailureCode::Other,
            format!("{}: {error}", path.display()),
            "Choose the report.jsonl of garak, or an export of attack results of PyRIT",
        )
    })?;
    let digest = digest_file(path, |_, _| true)?.unwrap_or_default();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(found.entry(id, threats, &name, &digest))
}
