//! `portolan version`

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use project::{Project, VersionView};

use crate::commands::{diff, sign};
use crate::failed::Failed;
use crate::{input, output};

/// Name the state of a project, or list the names.
///
/// Name the state of a project as it is now. Without a name, the versions are listed, newest first;
/// with --from, what changed since.
#[derive(Args)]
pub struct Version {
    /// Project
    pub file: PathBuf,
    /// Name of the version, such as 1.0
    #[arg(conflicts_with_all = ["from", "to"])]
    pub name: Option<String>,
    /// What it is about
    #[arg(long, default_value = "")]
    pub description: String,
    /// Show what changed since this version, or this number of the history
    #[arg(long, value_name = "VERSION")]
    pub from: Option<String>,
    /// Up to this version instead of now
    #[arg(long, value_name = "VERSION", requires = "from")]
    pub to: Option<String>,
}

pub fn run(args: &Version, by: &str) -> Result<ExitCode, Failed> {
    if let Some(name) = &args.name {
        let mut project = Project::open(&args.file, input::library())?;
        let outcome = project.name_version(name, &args.description, by)?;
        return sign::done(&outcome, &format!("version {name}"));
    }
    let project = Project::open_to_read(&args.file, input::library())?;
    let versions = project.versions()?;
    let Some(from) = &args.from else {
        let lines: String = versions.iter().map(line).collect();
        output::print(&lines)?;
        return Ok(ExitCode::SUCCESS);
    };
    let last = project.revision();
    let from = revision(&versions, from, last)?;
    let to = args.to.as_deref().map(|to| revision(&versions, to, last)).transpose()?;
    let difference = project.difference(from, to)?;
    output::print(&difference.lines.iter().map(diff::line).collect::<String>())?;
    Ok(ExitCode::SUCCESS)
}

fn line(version: &VersionView) -> String {
    let VersionView { revision, name, description, by, at, .. } = version;
    output::inert(&format!("{name}  revision {revision}  {by}  {at}  {description}")) + "\n"
}

/// The revision that a name or a number means.
fn revision(versions: &[VersionView], text: &str, last: u64) -> Result<u64, Failed> {
    let named = versions.iter().find(|version| version.name == text).map(|v| v.revision);
    let numbered = || text.parse().ok().filter(|number| (1..=last).contains(number));
    named.or_else(numbered).ok_or_else(|| {
        let message = format!("Looking for version {text:?}: the project has none of that name");
        Failed::input(message, "portolan version FILE lists them; a number of the history will do")
    })
}
