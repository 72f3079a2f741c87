//! `portolan verify`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use project::carried::{self, Found};
use project::evidence::{Bundle, Checkpoint, Finding, Weight, verify};
use project::{CANNOT_PROVE, Project, ProjectError};
use store::StoreError;

use crate::failed::Failed;
use crate::{input, output};

/// Check chain, signatures and sign-offs of a project, a PDF report or an evidence bundle.
///
/// Check a project, an evidence bundle, or a report in PDF that carries one: the chain of events, the
/// signatures, the register of signers, and whether each sign-off is in force. Of a PDF the model inside
/// is held against the evidence; its pages are not signed. The exit code is 1 when something does not hold, or a
/// sign-off is stale or expired. The codes of the findings are permanent.
#[derive(Args)]
pub struct Verify {
    /// Project, PDF report, or an evidence bundle as a folder or archive (tar)
    pub file: PathBuf,
    /// Checkpoint that somebody kept elsewhere: finds a roll-back and a rewritten history
    #[arg(long, value_name = "FILE")]
    pub checkpoint: Option<PathBuf>,
    /// Date that counts as today, YYYY-MM-DD
    #[arg(long)]
    pub date: Option<model::Date>,
    /// Also write the evidence of the project as a new folder, for an auditor
    #[arg(long, value_name = "FOLDER")]
    pub bundle: Option<PathBuf>,
    /// Form of the output
    #[arg(long, default_value = "words")]
    pub format: Form,
}

/// Form of the findings.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Sentences to read
    Words,
    /// Code and number of the event, as the stand-alone script prints them
    Codes,
    /// JSON to process
    Json,
}

pub fn run(args: &Verify) -> Result<ExitCode, Failed> {
    let opened = evidence(args);
    if let Err(ProjectError::Store(error @ StoreError::Damaged { .. })) = &opened {
        output::print(&output::inert(&format!("damaged -: {error}\n")))?;
        return Ok(ExitCode::from(1));
    }
    let Found { evidence: bundle, model_digest } = opened?;
    // Somebody may have put another model beside evidence that holds.
    let other = model_digest.is_some_and(|digest| digest != carried::digest(&bundle));
    if other {
        eprintln!("FAILED: the model inside the PDF is not the one of its evidence");
    }
    let held = args.checkpoint.as_deref().map(Checkpoint::read).transpose()?;
    let today = args.date.unwrap_or_else(|| jiff::Zoned::now().date());
    let findings = verify(&bundle, today, held.as_ref());
    if let Some(folder) = &args.bundle {
        bundle.write(folder)?;
    }
    let text = match args.format {
        Form::Json => output::json(&findings),
        Form::Codes => codes(&findings),
        Form::Words => words(&findings, bundle.events.len()),
    };
    output::print(&text)?;
    let bad = other || findings.iter().any(|finding| finding.code.weight() > Weight::Note);
    Ok(ExitCode::from(u8::from(bad)))
}

/// The evidence of a project, of a folder, of an archive, or of a report that carries it.
fn evidence(args: &Verify) -> Result<Found, ProjectError> {
    if args.file.is_dir() {
        return Ok(Found { evidence: Bundle::read(&args.file)?, model_digest: None });
    }
    if let Some(bytes) = carried::closed(&args.file)? {
        return carried::find(&bytes, &input::library());
    }
    let project = Project::open_to_read(&args.file, input::library())?;
    Ok(Found { evidence: Bundle::of(&project)?, model_digest: None })
}

fn place(finding: &Finding) -> String {
    finding.event.map_or_else(|| "-".to_owned(), |event| event.to_string())
}

fn codes(findings: &[Finding]) -> String {
    let mut lines: Vec<(u64, String)> = findings
        .iter()
        .map(|f| (f.event.unwrap_or(0), format!("{} {}\n", f.code.text(), place(f))))
        .collect();
    lines.sort();
    lines.dedup();
    lines.into_iter().map(|(_, line)| line).collect()
}

fn words(findings: &[Finding], events: usize) -> String {
    let mut text = format!("{events} events\n");
    for finding in findings {
        let sign = match finding.code.weight() {
            Weight::Note => "ok  ",
            Weight::Lapsed => "LAPSED",
            Weight::Failure => "FAILED",
        };
        let line = format!("{sign:6} {} {}: {}", finding.code.text(), place(finding), finding.text);
        text.push_str(&(output::inert(&line) + "\n"));
    }
    text.push_str("What this does not prove:\n");
    for what in CANNOT_PROVE {
        text.push_str(&format!("  {what}\n"));
    }
    text
}
