//! `portolan library`

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use library::{About, Library, Release, ReleaseChanges};
use project::Folders;
use project::library_choice::{self as choice, ChoiceError, Chosen, Touch, TouchedThreat, touched};

use crate::args::{Form, Library as Args, LibraryCommand};
use crate::failed::Failed;
use crate::{input, output};

pub fn run(args: &Args) -> Result<ExitCode, Failed> {
    match &args.command {
        LibraryCommand::Check { dir } => check(dir),
        LibraryCommand::Diff { release, model, format } => diff(release, model.as_deref(), *format),
        LibraryCommand::Import { release } => {
            done(choice::take_release(&folders()?, &text(release)?))
        }
        LibraryCommand::AddPack { dir } => done(choice::add_pack(&folders()?, dir)),
        LibraryCommand::RemovePack { id } => done(choice::remove_pack(&folders()?, id)),
        LibraryCommand::RollBack => done(choice::roll_back(&folders()?)),
        LibraryCommand::Show => done(Ok(choice::load(&folders()?))),
    }
}

fn folders() -> Result<Folders, Failed> {
    Ok(Folders::of_this_user()?)
}

/// A whole library has tactics; a pack is checked on top of the library in use.
fn check(dir: &Path) -> Result<ExitCode, Failed> {
    if !dir.join("tactics.yaml").is_file() && dir.join("library.yaml").is_file() {
        return match choice::check_pack(&folders()?, dir) {
            Ok(about) => {
                output::print(&output::inert(&format!("{}, no fault\n", credit(&about))))?;
                Ok(ExitCode::SUCCESS)
            }
            Err(error) => refused(error),
        };
    }
    match Library::load(dir) {
        Ok(library) => {
            let (types, techniques) = (library.element_types.len(), library.techniques.len());
            let mitigations = library.mitigations.len();
            output::print(&format!(
                "{} {}: {techniques} techniques, {mitigations} mitigations, {types} element types, no fault\n",
                library.about.name, library.about.version,
            ))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => refused(error.into()),
    }
}

/// Every fault on a line of its own, for editors and pipelines.
fn refused(error: ChoiceError) -> Result<ExitCode, Failed> {
    if error.faults().is_empty() {
        return Err(failed(error));
    }
    for fault in error.faults() {
        output::print(&(output::inert(&fault.to_string()) + "\n"))?;
    }
    eprintln!("error: {error}");
    Ok(ExitCode::from(1))
}

fn failed(error: ChoiceError) -> Failed {
    match error {
        ChoiceError::Keep(error) => error.into(),
        ChoiceError::Library(_)
        | ChoiceError::Release(_)
        | ChoiceError::NoPack { .. }
        | ChoiceError::NothingBefore => Failed::input(error.to_string(), error.hint()),
    }
}

fn text(release: &Path) -> Result<String, Failed> {
    String::from_utf8(input::bytes(release)?).map_err(|error| {
        let message = format!("Reading {}: {error}", release.display());
        Failed::input(message, "An ATLAS release is YAML or JSON, as text")
    })
}

fn diff(release: &Path, model: Option<&Path>, format: Form) -> Result<ExitCode, Failed> {
    let release = Release::read(&text(release)?).map_err(|error| failed(error.into()))?;
    let changes = release.changes(&choice::load(&folders()?).library);
    let lines = match model {
        Some(path) => touched(&input::model(path)?, &changes),
        None => Vec::new(),
    };
    let shown = match format {
        Form::Json => output::json(&serde_json::json!({ "changes": changes, "touched": lines })),
        Form::Table => output::inert(&table(&changes, &lines)),
    };
    output::print(&shown)?;
    let count = changes.touched().count() + changes.new.len();
    Ok(if count > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn table(changes: &ReleaseChanges, lines: &[TouchedThreat]) -> String {
    let ReleaseChanges {
        from,
        to,
        techniques,
        new,
        renamed,
        retired,
        moved,
        unmapped,
        warnings,
        ..
    } = changes;
    let mut text = format!("ATLAS {from} -> {to}: {techniques} techniques\n");
    let mut part = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(text, "\n{title}: {}", lines.len());
            lines.iter().for_each(|line| {
                let _ = writeln!(text, "  {line}");
            });
        }
    };
    let bare = |id: &str| if unmapped.iter().any(|t| t.id == id) { " (no rules yet)" } else { "" };
    part("new", new.iter().map(|t| format!("{} {}{}", t.id, t.name, bare(&t.id))).collect());
    part(
        "renamed",
        renamed.iter().map(|t| format!("{} {} -> {}", t.id, t.before, t.after)).collect(),
    );
    let became = |id: &Option<String>| id.as_ref().map_or(String::new(), |id| format!(" -> {id}"));
    part(
        "retired",
        retired.iter().map(|t| format!("{} {}{}", t.id, t.name, became(&t.became))).collect(),
    );
    let tactics = |ids: &[String]| ids.join(", ");
    let moves = moved
        .iter()
        .map(|t| format!("{} {}: {} -> {}", t.id, t.name, tactics(&t.before), tactics(&t.after)));
    part("moved", moves.collect());
    part("threats of the model that it touches", lines.iter().map(line).collect());
    part("put right while reading", warnings.clone());
    text
}

fn line(threat: &TouchedThreat) -> String {
    let what = match &threat.touch {
        Touch::Renamed { name } => format!("renamed to {name}"),
        Touch::Moved { tactics } => format!("moved to {}", tactics.join(", ")),
        Touch::Retired { became: Some(id) } => format!("retired, became {id}"),
        Touch::Retired { became: None } => "retired; the decision stands".into(),
    };
    format!("T-{} {} ({}): {what}", threat.number, threat.title, threat.technique)
}

/// What is in use now, with licence and attribution of every pack and what they silence.
fn done(chosen: Result<Chosen, ChoiceError>) -> Result<ExitCode, Failed> {
    let Chosen { library, status } = match chosen {
        Ok(chosen) => chosen,
        Err(error) => return refused(error),
    };
    let release = library.about.atlas_release.as_deref().unwrap_or("-");
    let mut text = format!("in use: ATLAS {release}, {}\n", credit(&status.about));
    for pack in library.packs.values() {
        let _ = writeln!(text, "pack: {}", credit(pack));
    }
    for (rule, silenced) in &library.silenced {
        let _ = writeln!(text, "silenced by {}: {rule}: {}", silenced.pack, silenced.reason);
    }
    let _ = writeln!(text, "digest: {}", library.about.digest);
    if let Some(previous) = &status.previous {
        let _ = writeln!(text, "before: {previous} (portolan library roll-back)");
    }
    if let Some(problem) = &status.problem {
        let _ = writeln!(text, "not in use: {problem}");
    }
    output::print(&output::inert(&text))?;
    Ok(ExitCode::SUCCESS)
}

fn credit(about: &About) -> String {
    let About { name, version, licence, attribution, .. } = about;
    format!("{name} {version} ({licence}; {})", attribution.join(" "))
}
