//! The threat library as data: what exists in AI systems, what can go wrong, when, and what to do.
//!
//! People write it as YAML under `threat-library/`; this crate loads and checks it and refuses what
//! it does not understand, naming file, line and column of every fault at once. It fences in the
//! YAML parser. It must not know a model, a diagram engine or a project: rules are data here
//! ([`Condition`]), and `analysis` gives them their meaning.
//!
//! Start reading at [`Library`], then [`Technique`], [`Rule`] and [`Condition`].

mod assemble;
mod catalogue;
mod check;
mod check_framework;
mod check_technique;
mod condition;
mod embedded;
mod fault;
mod flatten;
mod framework;
mod layout;
mod library;
mod load;
mod names;
mod release;
mod schema;
mod shape;
mod shape_framework;
mod shape_rule;
mod sign;
mod source;
mod spelling;
mod technique;
mod vocabulary;
mod yaml;

pub use catalogue::{
    Card, CaseStudy, CaseStudyKind, Crosswalk, CrosswalkItem, Lifecycle, MapsTo, Mitigation, Step,
    Tactic,
};
pub use condition::{Condition, Matter, NeighbourTest, OutAttr, TaintedNeighbour, Values};
pub use fault::{Fault, LibraryError};
pub use framework::{Area, Consideration, Framework, Guideline, Role};
pub use library::{About, Library, SilencedRule};
pub use release::{
    Moved, NamedTechnique, Release, ReleaseCase, ReleaseChanges, ReleaseError, ReleaseFormat,
    ReleaseMitigation, ReleaseTactic, ReleaseTechnique, Renamed, Retired,
};
pub use schema::schemas;
pub use sign::{
    AboutFact, AssetFact, AssetKindName, AssetsSign, BesideSign, FlowsSign, RecordsName,
    RegisterName, SelectionFact, Sign, StatedSign, SupplierFact,
};
pub use source::SourceFile;
pub use technique::{
    Advice, AdviceOrigin, At, AtOther, CrosswalkRef, Example, ExampleBoundary, ExampleElement,
    ExampleFlow, Examples, Harm, Impacts, Linddun, Maturity, Rule, Source, Stride, Technique,
};
pub use vocabulary::{
    Attribute, AttributeTarget, AttributeValues, BoundaryFamily, BoundaryType, ElementType, Kind,
    Trust, Value,
};
