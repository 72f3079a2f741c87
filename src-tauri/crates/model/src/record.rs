//! The register of record kinds. Everything that handles records alike (diff, undo, storage,
//! digests) goes through here, so a new kind is one line in `records!` and one field of [`Model`].

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::*;

/// The last short number given out in each family of records. Numbers are never given out twice,
/// so that `T-12` in last year's report still means the same threat.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Numbering {
    /// Elements, `E-`.
    pub element: u32,
    /// Data flows, `F-`.
    pub flow: u32,
    /// Trust boundaries, `B-`.
    pub boundary: u32,
    /// Data assets, `D-`.
    pub asset: u32,
    /// Assumptions, `A-`.
    pub assumption: u32,
    /// Threats, `T-`.
    pub threat: u32,
    /// Controls, `C-`.
    pub control: u32,
    /// Entries of the registers, `R-`.
    #[serde(default)]
    pub register_entry: u32,
}

macro_rules! records {
    ($($kind:ident / $word:literal: $map:ident[$id:ident] by $key:ident),+ $(,)?) => {
        /// A record of any kind.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(tag = "kind", content = "record", rename_all = "snake_case")]
        #[ts(export)]
        pub enum Record {
            /// The title page.
            About(Box<About>),
            /// The counters.
            Numbering(Numbering),
            $(#[doc = concat!("One ", $word, ".")] $kind($kind),)+
        }

        /// The kinds of record.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
            JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        #[ts(export)]
        pub enum RecordKind {
            /// The title page; there is one.
            About,
            /// The counters; there is one.
            Numbering,
            $(#[doc = concat!("A ", $word, ".")] $kind,)+
        }

        impl RecordKind {
            /// Every kind, in storage order.
            pub const ALL: &[RecordKind] = &[Self::About, Self::Numbering, $(Self::$kind),+];

            /// The word for it.
            pub fn word(self) -> &'static str {
                match self {
                    Self::About => "model information",
                    Self::Numbering => "numbering",
                    $(Self::$kind => $word,)+
                }
            }
        }

        impl Record {
            /// Kind and id.
            pub fn key(&self) -> RecordKey {
                match self {
                    Self::About(_) => RecordKey { kind: RecordKind::About, id: String::new() },
                    Self::Numbering(_) => {
                        RecordKey { kind: RecordKind::Numbering, id: String::new() }
                    }
                    $(Self::$kind(record) => RecordKey {
                        kind: RecordKind::$kind,
                        id: record.$key.to_string(),
                    },)+
                }
            }
        }

        impl Model {
            /// Every record, by kind and then by id.
            pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
                let about = Record::About(Box::new(self.about.clone()));
                [about, Record::Numbering(self.numbering.clone())]
                    .into_iter()
                    $(.chain(self.$map.values().cloned().map(Record::$kind)))+
            }

            /// One record.
            pub fn get(&self, key: &RecordKey) -> Option<Record> {
                match key.kind {
                    RecordKind::About => Some(Record::About(Box::new(self.about.clone()))),
                    RecordKind::Numbering => Some(Record::Numbering(self.numbering.clone())),
                    $(RecordKind::$kind => {
                        let id = key.id.parse::<$id>().ok()?;
                        self.$map.get(&id).cloned().map(Record::$kind)
                    })+
                }
            }

            /// Whether a record is there.
            pub fn has(&self, key: &RecordKey) -> bool {
                match key.kind {
                    RecordKind::About | RecordKind::Numbering => true,
                    $(RecordKind::$kind => {
                        key.id.parse::<$id>().is_ok_and(|id| self.$map.contains_key(&id))
                    })+
                }
            }

            /// Puts a record in place, replacing what had its key. The raw way in, for loading and
            /// undo; people's edits go through [`Model::apply`].
            pub fn put(&mut self, record: Record) {
                match record {
                    Record::About(about) => self.about = *about,
                    Record::Numbering(numbering) => self.numbering = numbering,
                    $(Record::$kind(record) => {
                        self.$map.insert(record.$key, record);
                    })+
                }
            }

            /// Takes a record out. The two that there is one of each are reset instead.
            pub fn take(&mut self, key: &RecordKey) {
                match key.kind {
                    RecordKind::About => self.about = About::default(),
                    RecordKind::Numbering => self.numbering = Numbering::default(),
                    $(RecordKind::$kind => {
                        if let Ok(id) = key.id.parse::<$id>() {
                            self.$map.remove(&id);
                        }
                    })+
                }
            }

            pub(crate) fn differences(old: &Model, new: &Model) -> Vec<Change> {
                let mut changes = Vec::new();
                if old.about != new.about {
                    let wrap = |m: &Model| Some(Record::About(Box::new(m.about.clone())));
                    changes.extend(Change::between(wrap(old), wrap(new)));
                }
                if old.numbering != new.numbering {
                    let wrap = |m: &Model| Some(Record::Numbering(m.numbering.clone()));
                    changes.extend(Change::between(wrap(old), wrap(new)));
                }
                $({
                    let wrap = |record: Option<&$kind>| record.cloned().map(Record::$kind);
                    for (before, after) in crate::changes::pairs(&old.$map, &new.$map) {
                        changes.extend(Change::between(wrap(before), wrap(after)));
                    }
                })+
                changes
            }

            /// Keys under which a record of another id lies; empty in every sound model.
            pub(crate) fn misfiled(&self) -> Vec<RecordKey> {
                let mut found = Vec::new();
                $(for (key, record) in &self.$map {
                    if *key != record.$key {
                        found.push(RecordKey { kind: RecordKind::$kind, id: key.to_string() });
                    }
                })+
                found
            }
        }
    };
}

records! {
    Diagram / "diagram": diagrams[DiagramId] by id,
    Boundary / "trust boundary": boundaries[BoundaryId] by id,
    Element / "element": elements[ElementId] by id,
    Flow / "data flow": flows[FlowId] by id,
    Placement / "placement": placements[PlacedKey] by key,
    Route / "route": routes[PlacedKey] by key,
    Note / "note": notes[NoteId] by id,
    DataAsset / "data asset": assets[DataAssetId] by id,
    Supplier / "supplier": suppliers[SupplierId] by id,
    Assumption / "assumption": assumptions[AssumptionId] by id,
    Participant / "participant": participants[ParticipantId] by id,
    Comment / "comment": comments[CommentId] by id,
    Control / "control": controls[ControlId] by id,
    Threat / "threat": threats[ThreatId] by id,
    Assessment / "assessment": assessments[AssessmentId] by id,
    ModelSelection / "model selection": selections[ModelSelectionId] by id,
    RegisterEntry / "register entry": register[RegisterEntryId] by id,
    ImportedFile / "imported file": imports[ImportedFileId] by id,
    SavedFilter / "saved filter": filters[SavedFilterId] by id,
}

/// Kind and id of a record; unique in a model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RecordKey {
    /// Kind.
    pub kind: RecordKind,
    /// Id as text; empty for the two that there is one of each.
    pub id: String,
}
