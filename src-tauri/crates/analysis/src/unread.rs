//! Changes that no analysis reads: where shapes stand, descriptions, notes, comments. After an edit
//! that made only such changes everything derived stands as it is.
//!
//! A record is compared without the fields that the rest of this crate never reads. Leaving a
//! field in costs time; taking one out that is read would be wrong, so a field is named here only
//! if nothing in this crate mentions it.

use model::{About, Change, Record};

/// Whether a change cannot make a difference.
pub(crate) fn is_unread(change: &Change) -> bool {
    change.before.as_ref().map(read_part) == change.after.as_ref().map(read_part)
        || [&change.before, &change.after]
            .into_iter()
            .flatten()
            .all(|record| read_part(record).is_none())
}

/// A record without what is not read; none if nothing of it is.
fn read_part(record: &Record) -> Option<Record> {
    let mut record = record.clone();
    match &mut record {
        Record::Numbering(_)
        | Record::Diagram(_)
        | Record::Placement(_)
        | Record::Route(_)
        | Record::Note(_)
        | Record::Supplier(_)
        | Record::Assumption(_)
        | Record::Participant(_)
        | Record::Comment(_)
        | Record::Assessment(_)
        | Record::ModelSelection(_)
        | Record::RegisterEntry(_)
        | Record::ImportedFile(_)
        | Record::SavedFilter(_) => return None,
        Record::About(about) => {
            **about = About {
                purpose: about.purpose.clone(),
                risk_owners: about.risk_owners.clone(),
                risk: about.risk.clone(),
                hide_standard_threats: about.hide_standard_threats,
                ..About::default()
            };
        }
        Record::Element(element) => {
            element.number = 0;
            element.description.clear();
            element.owner.clear();
            element.tags.clear();
            element.supplier = None;
            element.child_diagram = None;
        }
        Record::Flow(flow) => {
            flow.number = 0;
            flow.description.clear();
            flow.protocol.clear();
        }
        Record::Boundary(boundary) => {
            boundary.number = 0;
            boundary.description.clear();
            boundary.attributes.clear();
        }
        Record::DataAsset(_) | Record::Control(_) | Record::Threat(_) => {}
    }
    Some(record)
}
