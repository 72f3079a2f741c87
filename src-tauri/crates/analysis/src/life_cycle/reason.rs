//! A sign as people read it: the sentence about what was counted, with the records behind it.

use model::{RecordKey, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One sign in the model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reason {
    /// The sentence.
    pub text: String,
    /// How many show it.
    pub shown: u32,
    /// Of how many.
    pub of: u32,
    /// Records that show it.
    pub keys: Vec<RecordKey>,
    /// Records that do not.
    pub missing: Vec<RecordKey>,
}

/// What a sign counts: each thing with its name, its record and whether it shows it.
pub(super) type Counted = Vec<(String, RecordKey, bool)>;

/// The key of a record.
pub(super) fn key(kind: RecordKind, id: impl ToString) -> RecordKey {
    RecordKey { kind, id: id.to_string() }
}

/// The sentence about what was counted; none when nothing was there to count.
pub(super) fn reason(counted: Counted, shows: &str, noun: &str) -> Option<Reason> {
    let of = u32::try_from(counted.len()).unwrap_or(u32::MAX);
    if of == 0 {
        return None;
    }
    let (yes, no): (Vec<_>, Vec<_>) = counted.into_iter().partition(|(.., shown)| *shown);
    let (shown, names) = (yes.len(), |list: &Counted| {
        let mut names: Vec<_> = list.iter().take(4).map(|(name, ..)| name.as_str()).collect();
        if list.len() > 4 {
            names.push("more");
        }
        names.join(", ")
    });
    let text = match (yes.is_empty(), no.is_empty()) {
        (false, true) => format!("{shows}: {}", names(&yes)),
        (true, _) => format!("Not yet {shows}: {}", names(&no)),
        (false, false) => {
            format!("{shows} for {shown} of {of} {noun}: {}; not for {}", names(&yes), names(&no))
        }
    };
    let keys = |list: Counted| list.into_iter().map(|(_, key, _)| key).collect();
    let shown = u32::try_from(shown).unwrap_or(u32::MAX);
    Some(Reason { text: capital(&text), shown, of, keys: keys(yes), missing: keys(no) })
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
