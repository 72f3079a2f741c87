//! A small model and edits over a small pool of ids, so that many of them meet. Shared with the tests
//! of the open project, which write the same edits through one room more.

use model::*;
use proptest::prelude::*;

pub const DIAGRAM: DiagramId = DiagramId(uuid::Uuid::from_u128(0xD1));
const AREA: Rect = Rect { x: 0, y: 0, width: 168, height: 56 };

pub fn id(n: u8) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::from(n))
}

pub fn stamp() -> Stamp {
    Stamp { at: Timestamp::UNIX_EPOCH, by: "tester".into() }
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
        n().prop_map(|n| put(Record::DataAsset(DataAsset::new(
            DataAssetId(id(n)),
            AssetKind::Model,
            "Weights"
        )))),
        (n(), n()).prop_map(|(n, c)| put(Record::Assessment(Assessment::new(
            AssessmentId(id(n)),
            "secure-ai",
            format!("SD1.{c}"),
        )))),
        (n(), ".{0,9}").prop_map(|(n, note)| Edit::Judge {
            assessment: AssessmentId(id(n)),
            conformity: Conformity::Partly,
            note,
        }),
    ]
}

fn put(record: Record) -> Edit {
    Edit::Put { record: Box::new(record) }
}
