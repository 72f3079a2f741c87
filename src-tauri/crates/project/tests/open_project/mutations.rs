//! Everything that can be done to a bundle, and what both checks must say of it.

use project::evidence::Bundle;
use project::{Key, SIGN_OFF_NAMESPACE, Scope};
use serde_json::Value;

use crate::sign_off::{ADA, BO, decided, draft, edit, moved};

/// The number of the sign-off in the bundle that the rows begin with.
const SIGNED: u64 = 8;

/// One row of the table of mutations.
pub struct Row {
    pub name: &'static str,
    pub mutate: fn(&mut Bundle),
    /// Without a checkpoint that somebody else holds.
    pub alone: &'static str,
    /// With the checkpoint of the good bundle; the same when empty.
    pub held: &'static str,
}

/// Plain mutations are found at once. A forger who chains everything again is found by the signature
/// as far as the last sign-off reaches, and after it by a checkpoint that somebody else holds.
pub const TABLE: &[Row] = &[
    Row {
        name: "drop an event",
        mutate: |b| {
            b.events.remove(4);
        },
        alone: "chain_broken 5",
        held: "",
    },
    Row {
        name: "drop an event and its hash",
        mutate: |b| {
            b.events.remove(4);
            b.hashes.remove(4);
        },
        alone: "chain_broken 5",
        held: "",
    },
    Row {
        name: "drop an event, number and chain again",
        mutate: |b| {
            b.events.remove(4);
            shift_signatures(b, 5, -1);
            renumber(b);
        },
        alone: "rows_differ -",
        held: "rolled_back -, rows_differ -",
    },
    Row {
        name: "swap two events",
        mutate: |b| b.events.swap(5, 6),
        alone: "chain_broken 6",
        held: "",
    },
    Row {
        name: "swap two events, number and chain again",
        mutate: |b| {
            b.events.swap(5, 6);
            renumber(b);
        },
        alone: "follows_differs 8",
        held: "rewritten -",
    },
    Row {
        name: "repeat an event",
        mutate: |b| b.events.push(b.events[9].clone()),
        alone: "chain_broken 11",
        held: "",
    },
    Row {
        name: "repeat the sign-off, number and chain again",
        mutate: |b| {
            b.events.push(b.events[7].clone());
            b.signatures.insert(11, b.signatures[&SIGNED].clone());
            renumber(b);
        },
        alone: "valid 8, statement_bad 11",
        held: "",
    },
    Row {
        name: "edit a byte",
        mutate: |b| b.events[3] = b.events[3].replacen("Prompt", "Prompf", 1),
        alone: "chain_broken 4",
        held: "",
    },
    Row {
        name: "edit a byte under the sign-off, chain again",
        mutate: |b| {
            alter(b, 4, |e| e["by"] = "Eve".into());
            b.reseal();
        },
        alone: "follows_differs 8",
        held: "rewritten -",
    },
    Row {
        name: "edit a byte of the sign-off, chain again",
        mutate: |b| {
            alter(b, 8, |e| e["statement"]["conditions"] = "none".into());
            b.reseal();
        },
        alone: "signature_bad 8",
        held: "rewritten -",
    },
    Row {
        name: "edit a byte behind the sign-off, chain again",
        mutate: |b| {
            alter(b, 10, |e| e["statement"]["name"] = "2.0".into());
            b.reseal();
        },
        alone: "valid 8",
        held: "rewritten -",
    },
    Row {
        name: "edit a byte of the signature",
        mutate: |b| {
            let signature = b.signatures.get_mut(&SIGNED).unwrap();
            let at = signature.len() / 2;
            let other = if &signature[at..=at] == "A" { "B" } else { "A" };
            signature.replace_range(at..=at, other);
        },
        alone: "signature_bad 8",
        held: "",
    },
    Row {
        name: "take the signature away",
        mutate: |b| b.signatures.clear(),
        alone: "signature_missing 8",
        held: "",
    },
    Row {
        name: "change the signer in the sign-off, chain again",
        mutate: |b| {
            alter(b, 8, |e| e["statement"]["signer"]["name"] = "Bo".into());
            b.reseal();
        },
        alone: "signature_bad 8",
        held: "rewritten -",
    },
    Row {
        name: "change the name in the register, chain again",
        mutate: |b| {
            alter(b, 2, |e| e["statement"]["name"] = "Eve".into());
            b.reseal();
        },
        alone: "signer_differs 8",
        held: "rewritten -",
    },
    Row {
        name: "sign with another key",
        mutate: |b| sign_again(b, SIGNED, &BO, SIGN_OFF_NAMESPACE),
        alone: "signature_bad 8",
        held: "",
    },
    Row {
        name: "sign for another purpose",
        mutate: |b| sign_again(b, SIGNED, &ADA, "file"),
        alone: "signature_bad 8",
        held: "",
    },
    Row {
        name: "take the signer out of the register, chain again",
        mutate: |b| {
            alter(b, 2, |e| e["kind"] = "version".into());
            b.reseal();
        },
        alone: "signer_unknown 8",
        held: "rewritten -",
    },
    Row {
        name: "put another key into the register, chain again",
        mutate: |b| {
            alter(b, 2, |e| e["statement"]["key"] = BO.public().text.clone().into());
            b.reseal();
        },
        alone: "enrolment_bad 2, signer_unknown 8",
        held: "rewritten -",
    },
    Row {
        name: "cut the tail",
        mutate: |b| {
            b.events.truncate(8);
        },
        alone: "chain_cut -, rows_differ -",
        held: "",
    },
    Row {
        name: "cut the tail, make the end fit",
        mutate: |b| {
            b.events.truncate(9);
            b.reseal();
        },
        alone: "valid 8",
        held: "rolled_back -",
    },
    Row {
        name: "splice in the sign-off of another project",
        mutate: |b| {
            let (_folder, mut other) = decided();
            edit(&mut other, moved(3));
            edit(&mut other, moved(0));
            let request = other.sign_request(&draft("Ada", Scope::All), ADA.public()).unwrap();
            other.sign(&request.bytes, &ADA).unwrap();
            let mut other = Bundle::of(&other).unwrap();
            b.events[9] = other.events.remove(9);
            b.signatures.insert(10, other.signatures.remove(&10).unwrap());
            b.reseal();
        },
        alone: "valid 8, follows_differs 10",
        held: "rewritten -",
    },
    Row {
        name: "change a row under the sign-off",
        mutate: |b| {
            let row = b.records.iter_mut().find(|row| row.contains("Assistant")).unwrap();
            *row = row.replacen("Assistant", "Assistent", 1);
        },
        alone: "rows_differ -",
        held: "",
    },
    Row {
        name: "change a row and its event under the sign-off, chain again",
        mutate: |b| {
            for row in &mut b.records {
                *row = row.replace("Mail index", "Mail log");
            }
            for line in &mut b.events {
                *line = line.replace("Mail index", "Mail log");
            }
            b.reseal();
        },
        alone: "follows_differs 8",
        held: "other_project -",
    },
    Row {
        name: "a clock ten years ahead at the signing, chain again",
        mutate: |b| {
            alter(b, 8, |e| shift(e, 10));
            b.reseal();
        },
        alone: "signature_bad 8, time_unlikely 8, time_unlikely 9",
        held: "rewritten -",
    },
    Row {
        name: "a clock ten years back at the signing, chain again",
        mutate: |b| {
            alter(b, 8, |e| shift(e, -10));
            b.reseal();
        },
        alone: "signature_bad 8, time_unlikely 8",
        held: "rewritten -",
    },
    Row {
        name: "a clock that is really ten years back when it is signed",
        mutate: |b| {
            alter(b, 8, |e| shift(e, -10));
            sign_again(b, SIGNED, &ADA, SIGN_OFF_NAMESPACE);
            b.reseal();
        },
        alone: "time_unlikely 8, valid 8",
        held: "rewritten -",
    },
    Row {
        name: "a time that is none",
        mutate: |b| {
            alter(b, 9, |e| e["at"] = "yesterday".into());
            b.reseal();
        },
        alone: "chain_broken 9",
        held: "",
    },
    Row {
        name: "a fraction",
        mutate: |b| {
            alter(b, 9, |e| e["of"] = 1.5.into());
            b.reseal();
        },
        alone: "chain_broken 9",
        held: "",
    },
    Row {
        name: "a key twice",
        mutate: |b| {
            b.events[8] = b.events[8].replacen('{', "{\"at\":\"x\",", 1);
            b.reseal();
        },
        alone: "chain_broken 9",
        held: "",
    },
    Row {
        name: "a statement that lacks a field",
        mutate: |b| {
            alter(b, 8, |e| {
                e["statement"].as_object_mut().unwrap().remove("words");
            });
            sign_again(b, SIGNED, &ADA, SIGN_OFF_NAMESPACE);
            b.reseal();
        },
        alone: "statement_bad 8",
        held: "rewritten -",
    },
    Row {
        name: "a digest of something else",
        mutate: |b| {
            alter(b, 8, |e| e["statement"]["content_digest"] = "00".into());
            sign_again(b, SIGNED, &ADA, SIGN_OFF_NAMESPACE);
            b.reseal();
        },
        alone: "content_differs 8",
        held: "rewritten -",
    },
];

