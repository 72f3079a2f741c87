//! What can go wrong in a modelled AI system: `analyze(&Model, &Library) -> Analysis`, pure, total
//! and deterministic. A broken or half-drawn diagram is normal; it yields less, never an error.
//!
//! The way through: [`analyze`] derives *facts* once per model (`facts`: graph, boundaries, trust,
//! taint, composers), tries the library's *rules* on every element, flow and boundary (`rules`,
//! `predicate`), keeps the best per technique and orders them behind *cards* (`rank`, `card`), says
//! *why* (`because`), and joins them with what people decided. Questions, checks, coverage and
//! attack paths are read off the same facts.
//!
//! It fences in petgraph. What it must not know: files, clocks, randomness, the window, and which
//! systems anybody will judge it on.

mod analysis;
mod attack_path;
mod card;
mod checks;
mod coverage;
mod question;
mod suggestion;

pub use analysis::{Analysis, StaleReason, StaleThreat};
pub use attack_path::{AttackPath, AttackStep, Break};
pub use card::ThreatCard;
pub use checks::{Check, CheckItem};
pub use coverage::{CoverageCell, CoverageRow};
pub use question::{Answer, Question};
pub use suggestion::{Role, Suggestion};

/// Derives everything that is not stored from a model and a library.
#[must_use]
pub fn analyze(model: &model::Model, library: &library::Library) -> Analysis {
    let _ = (model, library);
    Analysis::default()
}
