//! The rule language as a table: every predicate, what it can be asked about and what it takes.

/// What one predicate of the rule language takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Argument {
    /// Nothing: it is written as a word.
    Nothing,
    /// A list of conditions about the same subject.
    Conditions,
    /// One condition about the same subject.
    Condition,
    /// One condition about an element.
    OfElement,
    /// One condition about a flow.
    OfFlow,
    /// Attributes with accepted values.
    Stated,
    /// Element types and kinds.
    Types,
    /// Boundary types.
    Boundaries,
    /// Words of the attribute `content`.
    Contents,
    /// Classes of matter.
    Matter,
    /// `{type, at_least}`.
    TypeCount,
    /// `{type, attr}`.
    TypeStated,
    /// `{types, taint}`.
    TypesMatter,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Element,
    Flow,
    Boundary,
}

impl Subject {
    /// The word for it in messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Element => "an element",
            Self::Flow => "a flow",
            Self::Boundary => "a boundary",
        }
    }
}

pub(crate) const MATTER: &[&str] =
    &["user", "insider", "content", "data", "artifact", "model", "package", "tool", "physical"];

const ANY: &[Subject] = &[Subject::Element, Subject::Flow, Subject::Boundary];
const ELEMENT: &[Subject] = &[Subject::Element];
const FLOW: &[Subject] = &[Subject::Flow];
const BOUNDARY: &[Subject] = &[Subject::Boundary];
const ELEMENT_OR_FLOW: &[Subject] = &[Subject::Element, Subject::Flow];

/// Every predicate: name, what it can be asked about, what it takes.
pub(crate) const PREDICATES: &[(&str, &[Subject], Argument)] = &[
    ("all", ANY, Argument::Conditions),
    ("any", ANY, Argument::Conditions),
    ("not", ANY, Argument::Condition),
    ("attr", ELEMENT_OR_FLOW, Argument::Stated),
    ("unless", ELEMENT_OR_FLOW, Argument::Stated),
    ("crosses", ELEMENT_OR_FLOW, Argument::Boundaries),
    ("has", ANY, Argument::Types),
    ("is", ELEMENT, Argument::Types),
    ("inside", ELEMENT, Argument::Boundaries),
    ("composer", ELEMENT, Argument::Nothing),
    ("entry", ELEMENT, Argument::Nothing),
    ("prompted", ELEMENT, Argument::Nothing),
    ("taint", ELEMENT, Argument::Matter),
    ("in_content", ELEMENT, Argument::Contents),
    ("out_content", ELEMENT, Argument::Contents),
    ("from_foreign", ELEMENT, Argument::Nothing),
    ("crosses_in", ELEMENT, Argument::Boundaries),
    ("leaves", ELEMENT, Argument::Boundaries),
    ("comes_from", ELEMENT, Argument::Boundaries),
    ("in", ELEMENT, Argument::Types),
    ("out", ELEMENT, Argument::Types),
    ("up", ELEMENT, Argument::Types),
    ("down", ELEMENT, Argument::Types),
    ("writable_by", ELEMENT, Argument::Types),
    ("count_out", ELEMENT, Argument::TypeCount),
    ("out_attr", ELEMENT, Argument::TypeStated),
    ("near_attr", ELEMENT, Argument::Stated),
    ("near_ai", ELEMENT, Argument::Nothing),
    ("llm_behind", ELEMENT, Argument::Nothing),
    ("feeds", ELEMENT, Argument::Types),
    ("feeds_tainted", ELEMENT, Argument::TypesMatter),
    ("front", ELEMENT, Argument::Stated),
    ("signed_path", ELEMENT, Argument::Nothing),
    ("fetches_untrusted", ELEMENT, Argument::Nothing),
    ("via_tainted_agent", ELEMENT, Argument::Nothing),
    ("content_cycle", ELEMENT, Argument::Nothing),
    ("tools_reach", ELEMENT, Argument::Types),
    ("egress_tool", ELEMENT, Argument::Nothing),
    ("context_sensitive", ELEMENT, Argument::Nothing),
    ("reads_sensitive", ELEMENT, Argument::Nothing),
    ("not_public", ELEMENT, Argument::Nothing),
    ("many_users", ELEMENT, Argument::Nothing),
    ("carries", FLOW, Argument::Contents),
    ("source", FLOW, Argument::OfElement),
    ("target", FLOW, Argument::OfElement),
    ("boundary_type", BOUNDARY, Argument::Boundaries),
    ("holds", BOUNDARY, Argument::OfElement),
    ("crossed_by", BOUNDARY, Argument::OfFlow),
    ("entered_by", BOUNDARY, Argument::OfFlow),
    ("left_by", BOUNDARY, Argument::OfFlow),
];

/// Names of the diagram that a reason may mention.
pub(crate) const PLACEHOLDERS: &[&str] = &[
    "element", "source", "target", "flow", "path", "store", "tool", "supplier", "user", "next",
    "boundary",
];
