//! Signing, and what becomes of a sign-off when the model goes on.

use std::sync::LazyLock;

use model::*;
use project::{
    Difference, Failure, FailureCode, Key, Project, ProjectError, Scope, SignDraft, SignOffState,
    SignOffView, unsigned,
};

use crate::edits::{BY, reopen, small_project};
use crate::small::{DIAGRAM, id};

/// Keys are slow to lock with a passphrase, so each is made once. The folder goes with the process.
pub static ADA: LazyLock<Key> = LazyLock::new(|| new_key("ada"));
pub static BO: LazyLock<Key> = LazyLock::new(|| new_key("bo"));

fn new_key(name: &str) -> Key {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Key::create(&folder.path().join(name), name, "a long passphrase").expect("a new key")
}

pub fn today() -> Date {
    date(2026, 6, 1)
}

fn date(year: i16, month: i8, day: i8) -> Date {
    Date::new(year, month, day).expect("a date")
}

pub fn draft(name: &str, scope: Scope) -> SignDraft {
    SignDraft {
        name: name.into(),
        role: "risk owner".into(),
        on_behalf_of: String::new(),
        scope,
        conditions: "Until the pilot ends".into(),
        valid_until: Some(date(2030, 12, 31)),
        review_triggers: vec!["a new model version".into()],
    }
}

pub const THREAT: ThreatId = ThreatId(uuid::Uuid::from_u128(0x71));
pub const OTHER: ThreatId = ThreatId(uuid::Uuid::from_u128(0x72));

pub fn edit(project: &mut Project, edit: Edit) {
    project.edit(&edit, BY).expect("a sound edit");
}

fn take_up(id_: ThreatId, technique: &str) -> Edit {
    Edit::TakeUp {
        id: id_,
        technique: technique.into(),
        subject: Subject::Element(ElementId(id(1))),
        title: "Prompt injection".into(),
    }
}

fn avoid(threat: ThreatId, owner: &str) -> Edit {
    let verdict = Verdict::Avoid { change: "no mail".into(), owner: owner.into(), due: None };
    Edit::Decide { threat, verdict, rationale: "Not needed".into() }
}

pub fn moved(x: i32) -> Edit {
    let key = PlacedKey::element(DIAGRAM, ElementId(id(1)));
    let area = Rect { x, y: 0, width: 168, height: 56 };
    Edit::Place { placements: vec![Placement { key, area, z: 1, locked: false }] }
}

/// Two threats, one decided for Ada and one for Bo; both are enrolled.
pub fn decided() -> (tempfile::TempDir, Project) {
    let (folder, mut project) = small_project();
    project.enrol("Ada", "risk owner", ADA.public(), BY).unwrap();
    project.enrol("Bo", "risk owner", BO.public(), BY).unwrap();
    edit(&mut project, take_up(THREAT, "AML.T0051"));
    edit(&mut project, take_up(OTHER, "AML.T0054"));
    edit(&mut project, avoid(THREAT, "Ada"));
    edit(&mut project, avoid(OTHER, "Bo"));
    (folder, project)
}

pub fn sign(project: &mut Project, name: &str, scope: Scope, key: &Key) {
    let request = project.sign_request(&draft(name, scope), key.public()).unwrap();
    project.sign(&request.bytes, key).unwrap();
}

fn only(project: &Project) -> SignOffView {
    let mut views = project.sign_offs(today()).unwrap();
    assert_eq!(views.len(), 1);
    views.remove(0)
}

fn owner(name: &str) -> Scope {
    Scope::RiskOwner { name: name.into() }
}

#[test]
fn drawing_keeps_a_sign_off_valid_and_a_fact_makes_it_stale() {
    let (_folder, mut project) = decided();
    sign(&mut project, "Ada", Scope::All, &ADA);
    assert_eq!(unsigned(&project, today()).unwrap(), Vec::<String>::new());
    edit(&mut project, moved(400));
    assert_eq!(only(&project).state, SignOffState::Valid);
    let subject = Subject::Element(ElementId(id(1)));
    edit(&mut project, Edit::Rename { subject, name: "Agent".into() });
    let mut project = reopen(project);
    let view = only(&project);
    assert_eq!((view.state, view.fault.as_str()), (SignOffState::Stale, ""));
    let line = &view.stale[0];
    assert_eq!((line.before.as_str(), line.after.as_str()), ("Assistant", "Agent"));
    assert_eq!(unsigned(&project, today()).unwrap().len(), 2);
    project.undo(BY).unwrap();
    assert_eq!(only(&project).state, SignOffState::Valid, "it is again what was signed");
    assert_eq!(project.model_at(view.signed_revision).unwrap().threats.len(), 2);
    assert!(view.self_asserted && view.words.contains("Ada (risk owner)"));
    assert_eq!(view.threats.len(), 2);
}

#[test]
fn a_day_and_a_new_sign_off_end_an_old_one() {
    let (_folder, mut project) = decided();
    sign(&mut project, "Ada", Scope::All, &ADA);
    let first = only(&project).revision;
    let late = project.sign_offs(date(2031, 1, 1)).unwrap();
    assert_eq!(late[0].state, SignOffState::Expired);
    edit(&mut project, avoid(THREAT, "Bo"));
    sign(&mut project, "Bo", Scope::All, &BO);
    sign(&mut project, "Ada", Scope::All, &ADA);
    let views = project.sign_offs(today()).unwrap();
    let states: Vec<_> = views.iter().map(|view| (view.who.as_str(), view.state)).collect();
    let valid = SignOffState::Valid;
    assert_eq!(states, [("Ada", valid), ("Bo", valid), ("Ada", SignOffState::Superseded)]);
    assert_eq!((views[0].replaces, views[2].replaced_by), (Some(first), Some(views[0].revision)));
}

