//! Which file of a library holds what.

use crate::shape::{self, Field};
use crate::shape_framework::FRAMEWORK;

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    About,
    Tactics,
    ElementTypes,
    Attributes,
    BoundaryTypes,
    Cards,
    CaseStudies,
    Mitigation,
    Technique,
    Crosswalk,
    Framework,
    Rules,
    Silenced,
}

impl Part {
    /// The part that a path inside a pack's folder holds; none for a file of no known kind.
    pub(crate) fn of(path: &str) -> Option<Self> {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        match (folder, file) {
            ("", "library.yaml") => Some(Self::About),
            ("", "tactics.yaml") => Some(Self::Tactics),
            ("", "attributes.yaml") => Some(Self::Attributes),
            ("", "boundary-types.yaml") => Some(Self::BoundaryTypes),
            ("", "cards.yaml") => Some(Self::Cards),
            ("", "case-studies.yaml") => Some(Self::CaseStudies),
            ("", "rules.yaml") => Some(Self::Rules),
            ("", "silenced.yaml") => Some(Self::Silenced),
            ("element-types", _) => Some(Self::ElementTypes),
            ("mitigations", _) => Some(Self::Mitigation),
            ("techniques", _) => Some(Self::Technique),
            ("crosswalks", _) => Some(Self::Crosswalk),
            ("guidelines", _) => Some(Self::Framework),
            _ => None,
        }
    }

    /// The key whose list holds the records; none when the file is one record.
    pub(crate) fn list(self) -> Option<&'static str> {
        match self {
            Self::Tactics => Some("tactics"),
            Self::ElementTypes => Some("element_types"),
            Self::Attributes => Some("attributes"),
            Self::BoundaryTypes => Some("boundary_types"),
            Self::Cards => Some("cards"),
            Self::CaseStudies => Some("case_studies"),
            Self::Rules => Some("rules"),
            Self::Silenced => Some("silenced"),
            Self::About
            | Self::Mitigation
            | Self::Technique
            | Self::Crosswalk
            | Self::Framework => None,
        }
    }

    /// The keys of one record.
    pub(crate) fn record(self) -> &'static [Field] {
        match self {
            Self::About => shape::ABOUT,
            Self::Tactics => shape::TACTIC,
            Self::ElementTypes => shape::ELEMENT_TYPE,
            Self::Attributes => shape::ATTRIBUTE,
            Self::BoundaryTypes => shape::BOUNDARY_TYPE,
            Self::Cards => shape::CARD,
            Self::CaseStudies => shape::CASE_STUDY,
            Self::Mitigation => shape::MITIGATION,
            Self::Technique => shape::TECHNIQUE,
            Self::Crosswalk => shape::CROSSWALK,
            Self::Framework => FRAMEWORK,
            Self::Rules => shape::ADDED_RULE,
            Self::Silenced => shape::SILENCED,
        }
    }
}
