//! The faces of a document: bundled ones first, the machine's own only when a script needs them.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use parley::fontique::{Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontData, LayoutContext};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};

use super::coverage::Coverage;
use super::folders::Folders;
use super::shaping::Brush;
use super::words::Word;
use crate::error::ReportError;

/// The text face.
pub const TEXT: &str = "Inter";
/// The face of ids, hashes and code.
pub const MONO: &str = "IBM Plex Mono";

/// The bundled font files.
pub static BUNDLED: [&[u8]; 5] = [
    include_bytes!("../../fonts/Inter-Regular.ttf"),
    include_bytes!("../../fonts/Inter-Italic.ttf"),
    include_bytes!("../../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../../fonts/Inter-SemiBoldItalic.ttf"),
    include_bytes!("../../fonts/IBMPlexMono-Regular.ttf"),
];

/// One font file's face as used in the document.
#[derive(Clone)]
pub struct Face {
    /// PostScript name.
    pub name: String,
    /// The file.
    pub data: FontData,
    /// For each glyph number: the text it stands for; empty when unused.
    pub glyphs: Vec<Option<Box<str>>>,
    /// Numbers of the glyphs that are drawn, in the order in which they were met; their places in this list, counted from 1, are
    /// their numbers in the cut font.
    pub shown: Vec<u16>,
    /// For each glyph number: that in the cut font; 0 when it is not drawn.
    numbers: Vec<u16>,
    /// Advance of each glyph in thousandths of an em, as the file will state it.
    pub advances: Vec<i64>,
}

impl Face {
    /// The number of a glyph in the cut font, which has it from now on.
    pub fn number(&mut self, glyph: u16) -> u16 {
        let Some(number) = self.numbers.get_mut(usize::from(glyph)) else { return 0 };
        // Glyph 0, the sign for a missing one, is in every font.
        if *number == 0 && glyph > 0 {
            self.shown.push(glyph);
            *number = self.shown.len() as u16;
        }
        *number
    }
}

/// All fonts of one document.
pub struct Fonts {
    pub(super) context: FontContext,
    pub(super) layouts: LayoutContext<Brush>,
    /// Faces in order of first use.
    pub faces: Vec<Face>,
    by_file: BTreeMap<(u64, u32), usize>,
    coverage: Coverage,
    folders: Folders,
    /// Families to try, in order, as a font family list.
    pub(super) stack: String,
    pub(super) mono_stack: String,
    fallbacks: Vec<String>,
    /// Family of the organisation, tried first for text.
    house: String,
    /// Words by everything they depend on. Only asked, never listed, so its order reaches nothing.
    pub(super) words: HashMap<Vec<u8>, Arc<Word>>,
    /// Room for the key of the word that is asked for.
    pub(super) key: Vec<u8>,
    /// Characters no font has, in order of first sight.
    pub missing: Vec<char>,
}

