//! The bundle as a folder: text files that an auditor can read with nothing but an editor.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

use model::Timestamp;
use serde::{Deserialize, Serialize};
use store::{EventKind, Stored, chain_hash, parse_event};

use crate::sign_off::{Enrolment, PublicKey};
use crate::{APPLICATION, Project, ProjectError, hex};

const README: &str = include_str!("readme.txt");
const SCRIPT: &str = include_str!("../../../../../docs/verify/verify_bundle.py");
/// The form of a checkpoint.
const FORMAT: &str = "portolan-checkpoint-v1";
/// What an archive is called in messages.
const ARCHIVE: &str = report::EVIDENCE;

/// Where a chain stood at some moment. Whoever holds one can tell later whether the chain was cut or
/// rewritten before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkpoint {
    /// `portolan-checkpoint-v1`.
    pub format: String,
    /// Title of the model, for people.
    pub title: String,
    /// Hash of the first event; tells projects apart.
    pub first: String,
    /// How many events there were.
    pub events: u64,
    /// Hash of the last of them.
    pub last: String,
    /// When it was made, by the clock of that computer.
    pub made_at: Timestamp,
    /// What made it.
    pub application: String,
}

/// Evidence in memory. Text is as it lies in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The bytes of every event, oldest first: lines of `events.jsonl`.
    pub events: Vec<String>,
    /// The hash of every event: lines of `chain.txt`.
    pub hashes: Vec<String>,
    /// Armoured signatures by event: `signatures/N.sig`.
    pub signatures: BTreeMap<u64, String>,
    /// The records as they are now: lines of `records.jsonl`.
    pub records: Vec<String>,
    /// Where the chain ends: `checkpoint.json`.
    pub checkpoint: Checkpoint,
}

impl Bundle {
    /// The evidence of an open project.
    ///
    /// # Errors
    /// [`ProjectError::Store`] when it cannot be read.
    pub fn of(project: &Project) -> Result<Self, ProjectError> {
        let Stored { events, rows } = project.saving().stored()?;
        let mut bundle = Self {
            events: Vec::new(),
            hashes: Vec::new(),
            signatures: BTreeMap::new(),
            records: rows,
            checkpoint: Checkpoint {
                format: FORMAT.into(),
                title: project.model().about.title.clone(),
                first: String::new(),
                events: 0,
                last: String::new(),
                made_at: Timestamp::now(),
                application: APPLICATION.into(),
            },
        };
        for (event, seq) in events.into_iter().zip(1..) {
            bundle.events.push(String::from_utf8_lossy(&event.bytes).into_owned());
            bundle.hashes.push(hex(&event.hash));
            bundle.signatures.extend(event.signature.map(|signature| (seq, signature)));
        }
        bundle.point();
        Ok(bundle)
    }

    fn point(&mut self) {
        self.checkpoint.first = self.hashes.first().cloned().unwrap_or_default();
        self.checkpoint.last = self.hashes.last().cloned().unwrap_or_default();
        self.checkpoint.events = self.hashes.len() as u64;
    }

    /// Chains the events anew and makes the checkpoint fit: what somebody would do who altered them.
    /// The tests use it to be as clever as a forger.
    pub fn reseal(&mut self) {
        let mut hash = Default::default();
        self.hashes.clear();
        for event in &self.events {
            hash = chain_hash(&hash, event.as_bytes());
            self.hashes.push(hex(&hash));
        }
        self.point();
    }

    /// The lines of `allowed_signers`: who was enrolled, in the form that `ssh-keygen` reads. The
    /// principal is the fingerprint of the key.
    pub fn allowed_signers(&self) -> String {
        let mut keys = BTreeMap::new();
        for line in &self.events {
            let Ok(event) = parse_event(line.as_bytes()) else { continue };
            if event.head.note.kind != EventKind::Enrolled {
                continue;
            }
            let read = serde_json::from_value(event.head.note.statement.unwrap_or_default());
            let Ok(Enrolment { key, .. }) = read else { continue };
            if let Ok(key) = PublicKey::parse(&key) {
                keys.insert(key.fingerprint, key.text);
            }
        }
        let spaces = "namespaces=\"portolan-signoff,portolan-enrolment\"";
        keys.iter().map(|(fingerprint, key)| format!("{fingerprint} {spaces} {key}\n")).collect()
    }

    /// Every file of the bundle with its text, by path within the folder.
    fn files(&self) -> serde_json::Result<Vec<(String, String)>> {
        let lines =
            |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        let checkpoint = serde_json::to_string_pretty(&self.checkpoint)?;
        let named = [
            ("README.txt", README.to_owned()),
            ("verify_bundle.py", SCRIPT.to_owned()),
            ("events.jsonl", lines(&self.events)),
            ("chain.txt", lines(&self.hashes)),
            ("records.jsonl", lines(&self.records)),
            ("allowed_signers", self.allowed_signers()),
            ("checkpoint.json", checkpoint + "\n"),
        ];
        let signed = self.signatures.iter();
        let signed = signed.map(|(seq, text)| (format!("signatures/{seq}.sig"), text.clone()));
        Ok(named.into_iter().map(|(name, text)| (name.to_owned(), text)).chain(signed).collect())
    }

