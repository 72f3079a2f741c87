//! Ids made from foreign ids: UUID version 5 (RFC 9562) of format, kind and foreign id. The same
//! file gives the same ids, so importing again updates instead of doubling.

use model::{BoundaryId, ControlId, DataAssetId, DiagramId, ElementId, FlowId, ThreatId};
use uuid::Uuid;

/// The namespace of every id made here.
const NAMESPACE: Uuid = Uuid::from_u128(0x5f0c_7a3e_9b1d_5c42_8e6f_1d2b_3a49_5867);

/// Makes the ids of one document.
#[derive(Debug, Clone)]
pub struct Ids {
    document: Uuid,
    keep: bool,
}

impl Ids {
    /// Ids for a document of a format; `document` is its own id or title.
    pub fn new(format: &str, document: &str) -> Self {
        let format = Uuid::new_v5(&NAMESPACE, format.as_bytes());
        Self { document: Uuid::new_v5(&format, document.as_bytes()), keep: false }
    }

    /// The same for a file that Portolan wrote: foreign ids that are UUIDs are ours, and stay.
    pub fn keeping(format: &str, document: &str) -> Self {
        Self { keep: true, ..Self::new(format, document) }
    }

    fn make(&self, kind: &str, foreign: &str) -> Uuid {
        if let Some(ours) = self.keep.then(|| foreign.parse().ok()).flatten() {
            return ours;
        }
        let kind = Uuid::new_v5(&self.document, kind.as_bytes());
        Uuid::new_v5(&kind, foreign.as_bytes())
    }

    /// Of an element.
    pub fn element(&self, foreign: &str) -> ElementId {
        ElementId(self.make("element", foreign))
    }
    /// Of a flow.
    pub fn flow(&self, foreign: &str) -> FlowId {
        FlowId(self.make("flow", foreign))
    }
    /// Of a boundary.
    pub fn boundary(&self, foreign: &str) -> BoundaryId {
        BoundaryId(self.make("boundary", foreign))
    }
    /// Of a diagram.
    pub fn diagram(&self, foreign: &str) -> DiagramId {
        DiagramId(self.make("diagram", foreign))
    }
    /// Of a data asset.
    pub fn asset(&self, foreign: &str) -> DataAssetId {
        DataAssetId(self.make("asset", foreign))
    }
    /// Of a threat.
    pub fn threat(&self, foreign: &str) -> ThreatId {
        ThreatId(self.make("threat", foreign))
    }
    /// Of a control.
    pub fn control(&self, foreign: &str) -> ControlId {
        ControlId(self.make("control", foreign))
    }
}
