//! Title page and registers: records that are put and replaced as wholes.

use std::collections::BTreeSet;

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
        Record::Assessment(assessment) => put_assessment(model, assessment)?,
        Record::ModelSelection(selection) => put_selection(model, selection)?,
        Record::RegisterEntry(entry) => {
            known_threats(model, &entry.threats)?;
            let known = model.register.get(&entry.id).map(|e| e.number);
            let number = numbered(known, &mut model.numbering.register_entry);
            model.register.insert(entry.id, RegisterEntry { number, ..entry.clone() });
        }
        Record::ImportedFile(import) => {
            model.imports.insert(import.id, import.clone());
        }
        Record::SavedFilter(filter) => {
            model.filters.insert(filter.id, filter.clone());
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

/// Owner, date and evidence of an assessment. Its judgements are what was recorded: [`judge`] adds
/// to them.
fn put_assessment(model: &mut Model, assessment: &Assessment) -> Result<(), EditError> {
    known_threats(model, &assessment.threats)?;
    if let Some(id) = assessment.controls.iter().find(|id| !model.controls.contains_key(id)) {
        return Err(EditError::not_found(format!("control {id}")));
    }
    let Assessment { id, framework, consideration, .. } = assessment;
    let other = model.assessments.values().find(|other| {
        other.id != *id && other.framework == *framework && other.consideration == *consideration
    });
    if other.is_some() {
        return Err(EditError::duplicate(format!("an assessment of {consideration}")));
    }
    let history = model.assessments.get(id).map_or_else(Vec::new, |known| known.history.clone());
    model.assessments.insert(*id, Assessment { history, ..assessment.clone() });
    Ok(())
}

/// Adds a judgement to an assessment that is there.
pub(super) fn judge(
    model: &mut Model,
    id: AssessmentId,
    conformity: Conformity,
    note: &str,
    stamp: &Stamp,
) -> Result<(), EditError> {
    let assessment = model.assessments.get_mut(&id);
    let assessment = assessment.ok_or_else(|| EditError::not_found(format!("assessment {id}")))?;
    let missing = conformity.missing(note);
    if !missing.is_empty() {
        return Err(EditError::incomplete(missing));
    }
    let by = stamp.by.clone();
    assessment.history.push(Judgement { at: stamp.at, by, conformity, note: note.into() });
    Ok(())
}

fn put_selection(model: &mut Model, selection: &ModelSelection) -> Result<(), EditError> {
    if !model.elements.contains_key(&selection.element) {
        return Err(EditError::not_found(format!("element {}", selection.element)));
    }
    if selection.chosen.is_some_and(|chosen| chosen as usize >= selection.options.len()) {
        return Err(EditError::invalid(
            "The model that is chosen is not among the options",
            "Add it as an option first",
        ));
    }
    model.selections.insert(selection.id, selection.clone());
    Ok(())
}

fn known_threats(model: &Model, threats: &BTreeSet<ThreatId>) -> Result<(), EditError> {
    match threats.iter().find(|id| !model.threats.contains_key(id)) {
        Some(id) => Err(EditError::not_found(format!("threat {id}"))),
        None => Ok(()),
    }
}

/// The number a record keeps, or the next one of its family.
fn numbered(known: Option<u32>, last: &mut u32) -> u32 {
    known.unwrap_or_else(|| {
        *last += 1;
        *last
    })
}