    /// The bundle as one archive (tar), its files in a folder `evidence`. Same bundle, same bytes.
    ///
    /// # Errors
    /// [`ProjectError::Io`] when a file is too large for an archive.
    pub fn archive(&self) -> Result<Vec<u8>, ProjectError> {
        let io = |source| ProjectError::Io {
            doing: "Packing the evidence",
            path: ARCHIVE.into(),
            source,
        };
        let mut archive = tar::Builder::new(Vec::new());
        for (name, text) in self.files().map_err(|e| io(e.into()))? {
            let mut header = tar::Header::new_gnu();
            header.set_size(text.len() as u64);
            header.set_mode(0o644);
            let path = format!("evidence/{name}");
            archive.append_data(&mut header, path, text.as_bytes()).map_err(io)?;
        }
        archive.into_inner().map_err(io)
    }

    /// Writes the bundle as a new folder.
    ///
    /// # Errors
    /// [`ProjectError::Io`] when something is there already or cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), ProjectError> {
        let io = |source| ProjectError::Io {
            doing: "Writing the evidence",
            path: folder.into(),
            source,
        };
        let files = self.files().map_err(|e| io(e.into()))?;
        fs::create_dir(folder).map_err(io)?;
        fs::create_dir(folder.join("signatures")).map_err(io)?;
        for (name, text) in files {
            fs::write(folder.join(name), text).map_err(io)?;
        }
        Ok(())
    }

    /// Reads a bundle back; what it says is checked by [`super::verify`].
    ///
    /// # Errors
    /// [`ProjectError::Io`] when a file is missing or is no text.
    pub fn read(folder: &Path) -> Result<Self, ProjectError> {
        Self::of_files(folder, |name| fs::read_to_string(folder.join(name)))
    }

    /// Reads a bundle out of its archive, as [`Bundle::archive`] makes it. Nothing is written, and no path in it is
    /// followed.
    ///
    /// # Errors
    /// As [`Bundle::read`], or when it is no archive.
    pub fn unpack(archive: &[u8]) -> Result<Self, ProjectError> {
        let place = Path::new(ARCHIVE);
        let io = |source| ProjectError::Io { doing: "Reading", path: place.into(), source };
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for entry in tar::Archive::new(archive).entries().map_err(io)? {
            let mut entry = entry.map_err(io)?;
            let path = entry.path().map_err(io)?.to_string_lossy().into_owned();
            let Some(name) = path.strip_prefix("evidence/") else { continue };
            // No larger than the archive, which is in memory already.
            let mut text = String::new();
            entry.read_to_string(&mut text).map_err(io)?;
            files.insert(name.to_owned(), text);
        }
        Self::of_files(place, |name| {
            files.remove(name).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        })
    }

    /// A bundle whose files `text` gives by their paths within `place`.
    fn of_files(
        place: &Path,
        mut text: impl FnMut(&str) -> io::Result<String>,
    ) -> Result<Self, ProjectError> {
        let mut needed = |name: &str| {
            text(name).map_err(|source| ProjectError::Io {
                doing: "Reading",
                path: place.join(name),
                source,
            })
        };
        // Only a line feed ends a line: other separators may stand inside of JSON strings.
        let lines = |text: String| text.split_terminator('\n').map(str::to_owned).collect();
        let events: Vec<String> = lines(needed("events.jsonl")?);
        let hashes = lines(needed("chain.txt")?);
        let records = lines(needed("records.jsonl")?);
        let checkpoint = Checkpoint::parse(&needed("checkpoint.json")?, place)?;
        let mut signatures = BTreeMap::new();
        for seq in 1..=events.len() as u64 {
            let name = format!("signatures/{seq}.sig");
            match text(&name) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(source) => {
                    return Err(ProjectError::Io {
                        doing: "Reading",
                        path: place.join(name),
                        source,
                    });
                }
                Ok(signature) => {
                    signatures.insert(seq, signature);
                }
            }
        }
        Ok(Self { events, hashes, signatures, records, checkpoint })
    }
}

impl Checkpoint {
    /// Reads a checkpoint file.
    ///
    /// # Errors
    /// [`ProjectError::Io`] when it is missing or is no checkpoint.
    pub fn read(path: &Path) -> Result<Self, ProjectError> {
        let io = |source| ProjectError::Io { doing: "Reading", path: path.into(), source };
        Self::parse(&fs::read_to_string(path).map_err(io)?, path)
    }

    fn parse(text: &str, path: &Path) -> Result<Self, ProjectError> {
        let io = |source| ProjectError::Io { doing: "Reading", path: path.into(), source };
        let checkpoint: Self = serde_json::from_str(text).map_err(|e| io(e.into()))?;
        if checkpoint.format != FORMAT {
            return Err(io(io::Error::other("it is not a checkpoint of Portolan")));
        }
        Ok(checkpoint)
    }
}
