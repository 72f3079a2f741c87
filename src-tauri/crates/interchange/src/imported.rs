//! The record that an import leaves in the model: where it came from and what became of everything.

use model::{ImportCount, ImportedFile, ImportedFileId};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{Fate, Import, limits};

/// The namespace of the ids of these records.
const NAMESPACE: Uuid = Uuid::from_u128(0x8a1d_0c55_3f7e_5b6a_9c2d_7e40_6b1f_2d93);

/// Puts the record of an import into its model. The same file gives the same id.
pub fn record(bytes: &[u8], format: &str, file_name: &str, import: &mut Import) {
    let digest = format!("{:x}", Sha256::digest(bytes));
    let id = ImportedFileId(Uuid::new_v5(&NAMESPACE, digest.as_bytes()));
    let counts = import.fidelity.kinds.iter().map(|(kind, tally)| ImportCount {
        what: plural(kind),
        found: tally.found,
        kept: tally.kept,
        changed: tally.changed,
        dropped: tally.dropped,
    });
    let mut notes: Vec<String> = Vec::new();
    for line in import.fidelity.lines.iter().take(limits::NOTES) {
        let fate = match line.fate {
            Fate::Changed => "changed",
            Fate::Dropped => "left out",
        };
        let mut note = format!("{} {:?} {fate}: {}", line.kind, line.what, line.why);
        cut(&mut note, limits::NOTE_BYTES);
        notes.push(note);
    }
    if let Some(more) = import.fidelity.lines.len().checked_sub(limits::NOTES).filter(|n| *n > 0) {
        notes.push(format!("and {more} more, in the report that was shown at the import"));
    }
    let side_bag = std::mem::take(&mut import.side_bag).parts;
    let record = ImportedFile {
        id,
        format: format.to_owned(),
        file_name: file_name.to_owned(),
        digest,
        counts: counts.collect(),
        notes,
        side_bag,
    };
    import.model.imports.insert(id, record);
}

/// The words for several of one kind.
fn plural(kind: &str) -> String {
    match kind {
        "boundary" | "trust boundary" | "trust-boundary" => kind.replace("boundary", "boundaries"),
        _ if kind.ends_with('s') => kind.to_owned(),
        _ => format!("{kind}s"),
    }
}

fn cut(text: &mut String, most: usize) {
    if text.len() > most {
        let end = (0..=most).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.truncate(end);
        text.push_str("...");
    }
}
