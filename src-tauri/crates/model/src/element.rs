//! Elements of the data-flow diagram.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Attributes, BoundaryId, DataAssetId, DiagramId, ElementId, SupplierId};

/// The three shapes of a data-flow diagram that hold or transform data.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ElementKind {
    /// A person, organisation or system outside the team's control.
    External,
    /// Something that transforms data or decides.
    Process,
    /// Data, weights, prompts or configuration at rest.
    Store,
}

/// An external entity, process or data store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Element {
    /// Identity.
    pub id: ElementId,
    /// Stable short number, shown as `E-3`. Assigned when the element is added; 0 before.
    pub number: u32,
    /// Shape.
    pub kind: ElementKind,
    /// Element-type id of the library, such as `llm-app`; none when nobody has said yet.
    pub type_id: Option<String>,
    /// Name in the diagram.
    pub name: String,
    /// What it is and does.
    pub description: String,
    /// What was stated about it.
    pub attributes: Attributes,
    /// The innermost trust boundary it lies in.
    pub boundary: Option<BoundaryId>,
    /// Who supplies or runs it.
    pub supplier: Option<SupplierId>,
    /// Who answers for it.
    pub owner: String,
    /// Free labels.
    pub tags: Vec<String>,
    /// Why it is out of scope; none when it is in scope.
    pub out_of_scope: Option<String>,
    /// Data assets held here.
    pub holds: Vec<DataAssetId>,
    /// The diagram that shows its inside.
    pub child_diagram: Option<DiagramId>,
}

impl Element {
    /// A new element about which nothing is stated.
    pub fn new(id: ElementId, kind: ElementKind, name: impl Into<String>) -> Self {
        Self {
            id,
            number: 0,
            kind,
            type_id: None,
            name: name.into(),
            description: String::new(),
            attributes: Attributes::new(),
            boundary: None,
            supplier: None,
            owner: String::new(),
            tags: Vec::new(),
            out_of_scope: None,
            holds: Vec::new(),
            child_diagram: None,
        }
    }
}
