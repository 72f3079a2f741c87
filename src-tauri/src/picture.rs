//! A diagram, or the part of it that a person selected, as a picture drawn like the report's.

use std::collections::BTreeSet;

use library::Library;
use model::Model;
use project::{Failure, FailureCode, folders};
use report::diagram::{Pixels, Scene};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::documents::{Document, plain, unmade};

/// What a picture shows and of which kind it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PictureRequest {
    /// The kind of file.
    pub format: PictureFormat,
    /// The diagram, by id.
    pub diagram: String,
    /// Ids of the elements and boundaries to draw, with the flows between them; all when empty.
    pub only: BTreeSet<String>,
}

/// Kinds of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PictureFormat {
    /// Vector graphic.
    Svg,
    /// Pixels.
    Png,
}

/// Pixels of a picture for each pixel of the diagram, so that small text stays sharp on paper.
const SCALE: f32 = 2.0;

/// Draws it.
///
/// # Errors
/// [`FailureCode::Refused`] when the model has no such diagram; what drawing pixels says.
pub fn picture(
    model: &Model,
    library: &Library,
    request: &PictureRequest,
) -> Result<Document, Failure> {
    let scene = scene(model, library, request)?;
    Ok(match request.format {
        PictureFormat::Svg => {
            plain(("Vector graphic", &["svg"]), report::diagram_svg(&scene).into_bytes())
        }
        PictureFormat::Png => {
            let bytes = report::diagram_png(&scene, SCALE, &folders::fonts()).map_err(unmade)?;
            plain(("Picture", &["png"]), bytes)
        }
    })
}

/// Draws the same as [`picture`] does for a PNG, for the clipboard.
///
/// # Errors
/// As [`picture`].
pub fn pixels(
    model: &Model,
    library: &Library,
    request: &PictureRequest,
) -> Result<Pixels, Failure> {
    let scene = scene(model, library, request)?;
    report::diagram_pixels(&scene, SCALE, &folders::fonts()).map_err(unmade)
}

fn scene(model: &Model, library: &Library, request: &PictureRequest) -> Result<Scene, Failure> {
    let asked = model.diagrams.values().find(|diagram| diagram.id.to_string() == request.diagram);
    let diagram = asked.ok_or_else(|| {
        let said = "Drawing: the model has no such diagram (any more)";
        Failure::new(FailureCode::Refused, said, "Open one of its diagrams and try again")
    })?;
    let whole = report::data::scene(model, library, diagram);
    Ok(if request.only.is_empty() { whole } else { whole.only(&request.only) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rag() -> &'static Model {
        let starters = interchange::starters();
        &starters
            .iter()
            .find(|starter| starter.id == "rag-assistant")
            .expect("in the gallery")
            .model
    }

    fn drawn(only: BTreeSet<String>, diagram: &str) -> Result<String, Failure> {
        let request = PictureRequest { format: PictureFormat::Svg, diagram: diagram.into(), only };
        let document = picture(rag(), Library::embedded(), &request)?;
        Ok(String::from_utf8(document.bytes).expect("SVG is text"))
    }

    #[test]
    fn a_selection_is_drawn_without_the_rest() {
        let model = rag();
        let diagram = model.diagrams.keys().next().expect("one diagram").to_string();
        let kept = model.elements.values().next().expect("elements");
        let whole = drawn(BTreeSet::new(), &diagram).expect("drawn");
        let part = drawn([kept.id.to_string()].into(), &diagram).expect("drawn");
        for element in model.elements.values() {
            let number = format!(">E-{}<", element.number);
            assert!(whole.contains(&number), "{number} in the whole");
            assert_eq!(part.contains(&number), element.id == kept.id, "{number} in the part");
        }
    }

    #[test]
    fn a_diagram_that_is_gone_is_told() {
        let error = drawn(BTreeSet::new(), "nowhere").map(|_| ()).expect_err("refused");
        assert_eq!(error.code, FailureCode::Refused);
    }
}
