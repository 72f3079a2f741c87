//! Identity. Every record has a UUID (version 7 where Portolan makes it), wrapped in a type of its
//! own so that the compiler refuses to look up a flow among the elements.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
            JsonSchema,
        )]
        #[serde(transparent)]
        #[ts(export, type = "string")]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// Id of an [`Element`](crate::Element).
    ElementId,
    /// Id of a [`Flow`](crate::Flow).
    FlowId,
    /// Id of a [`Boundary`](crate::Boundary).
    BoundaryId,
    /// Id of a [`Diagram`](crate::Diagram).
    DiagramId,
    /// Id of a [`Note`](crate::Note).
    NoteId,
    /// Id of a [`DataAsset`](crate::DataAsset).
    DataAssetId,
    /// Id of a [`Supplier`](crate::Supplier).
    SupplierId,
    /// Id of an [`Assumption`](crate::Assumption).
    AssumptionId,
    /// Id of a [`Participant`](crate::Participant).
    ParticipantId,
    /// Id of a [`Comment`](crate::Comment).
    CommentId,
    /// Id of a [`Threat`](crate::Threat).
    ThreatId,
    /// Id of a [`Control`](crate::Control).
    ControlId,
    /// Id of an [`Assessment`](crate::Assessment).
    AssessmentId,
    /// Id of a [`ModelSelection`](crate::ModelSelection).
    ModelSelectionId,
    /// Id of a [`RegisterEntry`](crate::RegisterEntry).
    RegisterEntryId,
    /// Id of an [`ImportedFile`](crate::ImportedFile).
    ImportedFileId,
    /// Id of a [`SavedFilter`](crate::SavedFilter).
    SavedFilterId,
}

/// What a threat, an attribute or a comment is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
#[ts(export)]
pub enum Subject {
    /// An external entity, process or data store.
    Element(ElementId),
    /// A data flow.
    Flow(FlowId),
    /// A trust boundary.
    Boundary(BoundaryId),
    /// The system as a whole.
    Model,
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Element(id) => write!(f, "element {id}"),
            Self::Flow(id) => write!(f, "flow {id}"),
            Self::Boundary(id) => write!(f, "boundary {id}"),
            Self::Model => write!(f, "the model"),
        }
    }
}
