//! Official ATLAS releases: reading one, saying what it changes, and taking it over.
//!
//! Upstream has shipped three YAML shapes (lists at the top until 3.x, one matrix in 4.x and 5.x,
//! maps with relationships in 6.x) and STIX bundles. Each reader only picks facts - ids, names,
//! tactics, links - into one [`Release`]; what does not fit is left out with a warning, because a
//! release is somebody else's file. Rules and advice live apart from it, keyed by id.

mod activate;
mod changes;
mod clean;
mod lists;
mod maps;
mod stix;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::catalogue::{CaseStudyKind, Step};
use crate::source;
use crate::technique::Maturity;
use crate::yaml;

pub use changes::{Moved, NamedTechnique, ReleaseChanges, Renamed, Retired};

/// The shape a release was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(export, export_to = "library/")]
pub enum ReleaseFormat {
    /// YAML of 3.x to 5.x: lists.
    Lists,
    /// YAML of 6.x: maps by id and relationships.
    Maps,
    /// A STIX 2.1 bundle: no maturity and no case studies.
    Stix,
}

/// A tactic of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseTactic {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Plain text of its description.
    pub text: String,
}

/// A technique of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseTechnique {
    /// Own name; of a sub-technique the short one.
    pub name: String,
    /// Parent of a sub-technique.
    pub parent: Option<String>,
    /// Tactic ids; a sub-technique without any has its parent's.
    pub tactics: Vec<String>,
    /// Not given before 5.0 and in STIX.
    pub maturity: Option<Maturity>,
    /// Plain text of its description, for techniques this library does not know.
    pub text: String,
}

/// A mitigation of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseMitigation {
    /// Name.
    pub name: String,
    /// Techniques it helps against.
    pub techniques: Vec<String>,
    /// Plain text of its description.
    pub text: String,
}

/// A case study of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseCase {
    /// Title.
    pub name: String,
    /// Happened or shown.
    pub kind: CaseStudyKind,
    /// Year, month or day.
    pub date: String,
    /// Steps in order.
    pub steps: Vec<Step>,
}

/// The facts of one ATLAS release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Version as the file says it; the digest tells apart what the version does not.
    pub version: String,
    /// Shape it was read from.
    pub format: ReleaseFormat,
    /// SHA-256 of the file in lower-case hexadecimal.
    pub digest: String,
    /// Tactics in column order.
    pub tactics: Vec<ReleaseTactic>,
    /// Techniques by id.
    pub techniques: BTreeMap<String, ReleaseTechnique>,
    /// Mitigations by id.
    pub mitigations: BTreeMap<String, ReleaseMitigation>,
    /// Case studies by id.
    pub cases: BTreeMap<String, ReleaseCase>,
    /// What was left out or put right, in plain sentences.
    pub warnings: Vec<String>,
}

/// Why a file was not taken as a release.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// Larger than a release may be.
    #[error("reading the ATLAS release: the file has {bytes} bytes, at most {MAX_BYTES} are read")]
    TooLarge {
        /// Size of the file.
        bytes: usize,
    },
    /// Neither YAML nor JSON.
    #[error("reading the ATLAS release: line {line}: {message}")]
    Unreadable {
        /// Line of the fault.
        line: u32,
        /// What the parser said.
        message: String,
    },
    /// YAML or JSON, but no release.
    #[error("reading the ATLAS release: this file is no ATLAS data file and no STIX bundle of it")]
    Unknown,
    /// A format of the future.
    #[error("reading the ATLAS release: format {found} is newer than this version reads")]
    TooNew {
        /// The format version.
        found: String,
    },
}

impl ReleaseError {
    /// What to try.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } | Self::Unknown => {
                "choose ATLAS.yaml, a file of dist/v6, or the STIX bundle of ATLAS"
            }
            Self::Unreadable { .. } => {
                "download the file again; a saved symbolic link holds only a file name"
            }
            Self::TooNew { .. } => "update Portolan, or choose an older release",
        }
    }
}

/// Twelve times the size of the largest known release.
const MAX_BYTES: usize = 10 * 1024 * 1024;

impl Release {
    /// Reads a release from the text of its file; the shape is found by content.
    ///
    /// # Errors
    /// [`ReleaseError`] when the file is too large, unreadable or something else.
    pub fn read(text: &str) -> Result<Self, ReleaseError> {
        if text.len() > MAX_BYTES {
            return Err(ReleaseError::TooLarge { bytes: text.len() });
        }
        let root = parse(text)?;
        let mut release = if let Some(found) = root.get("format-version") {
            let found = clean::line(&scalar(found));
            match found.split('.').next().and_then(|major| major.parse::<u32>().ok()) {
                Some(..=6) => maps::read(&root),
                _ => return Err(ReleaseError::TooNew { found }),
            }
        } else if root.get("matrices").is_some() || root["tactics"].is_array() {
            lists::read(&root)
        } else if root["type"] == "bundle" && root["objects"].is_array() {
            stix::read(&root)
        } else {
            return Err(ReleaseError::Unknown);
        };
        if release.techniques.is_empty() {
            return Err(ReleaseError::Unknown);
        }
        release.digest = source::digest([("release", text)]);
        release.tidy();
        Ok(release)
    }

