//! Reads the neutral case format: elements, flows and boundaries with ids of their own.

use std::collections::BTreeMap;

use library::{Example, Kind, Library};
use model::{
    AttributeValue, Attributes, Boundary, BoundaryId, Element, ElementId, ElementKind, Flow,
    FlowId, Model, Subject,
};
use serde_json::Value;
use uuid::Uuid;

use super::Named;

/// Reads a case file.
pub fn read(text: &str) -> Named {
    let doc: Value = serde_json::from_str(text).expect("a case is JSON");
    let mut named = Builder::default();
    for b in list(&doc, "boundaries") {
        named.boundary(word(b, "id"), word(b, "type"), word(b, "name"), b["parent"].as_str());
    }
    for e in list(&doc, "elements") {
        let kind = match word(e, "kind") {
            "external" => ElementKind::External,
            "process" => ElementKind::Process,
            _ => ElementKind::Store,
        };
        let boundary = e["boundary"].as_str();
        let attributes = attributes(&e["attributes"]);
        named.element(word(e, "id"), kind, word(e, "type"), word(e, "name"), boundary, attributes);
    }
    for (number, f) in list(&doc, "flows").iter().enumerate() {
        let id = f["id"].as_str().map_or_else(|| format!("f{}", number + 1), String::from);
        let name = f["name"].as_str().or(f["label"].as_str()).unwrap_or_default();
        named.flow(&id, word(f, "from"), word(f, "to"), name, attributes(&f["attributes"]));
    }
    named.done()
}

/// Builds the diagram of a technique's example.
pub fn example(example: &Example, library: &Library) -> Named {
    let mut named = Builder::default();
    let stated = |attributes: &BTreeMap<String, library::Value>| {
        let value = |value: &library::Value| match value {
            library::Value::Bool(flag) => AttributeValue::Flag(*flag),
            library::Value::Word(word) => AttributeValue::Word(word.clone()),
        };
        attributes.iter().map(|(id, v)| (id.clone(), value(v))).collect()
    };
    for b in &example.boundaries {
        named.boundary(&b.id, &b.r#type, &b.name, b.parent.as_deref());
    }
    for e in &example.elements {
        let kind = match library.element_types[&e.r#type].kind {
            Kind::External => ElementKind::External,
            Kind::Process => ElementKind::Process,
            Kind::Store => ElementKind::Store,
        };
        let boundary = e.boundary.as_deref();
        named.element(&e.id, kind, &e.r#type, &e.name, boundary, stated(&e.attributes));
    }
    for (number, f) in example.flows.iter().enumerate() {
        let id = f.id.clone().unwrap_or_else(|| format!("f{}", number + 1));
        let name = f.name.as_deref().unwrap_or_default();
        named.flow(&id, &f.from, &f.to, name, stated(&f.attributes));
    }
    named.done()
}

/// Puts parts together under ids that keep the order of the file.
#[derive(Default)]
pub struct Builder {
    model: Model,
    subjects: BTreeMap<String, Subject>,
    parents: Vec<(BoundaryId, String)>,
}

impl Builder {
    fn next(&self) -> Uuid {
        Uuid::from_u128(self.subjects.len() as u128 + 1)
    }

    pub fn boundary(&mut self, id: &str, type_id: &str, name: &str, parent: Option<&str>) {
        let key = BoundaryId(self.next());
        let mut boundary = Boundary::new(key, name);
        boundary.type_id = Some(type_id.into());
        self.model.boundaries.insert(key, boundary);
        self.subjects.insert(id.into(), Subject::Boundary(key));
        self.parents.extend(parent.map(|parent| (key, parent.to_string())));
    }

    pub fn element(
        &mut self,
        id: &str,
        kind: ElementKind,
        type_id: &str,
        name: &str,
        boundary: Option<&str>,
        attributes: Attributes,
    ) {
        let key = ElementId(self.next());
        let mut element = Element::new(key, kind, name);
        element.type_id = Some(type_id.into());
        element.attributes = attributes;
        element.boundary = boundary.and_then(|id| self.boundary_id(id));
        self.model.elements.insert(key, element);
        self.subjects.insert(id.into(), Subject::Element(key));
    }

    pub fn flow(&mut self, id: &str, from: &str, to: &str, name: &str, attributes: Attributes) {
        let end = |id: &str| match self.subjects.get(id) {
            Some(Subject::Element(id)) => *id,
            other => panic!("{id} is no element: {other:?}"),
        };
        let key = FlowId(self.next());
        let mut flow = Flow::new(key, end(from), end(to));
        flow.name = name.into();
        flow.attributes = attributes;
        self.model.flows.insert(key, flow);
        self.subjects.insert(id.into(), Subject::Flow(key));
    }

    fn boundary_id(&self, id: &str) -> Option<BoundaryId> {
        match self.subjects.get(id) {
            Some(Subject::Boundary(id)) => Some(*id),
            Some(Subject::Element(_) | Subject::Flow(_) | Subject::Model) | None => None,
        }
    }

    pub fn done(mut self) -> Named {
        for (child, parent) in std::mem::take(&mut self.parents) {
            let parent = self.boundary_id(&parent);
            self.model.boundaries.get_mut(&child).expect("just added").parent = parent;
        }
        Named { model: self.model, subjects: self.subjects }
    }
}

fn list<'a>(doc: &'a Value, key: &str) -> &'a [Value] {
    doc[key].as_array().map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

pub fn attributes(value: &Value) -> Attributes {
    let stated = |(id, value): (&String, &Value)| {
        let value = match value {
            Value::Bool(flag) => AttributeValue::Flag(*flag),
            Value::String(word) => AttributeValue::Word(word.clone()),
            _ => return None,
        };
        Some((id.clone(), value))
    };
    value.as_object().into_iter().flatten().filter_map(stated).collect()
}
