//! Sample data that lies beside the checkout on some machines and not on others.

use std::path::{Path, PathBuf};

/// A folder or file of the samples: below `PORTOLAN_SHARED`, or below `../shared` when that is not
/// set. Says so and gives none when it is not there.
pub fn sample(path: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let samples = std::env::var_os("PORTOLAN_SHARED").map_or_else(beside, PathBuf::from);
    let found = samples.join(path);
    if found.exists() {
        return Some(found);
    }
    println!("skipped: no samples at {path}; PORTOLAN_SHARED says where they are");
    None
}
