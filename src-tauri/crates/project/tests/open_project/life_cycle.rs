//! The life cycle beside the diagram has the same trust: each of its records is signed for, shows in
//! the difference, and can be taken back, also after the file was opened anew.

use model::*;
use project::{Scope, SignOffState};

use crate::edits::reopen;
use crate::sign_off::{ADA, decided, edit, sign, today};
use crate::small::id;

/// What is done, and words that its difference shows.
type Case = (Edit, &'static [&'static str]);

#[test]
fn every_record_of_it_is_signed_told_apart_and_taken_back() {
    let (_folder, mut project) = decided();
    let blank = Assessment::new(AssessmentId(id(0x90)), "secure-ai", "SD2.4");
    edit(&mut project, put(Record::Assessment(blank)));
    sign(&mut project, "Ada", Scope::All, &ADA);
    for (step, words) in cases() {
        let signed = project.revision();
        edit(&mut project, step.clone());
        project = reopen(project);
        let view = project.sign_offs(today()).unwrap().remove(0);
        assert_eq!(view.state, SignOffState::Stale, "{step:?}");
        let told = format!("{:?}", project.difference(signed, None).unwrap().lines);
        for word in words {
            assert!(told.contains(word), "{word} in {told}");
        }
        project.undo("Ada").unwrap();
        let view = project.sign_offs(today()).unwrap().remove(0);
        assert_eq!(view.state, SignOffState::Valid, "undone: {step:?}");
    }
}

fn cases() -> Vec<Case> {
    let about = About {
        statement: UserStatement {
            limitations: "Answers can be wrong".into(),
            ..Default::default()
        },
        ..decided().1.model().about.clone()
    };
    let judge = Edit::Judge {
        assessment: AssessmentId(id(0x90)),
        conformity: Conformity::Partly,
        note: "Minutes are missing".into(),
    };
    let mut asset = DataAsset::new(DataAssetId(id(0x91)), AssetKind::Model, "Weights");
    asset.files.push(FileDigest {
        name: "weights.bin".into(),
        sha256: "ab".repeat(32),
        bytes: 7,
        files: 1,
        at: Timestamp::UNIX_EPOCH,
    });
    let question = DueDiligence {
        question: "Who attests it?".into(),
        answer: "An auditor".into(),
        satisfied: Some(true),
        evidence: Vec::new(),
    };
    let supplier = Supplier {
        id: SupplierId(id(0x92)),
        name: "Cloud models".into(),
        supplies: String::new(),
        version: String::new(),
        licence: String::new(),
        fallback: String::new(),
        notes: String::new(),
        data_control: String::new(),
        due_diligence: vec![question],
    };
    let selection = ModelSelection {
        id: ModelSelectionId(id(0x93)),
        element: ElementId(id(1)),
        options: Vec::new(),
        chosen: None,
        reason: "It is the smallest that works".into(),
        reassess: None,
    };
    let entry = RegisterEntry {
        id: RegisterEntryId(id(0x94)),
        number: 0,
        title: "Prompt by hand".into(),
        description: String::new(),
        owner: String::new(),
        date: None,
        closed: false,
        subjects: Default::default(),
        threats: Default::default(),
        evidence: Vec::new(),
        register: Register::Debt { ends_when: "It is in version control".into() },
    };
    vec![
        (Edit::SetAbout { about: Box::new(about) }, &["Answers can be wrong"]),
        (judge, &["Minutes are missing"]),
        (put(Record::DataAsset(asset)), &["Weights"]),
        (put(Record::Supplier(supplier)), &["Cloud models"]),
        (put(Record::ModelSelection(selection)), &["Added", "ModelSelection"]),
        (put(Record::RegisterEntry(entry)), &["Prompt by hand"]),
    ]
}

fn put(record: Record) -> Edit {
    Edit::Put { record: Box::new(record) }
}
