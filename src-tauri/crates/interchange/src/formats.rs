//! The table of formats. A new one is one file and one row.

use std::borrow::Cow;

use library::Library;
use model::Model;
use serde_json::Value;

use crate::mapping::{Given, Mapping, questions};
use crate::tree::{self, Tree};
use crate::{
    Import, InterchangeError, cases, csv, cyclonedx, drawio, imported, limits, mermaid, navigator,
    otm, portolan, pytm, sarif, stix, threagile, threat_composer, threat_dragon, tm_bom, tm7, xml,
};

/// A foreign document, parsed as far as every format needs it.
pub enum Document<'a> {
    /// JSON or YAML.
    Tree {
        /// The text as it stands.
        text: &'a str,
        /// The same, parsed.
        tree: Tree,
    },
    /// XML.
    Xml(roxmltree::Document<'a>),
}

/// Takes in a document of one format.
pub type ImportFn = fn(&Document, &Given) -> Result<Import, InterchangeError>;
/// Gives out a model in one format.
pub type ExportFn = fn(&Model, &Library) -> Result<Vec<u8>, InterchangeError>;

/// The format that loses nothing, whose files are the model itself and no import to tell of.
const OWN: &str = "json";

/// One format.
pub struct Format {
    /// What `--format` says.
    pub id: &'static str,
    /// Name as people know it.
    pub name: &'static str,
    /// File extensions, the usual one first.
    pub extensions: &'static [&'static str],
    /// Whether a document is of this format, told from its content.
    pub detect: fn(&Document) -> bool,
    /// The way in.
    pub import: Option<ImportFn>,
    /// The way out.
    pub export: Option<ExportFn>,
}

/// Every format.
pub const FORMATS: &[Format] = &[
    Format {
        id: OWN,
        name: "Portolan JSON",
        extensions: &["json"],
        detect: portolan::detect,
        import: Some(portolan::import),
        export: Some(portolan::export),
    },
    Format {
        id: "otm",
        name: "Open Threat Model",
        extensions: &["otm", "json", "yaml", "yml"],
        detect: otm::detect,
        import: Some(otm::import),
        export: Some(otm::export),
    },
    Format {
        id: "threat-dragon",
        name: "OWASP Threat Dragon",
        extensions: &["json"],
        detect: threat_dragon::detect,
        import: Some(threat_dragon::import),
        export: Some(threat_dragon::export),
    },
    Format {
        id: "tm7",
        name: "Microsoft Threat Modeling Tool",
        extensions: &["tm7"],
        detect: tm7::detect,
        import: Some(tm7::import),
        export: None,
    },
    Format {
        id: "threagile",
        name: "Threagile",
        extensions: &["yaml", "yml"],
        detect: threagile::detect,
        import: Some(threagile::import),
        export: None,
    },
    Format {
        id: "drawio",
        name: "draw.io",
        extensions: &["drawio", "xml"],
        detect: drawio::detect,
        import: Some(drawio::import),
        export: Some(drawio::export),
    },
    Format {
        id: "threat-composer",
        name: "Threat Composer",
        extensions: &["tc.json", "json"],
        detect: threat_composer::detect,
        import: Some(threat_composer::import),
        export: None,
    },
    Format {
        id: "pytm",
        name: "pytm",
        extensions: &["json"],
        detect: pytm::detect,
        import: Some(pytm::import),
        export: None,
    },
    Format {
        id: "tm-bom",
        name: "OWASP threat model library",
        extensions: &["json"],
        detect: tm_bom::detect,
        import: Some(tm_bom::import),
        export: None,
    },
    Format {
        id: "cyclonedx",
        name: "CycloneDX ML-BOM",
        extensions: &["cdx.json", "json"],
        detect: cyclonedx::detect,
        import: Some(cyclonedx::import),
        export: Some(cyclonedx::export),
    },
    Format {
        id: "csv",
        name: "Threat register (CSV)",
        extensions: &["csv"],
        detect: |_| false,
        import: None,
        export: Some(csv::export),
    },
    Format {
        id: "sarif",
        name: "SARIF (open threats)",
        extensions: &["sarif", "sarif.json"],
        detect: |_| false,
        import: None,
        export: Some(sarif::export),
    },
    Format {
        id: "navigator",
        name: "ATT&CK Navigator layer (ATLAS)",
        extensions: &["json"],
        detect: |_| false,
        import: None,
        export: Some(navigator::export),
    },
    Format {
        id: "stix",
        name: "STIX 2.1 Attack Flow (attack paths)",
        extensions: &["json"],
        detect: |_| false,
        import: None,
        export: Some(stix::export),
    },
    Format {
        id: "mermaid",
        name: "Mermaid flowchart",
        extensions: &["mmd"],
        detect: |_| false,
        import: None,
        export: Some(mermaid::export),
    },
    Format {
        id: "case",
        name: "Plain diagram",
        extensions: &["json"],
        detect: cases::detect,
        import: Some(cases::import),
        export: None,
    },
];