impl Fonts {
    /// The bundled fonts, with `folders` to look in when a character is in none of them; no folder is touched before.
    ///
    /// # Errors
    /// [`ReportError::Asset`] when a bundled font cannot be read, which would be a fault of the build.
    pub fn new(folders: &[PathBuf]) -> Result<Self, ReportError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        for bytes in BUNDLED {
            if collection.register_fonts(bytes.to_vec().into(), None).is_empty() {
                let message = "it is not a font".to_owned();
                return Err(ReportError::Asset { what: "a bundled font".into(), message });
            }
        }
        let mut fonts = Self {
            context: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            faces: Vec::new(),
            by_file: BTreeMap::new(),
            coverage: Coverage::of(&BUNDLED),
            folders: Folders::new(folders),
            stack: String::new(),
            mono_stack: String::new(),
            fallbacks: Vec::new(),
            house: String::new(),
            words: HashMap::new(),
            key: Vec::new(),
            missing: Vec::new(),
        };
        fonts.restack();
        Ok(fonts)
    }

    /// Adds the organisation's font files and sets text in `family`.
    ///
    /// # Errors
    /// [`ReportError::Asset`] names a file that is not a font.
    pub fn add_house(&mut self, files: &[PathBuf], family: &str) -> Result<(), ReportError> {
        for path in files {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            let fault = |message: String| ReportError::Asset {
                what: format!("your fonts/{name}"),
                message,
            };
            let bytes = std::fs::read(path).map_err(|e| fault(e.to_string()))?;
            self.coverage.add(&bytes);
            if self.context.collection.register_fonts(bytes.into(), None).is_empty() {
                return Err(fault("it is not a font".into()));
            }
        }
        self.house = family.replace('"', "");
        self.restack();
        Ok(())
    }

    fn restack(&mut self) {
        let rest: String = self.fallbacks.iter().map(|f| format!(", \"{f}\"")).collect();
        let house = match self.house.as_str() {
            "" => String::new(),
            family => format!("\"{family}\", "),
        };
        self.stack = format!("{house}\"{TEXT}\"{rest}");
        self.mono_stack = format!("\"{MONO}\", \"{TEXT}\"{rest}");
    }

    /// Makes sure every character of `text` has a font, and returns the text with characters nobody has made visible:
    /// `[U+XXXX]` in their place, so that nothing is dropped without a trace.
    pub fn prepare<'t>(&mut self, text: &'t str) -> std::borrow::Cow<'t, str> {
        if text.is_ascii() {
            return text.into();
        }
        let mut lost = Vec::new();
        for c in text.chars() {
            if self.coverage.has(c) || lost.contains(&c) {
                continue;
            }
            match self.folders.find(c) {
                Some(found) => {
                    for file in found {
                        self.coverage.add(&file);
                        let blob = (*file).clone().into();
                        let families = self.context.collection.register_fonts(blob, None);
                        for (id, _) in families {
                            let name = self.context.collection.family_name(id);
                            let name = name.unwrap_or("").replace('"', "");
                            if !name.is_empty() && !self.fallbacks.contains(&name) {
                                self.fallbacks.push(name);
                            }
                        }
                    }
                    self.restack();
                }
                None => lost.push(c),
            }
            if !self.coverage.has(c) && !lost.contains(&c) {
                lost.push(c);
            }
        }
        if lost.is_empty() {
            return text.into();
        }
        for c in &lost {
            if !self.missing.contains(c) {
                self.missing.push(*c);
            }
        }
        let mut out = String::with_capacity(text.len() + 16);
        for c in text.chars() {
            if lost.contains(&c) {
                out.push_str(&format!("[U+{:04X}]", u32::from(c)));
            } else {
                out.push(c);
            }
        }
        out.into()
    }

    /// The index of a face, known from its file; `None` when the file is not a usable font.
    pub(super) fn face(&mut self, font: &FontData) -> Option<usize> {
        let key = (font.data.id(), font.index);
        if let Some(index) = self.by_file.get(&key) {
            return Some(*index);
        }
        let file = FontRef::from_index(font.data.data(), font.index).ok()?;
        let units = f32::from(file.head().ok()?.units_per_em());
        let count = usize::from(file.maxp().ok()?.num_glyphs());
        let metrics = file.hmtx().ok()?;
        // The page writer truncates widths to whole thousandths; the layout corrects for exactly that.
        let advances = (0..count)
            .map(|g| {
                let advance = metrics.advance(skrifa::GlyphId::new(g as u32)).unwrap_or(0);
                (f32::from(advance) * 1000.0 / units) as i64
            })
            .collect();
        let name = file
            .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map_or_else(|| "Font".to_owned(), |s| s.to_string());
        let glyphs = vec![None; count];
        let (shown, numbers) = (Vec::new(), vec![0; count]);
        self.faces.push(Face { name, data: font.clone(), glyphs, shown, numbers, advances });
        self.by_file.insert(key, self.faces.len() - 1);
        Some(self.faces.len() - 1)
    }
}

/// A font file held in memory.
pub type FontFile = Arc<Vec<u8>>;
