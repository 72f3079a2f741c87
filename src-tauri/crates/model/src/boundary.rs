//! Trust boundaries: closed regions, nested by parent. What lies inside is stored with the
//! contents (`Element::boundary`), never guessed from pixels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Attributes, BoundaryId};

/// A region in which one level of trust or control holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Boundary {
    /// Identity.
    pub id: BoundaryId,
    /// Stable short number, shown as `B-2`. Assigned when the boundary is added; 0 before.
    pub number: u32,
    /// Boundary-type id of the library, such as `supplier`.
    pub type_id: Option<String>,
    /// Name on its tab.
    pub name: String,
    /// What changes at this line.
    pub description: String,
    /// What was stated about it.
    pub attributes: Attributes,
    /// The boundary it lies in.
    pub parent: Option<BoundaryId>,
}

impl Boundary {
    /// A new boundary at the top level.
    pub fn new(id: BoundaryId, name: impl Into<String>) -> Self {
        Self {
            id,
            number: 0,
            type_id: None,
            name: name.into(),
            description: String::new(),
            attributes: Attributes::new(),
            parent: None,
        }
    }
}
