//! Controls and tables: files that are evidence, scores of vectors, tables for spreadsheets.

use project::cvss::{CvssReading, read_cvss};
use project::{Failure, digest_file, file_name};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::documents::Document;
use crate::view::{EvidenceFile, Exported};
use crate::{dialogs, writing};

/// Asks for a file that is evidence of a control and says its digest; none when the person
/// cancelled. The file stays where it is.
#[tauri::command(async)]
pub fn choose_evidence(app: AppHandle) -> Result<Option<EvidenceFile>, Failure> {
    let Some(path) = dialogs::open(&app, "Choose the evidence", &[]) else { return Ok(None) };
    let digest = digest_file(&path, |_, _| true)?;
    Ok(digest.map(|digest| EvidenceFile { file_name: file_name::of(&path), digest }))
}

/// Reads CVSS 4.0 vectors, in the order in which they come.
#[tauri::command(async)]
pub fn read_vectors(vectors: Vec<String>) -> Vec<CvssReading> {
    vectors.iter().map(|vector| read_cvss(vector)).collect()
}

/// Asks where, and writes a table as the page shows it, first its head; none when the person
/// cancelled. A cell that a spreadsheet would run is made text.
#[tauri::command(async)]
pub fn export_table(
    app: AppHandle,
    desk: State<Desk>,
    rows: Vec<Vec<String>>,
) -> Result<Option<Exported>, Failure> {
    let line = |row: &Vec<String>| interchange::csv::line(row.iter().map(String::as_str));
    let bytes = rows.iter().map(line).collect::<String>().into_bytes();
    let kind = ("Table", ["csv"].as_slice());
    let document = Document { kind, bytes, pages: 0, warnings: Vec::new() };
    writing::ask_and_write(&app, &desk, "Save the table", document)
}
