//! Which records a record leans on. Loading, merging and removing ask here.

use crate::*;

impl Record {
    /// Keys of the records this one cannot be without. What a threat or comment is about is not
    /// among them: both outlive their subject.
    pub fn references(&self) -> Vec<RecordKey> {
        let key = |kind, id: &dyn std::fmt::Display| RecordKey { kind, id: id.to_string() };
        match self {
            Record::Boundary(boundary) => {
                boundary.parent.iter().map(|id| key(RecordKind::Boundary, id)).collect()
            }
            Record::Element(element) => {
                let boundary = element.boundary.iter().map(|id| key(RecordKind::Boundary, id));
                let supplier = element.supplier.iter().map(|id| key(RecordKind::Supplier, id));
                let child = element.child_diagram.iter().map(|id| key(RecordKind::Diagram, id));
                let holds = element.holds.iter().map(|id| key(RecordKind::DataAsset, id));
                boundary.chain(supplier).chain(child).chain(holds).collect()
            }
            Record::Flow(flow) => [flow.source, flow.target]
                .iter()
                .map(|id| key(RecordKind::Element, id))
                .chain(flow.carries.iter().map(|id| key(RecordKind::DataAsset, id)))
                .collect(),
            Record::Route(route) => vec![
                key(RecordKind::Diagram, &route.key.diagram),
                key(RecordKind::Flow, &route.key.record),
            ],
            // A placement leans on an element or on a boundary: which one, its id does not say.
            Record::Placement(placement) => {
                vec![key(RecordKind::Diagram, &placement.key.diagram)]
            }
            Record::Note(note) => vec![key(RecordKind::Diagram, &note.diagram)],
            Record::DataAsset(asset) => {
                asset.supplier.iter().map(|id| key(RecordKind::Supplier, id)).collect()
            }
            Record::Threat(threat) => {
                threat.controls.iter().map(|id| key(RecordKind::Control, id)).collect()
            }
            Record::Assessment(assessment) => {
                let controls = assessment.controls.iter().map(|id| key(RecordKind::Control, id));
                let threats = assessment.threats.iter().map(|id| key(RecordKind::Threat, id));
                controls.chain(threats).collect()
            }
            Record::ModelSelection(selection) => vec![key(RecordKind::Element, &selection.element)],
            Record::RegisterEntry(entry) => {
                entry.threats.iter().map(|id| key(RecordKind::Threat, id)).collect()
            }
            Record::About(_)
            | Record::Numbering(_)
            | Record::Diagram(_)
            | Record::Supplier(_)
            | Record::Assumption(_)
            | Record::Participant(_)
            | Record::Comment(_)
            | Record::Control(_)
            | Record::ImportedFile(_)
            | Record::SavedFilter(_) => Vec::new(),
        }
    }

    /// Whether this is about how the model is drawn or looked at, and not about what it says.
    pub fn is_geometry(&self) -> bool {
        match self {
            Record::Placement(_)
            | Record::Route(_)
            | Record::Note(_)
            | Record::Diagram(_)
            | Record::SavedFilter(_) => true,
            Record::About(_)
            | Record::Numbering(_)
            | Record::Boundary(_)
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
            | Record::ImportedFile(_) => false,
        }
    }

    /// The short number and the name people know it by, such as `E-3` and `Chat backend`.
    pub fn caption(&self) -> (String, String) {
        let numbered = |letter: char, number: u32, name: &str| {
            (format!("{letter}-{number}"), name.to_string())
        };
        match self {
            Record::About(about) => (String::new(), about.title.clone()),
            Record::Boundary(b) => numbered('B', b.number, &b.name),
            Record::Element(e) => numbered('E', e.number, &e.name),
            Record::Flow(f) => numbered('F', f.number, &f.name),
            Record::DataAsset(a) => numbered('D', a.number, &a.name),
            Record::Assumption(a) => numbered('A', a.number, &a.text),
            Record::Control(c) => numbered('C', c.number, &c.title),
            Record::Threat(t) => numbered('T', t.number, &t.title),
            Record::Diagram(d) => (String::new(), d.title.clone()),
            Record::Supplier(s) => (String::new(), s.name.clone()),
            Record::Participant(p) => (String::new(), p.name.clone()),
            Record::Comment(c) => (String::new(), c.text.clone()),
            Record::Note(n) => (String::new(), n.text.clone()),
            Record::Assessment(a) => (a.consideration.clone(), a.framework.clone()),
            Record::RegisterEntry(r) => numbered('R', r.number, &r.title),
            Record::ImportedFile(i) => (String::new(), i.file_name.clone()),
            Record::SavedFilter(f) => (String::new(), f.name.clone()),
            Record::ModelSelection(s) => (
                String::new(),
                s.chosen
                    .and_then(|chosen| s.options.get(chosen as usize))
                    .map_or_else(String::new, |option| option.name.clone()),
            ),
            Record::Numbering(_) | Record::Placement(_) | Record::Route(_) => {
                (String::new(), String::new())
            }
        }
    }
}
