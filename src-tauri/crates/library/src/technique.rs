//! Techniques: what an adversary does, when it is suggested, what to do about it, how to check.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::condition::Condition;
use crate::vocabulary::Value;

/// How well attested a technique is; the order ranks suggestions of equal weight.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Maturity {
    /// Seen in an incident.
    Realized,
    /// Shown by researchers or a red team.
    Demonstrated,
    /// Plausible, not shown yet.
    Feasible,
}

/// Where a technique's id comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Source {
    /// In the ATLAS release that the library is made for.
    Atlas,
    /// In a later ATLAS release, known at second hand: suggested only when a library that has the
    /// id is loaded.
    Secondary,
    /// The standard pack or an organisation's own: never counted as AML.
    Pack,
}

/// What is harmed.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[ts(export, export_to = "library/")]
#[allow(missing_docs)] // The words say what they mean.
pub enum Harm {
    Confidentiality,
    Integrity,
    Availability,
    Abuse,
    Privacy,
    Financial,
    IntellectualProperty,
    Safety,
    Reputation,
    Society,
}

/// The six classic threat classes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
#[allow(missing_docs)]
pub enum Stride {
    Spoofing,
    Tampering,
    Repudiation,
    Disclosure,
    Denial,
    Elevation,
}

impl Stride {
    /// The letter it is known by.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Spoofing => 'S',
            Self::Tampering => 'T',
            Self::Repudiation => 'R',
            Self::Disclosure => 'I',
            Self::Denial => 'D',
            Self::Elevation => 'E',
        }
    }
}

/// The seven LINDDUN privacy threat types.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[ts(export, export_to = "library/")]
#[allow(missing_docs)]
pub enum Linddun {
    Linking,
    Identifying,
    NonRepudiation,
    Detecting,
    DataDisclosure,
    Unawareness,
    NonCompliance,
}

/// What it means when it happens, in plain words, for each of the four that the guidelines name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Impacts {
    /// On the system itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    /// On the people who use it or whom it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub users: Option<String>,
    /// On the organisation that runs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// On people beyond both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub society: Option<String>,
}

/// Who says that a mitigation helps against a technique.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum AdviceOrigin {
    /// A link of the ATLAS release.
    Atlas,
    /// A link of the parent technique.
    Inherited,
    /// This library's own judgement.
    Own,
}

/// A mitigation and how to apply it against this technique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Advice {
    /// Mitigation id.
    pub id: String,
    /// Who says that it helps.
    pub origin: AdviceOrigin,
    /// What to do here, concretely.
    pub how: String,
}

/// What a rule looks at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
#[ts(export, export_to = "library/")]
pub enum At {
    /// Elements of these types (a kind word in the YAML is replaced by its types at loading).
    Elements(Vec<String>),
    /// Every data flow, or every trust boundary.
    Other(AtOther),
}

/// Subjects that are not elements.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum AtOther {
    /// Every data flow.
    Flow,
    /// Every trust boundary.
    Boundary,
}

/// When a technique is suggested, how strongly, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Rule {
    /// Permanent id; `<technique>/<n>` when the file gives none.
    #[serde(default)]
    pub id: String,
    /// What is looked at.
    pub at: At,
    /// All of these must hold.
    #[serde(default, rename = "if", skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<Condition>,
    /// 3 = put it on the table at once, 2 = shown, 1 = behind "more".
    #[schemars(range(min = 1, max = 3))]
    pub weight: u8,
    /// Each that holds adds one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub plus: Vec<Condition>,
    /// Each that holds takes one away; at zero nothing is suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub minus: Vec<Condition>,
    /// The reason in plain words, with `{element}`, `{source}`, `{path}` and the like for names of
    /// the diagram. Names are foreign text: escape them before drawing.
    pub because: String,
    /// Card that this rule's suggestions stand behind, when it is not the technique's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
}

/// A crosswalk item that names a technique or mitigation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export, export_to = "library/")]
pub struct CrosswalkRef {
    /// Crosswalk id, such as `owasp-llm-2025`.
    pub framework: String,
    /// Item id, such as `LLM01:2025`.
    pub item: String,
}

