//! The first hundred bytes, read before SQLite sees the file: what is not ours or too new is
//! refused while the file is still untouched. Layout: <https://www.sqlite.org/fileformat2.html>.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::StoreError;
use crate::schema::APPLICATION_ID;

const LENGTH: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// Largest project file opened, bytes.
const MAX_FILE: u64 = 1024 * 1024 * 1024;

/// The version (`user_version`) of a file that may be one of ours.
///
/// # Errors
/// [`StoreError::NotAProject`], [`StoreError::Newer`] or [`StoreError::Damaged`], saying why.
pub(crate) fn version(path: &Path, known: usize) -> Result<usize, StoreError> {
    let io = |error| StoreError::io("Opening", path, error);
    let about = path.metadata().map_err(io)?;
    let other = |found: &str| StoreError::NotAProject { path: path.into(), found: found.into() };
    if !about.is_file() {
        return Err(other("it is not a file"));
    }
    if about.len() == 0 {
        return Err(StoreError::damaged(path, "its first byte", "the file is empty"));
    }
    if about.len() > MAX_FILE {
        let cause = format!("it has {} bytes; the limit is {MAX_FILE}", about.len());
        return Err(StoreError::damaged(path, "its length", cause));
    }
    let mut bytes = Vec::with_capacity(LENGTH);
    let start = File::open(path).map_err(io)?;
    start.take(LENGTH as u64).read_to_end(&mut bytes).map_err(io)?;
    if !bytes.starts_with(MAGIC) {
        return Err(other("it does not start like one"));
    }
    if bytes.len() < LENGTH {
        return Err(StoreError::damaged(path, "its header", "the file is cut off"));
    }
    let number =
        |at: usize| i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    if number(68) != APPLICATION_ID {
        return Err(other("it is a database of another program"));
    }
    let version = number(60);
    match usize::try_from(version) {
        Ok(version) if version > known => Err(StoreError::Newer {
            path: path.into(),
            found: u32::try_from(version).unwrap_or(u32::MAX),
            known: u32::try_from(known).unwrap_or(u32::MAX),
        }),
        Ok(version) if version > 0 => {
            layout(&bytes, number(28), about.len(), path)?;
            Ok(version)
        }
        Ok(_) | Err(_) => {
            Err(StoreError::damaged(path, "its header", format!("there is no format {version}")))
        }
    }
}

/// What every file of ours has in its header.
fn layout(bytes: &[u8], pages: i32, length: u64, path: &Path) -> Result<(), StoreError> {
    let damaged = |cause: String| Err(StoreError::damaged(path, "its header", cause));
    let page_size = u64::from(u16::from_be_bytes([bytes[16], bytes[17]]));
    let (write, read, reserved, encoding) = (bytes[18], bytes[19], bytes[20], bytes[59]);
    if page_size < 512 || !page_size.is_power_of_two() {
        return damaged(format!("a page of {page_size} bytes cannot be"));
    }
    if (write, read) == (2, 2) {
        return damaged("another program switched it to write-ahead logging".into());
    }
    if (write, read) != (1, 1) {
        return damaged(format!("format numbers {write} and {read} instead of 1 and 1"));
    }
    if reserved != 0 {
        return damaged(format!("{reserved} reserved bytes per page instead of 0"));
    }
    if encoding != 1 {
        return damaged("its text is not in UTF-8".into());
    }
    // A power cut can leave the file shorter than it says, with a journal that puts that right.
    let journal = crate::copy::beside(path, "-journal");
    if u64::try_from(pages).unwrap_or(u64::MAX).saturating_mul(page_size) > length
        && !journal.exists()
    {
        return damaged(format!("it says {pages} pages and has {}", length / page_size));
    }
    Ok(())
}
