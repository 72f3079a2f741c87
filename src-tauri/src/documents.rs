//! What is handed over to others: the report in its editions, the model in formats of other tools.
//! Each is made in memory first, then written where the person says.

use std::path::{Path, PathBuf};

use project::{Failure, FailureCode, Project, ProjectError, folders};
use report::{Attachment, Options, ReportData, ReportError, Settings};

use crate::dialogs::Kind;
use crate::view::{House, ReportRequest};

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

/// What the organisation's folder adds, or what is wrong with it.
pub fn house(folder: &Path) -> House {
    let name = folder.file_name().unwrap_or(folder.as_os_str());
    let (templates, fault) = match report::house(folder) {
        Ok(templates) => (templates, None),
        Err(error) => (Vec::new(), Some(unmade(error))),
    };
    House { name: name.to_string_lossy().into_owned(), templates, fault }
}

/// The report, in the look of `house` where a folder is given. `progress` hears the part done, 0 to 1, and stops the
/// work with `false`.
///
/// # Errors
/// What the report says, or [`FailureCode::Refused`] for a format it has not.
pub fn report(
    data: &ReportData,
    format: &str,
    attachments: Vec<Attachment>,
    house: Option<PathBuf>,
    progress: &dyn Fn(f32) -> bool,
) -> Result<Document, Failure> {
    let settings = Settings { attachments, ..settings(house, progress) };
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

/// The pages of the PDF as SVG, for looking at before it is written. `house` and `progress` as in [`report`].
///
/// # Errors
/// What the report says.
pub fn pages(
    data: &ReportData,
    house: Option<PathBuf>,
    progress: &dyn Fn(f32) -> bool,
) -> Result<Vec<String>, Failure> {
    report::preview(data, &settings(house, progress)).map_err(unmade)
}

fn settings(house: Option<PathBuf>, progress: &dyn Fn(f32) -> bool) -> Settings<'_> {
    let font_folders = folders::fonts();
    Settings { font_folders, overrides: house, progress, ..Settings::default() }
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
