//! The rule language: a closed tree of named predicates.
//!
//! There are no expressions and no scripting, so a rule can be read aloud, checked before it is
//! used and explained to the person who sees what it suggests. A new predicate is a variant here
//! and an arm in `analysis`.
//!
//! "Neighbours" are the ends of flows that touch the element, implied answers included (a query
//! brings something back). "Stated" means stated on the record or by its type's default; an
//! attribute that is not stated is neither equal nor different.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::vocabulary::Value;

/// A class of matter that flows carry from its source and that can do harm where it arrives.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Matter {
    /// What users type.
    User,
    /// What own staff type.
    Insider,
    /// Text that others wrote.
    Content,
    /// Examples to learn from.
    Data,
    /// Model files.
    Artifact,
    /// A model trained on tainted data.
    Model,
    /// Software packages.
    Package,
    /// Tools, skills and their descriptions.
    Tool,
    /// What a sensor sees.
    Physical,
}

/// The accepted values of one attribute; one value may be written without a list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Values(pub Vec<Value>);

/// How the values are written.
#[derive(Deserialize, JsonSchema)]
#[serde(untagged)]
enum OneOrMany {
    One(Value),
    Many(Vec<Value>),
}

impl JsonSchema for Values {
    fn schema_name() -> Cow<'static, str> {
        "Values".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        OneOrMany::json_schema(generator)
    }
}

impl<'de> Deserialize<'de> for Values {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(match OneOrMany::deserialize(deserializer)? {
            OneOrMany::One(value) => vec![value],
            OneOrMany::Many(values) => values,
        }))
    }
}

/// At least so many direct neighbours behind the element have this type.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct NeighbourTest {
    /// Element type.
    pub r#type: String,
    /// Least number of flows to such elements.
    pub at_least: u32,
}

/// A direct neighbour behind the element has this type and these stated values.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct OutAttr {
    /// Element type.
    pub r#type: String,
    /// Stated and equal, all of them.
    pub attr: BTreeMap<String, Values>,
}

/// A direct neighbour behind the element has one of these types and is reached by such matter.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct TaintedNeighbour {
    /// Element types.
    pub types: Vec<String>,
    /// Classes of matter, any of them.
    pub taint: Vec<Matter>,
}

