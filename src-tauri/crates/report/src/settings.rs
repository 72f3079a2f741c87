//! What is not content: fonts, overrides, files inside; and the finished file.

use std::path::PathBuf;

use crate::layout::{Progress, Warning};
use crate::writer::Attachment;

/// A finished PDF.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What the reader should know; empty when all is well. Missing glyphs or descriptions also keep the conformance label away.
    pub warnings: Vec<Warning>,
}

/// What is not content: fonts, overrides, files inside.
pub struct Settings<'a> {
    /// Folders with fonts of this machine, looked into only for scripts the bundled fonts lack.
    pub font_folders: Vec<PathBuf>,
    /// Folder with templates and branding of the organisation.
    pub overrides: Option<PathBuf>,
    /// Files that travel inside the PDF.
    pub attachments: Vec<Attachment>,
    /// Name and version of the program, for the file's metadata.
    pub producer: String,
    /// Called with the part done (0 to 1); `false` stops the work.
    pub progress: Progress<'a>,
}

impl Default for Settings<'_> {
    fn default() -> Self {
        Self {
            font_folders: Vec::new(),
            overrides: None,
            attachments: Vec::new(),
            producer: concat!("Portolan ", env!("CARGO_PKG_VERSION")).to_owned(),
            progress: &|_| true,
        }
    }
}
