//! Soundness of a whole model: what must hold however it came to be. Edits keep it by
//! construction (a property test says so); loading and importing check it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BoundaryId, ElementId, Model, Record, RecordKey, RecordKind, ThreatKey};

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
        faults.extend(self.repeated_assessments());
        faults
    }

    /// What is wrong with one record, given the rest. A threat or comment may outlive its subject:
    /// it is then shown as stale.
    fn faults_of(&self, record: &Record) -> Vec<String> {
        let key = record.key();
        let (_, caption) = record.caption();
        let name = if caption.is_empty() { key.id.clone() } else { format!("{caption:?}") };
        let word = key.kind.word();
        let mut said: Vec<String> = record
            .references()
            .iter()
            .filter(|other| !self.has(other))
            .map(|other| {
                format!(
                    "{word} {name} names {} {}, which is not there",
                    other.kind.word(),
                    other.id
                )
            })
            .collect();
        match record {
            Record::Boundary(boundary)
                if self.boundary_chain(boundary.parent).contains(&boundary.id) =>
            {
                said.push(format!("{word} {name} lies inside itself"));
            }
            Record::Placement(placement) => {
                let id = placement.key.record;
                if !self.elements.contains_key(&ElementId(id))
                    && !self.boundaries.contains_key(&BoundaryId(id))
                {
                    said.push(format!("{word} {name} places a shape that is not there"));
                }
                if placement.area.width <= 0 || placement.area.height <= 0 {
                    said.push(format!("{word} {name} has no size"));
                }
            }
            Record::Threat(threat) => {
                let ratings = threat.inherent.iter().chain(&threat.residual);
                if ratings.into_iter().any(|rating| !self.about.risk.holds(rating)) {
                    said.push(format!("{word} {name} is rated off the scale"));
                }
            }
            Record::ModelSelection(selection)
                if selection.chosen.is_some_and(|n| n as usize >= selection.options.len()) =>
            {
                said.push(format!("{word} {name} chooses an option that is not there"));
            }
            Record::Boundary(_)
            | Record::About(_)
            | Record::Numbering(_)
            | Record::Diagram(_)
            | Record::Element(_)
            | Record::Flow(_)
            | Record::Route(_)
            | Record::Note(_)
            | Record::DataAsset(_)
            | Record::Supplier(_)
            | Record::Assumption(_)
            | Record::Participant(_)
            | Record::Comment(_)
            | Record::Control(_)
            | Record::Assessment(_)
            | Record::ModelSelection(_)
            | Record::RegisterEntry(_)
            | Record::ImportedFile(_)
            | Record::SavedFilter(_) => {}
        }
        said
    }

    fn repeated_assessments(&self) -> Vec<Fault> {
        let mut seen = BTreeSet::new();
        let again = self
            .assessments
            .values()
            .filter(|one| !seen.insert((one.framework.as_str(), one.consideration.as_str())));
        again
            .map(|one| Fault {
                key: RecordKey { kind: RecordKind::Assessment, id: one.id.to_string() },
                message: format!("{} is assessed twice", one.consideration),
            })
            .collect()
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
