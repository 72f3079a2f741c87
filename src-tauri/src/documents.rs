//! What is handed over to others: the report in its editions, the model in formats of other tools.
//! Each is made in memory first, then written where the person says.

use project::{Failure, FailureCode, Project, ProjectError, folders};
use report::{Attachment, Options, ReportData, ReportError, Settings};

use crate::dialogs::Kind;
use crate::view::ReportRequest;

/// A document, not yet written.
pub struct Document {
    /// What the dialog calls this kind of file.
    pub kind: Kind<'static>,
    /// The file.
    pub bytes: Vec<u8>,
    /// Pages; 0 where a format has none.
    pub pages: usize,
    /// What the reader should know.
    pub warnings: Vec<String>,
}

/// What a report is made from: a view of the model at one moment, so that the model may be edited
/// while the report is typeset.
///
/// # Errors
/// When the history of the project cannot be read.
pub fn report_data(project: &Project, request: &ReportRequest) -> Result<ReportData, ProjectError> {
    let wanted = |section: &str| {
        request.sections.is_empty() || request.sections.iter().any(|name| name == section)
    };
    let options = Options {
        template: request.template.clone(),
        redact: request.redact,
        leave_out: report::SECTIONS
            .iter()
            .filter(|s| !wanted(s))
            .map(|s| (*s).to_owned())
            .collect(),
        ..Options::new(request.date)
    };
    let options = project::printed(project, options)?;
    Ok(ReportData::new(project.model(), project.library(), project.analysis(), &options))
}

/// The files that travel inside of a PDF. An edition for suppliers carries none: they would tell what it leaves out.
///
/// # Errors
/// What the format of the model says, or that the history cannot be read.
pub fn carried(project: &Project, request: &ReportRequest) -> Result<Vec<Attachment>, Failure> {
    if request.redact || request.format != "pdf" {
        return Ok(Vec::new());
    }
    let model = project::carried::model(project.model(), project.library())
        .map_err(|error| Failure::new(FailureCode::Refused, error.to_string(), error.hint()))?;
    Ok(vec![model, project::carried::evidence(project, request.date)?])
}

/// The report. `progress` hears the part done, 0 to 1, and stops the work with `false`.
///
/// # Errors
/// What the report says, or [`FailureCode::Refused`] for a format it has not.
pub fn report(
    data: &ReportData,
    format: &str,
    attachments: Vec<Attachment>,
    progress: &dyn Fn(f32) -> bool,
) -> Result<Document, Failure> {
    let font_folders = folders::fonts();
    let settings = Settings { font_folders, attachments, progress, ..Settings::default() };
    match format {
        "pdf" => {
            let pdf = report::pdf(data, &settings).map_err(unmade)?;
            let warnings = pdf.warnings.iter().map(ToString::to_string).collect();
            let kind = ("PDF document", ["pdf"].as_slice());
            Ok(Document { kind, bytes: pdf.bytes, pages: pdf.pages, warnings })
        }
        "html" => {
            let text = report::html(data, &settings).map_err(unmade)?;
            Ok(plain(("Web page", &["html"]), text.into_bytes()))
        }
        "md" => {
            let text = report::markdown(data, &settings).map_err(unmade)?;
            Ok(plain(("Markdown", &["md"]), text.into_bytes()))
        }
        other => Err(no_format(other)),
    }
}

/// The pages of the PDF as SVG, for looking at before it is written. `progress` as in [`report`].
///
/// # Errors
/// What the report says.
pub fn pages(data: &ReportData, progress: &dyn Fn(f32) -> bool) -> Result<Vec<String>, Failure> {
    let settings = Settings { font_folders: folders::fonts(), progress, ..Settings::default() };
    report::preview(data, &settings).map_err(unmade)
}

/// The model in a format of other tools.
///
/// # Errors
/// What the format says, or [`FailureCode::Refused`] for one that is not known.
pub fn model(project: &Project, format: &str) -> Result<Document, Failure> {
    let known = interchange::FORMATS.iter().find(|known| known.id == format);
    let known = known.ok_or_else(|| no_format(format))?;
    let bytes = interchange::export(project.model(), format, project.library())
        .map_err(|error| Failure::new(FailureCode::Refused, error.to_string(), error.hint()))?;
    Ok(plain((known.name, known.extensions), bytes))
}

/// A document of one piece, with nothing to tell.
pub fn plain(kind: Kind<'static>, bytes: Vec<u8>) -> Document {
    Document { kind, bytes, pages: 0, warnings: Vec::new() }
}

/// What the report says, as the window shows it.
pub fn unmade(error: ReportError) -> Failure {
    let code = match error {
        ReportError::Cancelled => FailureCode::Cancelled,
        ReportError::Template { .. }
        | ReportError::Limit { .. }
        | ReportError::UnknownTemplate { .. }
        | ReportError::Asset { .. }
        | ReportError::Write { .. } => FailureCode::Other,
    };
    Failure::new(code, error.to_string(), error.hint())
}

fn no_format(format: &str) -> Failure {
    Failure::new(
        FailureCode::Refused,
        format!("Exporting: there is no format {format:?}"),
        "Choose one of the export menu",
    )
}
