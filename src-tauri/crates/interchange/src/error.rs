//! Why a file was not taken in, or a model not given out.

use crate::limits;

/// A refused import or export. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InterchangeError {
    /// The text is not well formed.
    #[error("Reading the file as {language} failed at line {line}, column {column}: {message}")]
    Syntax {
        /// JSON, YAML or XML.
        language: &'static str,
        /// From 1.
        line: u64,
        /// From 1.
        column: u64,
        /// What the parser met.
        message: String,
    },
    /// The text is not text.
    #[error("Reading the file failed at byte {at}: it is not UTF-8 text")]
    NotText {
        /// From 0.
        at: usize,
    },
    /// A limit was passed.
    #[error("Reading the file failed{place}: {limit}")]
    Limit {
        /// ` at line 3`, or empty.
        place: String,
        /// The limit in words.
        limit: String,
    },
    /// No format knows it.
    #[error("The file is of no kind that can be imported: {found}")]
    Unknown {
        /// What it looks like.
        found: String,
    },
    /// More than one format claims it.
    #[error("The file could be {}; it is not guessed which", .names.join(" or "))]
    Ambiguous {
        /// Names of the formats.
        names: Vec<&'static str>,
    },
    /// There is no such format, or it does not go this way.
    #[error("There is no {way} for format {format:?}")]
    NoFormat {
        /// `import` or `export`.
        way: &'static str,
        /// What was asked for.
        format: String,
    },
    /// A mapping names no element type.
    #[error("Mapping {foreign:?} failed: the library has no element type {type_id:?}")]
    NoType {
        /// The foreign name.
        foreign: String,
        /// What it was to be.
        type_id: String,
        /// Element types of a similar name.
        near: Vec<String>,
    },
    /// A value is not what the format says.
    #[error("Importing {format} failed at {path}: {message}")]
    Shape {
        /// Name of the format.
        format: &'static str,
        /// Path into the document, such as `components[2].name`.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A newer version than this one.
    #[error(
        "Importing {format} failed: the file says version {version}, this Portolan reads {reads}"
    )]
    Version {
        /// Name of the format.
        format: &'static str,
        /// Version of the file.
        version: String,
        /// Versions that are read.
        reads: &'static str,
    },
    /// The importer itself failed; nothing was taken in.
    #[error("Importing the file failed inside Portolan; nothing was taken in")]
    Broke,
    /// The model in the file contradicts itself.
    #[error("Importing {format} failed: {}", .faults.join("; "))]
    Unsound {
        /// Name of the format.
        format: &'static str,
        /// What is wrong, naming the places.
        faults: Vec<String>,
    },
}

impl InterchangeError {
    /// What to try.
    pub fn hint(&self) -> String {
        match self {
            Self::Syntax { .. } => {
                "Open the file in a text editor at that line, or export it again from its tool"
                    .into()
            }
            Self::NotText { .. } => "Save the file as UTF-8 text, or export it again".into(),
            Self::Limit { .. } => {
                "Split the model into parts, or remove what does not belong to it".into()
            }
            Self::Unknown { .. } => {
                format!("These can be imported: {}", crate::importable().join(", "))
            }
            Self::Ambiguous { .. } => "Say which it is with --format".into(),
            Self::NoFormat { way, .. } => {
                let names =
                    if *way == "import" { crate::importable() } else { crate::exportable() };
                format!("Formats for {way}: {}", names.join(", "))
            }
            Self::NoType { near, .. } if near.is_empty() => {
                "Use the id of an element type, such as llm-app".into()
            }
            Self::NoType { near, .. } => format!("Did you mean {}", near.join(", ")),
            Self::Shape { .. } | Self::Unsound { .. } => {
                "Correct the file at that place, or export it again from its tool".into()
            }
            Self::Broke => "Export the file again, and report it as a fault of Portolan".into(),
            Self::Version { .. } => {
                "Update Portolan, or export the file in an older version".into()
            }
        }
    }

    /// The file is larger than any import takes.
    pub(crate) fn too_large(bytes: usize, limit: usize) -> Self {
        Self::Limit {
            place: String::new(),
            limit: format!("it has {bytes} bytes, at most {limit} are read"),
        }
    }

    /// Too many elements for one diagram.
    pub(crate) fn too_many_elements(count: usize) -> Self {
        let limit = limits::ELEMENTS;
        let limit = format!("it has {count} elements, a diagram holds at most {limit}");
        Self::Limit { place: String::new(), limit }
    }
}
