//! Getting the attached files back out of a report.

use lopdf::{Dictionary, Document, Object};

/// Largest PDF that is opened, and largest file taken out of it.
const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Depth of the name tree that is followed.
const MAX_DEPTH: usize = 8;

/// The attached file of this name; `None` when the PDF has none or cannot be read.
pub fn attachment(pdf: &[u8], name: &str) -> Option<Vec<u8>> {
    if pdf.len() > MAX_BYTES {
        return None;
    }
    let file = Document::load_mem(pdf).ok()?;
    let catalog = file.catalog().ok()?;
    let names = follow(&file, catalog.get(b"Names").ok()?)?;
    let tree = follow(&file, names.get(b"EmbeddedFiles").ok()?)?;
    let specification = find(&file, tree, name, 0)?;
    let streams = follow(&file, specification.get(b"EF").ok()?)?;
    let stream = streams.get(b"F").ok()?.as_reference().ok()?;
    let stream = file.get_object(stream).ok()?.as_stream().ok()?;
    let bytes = if stream.dict.has(b"Filter") {
        stream.decompressed_content().ok()?
    } else {
        stream.content.clone()
    };
    (bytes.len() <= MAX_BYTES).then_some(bytes)
}

fn follow<'d>(file: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match object {
        Object::Dictionary(d) => Some(d),
        Object::Reference(id) => file.get_object(*id).ok()?.as_dict().ok(),
        _ => None,
    }
}

fn find<'d>(
    file: &'d Document,
    tree: &'d Dictionary,
    name: &str,
    depth: usize,
) -> Option<&'d Dictionary> {
    if let Ok(pairs) = tree.get(b"Names").and_then(Object::as_array) {
        for pair in pairs.chunks_exact(2) {
            if pair[0].as_str().is_ok_and(|n| n == name.as_bytes()) {
                return follow(file, &pair[1]);
            }
        }
    }
    let kids = tree.get(b"Kids").and_then(Object::as_array).ok()?;
    if depth >= MAX_DEPTH {
        return None;
    }
    kids.iter().find_map(|kid| find(file, follow(file, kid)?, name, depth + 1))
}
