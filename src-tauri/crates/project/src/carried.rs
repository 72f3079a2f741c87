//! What a report carries inside of it, so that it can be opened again and checked years later.

use interchange::InterchangeError;
use jiff::tz::TimeZone;
use library::Library;
use model::{Date, Model};
use report::Attachment;

use crate::evidence::Bundle;
use crate::{Project, ProjectError};

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
