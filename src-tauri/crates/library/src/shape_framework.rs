//! The table of keys of a framework's file.

use crate::shape::Shape::{
    Attributes, Contents, Define, Flag, FlowAttributes, Id, List, One, Prose, Record, Text, Word,
};
use crate::shape::{Field, Shape, Space, may, must};
use crate::sign::{
    ABOUT_FACTS, ASSET_FACTS, ASSET_KINDS, RECORDS, REGISTERS, SELECTION_FACTS, SUPPLIER_FACTS,
};

const ROLES: &[&str] = &[
    "leader",
    "risk-owner",
    "system-owner",
    "data-scientist",
    "developer",
    "security",
    "operations",
    "procurement",
    "legal",
    "user",
];

const TYPES: Shape = List(&Id(Space::ElementType));
const MITIGATIONS: Shape = List(&Id(Space::Mitigation));
const TECHNIQUES: Shape = List(&Id(Space::Technique));

/// One sign: exactly one of these keys.
const SIGN: &[Field] = &[
    may("has", TYPES),
    may("stated", Record(&[must("of", TYPES), must("attributes", Attributes)])),
    may("beside", Record(&[must("of", TYPES), must("by", TYPES)])),
    may("flows", Record(&[may("content", Contents), must("attributes", FlowAttributes)])),
    may("controls", MITIGATIONS),
    may("decided", TECHNIQUES),
    may("assets", Record(&[may("of", List(&Word(ASSET_KINDS))), must("with", Word(ASSET_FACTS))])),
    may("suppliers", Word(SUPPLIER_FACTS)),
    may("register", Word(REGISTERS)),
    may("selections", Word(SELECTION_FACTS)),
    may("about", Word(ABOUT_FACTS)),
    may("records", Word(RECORDS)),
];

const CONSIDERATION: &[Field] = &[
    must("id", Text),
    must("text", Prose),
    must("roles", List(&Word(ROLES))),
    must("evidence", List(&Prose)),
    may("element_types", TYPES),
    may("attributes", List(&Id(Space::Attribute))),
    may("techniques", TECHNIQUES),
    may("mitigations", MITIGATIONS),
    may("only_with", TYPES),
    may("shown_by", List(&One(SIGN))),
    may("enough", Flag),
];

const GUIDELINE: &[Field] = &[
    must("id", Text),
    must("title", Text),
    may("summary", Prose),
    may("verify", Flag),
    may("considerations", List(&Record(CONSIDERATION))),
];

pub(crate) const FRAMEWORK: &[Field] = &[
    must("id", Define(Space::Framework)),
    must("name", Text),
    must("version", Text),
    must("publisher", Text),
    must("source", Prose),
    must("licence", Text),
    must("summary", Prose),
    must(
        "areas",
        List(&Record(&[
            must("id", Text),
            must("title", Text),
            must("guidelines", List(&Record(GUIDELINE))),
        ])),
    ),
];