/// Names of the formats with a way in.
pub fn importable() -> Vec<&'static str> {
    FORMATS.iter().filter(|f| f.import.is_some()).map(|f| f.id).collect()
}

/// Names of the formats with a way out.
pub fn exportable() -> Vec<&'static str> {
    FORMATS.iter().filter(|f| f.export.is_some()).map(|f| f.id).collect()
}

/// How a file is taken in.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// Format by id; the content decides when none is given.
    pub format: Option<String>,
    /// Name of the file without its folder, for the record of the import.
    pub file_name: String,
    /// What people said about foreign names.
    pub mapping: Mapping,
}

/// Takes in a file, whatever it is called: the content says what it is. Runs on a thread of its
/// own, so that a bad file costs one import and not the session.
///
/// # Errors
/// [`InterchangeError`], naming place and cause. Nothing foreign is half taken in.
pub fn import(
    bytes: &[u8],
    format: Option<&str>,
    library: &Library,
) -> Result<(&'static Format, Import), InterchangeError> {
    let options = ImportOptions { format: format.map(str::to_owned), ..ImportOptions::default() };
    import_with(bytes, &options, library)
}

/// The same with a name for the record and answers to the questions of an earlier look.
///
/// # Errors
/// As [`import`]; also [`InterchangeError::NoType`] for a mapping to what is no element type.
pub fn import_with(
    bytes: &[u8],
    options: &ImportOptions,
    library: &Library,
) -> Result<(&'static Format, Import), InterchangeError> {
    std::thread::scope(|scope| {
        let run = || take_in(bytes, options, library);
        let thread = std::thread::Builder::new().stack_size(limits::STACK_BYTES);
        match thread.spawn_scoped(scope, run).map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) | Err(_) => Err(InterchangeError::Broke),
        }
    })
}

fn take_in(
    bytes: &[u8],
    options: &ImportOptions,
    library: &Library,
) -> Result<(&'static Format, Import), InterchangeError> {
    options.mapping.check(library)?;
    let text = text_of(bytes)?;
    let document = parse(&text, matches!(text, Cow::Owned(_)))?;
    let format = match &options.format {
        Some(id) => FORMATS
            .iter()
            .find(|known| known.id == id && known.import.is_some())
            .ok_or_else(|| InterchangeError::NoFormat { way: "import", format: id.to_owned() })?,
        None => detect(&document)?,
    };
    let run = format.import.ok_or_else(|| InterchangeError::NoFormat {
        way: "import",
        format: format.id.to_owned(),
    })?;
    let mut import = run(&document, &Given { library, mapping: &options.mapping })?;
    if let Document::Tree { tree, .. } = &document {
        for number in &tree.long {
            let what = format!("{}... of {} digits", &number[..12], number.len());
            let why = "a whole number too long to be held, read as text".to_owned();
            import.fidelity.taken("number", &what, vec![why]);
        }
    }
    import.fidelity.questions = questions(&import.fidelity.guesses, library);
    if format.id != OWN {
        imported::record(bytes, format.id, &options.file_name, &mut import);
    }
    Ok((format, import))
}

/// Gives out a model.
///
/// # Errors
/// [`InterchangeError::NoFormat`] when the format has no way out.
pub fn export(model: &Model, format: &str, library: &Library) -> Result<Vec<u8>, InterchangeError> {
    let known = FORMATS.iter().find(|known| known.id == format).and_then(|known| known.export);
    let run = known
        .ok_or_else(|| InterchangeError::NoFormat { way: "export", format: format.to_owned() })?;
    run(model, library)
}

fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, InterchangeError> {
    let limit = if tm7::looks_like(bytes) { limits::TM7_BYTES } else { limits::FILE_BYTES };
    if bytes.len() > limit {
        return Err(InterchangeError::too_large(bytes.len(), limit));
    }
    for (magic, found) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(InterchangeError::Unknown { found: (*found).to_owned() });
        }
    }
    tree::text(bytes)
}

fn parse(text: &str, wide: bool) -> Result<Document<'_>, InterchangeError> {
    match text.trim_start().chars().next() {
        None => Err(InterchangeError::Unknown { found: "it is empty".into() }),
        Some('{' | '[') => Ok(Document::Tree { text, tree: tree::json(text)? }),
        Some('<') => Ok(Document::Xml(xml::parse(text.trim_start(), wide)?)),
        Some(_) => Ok(Document::Tree { text, tree: tree::yaml(text)? }),
    }
}

/// What some well-known files begin with.
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "it is a ZIP archive"),
    (b"%PDF-", "it is a PDF without a model of Portolan inside"),
    (b"\x89PNG", "it is a picture"),
    (b"SQLite format 3\0", "it is a database; a project is opened, not imported"),
];

fn detect(document: &Document) -> Result<&'static Format, InterchangeError> {
    let fitting: Vec<&Format> = FORMATS.iter().filter(|f| (f.detect)(document)).collect();
    match fitting.as_slice() {
        [one] => Ok(one),
        [] => Err(InterchangeError::Unknown { found: described(document) }),
        many => Err(InterchangeError::Ambiguous { names: many.iter().map(|f| f.name).collect() }),
    }
}

fn described(document: &Document) -> String {
    let tree = match document {
        Document::Tree { tree, .. } => tree,
        Document::Xml(xml) => {
            return format!("XML of a {:?}", xml.root_element().tag_name().name());
        }
    };
    match &tree.value {
        Value::Object(map) if map.is_empty() => "an object without keys".to_owned(),
        Value::Object(map) => {
            let keys: Vec<String> = map.keys().take(5).map(|key| format!("{key:?}")).collect();
            format!("an object with {}", keys.join(", "))
        }
        Value::Array(_) => "a list".to_owned(),
        Value::Null => "nothing but comments".to_owned(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => "a single value".to_owned(),
    }
}

impl Document<'_> {
    /// A key at the top, when this is an object that has it.
    pub fn top(&self, key: &str) -> Option<&Value> {
        match self {
            Document::Tree { tree, .. } => tree.value.as_object().and_then(|map| map.get(key)),
            Document::Xml(_) => None,
        }
    }

    /// This as JSON or YAML.
    pub fn tree(&self) -> Result<(&str, &Tree), InterchangeError> {
        match self {
            Document::Tree { text, tree } => Ok((text, tree)),
            Document::Xml(_) => Err(InterchangeError::Unknown { found: described(self) }),
        }
    }

    /// This as XML.
    pub fn xml(&self) -> Result<&roxmltree::Document<'_>, InterchangeError> {
        match self {
            Document::Xml(xml) => Ok(xml),
            Document::Tree { .. } => Err(InterchangeError::Unknown { found: described(self) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The formats with a way out, for the export menu of the page: written beside the types that
    /// are made from Rust, by the same command.
    #[test]
    fn export_bindings_of_the_formats() {
        let rows = FORMATS.iter().filter(|format| format.export.is_some());
        let rows = rows.map(|f| format!("  {{ id: {:?}, name: {:?} }},\n", f.id, f.name));
        let rows: String = rows.collect();
        let text = format!(
            "// This file was generated from the table of formats. Do not edit this file manually.\n\n\
             /**\n * The formats of other tools that a model is exported in.\n */\n\
             export const EXPORT_FORMATS = [\n{rows}] as const;\n"
        );
        let folder =
            std::env::var_os("TS_RS_EXPORT_DIR").expect("set by the configuration of cargo");
        let path = std::path::Path::new(&folder).join("ExportFormats.ts");
        std::fs::write(&path, text).expect("the folder of generated types can be written");
        assert!(exportable().len() >= 2, "a menu of one entry is none");
    }
}