    /// Drops links that lead nowhere, and says so.
    fn tidy(&mut self) {
        let tactics: Vec<_> = self.tactics.iter().map(|tactic| tactic.id.clone()).collect();
        let known: std::collections::BTreeSet<_> = self.techniques.keys().cloned().collect();
        for (id, technique) in &mut self.techniques {
            technique.tactics.retain(|tactic| {
                let there = tactics.contains(tactic);
                if !there {
                    self.warnings
                        .push(format!("{id} names the tactic {tactic}, which is not there"));
                }
                there
            });
            if let Some(parent) = technique.parent.take_if(|parent| !known.contains(parent)) {
                self.warnings.push(format!("{id} names the parent {parent}, which is not there"));
            }
        }
        for (id, mitigation) in &mut self.mitigations {
            let before = mitigation.techniques.len();
            mitigation.techniques.sort();
            mitigation.techniques.dedup();
            if mitigation.techniques.len() < before {
                self.warnings.push(format!("{id} links a technique twice; one link is kept"));
            }
            mitigation.techniques.retain(|technique| {
                let there = known.contains(technique);
                if !there {
                    let text = format!("{id} links {technique}, which is not there");
                    self.warnings.push(text);
                }
                there
            });
        }
        for case in self.cases.values_mut() {
            case.steps
                .retain(|step| known.contains(&step.technique) && tactics.contains(&step.tactic));
        }
        self.warnings.sort();
        self.warnings.dedup();
    }

    /// Full name: "Parent: Sub" of a sub-technique.
    fn full_name(&self, id: &str) -> String {
        let Some(technique) = self.techniques.get(id) else { return id.to_owned() };
        match technique.parent.as_ref().and_then(|parent| self.techniques.get(parent)) {
            Some(parent) => format!("{}: {}", parent.name, technique.name),
            None => technique.name.clone(),
        }
    }

    /// Own tactics, or the parent's.
    fn tactics_of(&self, id: &str) -> Vec<String> {
        let Some(technique) = self.techniques.get(id) else { return Vec::new() };
        let parent = technique.parent.as_ref().and_then(|parent| self.techniques.get(parent));
        match parent {
            Some(parent) if technique.tactics.is_empty() => parent.tactics.clone(),
            _ => technique.tactics.clone(),
        }
    }
}

fn parse(text: &str) -> Result<Value, ReleaseError> {
    if text.trim_start().starts_with('{') {
        return serde_json::from_str(text).map_err(|error| ReleaseError::Unreadable {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX),
            message: error.to_string(),
        });
    }
    let parsed = yaml::Node::parse(text).map(|node| node.to_json());
    parsed.map_err(|(place, message)| ReleaseError::Unreadable { line: place.line, message })
}

// What the three readers share.

/// An id of the given kind (`T`, `TA`, `M`, `CS`), or none: ids become keys and links.
fn id_of(value: &Value, kind: &str) -> Option<String> {
    let id = value.as_str()?;
    let rest = id.strip_prefix("AML.")?.strip_prefix(kind)?;
    let (number, sub) = rest.split_once('.').unwrap_or((rest, "000"));
    let digits = |text: &str, n: std::ops::RangeInclusive<usize>| {
        n.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
    };
    (digits(number, 4..=6) && digits(sub, 3..=3)).then(|| id.to_owned())
}

/// A list under a key; none is empty.
fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// Text, number or nothing as text.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

fn line(value: &Value, key: &str) -> String {
    clean::line(&scalar(&value[key]))
}

fn prose(value: &Value, key: &str) -> String {
    clean::prose(&scalar(&value[key]))
}

fn maturity(value: &Value) -> Option<Maturity> {
    match value["maturity"].as_str()?.to_lowercase().as_str() {
        "realized" => Some(Maturity::Realized),
        "demonstrated" => Some(Maturity::Demonstrated),
        "feasible" => Some(Maturity::Feasible),
        _ => None,
    }
}

fn kind(value: &Value) -> CaseStudyKind {
    match value.as_str() {
        Some(word) if word.eq_ignore_ascii_case("incident") => CaseStudyKind::Incident,
        _ => CaseStudyKind::Exercise,
    }
}

/// As much of the date as its granularity says.
fn date(value: &Value, granularity: &Value) -> String {
    let date = clean::line(&scalar(value));
    let length = match granularity.as_str().map(str::to_uppercase).as_deref() {
        Some("YEAR") => 4,
        Some("MONTH") => 7,
        _ => 10,
    };
    date.chars().take(length).collect()
}
