//! `portolan report`

use std::process::ExitCode;

use analysis::analyze;
use project::{carried, folders, printed};
use report::{Options, ReportData, Settings};

use crate::args::{Edition, Report};
use crate::failed::Failed;
use crate::{input, output};

pub fn run(args: &Report) -> Result<ExitCode, Failed> {
    let (model, project) = input::model_and_project(&args.file)?;
    let library = input::in_use();
    let date = args.date.unwrap_or_else(|| jiff::Zoned::now().date());
    let mut options = Options {
        template: args.template.clone(),
        redact: args.redact,
        leave_out: args.without.clone(),
        ..Options::new(date)
    };
    if let Some(project) = &project {
        options = printed(project, options)?;
    }
    let data = ReportData::new(&model, library, &analyze(&model, library), &options);
    let progress = output::progress("writing the report");
    let mut settings = Settings {
        font_folders: folders::fonts(),
        overrides: args.house.clone(),
        progress: &progress,
        ..Settings::default()
    };
    let refused = |error: report::ReportError| Failed::input(error.to_string(), error.hint());
    match args.format.unwrap_or_else(|| by_name(args)) {
        Edition::Html => {
            let text = report::html(&data, &settings).map_err(refused)?;
            output::write(&args.output, text.as_bytes())?;
        }
        Edition::Md => {
            let text = report::markdown(&data, &settings).map_err(refused)?;
            output::write(&args.output, text.as_bytes())?;
        }
        Edition::Pdf => {
            // What travels inside would tell a supplier what the edition leaves out.
            if !args.redact {
                let inside = carried::model(&model, library)
                    .map_err(|error| Failed::input(error.to_string(), error.hint()))?;
                settings.attachments.push(inside);
                if let Some(project) = &project {
                    settings.attachments.push(carried::evidence(project, date)?);
                }
            }
            let pdf = report::pdf(&data, &settings).map_err(refused)?;
            output::write(&args.output, &pdf.bytes)?;
            for warning in &pdf.warnings {
                eprintln!("note: {}", output::inert(&warning.to_string()));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The edition that the name of the file asks for.
fn by_name(args: &Report) -> Edition {
    match args.output.extension().and_then(|name| name.to_str()) {
        Some("html" | "htm") => Edition::Html,
        Some("md" | "markdown") => Edition::Md,
        Some(_) | None => Edition::Pdf,
    }
}
