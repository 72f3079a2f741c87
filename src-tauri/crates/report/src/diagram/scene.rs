//! What a diagram shows, in pixels of the canvas: the only input of this room.

use serde::{Deserialize, Serialize};

/// A rectangle in whole pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rect {
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Rect {
    /// The middle.
    pub fn center(&self) -> (i32, i32) {
        (self.x + self.w / 2, self.y + self.h / 2)
    }

    /// The right edge.
    pub fn right(&self) -> i32 {
        self.x + self.w
    }

    /// The bottom edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// Larger by `d` on every side.
    pub fn grown(&self, d: i32) -> Self {
        Self { x: self.x - d, y: self.y - d, w: self.w + 2 * d, h: self.h + 2 * d }
    }

    /// Whether the insides meet.
    pub fn meets(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }

    /// The smallest rectangle around both.
    pub fn around(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        Self {
            x,
            y,
            w: self.right().max(other.right()) - x,
            h: self.bottom().max(other.bottom()) - y,
        }
    }
}

/// The three kinds of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Sharp rectangle.
    External,
    /// Rounded rectangle.
    Process,
    /// Drum.
    Store,
}

/// The types of trust boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BoundaryKind {
    /// Zone inside the organisation.
    OrgNetwork,
    /// One cloud account.
    CloudTenant,
    /// Development and training.
    BuildEnvironment,
    /// The internet.
    InternetEdge,
    /// Under a third party's control.
    Supplier,
    /// Equipment in somebody's hands.
    Device,
    /// The sensed world.
    PhysicalWorld,
    /// Between users.
    UserSession,
    /// Around what an agent may run.
    AgentSandbox,
}

impl BoundaryKind {
    /// The kind with this id of the library; an unknown type is drawn as a plain zone.
    pub fn from_id(id: &str) -> Self {
        match id {
            "cloud-tenant" => Self::CloudTenant,
            "build-environment" => Self::BuildEnvironment,
            "internet-edge" => Self::InternetEdge,
            "supplier" => Self::Supplier,
            "device" => Self::Device,
            "physical-world" => Self::PhysicalWorld,
            "user-session" => Self::UserSession,
            "agent-sandbox" => Self::AgentSandbox,
            _ => Self::OrgNetwork,
        }
    }
}

/// A trust boundary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Boundary {
    /// Its id.
    pub id: String,
    /// Its type.
    pub kind: BoundaryKind,
    /// Where it is.
    pub rect: Rect,
    /// Its name.
    pub name: String,
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Element {
    /// Its id, which flows refer to.
    pub id: String,
    /// Its number in the report, such as `E-3`; may be empty.
    pub number: String,
    /// Its kind.
    pub kind: Kind,
    /// Where it is.
    pub rect: Rect,
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub type_label: String,
    /// Its glyph.
    pub icon: String,
    /// Part of the AI: drawn with a solid tile.
    pub ai: bool,
}

/// A data flow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// Its number in the report, such as `F-7`; may be empty.
    pub number: String,
    /// Id of the element it leaves.
    pub from: String,
    /// Id of the element it enters.
    pub to: String,
    /// Its name.
    pub label: String,
    /// Corners placed by a person.
    pub waypoints: Vec<(i32, i32)>,
}

/// A diagram.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scene {
    /// Its title.
    pub title: String,
    /// What it shows, for readers who cannot see it.
    pub description: String,
    /// Trust boundaries, outer ones first.
    pub boundaries: Vec<Boundary>,
    /// Elements.
    pub elements: Vec<Element>,
    /// Flows; one whose end is missing is left out.
    pub flows: Vec<Flow>,
}

impl Scene {
    /// The part of it with these elements and boundaries, and the flows between them.
    pub fn only(mut self, ids: &std::collections::BTreeSet<String>) -> Self {
        self.boundaries.retain(|boundary| ids.contains(&boundary.id));
        self.elements.retain(|element| ids.contains(&element.id));
        self.flows.retain(|flow| ids.contains(&flow.from) && ids.contains(&flow.to));
        self.description = format!(
            "Part of a data-flow diagram, with {} elements and {} data flows.",
            self.elements.len(),
            self.flows.len()
        );
        self
    }
}
