//! Which characters some fonts have, as a set that is quick to ask.

use skrifa::{FontRef, MetadataProvider};

/// A set of characters.
pub struct Coverage {
    bits: Vec<u64>,
}

/// Unicode ends at U+10FFFF.
const WORDS: usize = 0x11_0000 / 64;

impl Coverage {
    /// What the files have together, and what needs no glyph.
    pub fn of(files: &[&[u8]]) -> Self {
        let mut coverage = Self { bits: vec![0; WORDS] };
        for c in (0..0x20).chain(0x2028..0x202a).chain(0x200c..0x2010).chain(0xfe00..0xfe10) {
            coverage.insert(c);
        }
        for file in files {
            coverage.add(file);
        }
        coverage
    }

    /// Adds what every face of a file has.
    pub fn add(&mut self, file: &[u8]) {
        for c in characters(file) {
            self.insert(c);
        }
    }

    fn insert(&mut self, c: u32) {
        if let Some(word) = self.bits.get_mut(c as usize / 64) {
            *word |= 1 << (c % 64);
        }
    }

    /// Whether the character has a glyph, or needs none.
    pub fn has(&self, c: char) -> bool {
        let c = u32::from(c);
        self.bits.get(c as usize / 64).is_some_and(|w| w >> (c % 64) & 1 == 1)
    }
}

/// The characters of the first face of a font file; nothing when it is not a font.
pub fn characters(file: &[u8]) -> Vec<u32> {
    match FontRef::from_index(file, 0) {
        // Glyph 0 is the "missing" box.
        Ok(font) => {
            font.charmap().mappings().filter(|(_, g)| g.to_u32() != 0).map(|(c, _)| c).collect()
        }
        Err(_) => Vec::new(),
    }
}
