//! The threat model as a document: a plain value that knows what it holds, how it may be edited
//! and what changed between two states of it.
//!
//! Start reading at [`Model`], then [`Edit`] (everything a user can do) and [`Changes`] (the only
//! diff). What this crate must not know: files, clocks, randomness, the threat library, the window.
//! Time and author of an edit arrive as a [`Stamp`]; new ids are made by the caller.

mod about;
mod assessment;
mod asset;
mod attribute;
mod boundary;
mod changes;
mod check;
mod control;
mod decision;
mod diagram;
mod diff;
mod edit;
mod element;
mod error;
mod filter;
mod flow;
mod id;
mod imported_file;
mod merge;
mod model;
mod people;
mod rating;
mod record;
mod reference;
mod register;
mod selection;
mod supplier;
mod threat;

pub use about::{About, Exclusion, LibraryPin, UserStatement};
pub use assessment::{Assessment, Conformity, Judgement};
pub use asset::{AssetKind, Classification, DataAsset, FileDigest};
pub use attribute::{AttributeValue, Attributes};
pub use boundary::Boundary;
pub use changes::{Change, Changes};
pub use check::Fault;
pub use control::{Control, ControlStatus, Evidence};
pub use decision::{Decision, Verdict};
pub use diagram::{Diagram, Note, PlacedKey, Placement, Point, Rect, Route};
pub use diff::{DiffKind, DiffLine};
pub use edit::{Detail, Edit, RatingStage};
pub use element::{Element, ElementKind};
pub use error::{EditError, EditErrorCode, FieldFault};
pub use filter::SavedFilter;
pub use flow::Flow;
pub use id::{
    AssessmentId, AssumptionId, BoundaryId, CommentId, ControlId, DataAssetId, DiagramId,
    ElementId, FlowId, ImportedFileId, ModelSelectionId, NoteId, ParticipantId, RegisterEntryId,
    SavedFilterId, Subject, SupplierId, ThreatId,
};
pub use imported_file::{ImportCount, ImportedFile};
pub use merge::{Conflict, Merge, merge};
pub use model::{Model, Stamp};
pub use people::{Assumption, Comment, Participant};
pub use rating::{Acceptance, Impacts, LevelShape, Rating, RiskLevel, RiskScale};
pub use record::{Numbering, Record, RecordKey, RecordKind};
pub use register::{Register, RegisterEntry};
pub use selection::{ModelOption, ModelRoute, ModelSelection};
pub use supplier::{DueDiligence, Supplier};
pub use threat::{Status, Story, Threat, ThreatKey};

/// A calendar date without a time zone, `YYYY-MM-DD` (ISO 8601).
pub type Date = jiff::civil::Date;
/// An instant, RFC 3339 in UTC.
pub type Timestamp = jiff::Timestamp;

/// The longest text a record may hold, in bytes. Longer input is refused at the edge.
pub const MAX_TEXT_BYTES: usize = 256 * 1024;
