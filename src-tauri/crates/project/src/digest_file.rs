//! The digest of a file that is evidence of a control: the file stays where it is, its SHA-256 is
//! kept, and anybody can check later that it is the same file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::{ProjectError, hex};

/// How much is read at once, in bytes.
const PIECE: usize = 1024 * 1024;

/// SHA-256 of a file, lower-case hexadecimal. `progress` is told the bytes read and the bytes in all,
/// and ends the work by returning false; then the result is none.
///
/// # Errors
/// [`ProjectError::Io`] when the file cannot be read.
pub fn digest_file(
    path: &Path,
    mut progress: impl FnMut(u64, u64) -> bool,
) -> Result<Option<String>, ProjectError> {
    let io = |source| ProjectError::Io { doing: "Reading", path: path.into(), source };
    let mut file = File::open(path).map_err(io)?;
    let all = file.metadata().map_err(io)?.len();
    let (mut hasher, mut piece, mut done) = (Sha256::new(), vec![0; PIECE], 0);
    loop {
        let read = file.read(&mut piece).map_err(io)?;
        if read == 0 {
            return Ok(Some(hex(&hasher.finalize())));
        }
        hasher.update(&piece[..read]);
        done += read as u64;
        if !progress(done, all.max(done)) {
            return Ok(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_digest_of_its_bytes_unless_it_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("test report.txt");
        let bytes = vec![7; PIECE * 2 + 5];
        std::fs::write(&path, &bytes).unwrap();
        let mut said = Vec::new();
        let found = digest_file(&path, |done, all| {
            said.push((done, all));
            true
        });
        assert_eq!(found.unwrap(), Some(hex(&Sha256::digest(&bytes))));
        let all = bytes.len() as u64;
        assert_eq!(said.last(), Some(&(all, all)));
        assert_eq!(digest_file(&path, |done, all| done < all / 2).unwrap(), None);
        assert!(digest_file(&folder.path().join("none"), |_, _| true).is_err());
    }
}
