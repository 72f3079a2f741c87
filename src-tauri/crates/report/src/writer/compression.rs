//! Compression of streams (ISO 32000-1, 7.4.4), at a level that does not dominate the making of a report.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object};

/// Half the time of the best level, for a few percent more bytes.
const LEVEL: u32 = 4;

/// Compresses every stream that may be and is not yet.
pub(super) fn compress(file: &mut Document) {
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
        // Writing to memory cannot fail; should it, the stream stays as it is.
        let Ok(()) = encoder.write_all(&stream.content) else { continue };
        let Ok(small) = encoder.finish() else { continue };
        if small.len() + 19 < stream.content.len() {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(small);
        }
    }
}
