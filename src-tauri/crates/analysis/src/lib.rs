//! What can go wrong in a modelled AI system: `analyze(&Model, &Library) -> Analysis`, pure, total
//! and deterministic. A broken or half-drawn diagram is normal; it yields less, never an error.
//!
//! The way through: [`analyze`] derives *facts* once per model (`facts`: graph, boundaries, trust,
//! taint, composers), tries the library's *rules* on every element, flow and boundary (`rules`,
//! `predicate`, `raise`), orders what they raise behind *cards* (`card`), says *why* (`because`),
//! and joins it with what people decided (`at_place`, `join`). For a model that is edited an [`Engine`] keeps the library
//! ready (`compiled`) and, after each edit, takes over what it derived before wherever nothing that
//! is read there changed (`again`, `print`, `unread`); it says what is different (`change`).
//! Questions, checks, coverage and attack paths are read off the same facts. [`life_cycle`] stands
//! beside it: guidelines, assets and sensitive content.
//!
//! It fences in petgraph. What it must not know: files, clocks, randomness, the window, and which
//! systems anybody will judge it on.

mod again;
mod analysis;
mod at_place;
mod attack_path;
mod because;
mod card;
mod change;
mod checks;
mod classes;
mod compiled;
mod coverage;
mod facts;
mod join;
mod life_cycle;
mod lowering;
mod merge;
mod name;
mod predicate;
mod print;
mod question;
mod raise;
mod rating;
mod residual;
mod rules;
mod stale;
mod stated;
mod suggestion;
#[cfg(feature = "synthetic")]
pub mod synthetic;
mod unread;
mod words;

pub use again::{Analyzed, Engine};
pub use analysis::{Analysis, StaleReason, StaleThreat};
pub use attack_path::{AttackPath, AttackStep, Break};
pub use card::ThreatCard;
pub use change::{AnalysisChange, SubjectChange};
pub use checks::{Check, CheckItem};
pub use coverage::{CoverageCell, CoverageRow};
pub use join::analyze;
pub use life_cycle::{AssetPlaces, Finding, FindingKind, LifeCycle, Proposal, Reason, life_cycle};
pub use name::Name;
pub use question::{Answer, Question};
pub use suggestion::{Role, Suggestion};
