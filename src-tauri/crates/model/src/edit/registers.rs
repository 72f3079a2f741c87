//! Title page and registers: records that are put and replaced as wholes.

use crate::edit::geometry::known_diagram;
use crate::*;

pub(super) fn set_about(model: &mut Model, about: &About) -> Result<(), EditError> {
    if let Some(text) = about.risk.fault() {
        return Err(EditError::invalid(
            format!("The risk scale cannot be used: {text}"),
            "Correct the scale, or choose a preset",
        ));
    }
    let off = model
        .threats
        .values()
        .flat_map(|t| t.inherent.iter().chain(&t.residual).map(move |r| (t.number, r)))
        .find(|(_, rating)| !about.risk.holds(rating));
    if let Some((number, _)) = off {
        return Err(EditError::invalid(
            format!("T-{number} is rated with a word that the new risk scale does not have"),
            "Rate it again first, or keep the scale at least as large",
        ));
    }
    model.about = about.clone();
    Ok(())
}

pub(super) fn put(model: &mut Model, record: &Record) -> Result<(), EditError> {
    match record {
        Record::Note(note) => {
            known_diagram(model, note.diagram)?;
            model.notes.insert(note.id, note.clone());
        }
        Record::DataAsset(asset) => {
            if let Some(id) = asset.supplier.filter(|id| !model.suppliers.contains_key(id)) {
                return Err(EditError::not_found(format!("supplier {id}")));
            }
            let known = model.assets.get(&asset.id).map(|a| a.number);
            let number = numbered(known, &mut model.numbering.asset);
            model.assets.insert(asset.id, DataAsset { number, ..asset.clone() });
        }
        Record::Supplier(supplier) => {
            model.suppliers.insert(supplier.id, supplier.clone());
        }
        Record::Assumption(assumption) => {
            let known = model.assumptions.get(&assumption.id).map(|a| a.number);
            let number = numbered(known, &mut model.numbering.assumption);
            model.assumptions.insert(assumption.id, Assumption { number, ..assumption.clone() });
        }
        Record::Participant(participant) => {
            model.participants.insert(participant.id, participant.clone());
        }
        Record::Comment(comment) => {
            model.comments.insert(comment.id, comment.clone());
        }
        Record::Control(control) => {
            let known = model.controls.get(&control.id).map(|c| c.number);
            let number = numbered(known, &mut model.numbering.control);
            model.controls.insert(control.id, Control { number, ..control.clone() });
        }
        Record::About(_)
        | Record::Numbering(_)
        | Record::Diagram(_)
        | Record::Boundary(_)
        | Record::Element(_)
        | Record::Flow(_)
        | Record::Placement(_)
        | Record::Route(_)
        | Record::Threat(_) => {
            return Err(EditError::invalid(
                format!("A {} cannot be put as a whole", record.key().kind.word()),
                "Use the edit made for it",
            ));
        }
    }
    Ok(())
}

/// The number a record keeps, or the next one of its family.
fn numbered(known: Option<u32>, last: &mut u32) -> u32 {
    known.unwrap_or_else(|| {
        *last += 1;
        *last
    })
}
