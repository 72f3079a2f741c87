//! Edits: what each refuses, and that any sequence of them keeps the model sound and can be undone.

use proptest::prelude::*;

use crate::*;

fn stamp() -> Stamp {
    Stamp { at: Timestamp::UNIX_EPOCH, by: "tester".into() }
}

fn uuid(n: u8) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(n))
}

const DIAGRAM: DiagramId = DiagramId(uuid::Uuid::from_u128(0xD1));
const AREA: Rect = Rect { x: 0, y: 0, width: 168, height: 56 };

fn element(n: u8) -> Edit {
    let element = Element::new(ElementId(uuid(n)), ElementKind::Process, format!("e{n}"));
    Edit::AddElement { element: Box::new(element), diagram: DIAGRAM, area: AREA }
}

fn boundary(n: u8, parent: Option<u8>) -> Edit {
    let mut boundary = Boundary::new(BoundaryId(uuid(n)), format!("b{n}"));
    boundary.parent = parent.map(|n| BoundaryId(uuid(n)));
    Edit::AddBoundary { boundary: Box::new(boundary), diagram: DIAGRAM, area: AREA }
}

fn flow(n: u8, source: u8, target: u8) -> Edit {
    let flow = Flow::new(FlowId(uuid(n)), ElementId(uuid(source)), ElementId(uuid(target)));
    Edit::AddFlow { flow: Box::new(flow) }
}

fn control(n: u8) -> Edit {
    put(Record::Control(Control::new(ControlId(uuid(n)), None, "c")))
}

fn put(record: Record) -> Edit {
    Edit::Put { record: Box::new(record) }
}

fn assessment(n: u8, consideration: &str, threat: u8, control: u8) -> Edit {
    let mut one = Assessment::new(AssessmentId(uuid(n)), "secure-ai", consideration);
    one.threats.insert(ThreatId(uuid(threat)));
    one.controls.insert(ControlId(uuid(control)));
    put(Record::Assessment(one))
}

fn selection(n: u8, element: u8) -> Edit {
    put(Record::ModelSelection(ModelSelection {
        id: ModelSelectionId(uuid(n)),
        element: ElementId(uuid(element)),
        options: vec![],
        chosen: None,
        reason: String::new(),
        reassess: None,
    }))
}

fn debt(n: u8, threat: u8) -> Edit {
    put(Record::RegisterEntry(RegisterEntry {
        id: RegisterEntryId(uuid(n)),
        number: 0,
        title: "debt".into(),
        description: String::new(),
        owner: String::new(),
        date: None,
        closed: false,
        subjects: [Subject::Model].into(),
        threats: [ThreatId(uuid(threat))].into(),
        evidence: vec![],
        register: Register::Debt { ends_when: String::new() },
    }))
}

fn take_up(n: u8, technique: &str, at: u8) -> Edit {
    Edit::TakeUp {
        id: ThreatId(uuid(n)),
        technique: technique.into(),
        subject: Subject::Element(ElementId(uuid(at))),
        title: "t".into(),
    }
}

fn decide(n: u8, verdict: Verdict, rationale: &str) -> Edit {
    Edit::Decide { threat: ThreatId(uuid(n)), verdict, rationale: rationale.into() }
}

fn into_boundary(subject: Subject, boundary: Option<u8>) -> Edit {
    Edit::MoveInto { subjects: vec![subject], boundary: boundary.map(|n| BoundaryId(uuid(n))) }
}

fn remove(kind: RecordKind, n: u8) -> Edit {
    Edit::Remove { keys: vec![RecordKey { kind, id: uuid(n).to_string() }] }
}

/// Elements 1 and 2 joined by flow 3, element 1 in boundary 11 in boundary 10, control 5, threat 4.
fn small() -> Model {
    let start =
        Edit::AddDiagram { diagram: Diagram { id: DIAGRAM, title: "d".into(), position: 0 } };
    let edits = vec![
        start,
        boundary(10, None),
        boundary(11, Some(10)),
        element(1),
        element(2),
        flow(3, 1, 2),
        into_boundary(Subject::Element(ElementId(uuid(1))), Some(11)),
        take_up(4, "AML.T0051", 1),
    ];
    let all = Edit::Batch { label: String::new(), edits };
    Model::default().apply(&all, &stamp()).expect("the small model is sound")
}

