//! Passphrases in the keyring of the system (Keychain, Credential Manager, Secret Service), one for
//! each key, by its fingerprint. Only on request. Where there is no keyring, as on a server without
//! a session, the passphrase is asked for each time and nothing else changes.

use keyring::{Entry, Error};
use project::{Failure, FailureCode};

use crate::view::KeyringState;

/// Under which name the keyring shows what is ours.
const NAME: &str = "Portolan";

/// What the keyring can do for a key.
pub fn state(fingerprint: &str) -> KeyringState {
    match get(fingerprint) {
        Ok(_) => KeyringState::Kept,
        Err(Error::NoEntry) => KeyringState::Offered,
        // The kinds of failure differ by system; to the person it is one: no keyring to use.
        Err(_) => KeyringState::Missing,
    }
}

/// The passphrase that is kept for a key.
pub fn passphrase(fingerprint: &str) -> Option<String> {
    get(fingerprint).ok()
}

/// Keeps a passphrase.
///
/// # Errors
/// [`FailureCode::Other`] when the keyring refuses.
pub fn keep(fingerprint: &str, passphrase: &str) -> Result<(), Failure> {
    let kept = Entry::new(NAME, fingerprint).and_then(|entry| entry.set_password(passphrase));
    kept.map_err(|error| refused("Keeping the passphrase", &error))
}

/// Forgets a passphrase; one that is not kept is forgotten already.
///
/// # Errors
/// As [`keep`].
pub fn forget(fingerprint: &str) -> Result<(), Failure> {
    match Entry::new(NAME, fingerprint).and_then(|entry| entry.delete_credential()) {
        Ok(()) | Err(Error::NoEntry) => Ok(()),
        Err(error) => Err(refused("Forgetting the passphrase", &error)),
    }
}

fn get(fingerprint: &str) -> Result<String, Error> {
    Entry::new(NAME, fingerprint)?.get_password()
}

fn refused(doing: &str, error: &Error) -> Failure {
    let what = format!("{doing}: the keyring of the system says {error}");
    Failure::new(FailureCode::Other, what, "Sign without keeping the passphrase")
}
