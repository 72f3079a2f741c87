//! The life cycle beside the diagram: what follows from the model, fingerprints of files, results of
//! evaluations.

use std::fs::File;
use std::path::Path;
use std::sync::atomic::Ordering;

use model::{DataAssetId, Edit, FileDigest, Record, RegisterEntryId, ThreatId};
use project::fingerprint::{self, FileCheck};
use project::{EditOutcome, Failure, LifeCycle, ProjectError, file_name, incoming};
use tauri::{AppHandle, State};

use super::export::tell;
use crate::desk::Desk;
use crate::{dialogs, evaluations};

/// What the model shows of guidelines, where assets are, and what is found about sensitive content.
#[tauri::command(async)]
pub fn life_cycle(desk: State<Desk>) -> Result<LifeCycle, Failure> {
    desk.with(|project| Ok(project.life_cycle()))
}

/// Asks for a file or folder and takes its fingerprint; none when the person cancelled. Apart from
/// keeping it, so that the page goes on while a large file is read.
#[tauri::command(async)]
pub fn take_fingerprint(
    app: AppHandle,
    desk: State<Desk>,
    folder: bool,
) -> Result<Option<Vec<FileDigest>>, Failure> {
    choose_and_digest(&app, &desk, folder)
}

/// Keeps fingerprints that were taken with an asset.
#[tauri::command(async)]
pub fn keep_fingerprint(
    desk: State<Desk>,
    asset: DataAssetId,
    taken: Vec<FileDigest>,
) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.keep_fingerprint(asset, &taken, &desk.by()))
}

/// Asks for a file or folder and holds it against the fingerprints of an asset; none when the person
/// cancelled.
#[tauri::command(async)]
pub fn verify_asset(
    app: AppHandle,
    desk: State<Desk>,
    asset: DataAssetId,
    folder: bool,
) -> Result<Option<FileCheck>, Failure> {
    let Some(now) = choose_and_digest(&app, &desk, folder)? else { return Ok(None) };
    desk.with(|project| project.check_fingerprint(asset, &now)).map(Some)
}

/// Asks for a report of garak or PyRIT and enters its counts as an evaluation of these threats; none
/// when the person cancelled.
#[tauri::command(async)]
pub fn import_evaluation(
    app: AppHandle,
    desk: State<Desk>,
    id: RegisterEntryId,
    threats: Vec<ThreatId>,
) -> Result<Option<EditOutcome>, Failure> {
    let kinds = [("garak or PyRIT", &["jsonl", "json"][..])];
    let Some(path) = dialogs::open(&app, "Results of an evaluation", &kinds) else {
        return Ok(None);
    };
    let entry = evaluations::entry(&path, id, &threats)?;
    let record = Box::new(Record::RegisterEntry(entry));
    desk.with(|project| project.edit(&Edit::Put { record }, &desk.by())).map(Some)
}

/// Asks for a bill of materials, or another model, and fills the cards of data assets from it; none
/// when the person cancelled.
#[tauri::command(async)]
pub fn fill_cards(app: AppHandle, desk: State<Desk>) -> Result<Option<EditOutcome>, Failure> {
    let kinds = [("CycloneDX and other models", &["json", "yaml", "yml", "portolan.json"][..])];
    let Some(path) = dialogs::open(&app, "Bill of materials", &kinds) else { return Ok(None) };
    let bytes = File::open(&path).and_then(incoming::read).map_err(|source| ProjectError::Io {
        doing: "Reading",
        path: path.clone(),
        source,
    })?;
    let name = file_name::of(&path);
    desk.with(|project| project.fill_cards(&name, bytes, &desk.by())).map(Some)
}

/// The lock is free while files are read: a model of many gigabytes takes minutes.
fn choose_and_digest(
    app: &AppHandle,
    desk: &Desk,
    folder: bool,
) -> Result<Option<Vec<FileDigest>>, Failure> {
    let chosen = match folder {
        true => dialogs::folder(app, "Folder to take the fingerprint of"),
        false => dialogs::open(app, "File to take the fingerprint of", &[]),
    };
    let Some(path) = chosen else { return Ok(None) };
    desk.stop.store(false, Ordering::Relaxed);
    let told = tell(app, desk, "fingerprint");
    let taken = digest(&path, &told);
    // Also when it was stopped or failed: the bar goes.
    told(1.0);
    taken
}

fn digest(path: &Path, told: &dyn Fn(f32) -> bool) -> Result<Option<Vec<FileDigest>>, Failure> {
    #[expect(clippy::cast_precision_loss, reason = "a bar of a hundred steps")]
    let part = |done: u64, all: u64| told(done as f32 / all.max(1) as f32);
    Ok(fingerprint::digest_path(path, part)?)
}
