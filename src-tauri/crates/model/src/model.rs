//! The document.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::*;

/// A threat model: flat maps by id, no order of meaning, no geometry in the facts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Model {
    /// Title page and scope.
    pub about: About,
    /// Counters of the short numbers.
    pub numbering: Numbering,
    /// Diagrams.
    pub diagrams: BTreeMap<DiagramId, Diagram>,
    /// Trust boundaries.
    pub boundaries: BTreeMap<BoundaryId, Boundary>,
    /// External entities, processes and data stores.
    pub elements: BTreeMap<ElementId, Element>,
    /// Data flows.
    pub flows: BTreeMap<FlowId, Flow>,
    /// Where shapes stand.
    pub placements: BTreeMap<PlacedKey, Placement>,
    /// How flows were bent.
    pub routes: BTreeMap<PlacedKey, Route>,
    /// Workshop notes.
    pub notes: BTreeMap<NoteId, Note>,
    /// Data assets.
    pub assets: BTreeMap<DataAssetId, DataAsset>,
    /// Suppliers.
    pub suppliers: BTreeMap<SupplierId, Supplier>,
    /// Assumptions.
    pub assumptions: BTreeMap<AssumptionId, Assumption>,
    /// Participants.
    pub participants: BTreeMap<ParticipantId, Participant>,
    /// Review comments.
    pub comments: BTreeMap<CommentId, Comment>,
    /// Controls.
    pub controls: BTreeMap<ControlId, Control>,
    /// Threats taken up.
    pub threats: BTreeMap<ThreatId, Threat>,
    /// Assessments of guideline considerations.
    #[serde(default)]
    pub assessments: BTreeMap<AssessmentId, Assessment>,
    /// Choices of models.
    #[serde(default)]
    pub selections: BTreeMap<ModelSelectionId, ModelSelection>,
    /// Registers of the life cycle.
    #[serde(default)]
    pub register: BTreeMap<RegisterEntryId, RegisterEntry>,
    /// Files that parts of the model came from.
    #[serde(default)]
    pub imports: BTreeMap<ImportedFileId, ImportedFile>,
    /// Filters of the tables.
    #[serde(default)]
    pub filters: BTreeMap<SavedFilterId, SavedFilter>,
}

/// When and by whom an edit is made. The clock is read by the caller.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// Who, as they named themselves.
    pub by: String,
}

impl Model {
    /// The name of a subject as people see it; none if it is not in the model.
    pub fn subject_name(&self, subject: Subject) -> Option<&str> {
        match subject {
            Subject::Element(id) => self.elements.get(&id).map(|e| e.name.as_str()),
            Subject::Boundary(id) => self.boundaries.get(&id).map(|b| b.name.as_str()),
            Subject::Flow(id) => {
                let flow = self.flows.get(&id)?;
                match flow.name.as_str() {
                    "" => self.elements.get(&flow.target).map(|e| e.name.as_str()),
                    name => Some(name),
                }
            }
            Subject::Model => Some(self.about.title.as_str()),
        }
    }

    /// The short number of a subject, such as `E-3`; none if it is not in the model.
    pub fn subject_number(&self, subject: Subject) -> Option<String> {
        match subject {
            Subject::Element(id) => self.elements.get(&id).map(|e| format!("E-{}", e.number)),
            Subject::Flow(id) => self.flows.get(&id).map(|f| format!("F-{}", f.number)),
            Subject::Boundary(id) => self.boundaries.get(&id).map(|b| format!("B-{}", b.number)),
            Subject::Model => Some("the model".into()),
        }
    }

    /// The threat that answers a suggestion, if one was taken up.
    pub fn threat_for(&self, key: &ThreatKey) -> Option<&Threat> {
        self.threats.values().find(|threat| {
            !threat.own
                && threat.subject == key.subject
                && threat.technique.as_deref() == Some(key.technique.as_str())
        })
    }

    /// The boundaries around something, innermost first. Stops at a loop, should a damaged model
    /// hold one.
    pub fn boundary_chain(&self, innermost: Option<BoundaryId>) -> Vec<BoundaryId> {
        let mut chain = Vec::new();
        let mut next = innermost;
        while let Some(id) = next {
            if chain.contains(&id) {
                break;
            }
            let Some(boundary) = self.boundaries.get(&id) else { break };
            chain.push(id);
            next = boundary.parent;
        }
        chain
    }
}
