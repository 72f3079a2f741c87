//! Objects that printpdf made, under new numbers in our file.

use std::collections::BTreeMap;
use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::file::{File, Id};
use super::{hex, name};

/// Writes an object with everything it refers to; returns its number.
pub(super) fn object(file: &mut File, from: &Document, object: &Object) -> Id {
    let mut known = BTreeMap::new();
    let mut open = Vec::new();
    let first = file.reserve(1);
    write(file, first, object, &mut known, &mut open);
    while let Some((old, id)) = open.pop() {
        let object = from.objects.get(&old).unwrap_or(&Object::Null);
        write(file, id, object, &mut known, &mut open);
    }
    first
}

type Known = BTreeMap<ObjectId, Id>;
type Open = Vec<(ObjectId, Id)>;

fn write(file: &mut File, id: Id, object: &Object, known: &mut Known, open: &mut Open) {
    let mut text = String::new();
    let mut refer = |file: &mut File, old: ObjectId| {
        *known.entry(old).or_insert_with(|| {
            let id = file.reserve(1);
            open.push((old, id));
            id
        })
    };
    match object {
        Object::Stream(stream) => {
            entries(&mut text, &stream.dict, &mut |old| refer(file, old));
            file.put_stream(id, &text, &stream.content);
        }
        other => {
            value(&mut text, other, &mut |old| refer(file, old));
            file.put(id, &text);
        }
    }
}

fn entries(out: &mut String, dictionary: &Dictionary, refer: &mut dyn FnMut(ObjectId) -> Id) {
    for (key, item) in dictionary.iter().filter(|(key, _)| *key != b"Length") {
        name(out, key);
        out.push(' ');
        value(out, item, refer);
    }
}

fn value(out: &mut String, object: &Object, refer: &mut dyn FnMut(ObjectId) -> Id) {
    // Writing to a string cannot fail.
    let _ = match object {
        Object::Null => write!(out, "null"),
        Object::Boolean(b) => write!(out, "{b}"),
        Object::Integer(i) => write!(out, "{i}"),
        Object::Real(r) => write!(out, "{r}"),
        Object::Name(bytes) => {
            name(out, bytes);
            Ok(())
        }
        Object::String(bytes, _) => {
            hex(out, bytes.iter().copied());
            Ok(())
        }
        Object::Array(items) => {
            out.push('[');
            for item in items {
                value(out, item, refer);
                out.push(' ');
            }
            out.push(']');
            Ok(())
        }
        Object::Dictionary(inner) => {
            out.push_str("<<");
            entries(out, inner, refer);
            out.push_str(">>");
            Ok(())
        }
        Object::Reference(old) => write!(out, "{} 0 R", refer(*old)),
        // Streams are objects of their own and never inside of another.
        Object::Stream(_) => write!(out, "null"),
    };
}
