//! Files of other tools: read, shown with what would become of everything in them, and taken in as a
//! new project in the documents folder only when the person says so.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;

use interchange::ImportOptions;
use model::{Edit, ElementId, ElementKind, Stamp, Subject};
use project::{Failure, FailureCode, OpenProject, Project, ProjectError, file_name, incoming};

use crate::desk::{Desk, lock};
use crate::opening;
use crate::view::ImportOffer;

/// A file that was read and not yet taken in.
pub struct Offered {
    offer: ImportOffer,
    model: model::Model,
}

/// What the page shows of it.
pub fn pending(desk: &Desk) -> Option<ImportOffer> {
    lock(&desk.offered).as_ref().map(|offered| offered.offer.clone())
}

/// Reads a file and keeps it on the desk until it is taken in or another is offered.
///
/// # Errors
/// Why it cannot be read, naming the file.
pub fn offer(desk: &Desk, path: &Path) -> Result<ImportOffer, Failure> {
    let bytes = File::open(path).and_then(incoming::read).map_err(|source| ProjectError::Io {
        doing: "Reading",
        path: path.into(),
        source,
    })?;
    let name = file_name::of(path);
    let options = ImportOptions { file_name: name.clone(), ..ImportOptions::default() };
    let (format, import) = incoming::take_in(bytes, options, desk.library()).map_err(|error| {
        let failure = Failure::from(error);
        Failure { message: format!("{name}: {}", failure.message), ..failure }
    })?;
    let title = match import.model.about.title.trim() {
        "" => name.clone(),
        title => title.to_owned(),
    };
    let offer = ImportOffer {
        file_name: name,
        format: format.name.into(),
        title,
        fidelity: import.fidelity,
    };
    *lock(&desk.offered) = Some(Offered { offer: offer.clone(), model: import.model });
    Ok(offer)
}

/// Takes the offered file in, with the element types that the person chose in place of guesses.
///
/// # Errors
/// [`FailureCode::Refused`] when nothing is offered; else why the project cannot be made. The offer
/// stands then.
pub fn take(
    desk: &Desk,
    types: &BTreeMap<ElementId, Option<String>>,
) -> Result<OpenProject, Failure> {
    let mut place = desk.project();
    let mut offered = lock(&desk.offered);
    let Some(Offered { offer, model }) = offered.as_ref() else {
        return Err(Failure::new(
            FailureCode::Refused,
            "Importing: no file is waiting to be taken in",
            "Choose the file again",
        ));
    };
    opening::let_go(&mut place)?;
    let library = desk.library();
    let edits = types.iter().map(|(element, type_id)| Edit::SetType {
        subject: Subject::Element(*element),
        type_id: type_id.clone(),
        kind: type_id.as_ref().and_then(|id| library.element_types.get(id)).map(|t| shape(t.kind)),
    });
    let chosen = Edit::Batch { label: String::new(), edits: edits.collect() };
    // Nothing in a change of type is stamped.
    let stamp = Stamp { at: model::Timestamp::UNIX_EPOCH, by: desk.by() };
    let model = model.apply(&chosen, &stamp).map_err(ProjectError::Edit)?;
    let label = format!("Import {} ({})", offer.file_name, offer.format);
    let path = desk.folders.place_for(&offer.title)?;
    let project = Project::create(&path, model, &label, &desk.by(), library)?;
    *offered = None;
    Ok(opening::settle(desk, &mut place, project))
}

/// The shape that goes with a kind of element.
fn shape(kind: library::Kind) -> ElementKind {
    match kind {
        library::Kind::External => ElementKind::External,
        library::Kind::Process => ElementKind::Process,
        library::Kind::Store => ElementKind::Store,
    }
}
