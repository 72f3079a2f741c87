//! Subjects as people name them on a command line.

use model::{Model, Subject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::failed::Failed;

/// A subject with what people call it.
#[derive(Serialize, JsonSchema)]
pub struct Named {
    /// Kind and id.
    #[serde(flatten)]
    pub subject: Subject,
    /// Short number, such as `E-3`.
    pub number: String,
    /// Name.
    pub name: String,
}

/// A subject with number and name.
pub fn named(model: &Model, subject: Subject) -> Named {
    Named {
        subject,
        number: model.subject_number(subject).unwrap_or_default(),
        name: model.subject_name(subject).unwrap_or_default().to_owned(),
    }
}

/// Number and name, as one text.
pub fn words(model: &Model, subject: Subject) -> String {
    let Named { number, name, .. } = named(model, subject);
    match subject {
        Subject::Model => "whole system".to_owned(),
        Subject::Element(_) | Subject::Flow(_) | Subject::Boundary(_) => {
            format!("{number} {name}").trim().to_owned()
        }
    }
}

/// Every subject that has this id, number or name; an error when there is none.
pub fn find(model: &Model, asked: &str) -> Result<Vec<Subject>, Failed> {
    let elements = model.elements.keys().map(|id| (Subject::Element(*id), id.to_string()));
    let flows = model.flows.keys().map(|id| (Subject::Flow(*id), id.to_string()));
    let boundaries = model.boundaries.keys().map(|id| (Subject::Boundary(*id), id.to_string()));
    let fits = |(subject, id): &(Subject, String)| {
        let Named { number, name, .. } = named(model, *subject);
        id.eq_ignore_ascii_case(asked) || number.eq_ignore_ascii_case(asked) || name == asked
    };
    let found: Vec<Subject> =
        elements.chain(flows).chain(boundaries).filter(fits).map(|(subject, _)| subject).collect();
    if found.is_empty() {
        return Err(Failed::input(
            format!("Looking for {asked:?}: no element, flow or boundary is called that"),
            "Give an id, a number such as E-3, or a name; `portolan list FILE elements` shows them",
        ));
    }
    Ok(found)
}
