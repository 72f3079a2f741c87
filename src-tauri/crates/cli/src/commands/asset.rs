//! `portolan asset`

use std::path::Path;
use std::process::ExitCode;

use model::{DataAssetId, Edit, FileDigest, Model, Record, RecordKind, RegisterEntryId, ThreatId};
use project::fingerprint::{self, FileCheck, FileState};
use project::{Project, digest_file, file_name};

use crate::args::{Asset, AssetCommand, AssetFile};
use crate::failed::Failed;
use crate::input;
use crate::output::{inert, print};

pub fn run(args: &Asset, by: &str) -> Result<ExitCode, Failed> {
    match &args.command {
        AssetCommand::Hash(args) => hash(args, by),
        AssetCommand::Verify(args) => verify(args),
        AssetCommand::Fill { file, bill } => fill(file, bill, by),
        AssetCommand::Evaluate { file, threats, report } => evaluate(file, threats, report, by),
    }
}

fn hash(args: &AssetFile, by: &str) -> Result<ExitCode, Failed> {
    let mut project = open(&args.file)?;
    let asset = asset(project.model(), &args.asset)?;
    let taken = digest(&args.path)?;
    project.keep_fingerprint(asset, &taken, by)?;
    for digest in taken.iter().take(1) {
        let (name, files) = (&digest.name, digest.files);
        print(&inert(&format!(
            "{}  {name} ({files} files, {} bytes)\n",
            digest.sha256, digest.bytes
        )))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn verify(args: &AssetFile) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let id = asset(&model, &args.asset)?;
    let check = fingerprint::compare(&model.assets[&id].files, &digest(&args.path)?);
    print(&inert(&words(&check)))?;
    Ok(match check.state {
        FileState::Same => ExitCode::SUCCESS,
        FileState::Changed | FileState::Unknown => ExitCode::from(1),
    })
}

fn words(check: &FileCheck) -> String {
    let state = match check.state {
        FileState::Same => "same",
        FileState::Changed => "CHANGED",
        FileState::Unknown => "no fingerprint was ever taken of it",
    };
    let mut text = format!("{}: {state}\n", check.name);
    let lists = [("changed", &check.changed), ("missing", &check.missing), ("added", &check.added)];
    for (what, names) in lists {
        for name in names {
            text.push_str(&format!("  {what}: {name}\n"));
        }
    }
    text
}

fn evaluate(file: &Path, threats: &[String], report: &Path, by: &str) -> Result<ExitCode, Failed> {
    let mut project = open(file)?;
    let known = threats.iter().map(|name| threat(project.model(), name));
    let known = known.collect::<Result<Vec<_>, _>>()?;
    let found = interchange::evaluation::read(&input::bytes(report)?)
        .map_err(|error| Failed::interchange(report, &error))?;
    let digest = digest_file(report, |_, _| true)?.unwrap_or_default();
    let name = report.file_name().unwrap_or_default().to_string_lossy();
    let id = RegisterEntryId(uuid::Uuid::now_v7());
    let entry = found.entry(id, &known, &name, &digest);
    let title = entry.title.clone();
    project.edit(&Edit::Put { record: Box::new(Record::RegisterEntry(entry)) }, by)?;
    print(&inert(&format!("{title}\n")))?;
    Ok(ExitCode::SUCCESS)
}

fn fill(file: &Path, bill: &Path, by: &str) -> Result<ExitCode, Failed> {
    let mut project = open(file)?;
    let name = file_name::of(bill);
    let outcome = project.fill_cards(&name, input::bytes(bill)?, by)?;
    let cards = outcome.changes.changes.iter();
    let cards = cards.filter(|change| change.key.kind == RecordKind::DataAsset);
    print(&inert(&format!("{} cards filled from {name}\n", cards.count())))?;
    Ok(ExitCode::SUCCESS)
}

fn open(path: &Path) -> Result<Project, Failed> {
    if !input::is_project(path)? {
        return Err(Failed::input(
            format!("Working on {}: it is not a project", path.display()),
            "Import it first: portolan import SRC -o NAME.portolan",
        ));
    }
    Ok(Project::open(path, input::library())?)
}

fn digest(path: &Path) -> Result<Vec<FileDigest>, Failed> {
    let taken = fingerprint::digest_path(path, |_, _| true)?;
    Ok(taken.expect("nobody stops the work"))
}

fn asset(model: &Model, wanted: &str) -> Result<DataAssetId, Failed> {
    let found = model.assets.values().find(|asset| {
        format!("D-{}", asset.number) == wanted
            || asset.id.to_string() == wanted
            || asset.name == wanted
    });
    found.map(|asset| asset.id).ok_or_else(|| {
        let message = format!("Looking for the data asset {wanted:?}: the model has none");
        Failed::input(message, "portolan list FILE assets shows them")
    })
}

fn threat(model: &Model, wanted: &str) -> Result<ThreatId, Failed> {
    let found = model
        .threats
        .values()
        .find(|threat| format!("T-{}", threat.number) == wanted || threat.id.to_string() == wanted);
    found.map(|threat| threat.id).ok_or_else(|| {
        let message = format!("Looking for the threat {wanted:?}: the model has none");
        Failed::input(message, "portolan list FILE threats shows them")
    })
}