#[test]
fn each_owner_signs_for_their_own_risks() {
    let (_folder, mut project) = decided();
    sign(&mut project, "Ada", owner("Ada"), &ADA);
    assert!(!unsigned(&project, today()).unwrap().is_empty(), "Bo has not signed");
    sign(&mut project, "Bo", owner("Bo"), &BO);
    assert_eq!(unsigned(&project, today()).unwrap(), Vec::<String>::new());
    edit(&mut project, avoid(OTHER, "Ada"));
    let states: Vec<_> =
        project.sign_offs(today()).unwrap().iter().map(|view| view.state).collect();
    assert_eq!(states, [SignOffState::Stale; 2], "a risk changed hands");
    project.undo(BY).unwrap();
    let described = Edit::DescribeThreat {
        threat: OTHER,
        title: "Jailbreak".into(),
        story: Story::default(),
        notes: "Seen again".into(),
        cvss: String::new(),
    };
    edit(&mut project, described);
    let states: Vec<_> =
        project.sign_offs(today()).unwrap().iter().map(|view| view.state).collect();
    assert_eq!(states, [SignOffState::Stale, SignOffState::Valid], "only Bo's risk changed");
}

#[test]
fn only_what_is_true_now_can_be_signed() {
    let (_folder, mut project) = decided();
    let refused = |result: Result<_, ProjectError>, why: &str| {
        let failure = Failure::from(result.map(|_: project::EditOutcome| ()).unwrap_err());
        assert_eq!(failure.code, FailureCode::Refused);
        assert!(failure.message.contains(why), "{failure:?}");
    };
    let request = project.sign_request(&draft("Ada", Scope::All), ADA.public()).unwrap();
    let tidied = request.bytes.replacen("Until the pilot ends", "None", 1);
    refused(project.sign(&tidied, &ADA), "does not say what the project says");
    refused(project.sign(&request.bytes, &BO), "not one of SHA256:");
    let other = ADA.sign("another-namespace", request.bytes.as_bytes()).unwrap();
    refused(project.attach(&request.bytes, &other), "not one of SHA256:");
    edit(&mut project, moved(7));
    refused(project.sign(&request.bytes, &ADA), "has gone on");
    project.sign_request(&draft("Bo", Scope::All), ADA.public()).unwrap_err();
    refused(project.enrol("Eve", "guest", ADA.public(), BY), "enrolled for Ada");
    assert_eq!(project.sign_offs(today()).unwrap(), vec![]);
}

#[test]
fn a_signer_is_self_asserted_until_another_confirms_them() {
    let (_folder, mut project) = decided();
    sign(&mut project, "Ada", Scope::All, &ADA);
    project.confirm_signer(&ADA.public().fingerprint, &ADA).unwrap_err();
    project.confirm_signer(&ADA.public().fingerprint, &BO).unwrap();
    let view = only(&reopen(project));
    assert_eq!((view.self_asserted, view.confirmed_by), (false, vec!["Bo".to_owned()]));
}

#[test]
fn a_key_file_opens_with_its_passphrase_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    let short = Failure::from(Key::create(&path, "Ada", "short").unwrap_err());
    assert_eq!(
        (short.code, short.fields[0].field.as_str()),
        (FailureCode::Incomplete, "passphrase")
    );
    let key = Key::create(&path, "Ada", "a long passphrase").unwrap();
    Key::create(&path, "Ada", "a long passphrase").unwrap_err();
    let wrong = Failure::from(Key::load(&path, "a wrong passphrase").unwrap_err());
    assert_eq!(wrong.fields[0].field, "passphrase");
    assert_eq!(Key::load(&path, "a long passphrase").unwrap().public(), key.public());
    assert_eq!(&project::PublicKey::of_file(&path).unwrap(), key.public());
    let public = std::fs::read_to_string(folder.path().join("key.pub")).unwrap();
    assert_eq!(&project::PublicKey::parse(&public).unwrap(), key.public());
}

#[test]
fn versions_are_named_once_and_compared() {
    let (_folder, mut project) = decided();
    let first = project.name_version("1.0", "For the board", BY).unwrap().revision;
    project.name_version("1.0", "", BY).unwrap_err();
    project.name_version(" ", "", BY).unwrap_err();
    edit(&mut project, moved(30));
    edit(&mut project, crate::small::add_element(7, "Tool"));
    project.record_review("Nothing new", None, "Bo").unwrap();
    let second = project.name_version("1.1", "", BY).unwrap().revision;
    let project = reopen(project);
    let trust = project.trust(today()).unwrap();
    let names: Vec<_> = trust.versions.iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["1.1", "1.0"]);
    assert_eq!(trust.reviews[0].by, "Bo");
    let difference = project.difference(first, Some(second)).unwrap();
    assert_eq!(difference.lines.len(), 1);
    assert_eq!(difference.added.len(), 2, "the element and its shape");
    assert_eq!(difference.changed.len(), 2, "the shape that moved, and the counters");
    assert_eq!(project.difference(second, None).unwrap(), Difference::default());
}
