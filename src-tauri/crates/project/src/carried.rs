//! What a report carries inside of it, so that it can be opened again and checked years later.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use interchange::{ImportOptions, InterchangeError};
use jiff::tz::TimeZone;
use library::Library;
use model::{Date, Model};
use report::{Attachment, EVIDENCE, MODEL, attachments};

use crate::evidence::Bundle;
use crate::{Project, ProjectError, Scope, content_digest, signed_digest};

/// The model as Portolan JSON.
///
/// # Errors
/// What the format says.
pub fn model(model: &Model, library: &Library) -> Result<Attachment, InterchangeError> {
    interchange::export(model, "json", library).map(Attachment::model)
}

/// The evidence of a project. Its checkpoint bears the date of the report and not the time of day,
/// so that the same report has the same bytes.
///
/// # Errors
/// [`ProjectError`] when the history cannot be read.
pub fn evidence(project: &Project, date: Date) -> Result<Attachment, ProjectError> {
    let mut bundle = Bundle::of(project)?;
    if let Ok(midnight) = date.to_zoned(TimeZone::UTC) {
        bundle.checkpoint.made_at = midnight.timestamp();
    }
    bundle.archive().map(Attachment::evidence)
}

/// What a report was found to carry.
pub struct Found {
    /// The evidence.
    pub evidence: Bundle,
    /// Digest of what is signed, of the model beside it; none when there is no model.
    pub model_digest: Option<String>,
}

/// How every PDF begins.
const PDF: &[u8] = b"%PDF-";
/// Where an archive says that it is one, and how.
const TAR: (usize, &[u8]) = (257, b"ustar");

/// The bytes of a file that can carry evidence without being a project: a PDF or an archive. None for anything else.
///
/// # Errors
/// [`ProjectError::Io`] when it cannot be read.
pub fn closed(path: &Path) -> Result<Option<Vec<u8>>, ProjectError> {
    let io = |source| ProjectError::Io { doing: "Reading", path: path.into(), source };
    let mut file = File::open(path).map_err(io)?;
    let mut start = Vec::new();
    file.by_ref().take(512).read_to_end(&mut start).map_err(io)?;
    let tar = start.get(TAR.0..).is_some_and(|rest| rest.starts_with(TAR.1));
    if !start.starts_with(PDF) && !tar {
        return Ok(None);
    }
    crate::incoming::read(start.chain(file)).map(Some).map_err(io)
}

/// The evidence in the bytes of a PDF or of an archive, and the digest of the model beside it.
///
/// # Errors
/// [`ProjectError::Io`] when there is no evidence or it cannot be read, [`ProjectError::Import`] for the model.
pub fn find(bytes: &[u8], library: &Library) -> Result<Found, ProjectError> {
    if !bytes.starts_with(PDF) {
        return Ok(Found { evidence: Bundle::unpack(bytes)?, model_digest: None });
    }
    let mut files: BTreeMap<String, Vec<u8>> = attachments(bytes).into_iter().collect();
    let evidence = files.remove(EVIDENCE).ok_or_else(|| ProjectError::Io {
        doing: "Looking into the PDF",
        path: EVIDENCE.into(),
        source: std::io::Error::other("it carries no evidence of a Portolan project"),
    })?;
    let read =
        |bytes: Vec<u8>| interchange::import_with(&bytes, &ImportOptions::default(), library);
    let model = files.remove(MODEL).map(read).transpose()?;
    Ok(Found {
        evidence: Bundle::unpack(&evidence)?,
        model_digest: model.map(|(_, import)| signed_digest(&import.model)),
    })
}

/// The digest of what is signed, of the records of a bundle.
pub fn digest(bundle: &Bundle) -> String {
    let records: Vec<serde_json::Value> =
        bundle.records.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    content_digest(&records, &Scope::All)
}
