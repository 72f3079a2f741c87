//! Older files. The steps a file lacks are run on a copy, which then takes its place; whatever
//! happens on the way, the file is either as it was or whole in the new version.

use std::path::Path;

use crate::connection::Mode;
use crate::copy::{self, Replace};
use crate::{StoreError, connection, schema};

/// Brings a file up to the newest version.
pub(crate) fn bring_up(path: &Path, version: usize, steps: &[&str]) -> Result<(), StoreError> {
    let old = connection::open(path, Mode::Write)
        .map_err(|error| StoreError::reading("its header", path, error))?;
    schema::check(&old, path, &steps[..version])?;
    copy::build(path, Replace::Allowed, None, |new| {
        copy::pages(&old, new)?;
        schema::advance(new, version, steps)
    })
}