/// One condition of a rule. Lists of element types may also name a kind (`external`, `process`,
/// `store`) in the YAML; loading replaces it by the types of that kind.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub enum Condition {
    // ---- of any subject
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// Stated and equal, all of them. Elements and flows.
    Attr(BTreeMap<String, Values>),
    /// None of these is stated and equal: a stated control cancels. Elements and flows.
    Unless(BTreeMap<String, Values>),
    /// A flow that touches the element, or this flow, passes one of these boundary types.
    Crosses(Vec<String>),

    // ---- of an element: what it is and where it stands
    /// The element has one of these types.
    Is(Vec<String>),
    /// It lies in a boundary of one of these types, at any depth.
    Inside(Vec<String>),
    /// The prompt is put together here.
    Composer,
    /// A flow arrives directly from an untrusted or semi-trusted external entity.
    Entry,
    /// Somebody can put a prompt here, directly or through a client, application or gateway.
    Prompted,

    // ---- of an element: what reaches it
    /// It is reached by matter of one of these classes.
    Taint(Vec<Matter>),
    /// An arriving flow carries one of these contents.
    InContent(Vec<String>),
    /// A leaving flow carries one of these contents.
    OutContent(Vec<String>),
    /// A flow arrives from a part that somebody else runs, or out of a supplier's boundary.
    FromForeign,
    /// An arriving flow passes one of these boundary types, either way.
    CrossesIn(Vec<String>),
    /// A leaving flow goes out of one of these boundary types.
    Leaves(Vec<String>),
    /// An arriving flow comes out of one of these boundary types.
    ComesFrom(Vec<String>),

    // ---- of an element: its neighbours
    /// A direct neighbour before it has one of these types.
    In(Vec<String>),
    /// A direct neighbour behind it has one of these types.
    Out(Vec<String>),
    /// Reachable against the arrows in at most four steps.
    Up(Vec<String>),
    /// Reachable along the arrows in at most four steps.
    Down(Vec<String>),
    /// The diagram contains one of these types.
    Has(Vec<String>),
    /// A direct neighbour before it has one of these types and can write here.
    WritableBy(Vec<String>),
    /// So many flows lead to elements of a type.
    CountOut(NeighbourTest),
    /// A direct neighbour behind it has this type and these stated values.
    OutAttr(OutAttr),
    /// A direct neighbour on either side has these stated values.
    NearAttr(BTreeMap<String, Values>),
    /// A direct neighbour on either side is of an AI type.
    NearAi,
    /// A language model stands behind it, in at most four steps.
    LlmBehind,

    // ---- of an element: named questions about paths
    /// What enters here is carried on, over any number of stores and jobs, into one of these types.
    Feeds(Vec<String>),
    /// A direct neighbour behind it has one of these types and is reached by such matter.
    FeedsTainted(TaintedNeighbour),
    /// A control stated here, or at what stands in front of it.
    Front(BTreeMap<String, Values>),
    /// Signed artifacts are stated here, on the way here, or upstream.
    SignedPath,
    /// It takes in outside content itself, not only through its own model.
    FetchesUntrusted,
    /// An agent or application in front of it is reached by user or outside text.
    ViaTaintedAgent,
    /// What it writes can come back as its own input.
    ContentCycle,
    /// Its tools or retrievers reach elements of these types.
    ToolsReach(Vec<String>),
    /// It can send something out: a tool, code or a message.
    EgressTool,

    // ---- of an element: what is at stake
    /// Personal, confidential or other tenants' data can be in the model's context.
    ContextSensitive,
    /// It, or something it reads, holds data that is not public.
    ReadsSensitive,
    /// Its data are not stated as public.
    NotPublic,
    /// Several customers or the public use it.
    ManyUsers,

    // ---- of a flow
    /// The flow carries one of these contents.
    Carries(Vec<String>),
    /// The element the flow starts from meets this condition.
    Source(Box<Condition>),
    /// The element the flow ends at meets this condition.
    Target(Box<Condition>),

    // ---- of a boundary
    /// The boundary has one of these types.
    BoundaryType(Vec<String>),
    /// An element that lies in it, at any depth, meets this condition.
    Holds(Box<Condition>),
    /// A flow that passes it, either way, meets this condition.
    CrossedBy(Box<Condition>),
    /// A flow that comes in meets this condition.
    EnteredBy(Box<Condition>),
    /// A flow that goes out meets this condition.
    LeftBy(Box<Condition>),
}

impl Condition {
    /// Visits every list of element types in this condition, and those of the conditions in it.
    pub(crate) fn each_types(&mut self, visit: &mut impl FnMut(&mut Vec<String>)) {
        match self {
            Self::All(conditions) | Self::Any(conditions) => {
                for condition in conditions {
                    condition.each_types(visit);
                }
            }
            Self::Not(condition)
            | Self::Source(condition)
            | Self::Target(condition)
            | Self::Holds(condition)
            | Self::CrossedBy(condition)
            | Self::EnteredBy(condition)
            | Self::LeftBy(condition) => condition.each_types(visit),
            Self::Is(types)
            | Self::In(types)
            | Self::Out(types)
            | Self::Up(types)
            | Self::Down(types)
            | Self::Has(types)
            | Self::WritableBy(types)
            | Self::Feeds(types)
            | Self::ToolsReach(types)
            | Self::FeedsTainted(TaintedNeighbour { types, .. }) => visit(types),
            Self::Attr(_)
            | Self::Unless(_)
            | Self::Crosses(_)
            | Self::Inside(_)
            | Self::Composer
            | Self::Entry
            | Self::Prompted
            | Self::Taint(_)
            | Self::InContent(_)
            | Self::OutContent(_)
            | Self::FromForeign
            | Self::CrossesIn(_)
            | Self::Leaves(_)
            | Self::ComesFrom(_)
            | Self::CountOut(_)
            | Self::OutAttr(_)
            | Self::NearAttr(_)
            | Self::NearAi
            | Self::LlmBehind
            | Self::Front(_)
            | Self::SignedPath
            | Self::FetchesUntrusted
            | Self::ViaTaintedAgent
            | Self::ContentCycle
            | Self::EgressTool
            | Self::ContextSensitive
            | Self::ReadsSensitive
            | Self::NotPublic
            | Self::ManyUsers
            | Self::Carries(_)
            | Self::BoundaryType(_) => {}
        }
    }
}