/// A technique or sub-technique.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Technique {
    /// Permanent id: `AML.T0051`, `AML.T0051.001`, `STD.T0001`.
    pub id: String,
    /// Name; of a sub-technique "Parent: Sub" once loaded, because sub-technique names repeat.
    pub name: String,
    /// Parent technique of a sub-technique.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(skip)]
    pub parent: Option<String>,
    /// Tactic ids; a sub-technique has its parent's unless its file says otherwise.
    #[serde(default)]
    pub tactics: Vec<String>,
    /// How well attested it is.
    pub maturity: Maturity,
    /// Where its id comes from.
    pub source: Source,
    /// Id of the pack it belongs to: `atlas`, `standard`, or an organisation's.
    #[serde(default)]
    #[schemars(skip)]
    pub pack: String,
    /// First release that has it, of secondary ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Release that retired it, when a later one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retired_in: Option<String>,
    /// What the adversary does to a system like this. Markdown without HTML.
    pub summary: String,
    /// Why a team should care.
    pub why_it_matters: String,
    /// When it is suggested.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Why it is never suggested; exactly one of this and `rules` is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_suggested: Option<String>,
    /// Card its suggestions stand behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// What helps, and how to apply it here.
    #[serde(default)]
    pub mitigations: Vec<Advice>,
    /// How to find out whether it works on this system; `{element}` stands for the name.
    #[serde(default)]
    pub how_to_test: Vec<String>,
    /// What it means when it happens.
    #[serde(default)]
    pub impacts: Impacts,
    /// What is harmed.
    #[serde(default)]
    pub harms: Vec<Harm>,
    /// Classic threat classes.
    #[serde(default)]
    pub stride: Vec<Stride>,
    /// Privacy threat types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linddun: Vec<Linddun>,
    /// Related techniques.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<String>,
    /// Crosswalk items that name it; filled at loading from the crosswalk files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub crosswalk: Vec<CrosswalkRef>,
    /// Case studies that used it; filled at loading from the case-study file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub case_studies: Vec<String>,
    /// Small diagrams on which it fires, and on which it stays quiet.
    #[serde(default, skip_serializing_if = "Examples::is_empty")]
    pub examples: Examples,
}

/// Small diagrams that show what a rule means and keep it from drifting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Examples {
    /// It is suggested at every id of `at`.
    #[serde(default)]
    pub fires_on: Vec<Example>,
    /// It is not suggested at any id of `at`; nowhere when `at` is empty.
    #[serde(default)]
    pub quiet_on: Vec<Example>,
}

impl Examples {
    fn is_empty(&self) -> bool {
        self.fires_on.is_empty() && self.quiet_on.is_empty()
    }
}

/// A diagram in the neutral case format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Example {
    /// What it shows, in a few words.
    #[serde(default)]
    pub shows: String,
    /// Ids of elements, flows or boundaries.
    #[serde(default)]
    pub at: Vec<String>,
    /// Elements.
    pub elements: Vec<ExampleElement>,
    /// Flows; a flow without id is `f1`, `f2`, ... by its place in the list.
    #[serde(default)]
    pub flows: Vec<ExampleFlow>,
    /// Boundaries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub boundaries: Vec<ExampleBoundary>,
}

/// An element of an example; its kind follows from its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct ExampleElement {
    /// Id within the example.
    pub id: String,
    /// Element type.
    pub r#type: String,
    /// Name.
    pub name: String,
    /// Stated attributes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Value>,
    /// Boundary it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub boundary: Option<String>,
}

/// A flow of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct ExampleFlow {
    /// Id within the example.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Element it starts from.
    pub from: String,
    /// Element it ends at.
    pub to: String,
    /// Name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Stated attributes; `content` says what moves.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attributes: BTreeMap<String, Value>,
}

/// A boundary of an example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct ExampleBoundary {
    /// Id within the example.
    pub id: String,
    /// Boundary type.
    pub r#type: String,
    /// Name.
    pub name: String,
    /// Boundary it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}
