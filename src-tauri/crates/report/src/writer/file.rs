//! The file as bytes (ISO 32000-1, 7.5): streams as they come, everything else packed into compressed object streams, and at the
//! end the table of where each object is. Written front to back, so that a report of a thousand pages is in memory once.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};

/// A third of the time of the usual level, for a tenth more bytes.
const LEVEL: u32 = 2;
/// Objects are packed until so many bytes are together.
const PACK: usize = 128 * 1024;
/// Most objects of one pack; their place in it has two bytes in the table.
const MOST_PACKED: usize = 4096;

/// Number of an object.
pub(super) type Id = u32;

/// Where an object is.
#[derive(Clone, Copy)]
enum Place {
    /// Nowhere: a number that was reserved and never used.
    Free,
    /// At this distance from the start of the file.
    At(usize),
    /// In this object stream, at this place in it.
    In(Id, u16),
}

/// A file that is being written.
pub(super) struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
    /// Number and start of each object that waits to be packed.
    waiting: Vec<(Id, usize)>,
    packed: String,
}

impl File {
    /// Nothing but the head: version 1.7, and four bytes that tell programs that this is no plain text.
    pub fn new() -> Self {
        let bytes = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        Self { bytes, places: vec![Place::Free], waiting: Vec::new(), packed: String::new() }
    }

    /// Numbers for so many objects; the first of them.
    pub fn reserve(&mut self, count: usize) -> Id {
        let first = self.places.len();
        self.places.resize(first + count, Place::Free);
        first as Id
    }

    /// Writes an object that is no stream.
    pub fn put(&mut self, id: Id, body: &str) {
        self.waiting.push((id, self.packed.len()));
        self.packed.push_str(body);
        self.packed.push('\n');
        if self.packed.len() > PACK || self.waiting.len() == MOST_PACKED {
            self.pack();
        }
    }

    /// Writes a new object that is no stream.
    pub fn add(&mut self, body: &str) -> Id {
        let id = self.reserve(1);
        self.put(id, body);
        id
    }

    /// Writes a new stream. `entries` are those of its dictionary beside its length; without a filter among them the
    /// content is compressed, when that makes it smaller.
    pub fn stream(&mut self, entries: &str, content: &[u8]) -> Id {
        let id = self.reserve(1);
        self.put_stream(id, entries, content);
        id
    }

    /// Writes a stream under a number that was reserved.
    pub fn put_stream(&mut self, id: Id, entries: &str, content: &[u8]) {
        let small = match entries.contains("/Filter") {
            true => None,
            false => compressed(content).filter(|small| small.len() + 19 < content.len()),
        };
        match small {
            Some(small) => self.write(id, &format!("{entries}/Filter/FlateDecode"), &small),
            None => self.write(id, entries, content),
        }
    }

    /// Writes a stream whose content stays readable without decoding.
    pub fn plain_stream(&mut self, entries: &str, content: &[u8]) -> Id {
        let id = self.reserve(1);
        self.write(id, entries, content);
        id
    }

    /// The whole file. Its id (ISO 32000-1, 14.4) is a digest of everything before.
    pub fn finish(mut self, root: Id, info: Id) -> Vec<u8> {
        self.pack();
        let id = self.reserve(1) as usize;
        let start = self.bytes.len();
        self.places[id] = Place::At(start);
        let mut table = Vec::with_capacity(self.places.len() * 7);
        for place in &self.places {
            let (kind, first, second) = match *place {
                Place::Free => (0, 0, u16::MAX),
                Place::At(start) => (1, start as u32, 0),
                Place::In(stream, at) => (2, stream, at),
            };
            table.push(kind);
            table.extend(first.to_be_bytes());
            table.extend(second.to_be_bytes());
        }
        let digest: String =
            Sha256::digest(&self.bytes)[..16].iter().map(|b| format!("{b:02X}")).collect();
        let entries = format!(
            "/Type/XRef/Size {}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R/ID[<{digest}><{digest}>]",
            self.places.len()
        );
        self.put_stream(id as Id, &entries, &table);
        self.bytes.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
        self.bytes
    }

    fn write(&mut self, id: Id, entries: &str, content: &[u8]) {
        self.places[id as usize] = Place::At(self.bytes.len());
        let head = format!("{id} 0 obj\n<<{entries}/Length {}>>stream\n", content.len());
        self.bytes.extend(head.bytes());
        self.bytes.extend(content);
        self.bytes.extend(b"\nendstream\nendobj\n");
    }

    /// Writes what waits as an object stream.
    fn pack(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        let stream = self.reserve(1);
        let mut content = String::with_capacity(self.packed.len() + self.waiting.len() * 12);
        for (index, (id, start)) in self.waiting.iter().enumerate() {
            self.places[*id as usize] = Place::In(stream, index as u16);
            content.push_str(&format!("{id} {start} "));
        }
        let first = content.len();
        content.push_str(&self.packed);
        let entries = format!("/Type/ObjStm/N {}/First {first}", self.waiting.len());
        self.waiting.clear();
        self.packed.clear();
        self.put_stream(stream, &entries, content.as_bytes());
    }
}

fn compressed(content: &[u8]) -> Option<Vec<u8>> {
    let room = Vec::with_capacity(content.len() / 3);
    let mut encoder = ZlibEncoder::new(room, Compression::new(LEVEL));
    // Writing to memory cannot fail; should it, the stream stays as it is.
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}
