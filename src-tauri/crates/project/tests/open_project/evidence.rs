//! The check of a bundle, held against the stand-alone script: both must say the same of good bundles
//! and of every mutation. Needs `python3` and `ssh-keygen`.

use std::path::Path;
use std::process::Command;

use model::{Date, ElementId, Subject};
use project::evidence::{Bundle, Checkpoint, Code, Finding, verify};
use project::{Project, SIGN_OFF_NAMESPACE, Scope};

use crate::edits::BY;
use crate::mutations::{Row, TABLE, same_moment};
use crate::sign_off::{ADA, BO, decided, draft, edit, moved, sign};
use crate::small::id;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/verify/verify_bundle.py");

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
    Code::SignerRevoked,
    Code::FollowsDiffers,
    Code::ContentDiffers,
    Code::Stale,
    Code::Expired,
];

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
fn a_revoked_key_signs_nothing_more_and_what_it_signed_stands() {
    let (_folder, mut project) = good();
    let ada = &ADA.public().fingerprint;
    assert!(project.revoke_signer(ada, " ", &BO).is_err(), "a reason is needed");
    project.revoke_signer(ada, "The laptop was stolen", &BO).unwrap();
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "valid 8");
    assert!(project.sign_request(&draft("Ada", Scope::All), ADA.public()).is_err());
    assert!(project.confirm_signer(&BO.public().fingerprint, &ADA).is_err());
    assert!(project.revoke_signer(ada, "Once more", &BO).is_err());
    let revoked = project.signers().into_iter().find(|signer| &signer.fingerprint == ada);
    let revoked = revoked.and_then(|signer| signer.revoked).unwrap();
    assert_eq!((revoked.by.as_str(), revoked.reason.as_str()), ("Bo", "The laptop was stolen"));
}

#[test]
fn a_sign_off_with_a_revoked_key_is_found_by_both() {
    // Somebody takes the revocation out, signs with the stolen key, and puts it back before.
    let (_folder, mut project) = decided();
    let request = |project: &Project| {
        project.sign_request(&draft("Ada", Scope::All), ADA.public()).unwrap().bytes
    };
    let unaware = request(&project);
    project.revoke_signer(&ADA.public().fingerprint, "Stolen", &BO).unwrap();
    let mut bundle = Bundle::of(&project).unwrap();
    let mut event: serde_json::Value = serde_json::from_str(&unaware).unwrap();
    event["seq"] = 9.into();
    event["at"] =
        serde_json::from_str::<serde_json::Value>(&bundle.events[7]).unwrap()["at"].clone();
    event["statement"]["revision"] = 8.into();
    event["statement"]["follows"] = bundle.hashes[7].clone().into();
    let line = String::from_utf8(store::canonical(&event)).unwrap();
    bundle.signatures.insert(9, ADA.sign(SIGN_OFF_NAMESPACE, line.as_bytes()).unwrap());
    bundle.events.push(line);
    bundle.reseal();
    assert_eq!(both(&bundle, now(), None), "signer_revoked 9");
}

#[test]
fn every_kind_of_record_is_known_to_both() {
    let (_folder, mut project) = good();
    let filter = model::SavedFilter {
        id: model::SavedFilterId(id(0x80)),
        name: "Open".into(),
        table: "threats".into(),
        query: "{}".into(),
    };
    let assessment = model::Assessment::new(model::AssessmentId(id(0x81)), "secure-ai", "SD2.4");
    let put = |record| model::Edit::Put { record: Box::new(record) };
    edit(&mut project, put(model::Record::SavedFilter(filter)));
    let filtered = Bundle::of(&project).unwrap();
    assert_eq!(both(&filtered, now(), None), "valid 8", "a way of looking is not signed");
    edit(&mut project, put(model::Record::Assessment(assessment)));
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "stale 8");
    sign(&mut project, "Ada", Scope::All, &ADA);
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "superseded 8, valid 13");
    let script = std::fs::read_to_string(SCRIPT).unwrap();
    for kind in model::RecordKind::ALL {
        let word = serde_json::to_string(kind).unwrap();
        assert!(script.contains(&word), "the script knows {word}");
    }
}

#[test]
fn a_project_without_sign_off_is_sound_and_unsigned() {
    let (_folder, project) = crate::edits::small_project();
    assert_eq!(both(&Bundle::of(&project).unwrap(), now(), None), "unsigned -");
}

#[test]
fn both_find_every_mutation() {
    let (_folder, project) = good();
    let sound = same_moment(Bundle::of(&project).unwrap());
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
