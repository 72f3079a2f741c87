//! Models of other tools, in and out: one file per format, one table of formats, and a report that
//! names everything an import changed or left out.
//!
//! Start reading at [`FORMATS`] and [`import`]. This crate fences in foreign JSON, YAML and XML. Foreign
//! text is data: it is kept byte for byte and made inert by whoever shows it. States that other
//! tools gave a threat are kept as a proposal in words, never as a decision. What this crate must
//! not know: files, clocks, randomness, an open project, the window.

pub mod cases;
pub mod csv;
mod cyclonedx;
mod draft;
mod drawio;
mod error;
pub mod evaluation;
mod fidelity;
mod formats;
mod ids;
mod imported;
mod inside;
pub mod layout;
pub mod limits;
mod lines;
mod mapping;
mod mermaid;
mod navigator;
mod node;
mod otm;
mod portolan;
mod pytm;
#[doc(hidden)]
pub mod samples;
pub mod sarif;
mod side_bag;
mod starters;
mod stix;
#[cfg(test)]
mod testing;
mod threagile;
mod threat_composer;
mod threat_dragon;
mod tm7;
mod tm_bom;
mod tree;
mod types;
mod xml;

pub use error::InterchangeError;
pub use fidelity::{ASK, Fate, Fidelity, FidelityLine, Tally, TypeGuess, TypeQuestion};
pub use formats::{
    Document, ExportFn, FORMATS, Format, ImportFn, ImportOptions, export, exportable, import,
    import_with, importable,
};
pub use mapping::{Given, Mapping};
pub use portolan::schema;
pub use starters::{Starter, starters};

/// What an import gives: a sound model, and what became of everything in the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[ts(export)]
pub struct Import {
    /// The model.
    pub model: model::Model,
    /// The report.
    pub fidelity: Fidelity,
    /// Parts of the file that the model has no place for, by place; moved into the record of the
    /// import before this is handed out.
    #[serde(skip)]
    pub(crate) side_bag: side_bag::SideBag,
}
