//! The check of a bundle, held against the stand-alone script: both must say the same of good bundles
//! and of every mutation. Needs `python3` and `ssh-keygen`.

use std::path::Path;
use std::process::Command;

use model::{Date, ElementId, Subject};
use project::evidence::{Bundle, Checkpoint, Code, Finding, verify};
use project::{Key, Project, SIGN_OFF_NAMESPACE, Scope};
use serde_json::Value;

use crate::edits::{BY, id};
use crate::sign_off::{ADA, BO, decided, draft, edit, moved, sign};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/verify/verify_bundle.py");
/// The number of the sign-off in [`good`].
const SIGNED: u64 = 8;

/// 1 created, 2-3 enrolled, 4-7 threats and decisions, 8 sign-off of Ada, 9 a shape moved, 10 a
/// version.
fn good() -> (tempfile::TempDir, Project) {
    let (folder, mut project) = decided();
    sign(&mut project, "Ada", Scope::All, &ADA);
    edit(&mut project, moved(400));
    project.name_version("1.0", "", BY).unwrap();
    (folder, project)
}

/// What the script and what Portolan say, without the two notes that nearly every case has.
fn both(bundle: &Bundle, today: Date, held: Option<&Checkpoint>) -> String {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bundle");
    bundle.write(&place).unwrap();
    let read = Bundle::read(&place).unwrap();
    let ours = codes(&verify(&read, today, held));
    let theirs = script(&place, today, held);
    assert_eq!(ours, theirs, "Portolan on the left, the script on the right");
    let told =
        |line: &&str| !line.starts_with("no_checkpoint") && !line.starts_with("self_asserted");
    ours.lines().filter(told).collect::<Vec<_>>().join(", ")
}

fn codes(findings: &[Finding]) -> String {
    let mut lines: Vec<(u64, &str)> =
        findings.iter().map(|f| (f.event.unwrap_or(0), f.code.text())).collect();
    lines.sort_unstable();
    lines.dedup();
    let line = |(seq, code): &(u64, &str)| match seq {
        0 => format!("{code} -\n"),
        seq => format!("{code} {seq}\n"),
    };
    lines.iter().map(line).collect()
}

fn script(place: &Path, today: Date, held: Option<&Checkpoint>) -> String {
    const NEEDED: &str =
        "python3 and ssh-keygen are needed: apt-get install python3 openssh-client";
    // Without it every signature would look bad.
    Command::new("ssh-keygen").arg("-?").output().expect(NEEDED);
    let mut command = Command::new("python3");
    command.arg(SCRIPT).arg(place).arg("--date").arg(today.to_string());
    if let Some(held) = held {
        let kept = place.join("../kept.json");
        std::fs::write(&kept, serde_json::to_vec(held).unwrap()).unwrap();
        command.arg("--checkpoint").arg(kept);
    }
    let output = command.output().expect(NEEDED);
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let failed = said.lines().any(|line| {
        let word = line.split(' ').next().unwrap_or_default();
        CODES
            .iter()
            .any(|code| code.text() == word && code.weight() > project::evidence::Weight::Note)
    });
    assert_eq!(output.status.code(), Some(i32::from(failed)), "{said}");
    said
}

const CODES: &[Code] = &[
    Code::Unreadable,
    Code::ChainBroken,
    Code::ChainCut,
    Code::RowsDiffer,
    Code::OtherProject,
    Code::RolledBack,
    Code::Rewritten,
    Code::EnrolmentBad,
    Code::StatementBad,
    Code::SignatureMissing,
    Code::SignerUnknown,
    Code::SignatureBad,
    Code::SignerDiffers,
    Code::FollowsDiffers,
    Code::ContentDiffers,
    Code::Stale,
    Code::Expired,
];

