//! Soundness of a whole model: what must hold however it came to be. Edits keep it by
//! construction (a property test says so); loading and importing check it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BoundaryId, ElementId, FlowId, Model, Record, RecordKey, RecordKind, ThreatKey};

/// Something that must not be in a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
#[ts(export)]
pub struct Fault {
    /// Where.
    pub key: RecordKey,
    /// What is wrong, naming the place.
    pub message: String,
}

impl Model {
    /// Every fault, by kind and id of the record it lies in.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for key in self.misfiled() {
            let message =
                format!("{} {} lies under an id that is not its own", key.kind.word(), key.id);
            faults.push(Fault { key, message });
        }
        if let Some(text) = self.about.risk.fault() {
            let key = Record::About(Box::default()).key();
            faults.push(Fault { key, message: format!("risk scale: {text}") });
        }
        for record in self.records() {
            let key = record.key();
            let said = self.faults_of(&record).into_iter();
            faults.extend(said.map(|message| Fault { key: key.clone(), message }));
        }
        faults.extend(self.repeated_threats());
        faults
    }

    /// What is wrong with one record, given the rest.
    fn faults_of(&self, record: &Record) -> Vec<String> {
        let mut said = Vec::new();
        match record {
            Record::Boundary(boundary) => {
                let name = &boundary.name;
                match boundary.parent {
                    Some(parent) if !self.boundaries.contains_key(&parent) => {
                        said.push(format!(
                            "boundary {name:?} lies in boundary {parent}, which is not there"
                        ));
                    }
                    Some(parent) if self.boundary_chain(Some(parent)).contains(&boundary.id) => {
                        said.push(format!("boundary {name:?} lies inside itself"));
                    }
                    Some(_) | None => {}
                }
            }
            Record::Element(element) => {
                let name = &element.name;
                if let Some(id) = element.boundary.filter(|id| !self.boundaries.contains_key(id)) {
                    said.push(format!(
                        "element {name:?} lies in boundary {id}, which is not there"
                    ));
                }
                if let Some(id) = element.supplier.filter(|id| !self.suppliers.contains_key(id)) {
                    said.push(format!("element {name:?} names supplier {id}, which is not there"));
                }
                if let Some(id) = element.child_diagram.filter(|id| !self.diagrams.contains_key(id))
                {
                    said.push(format!("element {name:?} opens diagram {id}, which is not there"));
                }
                for id in element.holds.iter().filter(|id| !self.assets.contains_key(id)) {
                    said.push(format!(
                        "element {name:?} holds data asset {id}, which is not there"
                    ));
                }
            }
            Record::Flow(flow) => {
                let name = &flow.name;
                for (end, id) in [("starts", flow.source), ("ends", flow.target)] {
                    if !self.elements.contains_key(&id) {
                        said.push(format!(
                            "flow {name:?} {end} at element {id}, which is not there"
                        ));
                    }
                }
                for id in flow.carries.iter().filter(|id| !self.assets.contains_key(id)) {
                    said.push(format!("flow {name:?} carries data asset {id}, which is not there"));
                }
            }
            Record::Placement(placement) => {
                let id = placement.key.record;
                let known = self.elements.contains_key(&ElementId(id))
                    || self.boundaries.contains_key(&BoundaryId(id));
                if !known || !self.diagrams.contains_key(&placement.key.diagram) {
                    said.push(format!(
                        "placement {} places something that is not there",
                        placement.key
                    ));
                }
                if placement.area.width <= 0 || placement.area.height <= 0 {
                    said.push(format!("placement {} has no size", placement.key));
                }
            }
            Record::Route(route) => {
                let known = self.flows.contains_key(&FlowId(route.key.record));
                if !known || !self.diagrams.contains_key(&route.key.diagram) {
                    said.push(format!("route {} bends a flow that is not there", route.key));
                }
            }
            Record::Note(note) => {
                if !self.diagrams.contains_key(&note.diagram) {
                    said.push(format!(
                        "note {} is stuck to diagram {}, which is not there",
                        note.id, note.diagram
                    ));
                }
            }
            Record::DataAsset(asset) => {
                if let Some(id) = asset.supplier.filter(|id| !self.suppliers.contains_key(id)) {
                    said.push(format!(
                        "data asset {:?} names supplier {id}, which is not there",
                        asset.name
                    ));
                }
            }
            Record::Threat(threat) => {
                for id in threat.controls.iter().filter(|id| !self.controls.contains_key(id)) {
                    said.push(format!(
                        "threat {:?} names control {id}, which is not there",
                        threat.title
                    ));
                }
                for rating in threat.inherent.iter().chain(&threat.residual) {
                    if !self.about.risk.holds(rating) {
                        said.push(format!("threat {:?} is rated off the scale", threat.title));
                    }
                }
            }
            // A threat or comment may outlive its subject: it is then shown as stale.
            Record::Comment(_)
            | Record::About(_)
            | Record::Numbering(_)
            | Record::Diagram(_)
            | Record::Supplier(_)
            | Record::Assumption(_)
            | Record::Participant(_)
            | Record::Control(_) => {}
        }
        said
    }

    fn repeated_threats(&self) -> Vec<Fault> {
        let mut seen: BTreeMap<ThreatKey, u32> = BTreeMap::new();
        let mut faults = Vec::new();
        for threat in self.threats.values() {
            let Some(key) = threat.key() else { continue };
            if let Some(first) = seen.insert(key, threat.number) {
                faults.push(Fault {
                    key: RecordKey { kind: RecordKind::Threat, id: threat.id.to_string() },
                    message: format!(
                        "T-{} and T-{first} answer the same suggestion",
                        threat.number
                    ),
                });
            }
        }
        faults
    }
}
