//! draw.io, plain and compressed.
//!
//! The format knows shapes and lines and no meaning. A line between two shapes becomes a flow; a
//! container, or a box that other shapes lie in and no line touches, becomes a boundary; other
//! shapes become elements whose type is guessed from style and label and confirmed by people.
//! Several pages are put below each other into one diagram. Links, scripts and pictures that a
//! file names are text here and are never followed.

mod cells;
mod export;
mod import;
mod label;
mod pages;
mod shapes;

use crate::formats::Document;

pub use export::export;
pub use import::import;

const NAME: &str = "draw.io";
/// What a file of ours names as the program that wrote it.
const OWN: &str = "Portolan";

pub fn detect(document: &Document) -> bool {
    document
        .xml()
        .is_ok_and(|xml| matches!(xml.root_element().tag_name().name(), "mxfile" | "mxGraphModel"))
}

#[cfg(test)]
mod tests {
    use crate::testing::library;

    fn cell(id: &str, label: &str, style: &str, at: [i32; 4]) -> String {
        let [x, y, width, height] = at;
        format!(
            "<mxCell id=\"{id}\" value=\"{label}\" style=\"{style}\" vertex=\"1\" parent=\"1\">\
             <mxGeometry x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></mxCell>"
        )
    }

    fn import(cells: &str) -> crate::Import {
        let text = format!(
            "<mxfile><diagram id=\"p\"><mxGraphModel><root><mxCell id=\"0\"/>\
             <mxCell id=\"1\" parent=\"0\"/>{cells}</root></mxGraphModel></diagram></mxfile>"
        );
        let (format, import) = crate::import(text.as_bytes(), None, library()).expect("sound");
        assert_eq!(format.id, "drawio");
        import
    }

    /// Shape of a lone element by label and style.
    fn check(label: &str, style: &str, expect: model::ElementKind) {
        let import = import(&cell("2", label, style, [0, 0, 160, 80]));
        let element = import.model.elements.values().next().expect("an element");
        assert_eq!(element.kind, expect, "{label} {style}");
    }

    #[test]
    fn style_and_label_say_what_a_shape_is() {
        use model::ElementKind::{External, Process, Store};
        check("Orders", "shape=cylinder3;html=1;", Store);
        check("Somebody", "shape=umlActor;", External);
        check("Files", "resIcon=mxgraph.aws4.s3;", Store);
        check("Shop", "ellipse;", Process);
        check("Postgres database", "rounded=0;", Store);
    }

    #[test]
    fn a_box_around_shapes_is_a_boundary_and_a_label_on_a_line_names_it() {
        let mut cells = cell("2", "Zone", "dashed=1;", [0, 0, 600, 300]);
        cells += &cell("3", "&lt;b&gt;API&lt;/b&gt;", "html=1;", [50, 50, 160, 80]);
        cells += &cell("4", "Orders", "shape=cylinder;", [350, 50, 160, 80]);
        cells += "<mxCell id=\"5\" edge=\"1\" parent=\"1\" source=\"3\" target=\"4\"/>";
        cells += "<mxCell id=\"6\" value=\"read\" style=\"edgeLabel;\" vertex=\"1\" parent=\"5\"/>";
        cells += "<mxCell id=\"7\" edge=\"1\" parent=\"1\" source=\"3\"/>";
        let import = import(&cells);
        let m = &import.model;
        assert_eq!(m.boundaries.len(), 1);
        assert!(m.elements.values().all(|e| e.boundary.is_some()));
        assert!(m.elements.values().any(|e| e.name == "API"));
        let names: Vec<&str> = m.flows.values().map(|f| f.name.as_str()).collect();
        assert_eq!(names, ["read"]);
        assert_eq!(import.fidelity.kinds["flow"].dropped, 1);
    }
}
