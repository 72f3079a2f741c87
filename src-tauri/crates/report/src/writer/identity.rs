//! The document id: a digest of everything in the file, so that the same report has the same id.

use lopdf::{Document, Object, StringFormat};
use sha2::{Digest, Sha256};

/// The id.
pub(super) fn of(file: &Document) -> Object {
    let mut hash = Sha256::new();
    for (id, object) in &file.objects {
        hash.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => {
                hash.update(format!("{:?}", stream.dict));
                hash.update(&stream.content);
            }
            other => hash.update(format!("{other:?}")),
        }
    }
    Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal)
}