/// Alters one event and writes it back in canonical form.
fn alter(bundle: &mut Bundle, seq: usize, change: impl FnOnce(&mut Value)) {
    let line = &mut bundle.events[seq - 1];
    let mut event: Value = serde_json::from_str(line).unwrap();
    change(&mut event);
    *line = String::from_utf8(store::canonical(&event)).unwrap();
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

fn now() -> Date {
    model::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

fn years(count: i64) -> Date {
    now().saturating_add(jiff::Span::new().years(count))
}

#[test]
fn good_bundles_are_good_to_both() {
    let (_folder, mut project) = good();
    let check = |project: &Project, today: Date, expected: &str| {
        let bundle = Bundle::of(project).unwrap();
        assert_eq!(both(&bundle, today, Some(&bundle.checkpoint)), expected);
    };
    check(&project, now(), "valid 8");
    project.confirm_signer(&ADA.public().fingerprint, &BO).unwrap();
    check(&project, now(), "valid 8");
    sign(&mut project, "Bo", Scope::RiskOwner { name: "Bo".into() }, &BO);
    check(&project, now(), "valid 8, valid 12");
    let subject = Subject::Element(ElementId(id(1)));
    edit(&mut project, model::Edit::Rename { subject, name: "Ägent \u{7f}\u{2028}\"\\\n🂡".into() });
    check(&project, now(), "stale 8, stale 12");
    sign(&mut project, "Ada", Scope::All, &ADA);
    check(&project, now(), "superseded 8, stale 12, valid 14");
    // The clock of the verifier, ten years on and ten years back.
    check(&project, years(10), "superseded 8, expired 12, stale 12, expired 14");
    let back = both(&Bundle::of(&project).unwrap(), years(-10), None);
    assert!(back.starts_with("time_unlikely 1, time_unlikely 2"), "{back}");
    assert!(back.contains("valid 14"), "{back}");
}

#[test]
fn a_project_without_sign_off_is_sound_and_unsigned() {
    let (_folder, project) = crate::edits::small_project();
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "unsigned -");
}

/// One row of the table of mutations.
struct Row {
    name: &'static str,
    mutate: fn(&mut Bundle),
    /// Without a checkpoint that somebody else holds.
    alone: &'static str,
    /// With the checkpoint of the good bundle; the same when empty.
    held: &'static str,
}

/// Plain mutations are found at once. A forger who chains everything again is found by the signature
/// as far as the last sign-off reaches, and after it by a checkpoint that somebody else holds.
const TABLE: &[Row] = &[
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

#[test]
fn both_find_every_mutation() {
    let (_folder, project) = good();
    let sound = Bundle::of(&project).unwrap();
    let mut wrong = Vec::new();
    for Row { name, mutate, alone, held } in TABLE {
        let mut bundle = sound.clone();
        mutate(&mut bundle);
        let held = if held.is_empty() { alone } else { held };
        for (found, expected) in [
            (both(&bundle, now(), None), alone),
            (both(&bundle, now(), Some(&sound.checkpoint)), held),
        ] {
            if found != *expected {
                wrong.push(format!("{name}: expected {expected:?}, found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_roll_back_is_found_with_a_later_checkpoint() {
    let (folder, mut project) = good();
    let early = folder.path().join("early.portolan");
    project.save_copy(&early, BY).unwrap();
    edit(&mut project, moved(77));
    let later = Bundle::of(&project).unwrap().checkpoint;
    let early = Project::open_to_read(&early, crate::edits::library()).unwrap();
    let rolled_back = Bundle::of(&early).unwrap();
    assert_eq!(both(&rolled_back, now(), None), "valid 8");
    assert_eq!(both(&rolled_back, now(), Some(&later)), "rolled_back -");
    assert_eq!(
        both(&Bundle::of(&project).unwrap(), now(), Some(&rolled_back.checkpoint)),
        "valid 8"
    );
}

#[test]
fn an_outside_signature_of_ssh_keygen_is_taken_in() {
    let (folder, mut project) = decided();
    let path = |name: &str| folder.path().join(name);
    let run = |arguments: &[&str]| {
        let output = Command::new("ssh-keygen").args(arguments).current_dir(folder.path()).output();
        assert!(output.expect("ssh-keygen: apt-get install openssh-client").status.success());
    };
    run(&["-q", "-t", "ed25519", "-N", "", "-f", "cy"]);
    let public = std::fs::read_to_string(path("cy.pub")).unwrap();
    let key = project::PublicKey::parse(&public).unwrap();
    project.enrol("Cy", "auditor", &key, BY).unwrap();
    let request = project.sign_request(&draft("Cy", Scope::All), &key).unwrap();
    std::fs::write(path("request"), &request.bytes).unwrap();
    run(&["-Y", "sign", "-n", SIGN_OFF_NAMESPACE, "-f", "cy", "request"]);
    let signature = std::fs::read_to_string(path("request.sig")).unwrap();
    project.attach(&request.bytes, &signature).unwrap();
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "valid 9");
}
