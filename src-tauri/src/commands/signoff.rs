//! Named versions, what changed between them, and signing off. The page fills in forms and reads
//! words; keys, requests and signatures are files, asked for here. A passphrase passes through once
//! and is kept nowhere.

use std::path::{Path, PathBuf};

use model::Date;
use project::evidence::Bundle;
use project::{
    Difference, EditOutcome, Failure, FailureCode, Key, PublicKey, SignDraft, SignRequest,
    TrustView, file_name,
};
use tauri::{AppHandle, State};

use crate::desk::{Desk, lock};
use crate::dialogs;
use crate::documents::Document;
use crate::view::{BroughtSignature, Exported, KeyInHand};
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

/// Gives the state as it is now a name.
#[tauri::command(async)]
pub fn name_version(
    desk: State<Desk>,
    name: String,
    description: String,
) -> Result<EditOutcome, Failure> {
    desk.with(|project| project.name_version(&name, &description, &desk.by()))
}

/// Asks for a key file, or with `public` for the public half of a key that signs elsewhere; none
/// when the person cancelled.
#[tauri::command(async)]
pub fn choose_key(
    app: AppHandle,
    desk: State<Desk>,
    public: bool,
) -> Result<Option<KeyInHand>, Failure> {
    // Private keys have no ending that all of them share.
    let kinds: &[dialogs::Kind] = if public { &[("Public key", &["pub"])] } else { &[] };
    let title = if public { "Choose the public key" } else { "Choose your key file" };
    match dialogs::open(&app, title, kinds) {
        Some(path) => hold(&desk, path).map(Some),
        None => Ok(None),
    }
}

/// Asks where, and makes a key file there, locked with the passphrase; none when the person
/// cancelled.
#[tauri::command(async)]
pub fn create_key(
    app: AppHandle,
    desk: State<Desk>,
    name: String,
    passphrase: String,
) -> Result<Option<KeyInHand>, Failure> {
    let proposed = format!("{}.key", file_name::safe(&name));
    let kind = ("OpenSSH key", ["key"].as_slice());
    let Some(path) = dialogs::save(&app, "Keep the new key", &proposed, kind) else {
        return Ok(None);
    };
    Key::create(&path, &name, &passphrase)?;
    hold(&desk, path).map(Some)
}

/// Enters a signer in the register, with the key in hand.
#[tauri::command(async)]
pub fn enrol_signer(desk: State<Desk>, name: String, role: String) -> Result<EditOutcome, Failure> {
    let key = public_half(&in_hand(&desk)?)?;
    desk.with(|project| project.enrol(&name, &role, &key, &desk.by()))
}

/// The bytes and words of a sign-off with the key in hand, as the project is now.
#[tauri::command(async)]
pub fn sign_request(desk: State<Desk>, draft: SignDraft) -> Result<SignRequest, Failure> {
    let key = public_half(&in_hand(&desk)?)?;
    desk.with(|project| project.sign_request(&draft, &key))
}

/// Signs a request with the key in hand and keeps it.
#[tauri::command(async)]
pub fn sign(
    desk: State<Desk>,
    request: String,
    passphrase: String,
) -> Result<EditOutcome, Failure> {
    let key = Key::load(&in_hand(&desk)?, &passphrase)?;
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

/// Keeps a key file for the sign-off that follows, and says what the page may know of it.
fn hold(desk: &Desk, path: PathBuf) -> Result<KeyInHand, Failure> {
    let fingerprint = public_half(&path)?.fingerprint;
    let signers = desk.with(|project| Ok(project.signers()))?;
    let signer = signers.into_iter().find(|signer| signer.fingerprint == fingerprint);
    let file_name = file_name::of(&path);
    *lock(&desk.key) = Some(path);
    Ok(KeyInHand { file_name, fingerprint, signer })
}

fn in_hand(desk: &Desk) -> Result<PathBuf, Failure> {
    lock(&desk.key).clone().ok_or_else(|| {
        let what = "Signing off: no key is chosen";
        Failure::new(FailureCode::Refused, what, "Choose a key file or make one")
    })
}

/// The public half of a key file, which may be the file of the public half itself.
fn public_half(path: &Path) -> Result<PublicKey, Failure> {
    let text = read(path)?;
    let key = if text.trim_start().starts_with("ssh-") {
        PublicKey::parse(&text)
    } else {
        PublicKey::of_file(path)
    };
    key.map_err(Failure::from)
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        let what = format!("Reading {}: {error}", path.display());
        Failure::new(FailureCode::Other, what, "Choose another file")
    })
}
