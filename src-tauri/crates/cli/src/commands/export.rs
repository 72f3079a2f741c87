//! `portolan export`

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;

use model::{Diagram, Model, Subject};
use project::folders;
use report::diagram::Scene;

use crate::args::Export;
use crate::failed::Failed;
use crate::{input, output, subjects};

pub fn run(args: &Export) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let refused =
        |error: interchange::InterchangeError| Failed::input(error.to_string(), error.hint());
    let bytes = match args.format.as_str() {
        "svg" => report::diagram_svg(&scene(&model, args)?).into_bytes(),
        "png" => report::diagram_png(&scene(&model, args)?, args.scale, &folders::fonts())
            .map_err(|error| Failed::input(error.to_string(), error.hint()))?,
        "sarif" => {
            let place = args.place.clone().unwrap_or_else(|| place(&args.file));
            interchange::sarif::located(&model, input::in_use(), &place).map_err(refused)?
        }
        format => interchange::export(&model, format, input::in_use()).map_err(refused)?,
    };
    output::write(&args.output, &bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// A path as repositories write it: relative, with forward slashes.
fn place(file: &Path) -> String {
    use std::path::Component;
    let parts = file.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        Component::ParentDir => Some("..".to_owned()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir => None,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// One diagram, or a part of it, as in the report.
fn scene(model: &Model, args: &Export) -> Result<Scene, Failed> {
    let title = args.diagram.as_deref();
    let mut diagrams: Vec<&Diagram> = model.diagrams.values().collect();
    diagrams.sort_by_key(|diagram| (diagram.position, diagram.id));
    let asked = |diagram: &&&Diagram| title.is_none_or(|title| diagram.title == title);
    let Some(diagram) = diagrams.iter().find(asked) else {
        let titles: Vec<&str> = diagrams.iter().map(|diagram| diagram.title.as_str()).collect();
        return Err(Failed::input(
            "Drawing the diagram: the model has none of that title",
            format!("Its diagrams: {}", titles.join(", ")),
        ));
    };
    let scene = report::data::scene(model, input::in_use(), diagram);
    if args.only.is_empty() {
        return Ok(scene);
    }
    let mut ids = BTreeSet::new();
    for asked in &args.only {
        for subject in subjects::find(model, asked)? {
            match subject {
                Subject::Element(id) => ids.insert(id.to_string()),
                Subject::Boundary(id) => ids.insert(id.to_string()),
                Subject::Flow(_) | Subject::Model => false,
            };
        }
    }
    Ok(scene.only(&ids))
}
