//! Keys of signers: OpenSSH key files of type ed25519 with a passphrase. Portolan makes them, or
//! `ssh-keygen -t ed25519` does. A private key is never in a project file and never in the page.

use std::fmt;
use std::path::Path;

use ssh_key::rand_core::OsRng;
use ssh_key::{Algorithm, HashAlg, LineEnding, PrivateKey, SshSig};

use crate::ProjectError;

/// The shortest passphrase a new key may have, in characters.
const SHORTEST: usize = 8;

/// A public key of a signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Type and base64, without a comment.
    pub text: String,
    /// `SHA256:` and base64, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
}

impl PublicKey {
    /// Reads the text of a `.pub` file.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`] when it is no ed25519 key.
    pub fn parse(text: &str) -> Result<Self, ProjectError> {
        let key = ssh_key::PublicKey::from_openssh(text.trim()).map_err(|error| {
            ProjectError::unsignable(
                format!("the public key cannot be read ({error})"),
                "Give the one line of a .pub file: ssh-ed25519 and the key",
            )
        })?;
        Self::of(&key)
    }

    fn of(key: &ssh_key::PublicKey) -> Result<Self, ProjectError> {
        if key.algorithm() != Algorithm::Ed25519 {
            return Err(ProjectError::unsignable(
                format!("the key is of type {}", key.algorithm()),
                "Use an ed25519 key: ssh-keygen -t ed25519 -f NAME",
            ));
        }
        let mut bare = key.clone();
        bare.set_comment("");
        let text = bare.to_openssh().map_err(|error| {
            ProjectError::unsignable(format!("the key cannot be written ({error})"), "Use another")
        })?;
        Ok(Self { text, fingerprint: key.fingerprint(HashAlg::Sha256).to_string() })
    }
}

/// A private key, unlocked.
pub struct Key {
    key: PrivateKey,
    public: PublicKey,
}

impl fmt::Debug for Key {
    /// Shows the fingerprint and nothing of the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.public.fingerprint)
    }
}

impl Key {
    /// Makes a key and writes it to `path`, locked with the passphrase, and its public half to
    /// `path.pub`. Only the user may read the file.
    ///
    /// # Errors
    /// [`ProjectError::Passphrase`] when the passphrase is too short; [`ProjectError::Io`] when a
    /// file is there already or cannot be written.
    pub fn create(path: &Path, comment: &str, passphrase: &str) -> Result<Self, ProjectError> {
        if passphrase.chars().count() < SHORTEST {
            let what = format!("it needs at least {SHORTEST} characters");
            return Err(ProjectError::Passphrase { path: path.into(), what });
        }
        let io = |source| ProjectError::Io { doing: "Making the key", path: path.into(), source };
        let odd = |error: ssh_key::Error| io(std::io::Error::other(error.to_string()));
        // Comments are one line in the public half.
        let comment: String = comment.chars().filter(|c| !c.is_control()).collect();
        let mut key = PrivateKey::random(&mut OsRng, Algorithm::Ed25519).map_err(odd)?;
        key.set_comment(comment);
        let locked = key.encrypt(&mut OsRng, passphrase).map_err(odd)?;
        let text = locked.to_openssh(LineEnding::LF).map_err(odd)?;
        let public = key.public_key().to_openssh().map_err(odd)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(io)?;
        }
        write_new(path, text.as_bytes()).map_err(io)?;
        let mut beside = path.as_os_str().to_owned();
        beside.push(".pub");
        std::fs::write(beside, public + "\n").map_err(io)?;
        let public = PublicKey::of(key.public_key())?;
        Ok(Self { key, public })
    }

    /// Opens a key file.
    ///
    /// # Errors
    /// [`ProjectError::Passphrase`] when the passphrase does not fit or the key has none;
    /// [`ProjectError::Io`] when the file cannot be read or holds no key.
    pub fn load(path: &Path, passphrase: &str) -> Result<Self, ProjectError> {
        let locked = read(path)?;
        if !locked.is_encrypted() {
            let what =
                format!("the key has none; give it one with `ssh-keygen -p -f {}`", path.display());
            return Err(ProjectError::Passphrase { path: path.into(), what });
        }
        let public = PublicKey::of(locked.public_key())?;
        let wrong = |_| ProjectError::Passphrase { path: path.into(), what: "it is wrong".into() };
        let key = locked.decrypt(passphrase).map_err(wrong)?;
        Ok(Self { key, public })
    }

    /// The public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// An armoured SSHSIG signature.
    ///
    /// # Errors
    /// [`ProjectError::Unsignable`], which no ed25519 key gives.
    pub fn sign(&self, namespace: &str, bytes: &[u8]) -> Result<String, ProjectError> {
        let signed = self.key.sign(namespace, HashAlg::Sha512, bytes);
        signed.and_then(|signature| signature.to_pem(LineEnding::LF)).map_err(|error| {
            ProjectError::unsignable(format!("the key refused ({error})"), "Use another key")
        })
    }
}

impl PublicKey {
    /// The public half of a key file, which needs no passphrase.
    ///
    /// # Errors
    /// [`ProjectError::Io`] when the file cannot be read or holds no key.
    pub fn of_file(path: &Path) -> Result<Self, ProjectError> {
        Self::of(read(path)?.public_key())
    }
}

fn read(path: &Path) -> Result<PrivateKey, ProjectError> {
    let io = |source| ProjectError::Io { doing: "Opening the key", path: path.into(), source };
    let text = std::fs::read_to_string(path).map_err(io)?;
    PrivateKey::from_openssh(text).map_err(|error| io(std::io::Error::other(error.to_string())))
}

fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Whether a signature is one of this key over these bytes.
pub fn verify_signature(key: &PublicKey, namespace: &str, bytes: &[u8], signature: &str) -> bool {
    let key = ssh_key::PublicKey::from_openssh(&key.text);
    let signature = SshSig::from_pem(signature.trim());
    let (Ok(key), Ok(signature)) = (key, signature) else { return false };
    key.verify(namespace, bytes, &signature).is_ok()
}
