//! Everything a user can do, as data. One [`Edit`] is one step of the history: it is refused as a
//! whole or made as a whole.
//!
//! Files: `structure` (elements, flows, boundaries, diagrams come and go), `details` (what is said
//! about them), `geometry` (where they stand), `registers` (people, assets, controls ...),
//! `decide` (threats), `label` (what the history calls each step).

mod decide;
mod details;
mod geometry;
mod label;
mod registers;
mod structure;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::*;

/// One thing a user does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export)]
pub enum Edit {
    /// Several edits as one step.
    Batch {
        /// What the history calls it; empty for the label of the first.
        label: String,
        /// The edits, in order.
        edits: Vec<Edit>,
    },
    /// Sets title page, scope and settings.
    SetAbout {
        /// The new text.
        about: Box<About>,
    },

    /// Adds an empty diagram.
    AddDiagram {
        /// The diagram.
        diagram: Diagram,
    },
    /// Renames or reorders a diagram.
    SetDiagram {
        /// The diagram as it should be.
        diagram: Diagram,
    },
    /// Adds an element and places it. Its number is assigned.
    AddElement {
        /// The element.
        element: Box<Element>,
        /// Where it is shown.
        diagram: DiagramId,
        /// Where it stands.
        area: Rect,
    },
    /// Adds a flow. Its number is assigned.
    AddFlow {
        /// The flow.
        flow: Box<Flow>,
    },
    /// Adds a boundary and places it. Its number is assigned. Nothing moves into it by itself.
    AddBoundary {
        /// The boundary.
        boundary: Box<Boundary>,
        /// Where it is shown.
        diagram: DiagramId,
        /// Its region.
        area: Rect,
    },
    /// Attaches a flow to other elements.
    Reconnect {
        /// The flow.
        flow: FlowId,
        /// Where it comes from.
        source: ElementId,
        /// Where it goes.
        target: ElementId,
    },
    /// Removes records and what cannot be without them: flows of an element, placements of a
    /// shape. What lay in a removed boundary moves out to the boundary around it.
    Remove {
        /// What to remove.
        keys: Vec<RecordKey>,
    },

    /// Renames a subject.
    Rename {
        /// What.
        subject: Subject,
        /// The new name.
        name: String,
    },
    /// Sets the description of a subject.
    Describe {
        /// What.
        subject: Subject,
        /// The new text.
        description: String,
    },
    /// Sets the library type of an element or boundary; the kind goes with an element's type.
    SetType {
        /// What.
        subject: Subject,
        /// Type id; none for not stated.
        type_id: Option<String>,
        /// The shape that goes with it; ignored for boundaries.
        kind: Option<ElementKind>,
    },
    /// States an attribute, or takes the statement back.
    SetAttribute {
        /// What.
        subject: Subject,
        /// Attribute id of the library.
        attribute: String,
        /// The value; none for not stated.
        value: Option<AttributeValue>,
    },
    /// Sets one of the other properties of an element or flow.
    SetDetail {
        /// What.
        subject: Subject,
        /// Which, and to what.
        detail: Detail,
    },
    /// Puts elements or boundaries into a boundary, or out of all.
    MoveInto {
        /// Elements and boundaries.
        subjects: Vec<Subject>,
        /// The innermost boundary around them; none for outside.
        boundary: Option<BoundaryId>,
    },

    /// Moves or resizes shapes, or shows them in a diagram.
    Place {
        /// The placements as they should be.
        placements: Vec<Placement>,
    },
    /// Takes shapes out of one diagram without removing them from the model.
    Unplace {
        /// Which.
        keys: Vec<PlacedKey>,
    },
    /// Bends a flow; a route without waypoints and label gives it back to the router.
    SetRoute {
        /// The route as it should be.
        route: Route,
    },

    /// Adds or replaces a record of a register: note, data asset, supplier, assumption,
    /// participant, comment or control. A new one gets its number.
    Put {
        /// The record.
        record: Box<Record>,
    },

    /// Takes up a suggestion as a threat. Its number is assigned.
    TakeUp {
        /// Id of the threat to make.
        id: ThreatId,
        /// Technique id.
        technique: String,
        /// Where it applies.
        subject: Subject,
        /// One line.
        title: String,
    },
    /// Adds a threat of the team's own. Its number is assigned.
    AddThreat {
        /// The threat; history, ratings and controls are set by their own edits.
        threat: Box<Threat>,
    },
    /// Sets the words of a threat.
    DescribeThreat {
        /// Which.
        threat: ThreatId,
        /// One line.
        title: String,
        /// The six fields.
        story: Story,
        /// Anything else.
        notes: String,
        /// CVSS 4.0 vector, or empty.
        cvss: String,
    },
    /// Rates a threat, or takes the rating back.
    Rate {
        /// Which.
        threat: ThreatId,
        /// Before or after treatment.
        stage: RatingStage,
        /// The rating.
        rating: Option<Rating>,
    },
    /// Says which controls work against a threat.
    LinkControls {
        /// Which.
        threat: ThreatId,
        /// All of its controls.
        controls: BTreeSet<ControlId>,
    },
    /// Records a decision. What is missing is refused, field by field.
    Decide {
        /// Which threat.
        threat: ThreatId,
        /// What was decided.
        verdict: Verdict,
        /// Why.
        rationale: String,
    },
    /// Records how far a consideration is met.
    Judge {
        /// Which assessment.
        assessment: AssessmentId,
        /// How far it is met.
        conformity: Conformity,
        /// Why, or what is missing.
        note: String,
    },
}