fn shift(event: &mut Value, years: i32) {
    let at = event["at"].as_str().unwrap();
    let year: i32 = at[..4].parse().unwrap();
    event["at"] = format!("{}{}", year + years, &at[4..]).into();
}

/// Alters one event and writes it back in canonical form.
fn alter(bundle: &mut Bundle, seq: usize, change: impl FnOnce(&mut Value)) {
    let line = &mut bundle.events[seq - 1];
    let mut event: Value = serde_json::from_str(line).unwrap();
    change(&mut event);
    *line = String::from_utf8(store::canonical(&event)).unwrap();
}

/// The bundle as if all of it had happened in one second, signed again. A slow computer would otherwise
/// tell events that are swapped or repeated by their times as well, and a fast one not.
pub fn same_moment(mut bundle: Bundle) -> Bundle {
    let first: Value = serde_json::from_str(&bundle.events[0]).unwrap();
    for seq in 1..=bundle.events.len() {
        alter(&mut bundle, seq, |event| event["at"] = first["at"].clone());
    }
    bundle.reseal();
    let signed = usize::try_from(SIGNED).unwrap();
    let follows = bundle.hashes[signed - 2].clone();
    alter(&mut bundle, signed, |event| event["statement"]["follows"] = follows.into());
    sign_again(&mut bundle, SIGNED, &ADA, SIGN_OFF_NAMESPACE);
    bundle.reseal();
    bundle
}

/// Numbers the events anew, takes the signatures along with them, and chains everything again.
fn renumber(bundle: &mut Bundle) {
    for seq in 1..=bundle.events.len() {
        alter(bundle, seq, |event| event["seq"] = seq.into());
    }
    bundle.reseal();
}

/// Signs an event again with some key.
fn sign_again(bundle: &mut Bundle, seq: u64, key: &Key, namespace: &str) {
    let line = &bundle.events[usize::try_from(seq).unwrap() - 1];
    bundle.signatures.insert(seq, key.sign(namespace, line.as_bytes()).unwrap());
}

fn shift_signatures(bundle: &mut Bundle, from: u64, by: i64) {
    bundle.signatures = std::mem::take(&mut bundle.signatures)
        .into_iter()
        .map(|(seq, sig)| {
            (if seq >= from { seq.checked_add_signed(by).unwrap() } else { seq }, sig)
        })
        .collect();
}
