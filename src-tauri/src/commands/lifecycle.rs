//! The life cycle beside the diagram: what follows from the model, fingerprints of files, results of
//! evaluations.

use std::path::Path;
use std::sync::atomic::Ordering;

use model::{DataAssetId, Edit, FileDigest, Record, RegisterEntryId, ThreatId};
use project::fingerprint::{self, FileCheck};
use project::{EditOutcome, Failure, LifeCycle};
use tauri::{AppHandle, State};

use super::export::tell;
use crate::desk::Desk;
use crate::{dialogs, evaluations};

/// What the model shows of guidelines, where assets are, and what is found about sensitive content.
#[tauri::command(async)]
pub fn life_cycle(desk: State<Desk>) -> Result<LifeCycle, Failure> {
    desk.with(|project| Ok(project.life_cycle()))
}

/// Asks for a file or folder and keeps its fingerprint with an asset; none when the person cancelled.
#[tauri::command(async)]
pub fn digest_asset(
    app: AppHandle,
    desk: State<Desk>,
    asset: DataAssetId,
    folder: bool,
) -> Result<Option<EditOutcome>, Failure> {
    let Some(taken) = choose_and_digest(&app, &desk, folder)? else { return Ok(None) };
    desk.with(|project| project.keep_fingerprint(asset, &taken, &desk.by())).map(Some)
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
    digest(&path, &tell(app, desk, "Taking the fingerprint"))
}

fn digest(path: &Path, told: &dyn Fn(f32) -> bool) -> Result<Option<Vec<FileDigest>>, Failure> {
    #[expect(clippy::cast_precision_loss, reason = "a bar of a hundred steps")]
    let part = |done: u64, all: u64| told(done as f32 / all.max(1) as f32);
    Ok(fingerprint::digest_path(path, part)?)
}
