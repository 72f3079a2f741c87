//! Version 1 models, rewritten as version 2 would write them: cells of JointJS, with names among
//! the drawing attributes, become cells with data. Nothing is judged here.

use serde_json::{Map, Value, json};

/// Keys of a cell that only draw it, or that version 2 keeps beside the data.
const DRAWING: &[&str] = &[
    "attrs", "size", "position", "angle", "z", "id", "source", "target", "vertices", "labels",
    "smooth",
];

/// Whether a model is of version 1.
pub fn is(root: &Value) -> bool {
    let diagrams = root.pointer("/detail/diagrams").and_then(Value::as_array);
    diagrams.is_some_and(|list| list.iter().any(|diagram| diagram.get("diagramJson").is_some()))
}

/// The same model as version 2.
pub fn rewritten(root: &Value) -> Value {
    let mut root = root.clone();
    if let Some(map) = root.as_object_mut() {
        map.remove("version");
    }
    let diagrams = root.pointer_mut("/detail/diagrams").and_then(Value::as_array_mut);
    for diagram in diagrams.into_iter().flatten().filter_map(Value::as_object_mut) {
        let Some(mut drawing) = diagram.remove("diagramJson") else { continue };
        // Whatever stands there is handed on, so that a wrong kind of value is named as such.
        let mut cells = drawing.get_mut("cells").map_or(Value::Null, Value::take);
        for cell in cells.as_array_mut().into_iter().flatten() {
            if let Value::Object(old) = cell {
                *cell = rewritten_cell(old);
            }
        }
        diagram.insert("cells".into(), cells);
    }
    root
}

fn rewritten_cell(old: &Map<String, Value>) -> Value {
    let kind = old.get("type").and_then(Value::as_str).unwrap_or_default();
    let shape = match kind {
        "tm.Boundary" => "trust-boundary-curve",
        "tm.Text" => "td-text-block",
        other => other,
    };
    let mut data: Map<String, Value> = old
        .iter()
        .filter(|(key, _)| !DRAWING.contains(&key.as_str()))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    let label = old.get("labels").and_then(|labels| labels.pointer("/0/attrs/text/text"));
    let text = old.get("attrs").and_then(|attrs| attrs.pointer("/text/text"));
    if let Some(name) = label.or(text) {
        data.insert("name".into(), name.clone());
    }
    let mut cell = json!({"shape": shape, "data": data});
    for key in ["id", "position", "size", "vertices"] {
        if let Some(value) = old.get(key) {
            cell[key] = value.clone();
        }
    }
    for key in ["source", "target"] {
        match old.get(key) {
            Some(Value::Object(end)) if end.contains_key("id") => {
                cell[key] = json!({"cell": end["id"]});
            }
            Some(end) => cell[key] = end.clone(),
            None => {}
        }
    }
    cell
}