/// Before or after treatment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum RatingStage {
    /// Before treatment.
    Inherent,
    /// After treatment.
    Residual,
}

/// A property of an element or flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
#[ts(export)]
pub enum Detail {
    /// Who answers for an element.
    Owner(String),
    /// Labels of an element.
    Tags(Vec<String>),
    /// Supplier of an element.
    Supplier(Option<SupplierId>),
    /// Why an element or flow is out of scope; none for in scope.
    OutOfScope(Option<String>),
    /// Data assets an element holds or a flow carries.
    Assets(Vec<DataAssetId>),
    /// Diagram of an element's inside.
    ChildDiagram(Option<DiagramId>),
    /// Protocol of a flow.
    Protocol(String),
}

impl Model {
    /// The model after an edit. This one is left as it is.
    ///
    /// # Errors
    /// [`EditError`] when the edit names what is not there, would break an invariant, or lacks
    /// something a decision needs.
    pub fn apply(&self, edit: &Edit, stamp: &Stamp) -> Result<Model, EditError> {
        let mut model = self.clone();
        model.carry_out(edit, stamp)?;
        Ok(model)
    }

    fn carry_out(&mut self, edit: &Edit, stamp: &Stamp) -> Result<(), EditError> {
        match edit {
            Edit::Batch { edits, .. } => {
                edits.iter().try_for_each(|edit| self.carry_out(edit, stamp))
            }
            Edit::SetAbout { about } => registers::set_about(self, about),
            Edit::AddDiagram { diagram } => structure::add_diagram(self, diagram),
            Edit::SetDiagram { diagram } => structure::set_diagram(self, diagram),
            Edit::AddElement { element, diagram, area } => {
                structure::add_element(self, element, *diagram, *area)
            }
            Edit::AddFlow { flow } => structure::add_flow(self, flow),
            Edit::AddBoundary { boundary, diagram, area } => {
                structure::add_boundary(self, boundary, *diagram, *area)
            }
            Edit::Reconnect { flow, source, target } => {
                structure::reconnect(self, *flow, *source, *target)
            }
            Edit::Remove { keys } => structure::remove(self, keys),
            Edit::Rename { subject, name } => details::rename(self, *subject, name),
            Edit::Describe { subject, description } => {
                details::describe(self, *subject, description)
            }
            Edit::SetType { subject, type_id, kind } => {
                details::set_type(self, *subject, type_id.as_deref(), *kind)
            }
            Edit::SetAttribute { subject, attribute, value } => {
                details::set_attribute(self, *subject, attribute, value.as_ref())
            }
            Edit::SetDetail { subject, detail } => details::set_detail(self, *subject, detail),
            Edit::MoveInto { subjects, boundary } => {
                structure::move_into(self, subjects, *boundary)
            }
            Edit::Place { placements } => geometry::place(self, placements),
            Edit::Unplace { keys } => geometry::unplace(self, keys),
            Edit::SetRoute { route } => geometry::set_route(self, route),
            Edit::Put { record } => registers::put(self, record),
            Edit::TakeUp { id, technique, subject, title } => {
                decide::take_up(self, *id, technique, *subject, title)
            }
            Edit::AddThreat { threat } => decide::add_threat(self, threat),
            Edit::DescribeThreat { threat, title, story, notes, cvss } => {
                let threat = decide::threat_mut(self, *threat)?;
                threat.title = title.clone();
                threat.story = story.clone();
                threat.notes = notes.clone();
                threat.cvss = cvss.clone();
                Ok(())
            }
            Edit::Rate { threat, stage, rating } => {
                decide::rate(self, *threat, *stage, rating.as_ref())
            }
            Edit::LinkControls { threat, controls } => {
                decide::link_controls(self, *threat, controls)
            }
            Edit::Judge { assessment, conformity, note } => {
                registers::judge(self, *assessment, *conformity, note, stamp)
            }
            Edit::Decide { threat, verdict, rationale } => {
                decide::decide(self, *threat, verdict, rationale, stamp)
            }
        }
    }
}
