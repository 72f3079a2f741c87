//! The file formats as tables: which keys a record has, and what each may hold.
//!
//! The checks in [`crate::check`] walk a file along its shape. The typed library is read from the
//! same files afterwards; a test holds the shapes and the types together.

use Shape::{
    Answers, At, Attributes, Because, Conditions, Define, Flag, Id, List, Number, Prose, Record,
    Text, Values, Word,
};

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Space {
    Tactic,
    ElementType,
    Attribute,
    BoundaryType,
    Technique,
    Mitigation,
    Card,
    CaseStudy,
    Crosswalk,
    Framework,
    Pack,
    Rule,
}

impl Space {
    /// The word for it in messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Tactic => "tactic",
            Self::ElementType => "element type",
            Self::Attribute => "attribute",
            Self::BoundaryType => "boundary type",
            Self::Technique => "technique",
            Self::Mitigation => "mitigation",
            Self::Card => "card",
            Self::CaseStudy => "case study",
            Self::Crosswalk => "crosswalk",
            Self::Framework => "framework",
            Self::Pack => "pack",
            Self::Rule => "rule",
        }
    }
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// Text that is not empty.
    Text,
    /// Text without HTML that is not empty.
    Prose,
    /// Prose with placeholders of diagram names.
    Because,
    /// Yes or no.
    Flag,
    /// A whole number in a range.
    Number(i64, i64),
    /// One of these words.
    Word(&'static [&'static str]),
    /// The id that this record is known by.
    Define(Space),
    /// An id that something else is known by.
    Id(Space),
    /// Any number of values.
    List(&'static Shape),
    /// A record with these keys.
    Record(&'static [Field]),
    /// A record with exactly one of these keys.
    One(&'static [Field]),
    /// Attribute ids with one value each.
    Attributes,
    /// The same, of attributes that can be stated on flows.
    FlowAttributes,
    /// Words of the attribute `content`.
    Contents,
    /// What can be stated of an attribute.
    Values,
    /// A label for each answer.
    Answers,
    /// Element types and kinds, or `flow`, or `boundary`.
    At,
    /// Conditions; what they may ask depends on the rule's `at`.
    Conditions,
    /// Ids and what they became.
    Redirects,
}

/// A key of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

pub(crate) const fn must(key: &'static str, shape: Shape) -> Field {
    Field { key, required: true, shape }
}

pub(crate) const fn may(key: &'static str, shape: Shape) -> Field {
    Field { key, required: false, shape }
}

pub(crate) const KINDS: &[&str] = &["external", "process", "store"];
const TEXTS: Shape = List(&Text);
const PROSES: Shape = List(&Prose);

pub(crate) const ABOUT: &[Field] = &[
    must("id", Define(Space::Pack)),
    must("name", Text),
    must("version", Text),
    must("prefix", Text),
    may("atlas_release", Text),
    must("licence", Text),
    must("attribution", TEXTS),
    may("redirects", Shape::Redirects),
];

pub(crate) const TACTIC: &[Field] = &[
    must("id", Define(Space::Tactic)),
    must("name", Text),
    may("later_name", Text),
    must("summary", Prose),
];

pub(crate) const ELEMENT_TYPE: &[Field] = &[
    must("id", Define(Space::ElementType)),
    must("kind", Word(KINDS)),
    must("ai", Flag),
    may("trust", Word(&["untrusted", "semi", "trusted"])),
    must("name", Text),
    must("definition", Prose),
    must("icon", Text),
    may("defaults", Attributes),
    may("aliases", TEXTS),
];

pub(crate) const ATTRIBUTE: &[Field] = &[
    must("id", Define(Space::Attribute)),
    must("label", Text),
    must("applies_to", List(&Word(&["external", "process", "store", "flow"]))),
    must("values", Values),
    must("question", Prose),
    must("answers", Answers),
    must("why", Prose),
];

pub(crate) const BOUNDARY_TYPE: &[Field] = &[
    must("id", Define(Space::BoundaryType)),
    must("name", Text),
    must("definition", Prose),
    must("family", Word(&["zone", "outside", "isolation"])),
];

pub(crate) const CARD: &[Field] = &[
    must("id", Define(Space::Card)),
    must("headline", Prose),
    may("lead", List(&Id(Space::Technique))),
];

pub(crate) const MITIGATION: &[Field] = &[
    must("id", Define(Space::Mitigation)),
    must("name", Text),
    may("since", Text),
    must("summary", Prose),
    must("how", PROSES),
    must("verify", Prose),
    may("limits", Prose),
    may(
        "lifecycle",
        List(&Word(&["planning", "data", "engineering", "evaluation", "deployment", "operation"])),
    ),
    may("stated_by", List(&Id(Space::Attribute))),
];

pub(crate) const CASE_STUDY: &[Field] = &[
    must("id", Define(Space::CaseStudy)),
    must("name", Text),
    must("kind", Word(&["incident", "exercise"])),
    must("date", Text),
    must(
        "steps",
        List(&Record(&[
            must("technique", Id(Space::Technique)),
            must("tactic", Id(Space::Tactic)),
        ])),
    ),
    may("references", TEXTS),
];

pub(crate) const CROSSWALK: &[Field] = &[
    must("id", Define(Space::Crosswalk)),
    must("name", Text),
    must("version", Text),
    must("source", Prose),
    must("licence", Text),
    must("maps_to", Word(&["technique", "mitigation"])),
    must(
        "items",
        List(&Record(&[
            must("id", Text),
            must("title", Text),
            may("section", Text),
            may("techniques", List(&Id(Space::Technique))),
            may("mitigations", List(&Id(Space::Mitigation))),
            must("confidence", Word(&["high", "medium", "low"])),
            may("verify", Flag),
            may("note", Prose),
        ])),
    ),
];

pub(crate) const RULE: &[Field] = &[
    may("id", Text),
    must("at", At),
    may("if", Conditions),
    must("weight", Number(1, 3)),
    may("plus", Conditions),
    may("minus", Conditions),
    must("because", Because),
    may("card", Id(Space::Card)),
];

/// A rule that a pack adds to a technique of another pack.
pub(crate) const ADDED_RULE: &[Field] = &[
    must("technique", Id(Space::Technique)),
    may("id", Text),
    must("at", At),
    may("if", Conditions),
    must("weight", Number(1, 3)),
    may("plus", Conditions),
    may("minus", Conditions),
    must("because", Because),
    may("card", Id(Space::Card)),
];

/// A rule of another pack that a pack silences.
pub(crate) const SILENCED: &[Field] = &[must("rule", Id(Space::Rule)), must("reason", Prose)];

const EXAMPLE: &[Field] = &[
    may("shows", Text),
    may("at", TEXTS),
    must(
        "elements",
        List(&Record(&[
            must("id", Text),
            must("type", Id(Space::ElementType)),
            must("name", Text),
            may("attributes", Attributes),
            may("boundary", Text),
        ])),
    ),
    may(
        "flows",
        List(&Record(&[
            may("id", Text),
            must("from", Text),
            must("to", Text),
            may("name", Text),
            may("attributes", Attributes),
        ])),
    ),
    may(
        "boundaries",
        List(&Record(&[
            must("id", Text),
            must("type", Id(Space::BoundaryType)),
            must("name", Text),
            may("parent", Text),
        ])),
    ),
];

/// A technique as a file holds it; `sub_techniques` is checked by hand because it recurs.
pub(crate) const TECHNIQUE: &[Field] = &[
    must("id", Define(Space::Technique)),
    must("name", Text),
    may("tactics", List(&Id(Space::Tactic))),
    must("maturity", Word(&["realized", "demonstrated", "feasible"])),
    must("source", Word(&["atlas", "secondary", "pack"])),
    may("since", Text),
    may("retired_in", Text),
    must("summary", Prose),
    must("why_it_matters", Prose),
    may("card", Id(Space::Card)),
    may("rules", List(&Record(RULE))),
    may("not_suggested", Prose),
    may(
        "mitigations",
        List(&Record(&[
            must("id", Id(Space::Mitigation)),
            must("origin", Word(&["atlas", "inherited", "own"])),
            must("how", Prose),
        ])),
    ),
    may("how_to_test", PROSES),
    may(
        "impacts",
        Record(&[
            may("system", Prose),
            may("users", Prose),
            may("organisation", Prose),
            may("society", Prose),
        ]),
    ),
    may(
        "harms",
        List(&Word(&[
            "confidentiality",
            "integrity",
            "availability",
            "abuse",
            "privacy",
            "financial",
            "intellectual-property",
            "safety",
            "reputation",
            "society",
        ])),
    ),
    may(
        "stride",
        List(&Word(&["spoofing", "tampering", "repudiation", "disclosure", "denial", "elevation"])),
    ),
    may(
        "linddun",
        List(&Word(&[
            "linking",
            "identifying",
            "non-repudiation",
            "detecting",
            "data-disclosure",
            "unawareness",
            "non-compliance",
        ])),
    ),
    may("see", List(&Id(Space::Technique))),
    may(
        "examples",
        Record(&[
            must("fires_on", List(&Record(EXAMPLE))),
            must("quiet_on", List(&Record(EXAMPLE))),
        ]),
    ),
    may("sub_techniques", List(&Shape::Record(&[]))),
];
