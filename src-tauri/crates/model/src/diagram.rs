//! Diagrams hold geometry and nothing else: facts live in elements, flows and boundaries, so that
//! moving a shape never changes what the model means. All lengths are in CSS pixels at 100 %.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BoundaryId, DiagramId, ElementId, FlowId, NoteId};

/// One drawing of the system or of a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Diagram {
    /// Identity.
    pub id: DiagramId,
    /// Name on its tab.
    pub title: String,
    /// Place among the tabs, ascending; ties are broken by id.
    pub position: u32,
}

/// A point in the diagram, px.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A rectangle in the diagram, px; `x` and `y` are its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width, more than 0.
    pub width: i32,
    /// Height, more than 0.
    pub height: i32,
}

impl Rect {
    /// Whether `other` lies wholly inside.
    pub fn contains(&self, other: &Rect) -> bool {
        other.x >= self.x
            && other.y >= self.y
            && other.x.saturating_add(other.width) <= self.x.saturating_add(self.width)
            && other.y.saturating_add(other.height) <= self.y.saturating_add(self.height)
    }
}

/// Where a shape stands in one diagram. An element is shown in a diagram exactly when it has a
/// placement there; a flow is shown wherever both its ends are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Placement {
    /// Which shape in which diagram.
    pub key: PlacedKey,
    /// Where.
    pub area: Rect,
    /// Drawing order, higher is nearer.
    pub z: i32,
    /// Whether it is locked against moving.
    pub locked: bool,
}

/// How a flow was bent by hand in one diagram. A flow without a route is routed automatically.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Route {
    /// Which flow in which diagram.
    pub key: PlacedKey,
    /// Points the flow passes, in order from source to target.
    pub waypoints: Vec<Point>,
    /// Where its label was dragged to (centre); none for automatic.
    pub label: Option<Point>,
}

/// Workshop text on the canvas; never printed in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Note {
    /// Identity.
    pub id: NoteId,
    /// The diagram it is stuck to.
    pub diagram: DiagramId,
    /// The text.
    pub text: String,
    /// Where.
    pub area: Rect,
}

/// A record in a diagram: `DIAGRAM/RECORD`, two UUIDs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS, JsonSchema)]
#[ts(export, type = "string")]
#[schemars(with = "String")]
pub struct PlacedKey {
    /// The diagram.
    pub diagram: DiagramId,
    /// Id of the element, boundary or flow.
    pub record: uuid::Uuid,
}

impl PlacedKey {
    /// Key of an element in a diagram.
    pub fn element(diagram: DiagramId, id: ElementId) -> Self {
        Self { diagram, record: id.0 }
    }

    /// Key of a boundary in a diagram.
    pub fn boundary(diagram: DiagramId, id: BoundaryId) -> Self {
        Self { diagram, record: id.0 }
    }

    /// Key of a flow in a diagram.
    pub fn flow(diagram: DiagramId, id: FlowId) -> Self {
        Self { diagram, record: id.0 }
    }
}

impl fmt::Display for PlacedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.diagram, self.record)
    }
}

impl FromStr for PlacedKey {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (diagram, record) =
            text.split_once('/').ok_or_else(|| format!("{text:?} is not DIAGRAM/RECORD"))?;
        let parse = |part: &str| {
            part.parse::<uuid::Uuid>().map_err(|_| format!("{part:?} in {text:?} is not a UUID"))
        };
        Ok(Self { diagram: DiagramId(parse(diagram)?), record: parse(record)? })
    }
}

impl Serialize for PlacedKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PlacedKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
