//! What was handed over, as a reader of it finds it.

use std::path::Path;
use std::process::Command;

/// The text of the one PDF in a folder, without line breaks.
pub fn text_of_pdf(folder: &Path) -> String {
    let files = std::fs::read_dir(folder).expect("the folder is there").flatten();
    let pdf = files
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "pdf"))
        .expect("a PDF was written");
    let read = Command::new("pdftotext").arg(pdf).arg("-").output();
    let read = read.expect("pdftotext is there (package poppler-utils)");
    assert!(read.status.success(), "the document can be read");
    let text = String::from_utf8(read.stdout).expect("pdftotext writes UTF-8");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
