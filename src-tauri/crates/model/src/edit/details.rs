//! What is said about elements, flows and boundaries.

use crate::edit::structure::known_assets;
use crate::*;

pub(super) fn rename(model: &mut Model, subject: Subject, name: &str) -> Result<(), EditError> {
    within_limit("name", name)?;
    let slot = match subject {
        Subject::Element(id) => model.elements.get_mut(&id).map(|e| &mut e.name),
        Subject::Flow(id) => model.flows.get_mut(&id).map(|f| &mut f.name),
        Subject::Boundary(id) => model.boundaries.get_mut(&id).map(|b| &mut b.name),
        Subject::Model => Some(&mut model.about.title),
    };
    *slot.ok_or_else(|| EditError::not_found(subject))? = name.into();
    Ok(())
}

pub(super) fn describe(model: &mut Model, subject: Subject, text: &str) -> Result<(), EditError> {
    within_limit("description", text)?;
    let slot = match subject {
        Subject::Element(id) => model.elements.get_mut(&id).map(|e| &mut e.description),
        Subject::Flow(id) => model.flows.get_mut(&id).map(|f| &mut f.description),
        Subject::Boundary(id) => model.boundaries.get_mut(&id).map(|b| &mut b.description),
        Subject::Model => Some(&mut model.about.description),
    };
    *slot.ok_or_else(|| EditError::not_found(subject))? = text.into();
    Ok(())
}

pub(super) fn set_type(
    model: &mut Model,
    subject: Subject,
    type_id: Option<&str>,
    kind: Option<ElementKind>,
) -> Result<(), EditError> {
    let type_id = type_id.map(str::to_string);
    match subject {
        Subject::Element(id) => {
            let element = model.elements.get_mut(&id);
            let element = element.ok_or_else(|| EditError::not_found(subject))?;
            element.type_id = type_id;
            element.kind = kind.unwrap_or(element.kind);
        }
        Subject::Boundary(id) => {
            let boundary = model.boundaries.get_mut(&id);
            boundary.ok_or_else(|| EditError::not_found(subject))?.type_id = type_id;
        }
        Subject::Flow(_) | Subject::Model => {
            return Err(EditError::invalid(
                format!("{subject} has no type"),
                "Say what a flow carries with its attribute \"content\"",
            ));
        }
    }
    Ok(())
}

pub(super) fn set_attribute(
    model: &mut Model,
    subject: Subject,
    attribute: &str,
    value: Option<&AttributeValue>,
) -> Result<(), EditError> {
    let slot = match subject {
        Subject::Element(id) => model.elements.get_mut(&id).map(|e| &mut e.attributes),
        Subject::Flow(id) => model.flows.get_mut(&id).map(|f| &mut f.attributes),
        Subject::Boundary(id) => model.boundaries.get_mut(&id).map(|b| &mut b.attributes),
        Subject::Model => None,
    };
    let attributes = slot.ok_or_else(|| EditError::not_found(subject))?;
    match value {
        Some(value) => attributes.insert(attribute.into(), value.clone()),
        None => attributes.remove(attribute),
    };
    Ok(())
}

pub(super) fn set_detail(
    model: &mut Model,
    subject: Subject,
    detail: &Detail,
) -> Result<(), EditError> {
    known_references(model, detail)?;
    match subject {
        Subject::Element(id) => {
            let element = model.elements.get_mut(&id);
            let element = element.ok_or_else(|| EditError::not_found(subject))?;
            match detail {
                Detail::Owner(owner) => element.owner = owner.clone(),
                Detail::Tags(tags) => element.tags = tags.clone(),
                Detail::Supplier(supplier) => element.supplier = *supplier,
                Detail::OutOfScope(reason) => element.out_of_scope = reason.clone(),
                Detail::Assets(assets) => element.holds = assets.clone(),
                Detail::ChildDiagram(diagram) => element.child_diagram = *diagram,
                Detail::Protocol(_) => return Err(no_such_detail(subject)),
            }
        }
        Subject::Flow(id) => {
            let flow = model.flows.get_mut(&id);
            let flow = flow.ok_or_else(|| EditError::not_found(subject))?;
            match detail {
                Detail::Protocol(protocol) => flow.protocol = protocol.clone(),
                Detail::OutOfScope(reason) => flow.out_of_scope = reason.clone(),
                Detail::Assets(assets) => flow.carries = assets.clone(),
                Detail::Owner(_)
                | Detail::Tags(_)
                | Detail::Supplier(_)
                | Detail::ChildDiagram(_) => return Err(no_such_detail(subject)),
            }
        }
        Subject::Boundary(_) | Subject::Model => return Err(no_such_detail(subject)),
    }
    Ok(())
}

fn known_references(model: &Model, detail: &Detail) -> Result<(), EditError> {
    match detail {
        Detail::Supplier(Some(id)) if !model.suppliers.contains_key(id) => {
            Err(EditError::not_found(format!("supplier {id}")))
        }
        Detail::ChildDiagram(Some(id)) if !model.diagrams.contains_key(id) => {
            Err(EditError::not_found(format!("diagram {id}")))
        }
        Detail::Assets(assets) => known_assets(model, assets),
        Detail::Owner(_)
        | Detail::Tags(_)
        | Detail::Supplier(_)
        | Detail::OutOfScope(_)
        | Detail::ChildDiagram(_)
        | Detail::Protocol(_) => Ok(()),
    }
}

fn no_such_detail(subject: Subject) -> EditError {
    EditError::invalid(format!("{subject} has no such property"), "Choose another property")
}

fn within_limit(what: &str, text: &str) -> Result<(), EditError> {
    if text.len() <= MAX_TEXT_BYTES {
        return Ok(());
    }
    Err(EditError::invalid(
        format!("The {what} is {} bytes long; the limit is {MAX_TEXT_BYTES}", text.len()),
        "Keep the long text in a document and put a link here",
    ))
}
