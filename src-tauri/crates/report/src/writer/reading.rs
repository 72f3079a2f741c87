//! Getting the attached files back out of a PDF that may be anybody's: sizes, depth and number are limited.

use lopdf::{Dictionary, Document, LoadOptions, Object};

/// Largest PDF that is opened, and most bytes taken out of it in all.
const MAX_BYTES: usize = 64 * 1024 * 1024;
/// Most bytes one of the PDF's own tables may unpack to while it is opened.
const MAX_TABLE: usize = 16 * 1024 * 1024;
/// Depth of the name tree that is followed.
const MAX_DEPTH: usize = 8;
/// Most nodes of the name tree that are looked into; a tree may name a node twice.
const MAX_NODES: usize = 1_000;
/// Most files taken out.
const MAX_FILES: usize = 100;

/// The files attached to a PDF, by name, in the order of its name tree. Empty when there are none or it cannot be read;
/// a file that would break a limit is left out. The names are whatever the PDF says: never paths to write to.
pub fn attachments(pdf: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    if pdf.len() <= MAX_BYTES {
        let options = LoadOptions::with_max_decompressed_size(MAX_TABLE);
        if let Ok(file) = Document::load_mem_with_options(pdf, options) {
            let mut left = Left { nodes: MAX_NODES, bytes: MAX_BYTES };
            if let Some(tree) = name_tree(&file) {
                collect(&file, tree, 0, &mut left, &mut found);
            }
        }
    }
    found
}

/// What may still be looked at.
struct Left {
    nodes: usize,
    bytes: usize,
}

fn name_tree(file: &Document) -> Option<&Dictionary> {
    let names = follow(file, file.catalog().ok()?.get(b"Names").ok()?)?;
    follow(file, names.get(b"EmbeddedFiles").ok()?)
}

fn follow<'d>(file: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    file.dereference(object).ok()?.1.as_dict().ok()
}

fn list<'d>(file: &'d Document, tree: &'d Dictionary, key: &[u8]) -> &'d [Object] {
    let found = tree.get(key).ok().and_then(|object| file.dereference(object).ok());
    found.and_then(|(_, object)| object.as_array().ok()).map_or(&[], |list| list)
}

fn collect(
    file: &Document,
    tree: &Dictionary,
    depth: usize,
    left: &mut Left,
    found: &mut Vec<(String, Vec<u8>)>,
) {
    if depth > MAX_DEPTH || left.nodes == 0 {
        return;
    }
    left.nodes -= 1;
    for pair in list(file, tree, b"Names").chunks_exact(2) {
        if found.len() >= MAX_FILES {
            return;
        }
        let Some(specification) = follow(file, &pair[1]) else { continue };
        let name =
            specification.get(b"UF").or_else(|_| specification.get(b"F")).unwrap_or(&pair[0]);
        let Ok(name) = lopdf::decode_text_string(name) else { continue };
        if let Some(bytes) = content(file, specification, left.bytes) {
            left.bytes -= bytes.len();
            found.push((name, bytes));
        }
    }
    for kid in list(file, tree, b"Kids") {
        if let Some(kid) = follow(file, kid) {
            collect(file, kid, depth + 1, left, found);
        }
    }
}

fn content(file: &Document, specification: &Dictionary, most: usize) -> Option<Vec<u8>> {
    let streams = follow(file, specification.get(b"EF").ok()?)?;
    let stream = streams.get(b"F").or_else(|_| streams.get(b"UF")).ok()?;
    let stream = file.dereference(stream).ok()?.1.as_stream().ok()?;
    stream.get_plain_content_with_limit(most).ok()
}
