//! Edits over a small pool of ids, so that many of them meet.

use std::path::{Path, PathBuf};

use model::*;
use proptest::prelude::*;
use store::{EventKind, EventNote, ProjectFile};

pub const DIAGRAM: DiagramId = DiagramId(uuid::Uuid::from_u128(0xD1));
const AREA: Rect = Rect { x: 0, y: 0, width: 168, height: 56 };

pub fn id(n: u8) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(n))
}

pub fn stamp() -> Stamp {
    Stamp { at: Timestamp::UNIX_EPOCH, by: "tester".into() }
}

pub fn note(kind: EventKind, label: &str) -> EventNote {
    let Stamp { at, by } = stamp();
    EventNote::new(kind, label, by, at)
}

pub fn add_element(n: u8, name: &str) -> Edit {
    let element = Element::new(ElementId(id(n)), ElementKind::Process, name);
    Edit::AddElement { element: Box::new(element), diagram: DIAGRAM, area: AREA }
}

/// Two elements and a flow in one diagram.
pub fn small() -> Model {
    let diagram = Diagram { id: DIAGRAM, title: "Overview".into(), position: 0 };
    let flow = Flow::new(FlowId(id(3)), ElementId(id(1)), ElementId(id(2)));
    let edits = vec![
        Edit::AddDiagram { diagram },
        add_element(1, "Assistant"),
        add_element(2, "Mail index"),
        Edit::AddFlow { flow: Box::new(flow) },
    ];
    let all = Edit::Batch { label: String::new(), edits };
    Model::default().apply(&all, &stamp()).expect("the small model is sound")
}

/// A file of the small model in a folder of its own.
pub fn small_file() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("small.portolan");
    ProjectFile::create(&path, &small(), &note(EventKind::Created, "Create"))
        .expect("a new file in an empty folder");
    (folder, path)
}

/// Applies an edit and writes it.
pub fn write(file: &mut ProjectFile, model: &mut Model, edit: &Edit) {
    let after = model.apply(edit, &stamp()).expect("a sound edit");
    let changes = Changes::between(model, &after);
    let said = note(EventKind::Edited, &edit.label(model));
    file.write(&said, &changes).expect("a writable file");
    *model = after;
}

pub fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a readable file")
}

pub fn any_edit() -> impl Strategy<Value = Edit> {
    let n = || 1u8..10;
    let subject = || {
        prop_oneof![
            n().prop_map(|n| Subject::Element(ElementId(id(n)))),
            n().prop_map(|n| Subject::Flow(FlowId(id(n)))),
            Just(Subject::Model),
        ]
    };
    let kind = prop::sample::select(RecordKind::ALL);
    prop_oneof![
        (n(), ".{0,12}").prop_map(|(n, name)| add_element(n, &name)),
        (n(), n(), n()).prop_map(|(f, s, t)| Edit::AddFlow {
            flow: Box::new(Flow::new(FlowId(id(f)), ElementId(id(s)), ElementId(id(t)))),
        }),
        (kind, n()).prop_map(|(kind, n)| Edit::Remove {
            keys: vec![RecordKey { kind, id: id(n).to_string() }],
        }),
        (subject(), ".{0,20}").prop_map(|(subject, name)| Edit::Rename { subject, name }),
        (subject(), any::<bool>()).prop_map(|(subject, yes)| Edit::SetAttribute {
            subject,
            attribute: "encrypted".into(),
            value: yes.then_some(AttributeValue::Flag(true)),
        }),
        (n(), any::<i32>()).prop_map(|(n, x)| Edit::Place {
            placements: vec![Placement {
                key: PlacedKey::element(DIAGRAM, ElementId(id(n))),
                area: Rect { x, ..AREA },
                z: 1,
                locked: false,
            }],
        }),
        (n(), n()).prop_map(|(t, at)| Edit::TakeUp {
            id: ThreatId(id(t)),
            technique: "AML.T0051".into(),
            subject: Subject::Element(ElementId(id(at))),
            title: "Prompt injection".into(),
        }),
        (n(), ".{0,9}").prop_map(|(t, rationale)| Edit::Decide {
            threat: ThreatId(id(t)),
            verdict: Verdict::NotApplicable,
            rationale,
        }),
    ]
}
