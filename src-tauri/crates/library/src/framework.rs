//! Frameworks: what guidelines ask of a team, broken into considerations that can be judged one by
//! one, and which signs in a threat model speak for it.
//!
//! Three levels carry the same names whatever a framework calls them: an [`Area`] holds
//! [`Guideline`]s, a guideline holds [`Consideration`]s. A guideline without considerations is
//! judged as a whole, under its own id.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::sign::Sign;

/// Guidelines, a standard or a law, as a file under `guidelines/` holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Framework {
    /// Permanent id, such as `secure-ai`.
    pub id: String,
    /// Name.
    pub name: String,
    /// Version, year or date of the text.
    pub version: String,
    /// Who published it.
    pub publisher: String,
    /// Where its titles were read.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// What it is for, in a sentence.
    pub summary: String,
    /// Pack it belongs to; filled at loading.
    #[serde(default)]
    #[schemars(skip)]
    pub pack: String,
    /// Its parts, in its own order.
    pub areas: Vec<Area>,
}

/// A part of a framework: a stage of the life cycle, a function, a chapter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Area {
    /// Id within the framework, such as `design`.
    pub id: String,
    /// Title in the framework.
    pub title: String,
    /// Its guidelines, in order.
    pub guidelines: Vec<Guideline>,
}

/// One guideline, category, risk or clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Guideline {
    /// Id within the framework, such as `SD2`.
    pub id: String,
    /// Title in the framework.
    pub title: String,
    /// What it is about, in our own words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Whether the title was not read at its source.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verify: bool,
    /// What it asks for, one by one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub considerations: Vec<Consideration>,
}

/// One thing that is asked for and can be judged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct Consideration {
    /// Permanent id: that of the guideline and a number, such as `SD2.4`.
    pub id: String,
    /// What should be so, in one sentence of our own.
    pub text: String,
    /// Whom it concerns.
    pub roles: Vec<Role>,
    /// What would show it.
    pub evidence: Vec<String>,
    /// Element types it touches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub element_types: Vec<String>,
    /// Attributes it touches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// Techniques it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub techniques: Vec<String>,
    /// Mitigations that do it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<String>,
    /// It concerns only systems with an element of one of these types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub only_with: Vec<String>,
    /// What in a threat model shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shown_by: Vec<Sign>,
    /// Whether all signs together are enough to propose that it is met; without it they propose
    /// that it is partly met.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub enough: bool,
}

/// Whom a consideration concerns.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
#[ts(export, export_to = "library/")]
pub enum Role {
    /// Senior leaders.
    Leader,
    /// Who may accept risk for the system.
    RiskOwner,
    /// Who answers for the system.
    SystemOwner,
    /// Data scientists and machine-learning engineers.
    DataScientist,
    /// Developers.
    Developer,
    /// Security staff.
    Security,
    /// Who runs the system.
    Operations,
    /// Who chooses and buys.
    Procurement,
    /// Legal, privacy and compliance.
    Legal,
    /// Who uses the system.
    User,
}

impl Role {
    /// The word people read.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Leader => "senior leaders",
            Self::RiskOwner => "risk owners",
            Self::SystemOwner => "system owner",
            Self::DataScientist => "data scientists",
            Self::Developer => "developers",
            Self::Security => "security staff",
            Self::Operations => "operations",
            Self::Procurement => "procurement",
            Self::Legal => "legal and privacy",
            Self::User => "users",
        }
    }
}

impl Framework {
    /// Everything that can be judged, in order: its guideline and, where there are any, the
    /// consideration. The id is that of the consideration, or of a guideline without.
    pub fn items(&self) -> impl Iterator<Item = (&Area, &Guideline, Option<&Consideration>)> {
        self.areas.iter().flat_map(|area| {
            area.guidelines.iter().flat_map(move |guideline| {
                let whole = guideline.considerations.is_empty().then_some((area, guideline, None));
                let each = guideline.considerations.iter().map(move |c| (area, guideline, Some(c)));
                whole.into_iter().chain(each)
            })
        })
    }

    /// What an assessment is about; none when the framework does not have it (any more).
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(&Guideline, Option<&Consideration>)> {
        self.items()
            .find(|(_, guideline, consideration)| {
                consideration.map_or(guideline.id == id, |c| c.id == id)
            })
            .map(|(_, guideline, consideration)| (guideline, consideration))
    }
}
