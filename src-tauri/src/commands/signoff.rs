//! Named versions, what changed between them, and signing off. The page fills in forms and reads
//! words; requests and signatures are files, asked for here.

use model::Date;
use project::evidence::Bundle;
use project::{
    Difference, EditOutcome, Failure, PastState, SignDraft, SignRequest, TrustView, file_name,
};
use tauri::{AppHandle, State};

use crate::commands::signers::{in_hand, open_key, public_half, read};
use crate::desk::{Desk, lock};
use crate::dialogs;
use crate::documents::Document;
use crate::view::{BroughtSignature, Exported};
use crate::writing;

/// Versions, signers, sign-offs and reviews as they stand on a day.
#[tauri::command(async)]
pub fn trust(desk: State<Desk>, today: Date) -> Result<TrustView, Failure> {
    desk.with(|project| project.trust(today))
}

/// What is different between two revisions; none for `after` means as it is now.
#[tauri::command(async)]
pub fn difference(
    desk: State<Desk>,
    before: u64,
    after: Option<u64>,
) -> Result<Difference, Failure> {
    desk.with(|project| project.difference(before, after))
}

/// The model as it was after an event, to look at.
#[tauri::command(async)]
pub fn state_at(desk: State<Desk>, revision: u64) -> Result<PastState, Failure> {
    desk.with(|project| project.state_at(revision))
}

/// Takes down that somebody reviewed the model, and when the next review is due.
#[tauri::command(async)]
pub fn record_review(
    desk: State<Desk>,
    what: String,
    next: Option<Date>,
) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.record_review(&what, next, &desk.by()))
}

/// Gives the state as it is now a name.
#[tauri::command(async)]
pub fn name_version(
    desk: State<Desk>,
    name: String,
    description: String,
) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.name_version(&name, &description, &desk.by()))
}

/// The bytes and words of a sign-off with the key in hand, as the project is now.
#[tauri::command(async)]
pub fn sign_request(desk: State<Desk>, draft: SignDraft) -> Result<SignRequest, Failure> {
    let key = public_half(&in_hand(&desk)?)?;
    desk.with(|project| project.sign_request(&draft, &key))
}

/// Signs a request with the key in hand and keeps it; without a passphrase, with the one that the
/// keyring keeps. With `keep` the keyring is given the passphrase, once it has opened the key.
#[tauri::command(async)]
pub fn sign(
    desk: State<Desk>,
    request: String,
    passphrase: String,
    keep: bool,
) -> Result<EditOutcome, Failure> {
    let key = open_key(&desk, &passphrase, keep)?;
    desk.with(|project| project.sign(&request, &key))
}

/// Asks where, and writes a request to be signed elsewhere; none when the person cancelled.
#[tauri::command(async)]
pub fn export_request(
    app: AppHandle,
    desk: State<Desk>,
    request: String,
) -> Result<Option<Exported>, Failure> {
    let kind = ("Request for a sign-off", ["request"].as_slice());
    let bytes = request.into_bytes();
    let document = Document { kind, bytes, pages: 0, warnings: Vec::new() };
    writing::ask_and_write(&app, &desk, "Save the request", document)
}

/// Asks for a signature that was made elsewhere. The request that it signs lies beside it, where
/// `ssh-keygen` puts it; none when the person cancelled.
#[tauri::command(async)]
pub fn bring_signature(app: AppHandle) -> Result<Option<BroughtSignature>, Failure> {
    let Some(path) = dialogs::open(&app, "Bring the signature", &[("Signature", &["sig"])]) else {
        return Ok(None);
    };
    let signature = read(&path)?;
    let request = std::fs::read_to_string(path.with_extension("")).unwrap_or_default();
    Ok(Some(BroughtSignature { file_name: file_name::of(&path), signature, request }))
}

/// Takes in a signature over a request that was made elsewhere.
#[tauri::command(async)]
pub fn attach_signature(
    desk: State<Desk>,
    request: String,
    signature: String,
) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.attach(&request, &signature))
}

/// Asks where, and writes the evidence bundle as a new folder; none when the person cancelled.
#[tauri::command(async)]
pub fn export_evidence(app: AppHandle, desk: State<Desk>) -> Result<Option<Exported>, Failure> {
    let (title, bundle) = desk.with(|project| {
        Ok((file_name::safe(&project.model().about.title), Bundle::of(project)?))
    })?;
    let kind = ("Evidence bundle (a folder)", ["evidence"].as_slice());
    let proposed = format!("{title}.evidence");
    let Some(path) = dialogs::save(&app, "Save the evidence bundle", &proposed, kind) else {
        return Ok(None);
    };
    bundle.write(&path)?;
    let (file_name, folder) = file_name::split(&path);
    *lock(&desk.exported) = Some(path);
    Ok(Some(Exported { file_name, folder, pages: 0, warnings: Vec::new() }))
}
