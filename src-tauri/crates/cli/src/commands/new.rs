//! `portolan new`

use std::process::ExitCode;

use model::{Diagram, DiagramId, Model};
use uuid::Uuid;

use crate::args::New;
use crate::failed::Failed;
use crate::output;

pub fn run(args: &New, by: &str) -> Result<ExitCode, Failed> {
    let (mut model, label) = match &args.from {
        None => (blank(), "New threat model".to_owned()),
        Some(id) => starter(id)?,
    };
    if let Some(title) = &args.title {
        model.about.title.clone_from(title);
    }
    if model.about.title.is_empty() {
        let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        model.about.title = stem.unwrap_or_default();
    }
    output::create(&args.file, model, &label, by, false)?;
    output::print(&format!("created {}\n", args.file.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// A model with one empty diagram.
fn blank() -> Model {
    let mut model = Model::default();
    let id = DiagramId(Uuid::now_v7());
    model.diagrams.insert(id, Diagram { id, title: "System".into(), position: 1 });
    model
}

fn starter(id: &str) -> Result<(Model, String), Failed> {
    let known = interchange::starters();
    let Some(starter) = known.iter().find(|starter| starter.id == id) else {
        let ids: Vec<&str> = known.iter().map(|starter| starter.id.as_str()).collect();
        let message = format!("Starting from {id:?}: there is no such starter");
        return Err(Failed::input(message, format!("Starters: {}", ids.join(", "))));
    };
    Ok((starter.model.clone(), format!("Start from {}", starter.title)))
}
