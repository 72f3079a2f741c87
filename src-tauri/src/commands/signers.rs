//! Signers and their keys. A key is a file, asked for here; the page never learns where it lies. A
//! passphrase passes through once, and is kept only in the keyring of the system and only when the
//! person asks for it.

use std::path::{Path, PathBuf};

use project::{EditOutcome, Failure, FailureCode, Key, PublicKey, file_name};
use tauri::{AppHandle, State};

use crate::desk::{Desk, lock};
use crate::view::KeyInHand;
use crate::{dialogs, keyring};

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

/// Another signer vouches for one of the register, with the key in hand.
#[tauri::command(async)]
pub fn confirm_signer(
    desk: State<Desk>,
    fingerprint: String,
    passphrase: String,
) -> Result<EditOutcome, Failure> {
    let key = open_key(&desk, &passphrase, false)?;
    desk.with(|project| project.confirm_signer(&fingerprint, &key))
}

/// Declares the key of a signer void from here on, with the key in hand.
#[tauri::command(async)]
pub fn revoke_signer(
    desk: State<Desk>,
    fingerprint: String,
    reason: String,
    passphrase: String,
) -> Result<EditOutcome, Failure> {
    let key = open_key(&desk, &passphrase, false)?;
    desk.with(|project| project.revoke_signer(&fingerprint, &reason, &key))
}

/// Takes the passphrase of the key in hand out of the keyring.
#[tauri::command(async)]
pub fn forget_passphrase(desk: State<Desk>) -> Result<KeyInHand, Failure> {
    let path = in_hand(&desk)?;
    keyring::forget(&public_half(&path)?.fingerprint)?;
    hold(&desk, path)
}

/// Keeps a key file for the sign-off that follows, and says what the page may know of it.
fn hold(desk: &Desk, path: PathBuf) -> Result<KeyInHand, Failure> {
    let fingerprint = public_half(&path)?.fingerprint;
    let signers = desk.with(|project| Ok(project.signers()))?;
    let signer = signers.into_iter().find(|signer| signer.fingerprint == fingerprint);
    let file_name = file_name::of(&path);
    *lock(&desk.key) = Some(path);
    let keyring = keyring::state(&fingerprint);
    Ok(KeyInHand { file_name, fingerprint, signer, keyring })
}

/// Opens the key in hand. An empty passphrase asks the keyring for the one it keeps.
pub(super) fn open_key(desk: &Desk, passphrase: &str, keep: bool) -> Result<Key, Failure> {
    let path = in_hand(desk)?;
    let fingerprint = public_half(&path)?.fingerprint;
    if passphrase.is_empty()
        && let Some(kept) = keyring::passphrase(&fingerprint)
    {
        return Ok(Key::load(&path, &kept)?);
    }
    let key = Key::load(&path, passphrase)?;
    if keep {
        keyring::keep(&fingerprint, passphrase)?;
    }
    Ok(key)
}

pub(super) fn in_hand(desk: &Desk) -> Result<PathBuf, Failure> {
    lock(&desk.key).clone().ok_or_else(|| {
        let what = "Signing off: no key is chosen";
        Failure::new(FailureCode::Refused, what, "Choose a key file or make one")
    })
}

/// The public half of a key file, which may be the file of the public half itself.
pub(super) fn public_half(path: &Path) -> Result<PublicKey, Failure> {
    let text = read(path)?;
    let key = if text.trim_start().starts_with("ssh-") {
        PublicKey::parse(&text)
    } else {
        PublicKey::of_file(path)
    };
    key.map_err(Failure::from)
}

pub(super) fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| {
        let what = format!("Reading {}: {error}", path.display());
        Failure::new(FailureCode::Other, what, "Choose another file")
    })
}
