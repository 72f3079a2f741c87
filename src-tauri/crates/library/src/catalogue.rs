//! What techniques refer to: tactics, mitigations, cards, case studies and crosswalks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A column of the matrix: what the adversary wants at this step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Tactic {
    /// Permanent id, such as `AML.TA0005`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Column within its pack, from 1; the order of the file.
    #[serde(default)]
    #[schemars(skip)]
    pub position: u32,
    /// Pack it belongs to.
    #[serde(default)]
    #[schemars(skip)]
    pub pack: String,
    /// What the adversary wants, in one plain sentence.
    pub summary: String,
    /// Name in later releases, when they changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub later_name: Option<String>,
}

/// When in a system's life a mitigation is put in place.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum Lifecycle {
    /// Deciding what to build.
    Planning,
    /// Collecting and preparing data.
    Data,
    /// Building and training.
    Engineering,
    /// Evaluating.
    Evaluation,
    /// Deploying.
    Deployment,
    /// Operating and maintaining.
    Operation,
}

/// Something that helps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Mitigation {
    /// Permanent id: `AML.M0020`, `STD.M0001`.
    pub id: String,
    /// Name.
    pub name: String,
    /// First release that has it, of secondary ids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Pack it belongs to.
    #[serde(default)]
    #[schemars(skip)]
    pub pack: String,
    /// What it is and what it costs, in plain words. Markdown without HTML.
    pub summary: String,
    /// How to apply it, step by step.
    pub how: Vec<String>,
    /// How to tell that it works.
    pub verify: String,
    /// What it does not do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<String>,
    /// When it is put in place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifecycle: Vec<Lifecycle>,
    /// Yes/no attributes that state on a diagram that it is in place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated_by: Vec<String>,
    /// Techniques it helps against; filled at loading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub techniques: Vec<String>,
    /// Crosswalk items that name it; filled at loading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(skip)]
    pub crosswalk: Vec<crate::technique::CrosswalkRef>,
}

/// A card: techniques of one attack behind one headline in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Card {
    /// Permanent id, such as `indirect-injection`.
    pub id: String,
    /// At most 70 characters.
    #[schemars(length(max = 70))]
    pub headline: String,
    /// Pack it belongs to.
    #[serde(default)]
    #[schemars(skip)]
    pub pack: String,
    /// Techniques that head the card at equal weight, first first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lead: Vec<String>,
}

/// Whether it happened or was shown.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum CaseStudyKind {
    /// It happened to somebody.
    Incident,
    /// Researchers or a red team did it.
    Exercise,
}

/// One step of a case study.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Step {
    /// Technique id.
    pub technique: String,
    /// Tactic that the step served.
    pub tactic: String,
}

/// A published case, as facts: what was done, in which order. The story is at its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct CaseStudy {
    /// Permanent id, such as `AML.CS0009`.
    pub id: String,
    /// Title.
    pub name: String,
    /// Happened or shown.
    pub kind: CaseStudyKind,
    /// Year, month or day (ISO 8601), as exact as the source says.
    pub date: String,
    /// Steps in order.
    pub steps: Vec<Step>,
    /// Where to read it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
}

/// What a crosswalk's items name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum MapsTo {
    /// Techniques.
    Technique,
    /// Mitigations.
    Mitigation,
}

/// One item of another framework.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct CrosswalkItem {
    /// Id in that framework.
    pub id: String,
    /// Title in that framework.
    pub title: String,
    /// Section it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Techniques that it covers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub techniques: Vec<String>,
    /// Mitigations that it asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<String>,
    /// How sure the mapping is: high, medium, low.
    pub confidence: String,
    /// Whether the title was not read at its source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verify: bool,
    /// Remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// Another framework's list, mapped to this library's ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Crosswalk {
    /// Permanent id, such as `owasp-llm-2025`.
    pub id: String,
    /// Name of the framework.
    pub name: String,
    /// Its version or year.
    pub version: String,
    /// Where the titles were read.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// What its items name.
    pub maps_to: MapsTo,
    /// Its items, in its own order.
    pub items: Vec<CrosswalkItem>,
}
