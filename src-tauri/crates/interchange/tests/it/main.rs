//! Imports and exports on real, hostile and random input.

mod hostile;
mod mutated;
mod random;
mod round_trip;
mod samples;
mod starters;
mod survive;

use std::path::PathBuf;

/// The folder of shared sample files; none on machines that do not have it.
fn shared() -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared");
    let folder = std::env::var("PORTOLAN_SHARED").map_or_else(|_| beside.into(), PathBuf::from);
    let found = folder.join("data").is_dir();
    if !found {
        println!("skipped: no shared samples at {}", folder.display());
    }
    found.then_some(folder)
}