#[test]
fn refusals_name_what_stood_against_them() {
    let check = |edit: Edit, code: EditErrorCode, part: &str| {
        let before = small();
        let error = before.apply(&edit, &stamp()).expect_err(part);
        assert_eq!(error.code, code, "{error:?}");
        assert!(error.message.contains(part), "{:?} lacks {part:?}", error.message);
        assert!(!error.hint.is_empty());
    };
    use EditErrorCode::{Cycle, Duplicate, Incomplete, Invalid, NotFound};
    let modify = Verdict::Modify { owner: String::new(), due: None };
    let retain = Verdict::Retain { risk_owner: "Head".into(), expires: None };
    let b = |n| Subject::Boundary(BoundaryId(uuid(n)));
    check(flow(9, 1, 77), NotFound, "target of flow");
    check(element(1), Duplicate, "\"e1\"");
    check(into_boundary(b(10), Some(11)), Cycle, "\"b10\"");
    check(into_boundary(b(10), Some(10)), Cycle, "inside itself");
    check(take_up(9, "AML.T0051", 1), Duplicate, "T-1");
    check(decide(4, modify, ""), Incomplete, "Modify needs an owner");
    check(decide(4, retain, "we can live with it"), Incomplete, "Retain needs an expiry date");
    check(decide(4, Verdict::NotApplicable, "  "), Incomplete, "needs a reason");
    check(decide(4, Verdict::Share { with: String::new() }, ""), Incomplete, "with whom");
    check(decide(77, Verdict::NotApplicable, "no"), NotFound, "threat");
    check(assessment(6, "SD1.1", 77, 5), NotFound, "threat");
    check(selection(6, 77), NotFound, "element");
    check(debt(6, 77), NotFound, "threat");
    check(remove(RecordKind::Numbering, 0), Invalid, "cannot be removed");
    check(
        Edit::Rename { subject: b(10), name: "x".repeat(MAX_TEXT_BYTES + 1) },
        Invalid,
        "limit is 262144",
    );
    check(
        Edit::Rate {
            threat: ThreatId(uuid(4)),
            stage: RatingStage::Inherent,
            rating: Some(Rating {
                likelihood: 6,
                impacts: Impacts { users: Some(1), ..Impacts::default() },
                basis: String::new(),
                confirmed: true,
            }),
        },
        Invalid,
        "not on the scale",
    );
}

#[test]
fn an_assessment_keeps_its_judgements() {
    let one = Assessment::new(AssessmentId(uuid(6)), "secure-ai", "SD1.1");
    let judge =
        |conformity, note: &str| Edit::Judge { assessment: one.id, conformity, note: note.into() };
    let apply = |model: &Model, edit: &Edit| model.apply(edit, &stamp());
    let model = apply(&small(), &put(Record::Assessment(one.clone()))).expect("a new assessment");
    let error = apply(&model, &judge(Conformity::Partly, " ")).expect_err("no note");
    assert_eq!(error.fields[0].field, "note");
    let model = apply(&model, &judge(Conformity::Met, "")).expect("met needs no note");
    // The record as the window had it, without the judgement, is put again with an owner.
    let owned = Assessment { owner: "Head".into(), ..one.clone() };
    let model = apply(&model, &put(Record::Assessment(owned))).expect("it is there");
    let kept = &model.assessments[&one.id];
    assert_eq!(kept.owner, "Head");
    assert_eq!(kept.judgement().map(|j| j.conformity), Some(Conformity::Met));
    let twin = Assessment { id: AssessmentId(uuid(7)), ..one };
    let error = apply(&model, &put(Record::Assessment(twin))).expect_err("assessed twice");
    assert_eq!(error.code, EditErrorCode::Duplicate);
}

#[test]
fn a_refused_batch_changes_nothing() {
    let before = small();
    let edits = vec![element(20), flow(21, 20, 99)];
    let error = before.apply(&Edit::Batch { label: "both".into(), edits }, &stamp());
    assert!(error.is_err());
    assert!(!before.elements.contains_key(&ElementId(uuid(20))));
}

#[test]
fn removing_an_element_takes_its_flows_and_leaves_its_threats() {
    let after = small().apply(&remove(RecordKind::Element, 1), &stamp()).expect("it is there");
    assert!(after.flows.is_empty());
    assert_eq!(after.threats.len(), 1, "a decision outlives its subject");
    assert_eq!(after.threats[&ThreatId(uuid(4))].subject_name, "e1");
    assert_eq!(after.faults(), vec![]);
}

#[test]
fn removing_a_boundary_moves_its_contents_out_one_step() {
    let after = small().apply(&remove(RecordKind::Boundary, 11), &stamp()).expect("it is there");
    assert_eq!(after.elements[&ElementId(uuid(1))].boundary, Some(BoundaryId(uuid(10))));
}

#[test]
fn numbers_are_never_given_out_twice() {
    let removed = small().apply(&remove(RecordKind::Element, 2), &stamp()).expect("it is there");
    let after = removed.apply(&element(30), &stamp()).expect("a free id");
    assert_eq!(after.elements[&ElementId(uuid(30))].number, 3);
}

#[test]
fn faults_name_the_place() {
    let check = |break_it: &dyn Fn(&mut Model), part: &str| {
        let mut model = small();
        assert_eq!(model.faults(), vec![]);
        break_it(&mut model);
        let faults = model.faults();
        assert!(faults.iter().any(|f| f.message.contains(part)), "{faults:?} lacks {part:?}");
    };
    check(
        &|m| {
            m.elements.remove(&ElementId(uuid(2)));
        },
        "names element",
    );
    check(
        &|m| {
            let outer = m.boundaries.get_mut(&BoundaryId(uuid(10))).expect("outer");
            outer.parent = Some(BoundaryId(uuid(11)));
        },
        "\"b10\" lies inside itself",
    );
    check(&|m| m.about.risk.appetite = 9, "level 9");
    check(
        &|m| {
            let e = m.elements.remove(&ElementId(uuid(1))).expect("element");
            m.elements.insert(ElementId(uuid(50)), e);
        },
        "not its own",
    );
}

