//! Files inside the file: the model itself, so that a report can be checked and reopened.

use std::fmt::Write;

use super::file::File;
use super::metadata::pdf_date;
use super::{Meta, Relation, hex, name, utf16};

/// Adds the attachments; returns the catalog's entries for them, nothing without any.
pub(super) fn add(file: &mut File, meta: &Meta) -> String {
    let mut sorted: Vec<_> = meta.attachments.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    let (mut names, mut files) = (String::new(), String::new());
    for attachment in sorted {
        let mut entries = String::from("/Type/EmbeddedFile/Subtype");
        name(&mut entries, attachment.media_type.as_bytes());
        let (size, date) = (attachment.bytes.len(), pdf_date(meta.date));
        let _ = write!(entries, "/Params<</Size {size}/ModDate{date}>>");
        let content = file.stream(&entries, &attachment.bytes);
        let relation = match attachment.relation {
            Relation::Source => "Source",
            Relation::Supplement => "Supplement",
        };
        let mut plain = String::new();
        hex(&mut plain, attachment.name.bytes());
        let specification = file.add(&format!(
            "<</Type/Filespec/F{plain}/UF{}/Desc{}/AFRelationship/{relation}/EF<</F {content} 0 R/UF {content} 0 R>>>>",
            utf16(&attachment.name),
            utf16(&attachment.description),
        ));
        let _ = write!(names, "{plain}{specification} 0 R ");
        let _ = write!(files, "{specification} 0 R ");
    }
    if files.is_empty() {
        return String::new();
    }
    format!("/Names<</EmbeddedFiles<</Names[{names}]>>>>/AF[{files}]")
}
