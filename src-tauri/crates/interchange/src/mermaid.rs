//! The diagram as a Mermaid flowchart, for wikis and pull requests. One way: out.

use std::fmt::Write;

use library::Library;
use model::{BoundaryId, Element, ElementId, ElementKind, Model};

use crate::{InterchangeError, layout};

pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let mut text = String::from("flowchart LR\n");
    region(model, None, 1, &mut text);
    let known = |id: ElementId| model.elements.get(&id);
    let mut flows: Vec<_> = model.flows.values().collect();
    flows.sort_by_key(|flow| (flow.number, flow.id));
    for flow in flows {
        let (Some(from), Some(to)) = (known(flow.source), known(flow.target)) else { continue };
        let name = quoted(&flow.name);
        let arrow = if flow.name.is_empty() { "-->".to_owned() } else { format!("-->|{name}|") };
        let _ = writeln!(text, "  E{} {arrow} E{}", from.number, to.number);
    }
    Ok(text.into_bytes())
}

/// What lies in a boundary, boundaries inside boundaries.
fn region(model: &Model, inside: Option<BoundaryId>, depth: usize, text: &mut String) {
    let (elements, regions) = layout::contents(model, inside);
    let indent = "  ".repeat(depth);
    for element in elements.iter().filter_map(|id| model.elements.get(id)) {
        let _ = writeln!(text, "{indent}{}", shape(element));
    }
    for boundary in regions.iter().filter_map(|id| model.boundaries.get(id)) {
        let name = quoted(&boundary.name);
        let _ = writeln!(text, "{indent}subgraph B{}[{name}]", boundary.number);
        region(model, Some(boundary.id), depth + 1, text);
        let _ = writeln!(text, "{indent}end");
    }
}

fn shape(element: &Element) -> String {
    let (number, name) = (element.number, quoted(&element.name));
    match element.kind {
        ElementKind::External => format!("E{number}[{name}]"),
        ElementKind::Process => format!("E{number}({name})"),
        ElementKind::Store => format!("E{number}[({name})]"),
    }
}

/// Text that Mermaid shows and never reads: everything but letters, digits and plain signs as
/// entity codes.
fn quoted(name: &str) -> String {
    let mut text = String::from("\"");
    for c in name.chars() {
        match c {
            _ if c.is_alphanumeric() || matches!(c, ' ' | '-' | ',' | '.' | '/' | '(' | ')') => {
                text.push(c);
            }
            '\n' | '\r' | '\t' => text.push(' '),
            _ => {
                let _ = write!(text, "#{};", u32::from(c));
            }
        }
    }
    if name.trim().is_empty() {
        text.push('-');
    }
    text.push('"');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_end_the_quote() {
        assert_eq!(quoted("a\"]; click x"), "\"a#34;#93;#59; click x\"");
        assert_eq!(quoted("Web chat"), "\"Web chat\"");
    }

    #[test]
    fn boundaries_hold_their_elements() {
        let starter = &crate::starters()[0];
        let bytes = export(&starter.model, crate::testing::library()).expect("text");
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with("flowchart LR\n  subgraph B1[\"Internet\"]\n    E1["), "{text}");
        assert_eq!(text.matches("subgraph").count(), starter.model.boundaries.len());
        assert_eq!(text.matches("-->").count(), starter.model.flows.len());
    }
}