/// Edits over a small pool of ids, so that many of them meet.
fn any_edit() -> impl Strategy<Value = Edit> {
    let id = || 1u8..12;
    let subject = || {
        prop_oneof![
            id().prop_map(|n| Subject::Element(ElementId(uuid(n)))),
            id().prop_map(|n| Subject::Flow(FlowId(uuid(n)))),
            id().prop_map(|n| Subject::Boundary(BoundaryId(uuid(n)))),
            Just(Subject::Model),
        ]
    };
    let kind = prop::sample::select(RecordKind::ALL);
    prop_oneof![
        id().prop_map(element),
        (id(), prop::option::of(id())).prop_map(|(n, p)| boundary(n, p)),
        (id(), id(), id()).prop_map(|(n, s, t)| flow(n, s, t)),
        id().prop_map(control),
        (id(), id()).prop_map(|(n, at)| take_up(n, "AML.T0070", at)),
        (kind, id()).prop_map(|(kind, n)| remove(kind, n)),
        (subject(), prop::option::of(id())).prop_map(|(s, b)| into_boundary(s, b)),
        (subject(), "[a-z]{0,4}").prop_map(|(subject, name)| Edit::Rename { subject, name }),
        (subject(), any::<bool>()).prop_map(|(subject, yes)| Edit::SetAttribute {
            subject,
            attribute: "encrypted".into(),
            value: yes.then_some(AttributeValue::Flag(true)),
        }),
        (id(), -50i32..50).prop_map(|(n, x)| Edit::Place {
            placements: vec![Placement {
                key: PlacedKey::element(DIAGRAM, ElementId(uuid(n))),
                area: Rect { x, ..AREA },
                z: 1,
                locked: false,
            }],
        }),
        (id(), id()).prop_map(|(t, c)| Edit::LinkControls {
            threat: ThreatId(uuid(t)),
            controls: [ControlId(uuid(c))].into(),
        }),
        (id(), "[a-z]{0,2}").prop_map(|(t, why)| decide(t, Verdict::NotApplicable, &why)),
        (id(), "[ab]", id(), id()).prop_map(|(n, what, t, c)| assessment(n, &what, t, c)),
        (id(), "[a-z]{0,2}").prop_map(|(n, note)| Edit::Judge {
            assessment: AssessmentId(uuid(n)),
            conformity: Conformity::Partly,
            note,
        }),
        (id(), id()).prop_map(|(n, e)| selection(n, e)),
        (id(), id()).prop_map(|(n, t)| debt(n, t)),
    ]
}

proptest! {
    #[test]
    fn any_edits_keep_the_model_sound_and_undo_inverts_them(
        edits in prop::collection::vec(any_edit(), 1..60)
    ) {
        let mut model = small();
        let mut undo = Vec::new();
        for edit in &edits {
            let Ok(after) = model.apply(edit, &stamp()) else { continue };
            let changes = Changes::between(&model, &after);
            let mut made = model.clone();
            made.make(&changes);
            prop_assert_eq!(&made, &after, "changes turn before into after");
            undo.push((model, changes.inverse()));
            model = after;
            prop_assert_eq!(model.faults(), vec![]);
        }
        while let Some((before, inverse)) = undo.pop() {
            model.make(&inverse);
            prop_assert_eq!(&model, &before);
        }
    }
}

proptest! {
    #[test]
    fn a_merge_is_sound_and_keeps_every_decision(
        shared in prop::collection::vec(any_edit(), 1..20),
        left in prop::collection::vec(any_edit(), 1..30),
        right in prop::collection::vec(any_edit(), 1..30),
    ) {
        let make = |start: &Model, edits: &[Edit]| {
            edits.iter().fold(start.clone(), |model, edit| {
                model.apply(edit, &stamp()).unwrap_or(model)
            })
        };
        let base = make(&small(), &shared);
        let (ours, theirs) = (make(&base, &left), make(&base, &right));
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(merged.model.faults(), vec![]);
        prop_assert_eq!(&merge(&base, &ours, &base).model, &ours, "one side only");
        prop_assert_eq!(&merge(&base, &base, &theirs).model.threats, &theirs.threats);
        prop_assert_eq!(&merge(&ours, &ours, &ours).model, &ours);
        // Taking out a threat that the other side left as it was is a decision too.
        let taken_out = |threat: &Threat| {
            base.threats.get(&threat.id) == Some(threat)
                && !(ours.threats.contains_key(&threat.id)
                    && theirs.threats.contains_key(&threat.id))
        };
        let decided = ours.threats.values().chain(theirs.threats.values());
        for threat in decided.filter(|threat| !taken_out(threat)) {
            if let (Some(key), false) = (threat.key(), threat.history.is_empty())
                && let Some(kept) = merged.model.threat_for(&key)
            {
                prop_assert!(!kept.history.is_empty(), "{} lost its decision", threat.title);
            }
        }
    }
}
