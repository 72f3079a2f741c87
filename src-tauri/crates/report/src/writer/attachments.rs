//! Files inside the file: the model itself, so that a report can be checked and reopened.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::metadata::pdf_date;
use super::{Meta, Relation, utf16};

/// Adds the attachments; returns the name tree and the list of associated files.
pub(super) fn add(file: &mut Document, meta: &Meta) -> (Dictionary, Vec<Object>) {
    let mut sorted: Vec<_> = meta.attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let mut names: Vec<Object> = Vec::new();
    let mut files: Vec<Object> = Vec::new();
    for attachment in sorted {
        let parameters = dictionary! {
            "Size" => attachment.bytes.len() as i64,
            "ModDate" => pdf_date(meta.date),
        };
        let content = file.add_object(Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => Object::Name(attachment.media_type.clone().into_bytes()),
                "Params" => parameters,
            },
            attachment.bytes.clone(),
        ));
        let relation = match attachment.relation {
            Relation::Source => "Source",
            Relation::Supplement => "Supplement",
        };
        let specification = file.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => Object::string_literal(attachment.name.clone()),
            "UF" => utf16(&attachment.name),
            "Desc" => utf16(&attachment.description),
            "AFRelationship" => relation,
            "EF" => dictionary! {"F" => content, "UF" => content},
        });
        names.push(Object::string_literal(attachment.name.clone()));
        names.push(specification.into());
        files.push(specification.into());
    }
    (dictionary! {"EmbeddedFiles" => dictionary! {"Names" => names}}, files)
}
