//! What a sign-off covers: facts and decisions, and nothing of how they are drawn. Moving a shape
//! never makes a signature stale; changing a name, an attribute, a threat or a decision does.

use model::{About, Model, Record};

use crate::{Scope, content_digest};

/// The part of a model that is signed. Left out: where shapes stand, how flows are bent, workshop
/// notes, counters, the order of diagrams, and the pin of the library, which a sign-off names
/// itself.
pub fn signed_part(model: &Model) -> Model {
    let mut part = Model::default();
    for record in model.records() {
        match record {
            Record::Placement(_)
            | Record::Route(_)
            | Record::Note(_)
            | Record::Numbering(_)
            | Record::SavedFilter(_) => {}
            Record::About(about) => {
                part.put(Record::About(Box::new(About { library: None, ..*about })));
            }
            Record::Diagram(diagram) => {
                part.put(Record::Diagram(model::Diagram { position: 0, ..diagram }));
            }
            Record::Boundary(_)
            | Record::Element(_)
            | Record::Flow(_)
            | Record::DataAsset(_)
            | Record::Supplier(_)
            | Record::Assumption(_)
            | Record::Participant(_)
            | Record::Comment(_)
            | Record::Control(_)
            | Record::Threat(_)
            | Record::Assessment(_)
            | Record::ModelSelection(_)
            | Record::RegisterEntry(_)
            | Record::ImportedFile(_) => part.put(record),
        }
    }
    part
}

/// The digest of the signed part of a whole model; see [`content_digest`]. Anybody can compute it
/// from Portolan JSON.
pub fn signed_digest(model: &Model) -> String {
    let records: Vec<serde_json::Value> =
        model.records().filter_map(|record| serde_json::to_value(record).ok()).collect();
    content_digest(&records, &Scope::All)
}

#[cfg(test)]
mod tests {
    use model::{
        Diagram, DiagramId, Edit, Element, ElementId, ElementKind, Note, NoteId, PlacedKey,
        Placement, Rect, Stamp, Subject, ThreatId, Timestamp, Verdict,
    };
    use uuid::Uuid;

    use super::*;
    use crate::changed_in_scope;

    const DIAGRAM: DiagramId = DiagramId(Uuid::from_u128(1));
    const ELEMENT: ElementId = ElementId(Uuid::from_u128(2));
    const THREAT: ThreatId = ThreatId(Uuid::from_u128(3));
    const AREA: Rect = Rect { x: 0, y: 0, width: 168, height: 56 };

    fn apply(model: &Model, edit: Edit) -> Model {
        let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "Ada".into() };
        model.apply(&edit, &stamp).unwrap()
    }

    fn diagram(position: u32) -> Diagram {
        Diagram { id: DIAGRAM, title: "Overview".into(), position }
    }

    fn small() -> Model {
        let element = Box::new(Element::new(ELEMENT, ElementKind::Process, "Assistant"));
        let edits = vec![
            Edit::AddDiagram { diagram: diagram(0) },
            Edit::AddElement { element, diagram: DIAGRAM, area: AREA },
            Edit::TakeUp {
                id: THREAT,
                technique: "AML.T0051".into(),
                subject: Subject::Element(ELEMENT),
                title: "Prompt injection".into(),
            },
        ];
        apply(&Model::default(), Edit::Batch { label: String::new(), edits })
    }

    #[test]
    fn facts_and_decisions_are_signed_and_drawing_is_not() {
        let signed = small();
        let check = |edit: Edit, stale: bool| {
            let now = apply(&signed, edit.clone());
            assert_eq!(signed_digest(&now) != signed_digest(&signed), stale, "{edit:?}");
            assert_eq!(!changed_in_scope(&Scope::All, &signed, &now).is_empty(), stale, "{edit:?}");
        };
        let subject = Subject::Element(ELEMENT);
        let key = PlacedKey::element(DIAGRAM, ELEMENT);
        let area = Rect { x: 40, ..AREA };
        check(Edit::Place { placements: vec![Placement { key, area, z: 2, locked: true }] }, false);
        check(Edit::SetDiagram { diagram: diagram(3) }, false);
        let note = Note {
            id: NoteId(Uuid::from_u128(9)),
            diagram: DIAGRAM,
            text: "ask the vendor".into(),
            area: AREA,
        };
        check(Edit::Put { record: Box::new(Record::Note(note)) }, false);
        check(Edit::Rename { subject, name: "Agent".into() }, true);
        check(Edit::Describe { subject, description: "Reads mail".into() }, true);
        check(
            Edit::Decide {
                threat: THREAT,
                verdict: Verdict::NotApplicable,
                rationale: "No untrusted input".into(),
            },
            true,
        );
        let about = Box::new(About { purpose: "Sort mail".into(), ..signed.about.clone() });
        check(Edit::SetAbout { about }, true);
    }

    #[test]
    fn the_digest_is_the_same_everywhere_and_always() {
        let empty = signed_digest(&Model::default());
        assert_eq!(empty, signed_digest(&Model::default()));
        assert_eq!(empty.len(), 64);
        assert_eq!(signed_digest(&small()), signed_digest(&small()));
        assert_ne!(signed_digest(&small()), empty);
    }
}
