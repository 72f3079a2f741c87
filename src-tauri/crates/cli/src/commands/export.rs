//! `portolan export`

use std::process::ExitCode;

use model::{Diagram, Model};

use crate::args::Export;
use crate::failed::Failed;
use crate::{input, output};

pub fn run(args: &Export) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let bytes = match args.format.as_str() {
        "svg" => svg(&model, args.diagram.as_deref())?.into_bytes(),
        format => interchange::export(&model, format, input::in_use())
            .map_err(|error| Failed::input(error.to_string(), error.hint()))?,
    };
    output::write(&args.output, &bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// One diagram, drawn as in the report.
fn svg(model: &Model, title: Option<&str>) -> Result<String, Failed> {
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
    Ok(report::diagram::to_svg(&report::diagram::draw(&scene)))
}
