//! What the records state, as numbers. Reading words is the slow part of deriving facts, so after an
//! edit the numbers of records that did not change are taken over.

use std::collections::BTreeSet;

use model::{AttributeValue, ElementId, FlowId, Model};

use crate::words::{AttributeId, TypeId, ValueId, Words};

/// Types and attributes of all elements and flows, in the order of the model.
#[derive(Debug, Default)]
pub(crate) struct Statements {
    stride: usize,
    elements: Vec<ElementId>,
    types: Vec<TypeId>,
    of_elements: Vec<ValueId>,
    flows: Vec<FlowId>,
    of_flows: Vec<ValueId>,
}

/// Records whose numbers have to be read again.
#[derive(Debug, Default)]
pub(crate) struct Edited {
    pub elements: BTreeSet<ElementId>,
    pub flows: BTreeSet<FlowId>,
    /// Whether an element has another name.
    pub renamed: bool,
}

impl Statements {
    /// Reads a model, or only what was edited of it since `before`.
    pub fn of(model: &Model, words: &Words, before: &Self, edited: &Edited) -> Self {
        let stride = words.attribute_count();
        let mut this = Self {
            stride,
            elements: Vec::with_capacity(model.elements.len()),
            types: Vec::with_capacity(model.elements.len()),
            of_elements: Vec::with_capacity(model.elements.len() * stride),
            flows: Vec::with_capacity(model.flows.len()),
            of_flows: Vec::with_capacity(model.flows.len() * stride),
        };
        let mut known = before.elements.iter().enumerate().peekable();
        for (id, element) in &model.elements {
            while known.next_if(|(_, other)| *other < id).is_some() {}
            this.elements.push(*id);
            let same = known.next_if(|(_, other)| *other == id);
            if let Some((at, _)) = same.filter(|_| !edited.elements.contains(id)) {
                this.types.push(before.types[at]);
                this.of_elements.extend_from_slice(row(&before.of_elements, at, stride));
                continue;
            }
            let type_id = words.type_of(element.type_id.as_deref(), element.kind);
            this.types.push(type_id);
            let first = this.of_elements.len();
            this.of_elements.resize(first + stride, ValueId::BLANK);
            let here = &mut this.of_elements[first..];
            for (attribute, value) in words.definition(type_id).iter().flat_map(|d| &d.defaults) {
                here[attribute.index()] = *value;
            }
            state(here, &element.attributes, words);
        }
        let mut known = before.flows.iter().enumerate().peekable();
        for (id, flow) in &model.flows {
            while known.next_if(|(_, other)| *other < id).is_some() {}
            this.flows.push(*id);
            let same = known.next_if(|(_, other)| *other == id);
            if let Some((at, _)) = same.filter(|_| !edited.flows.contains(id)) {
                this.of_flows.extend_from_slice(row(&before.of_flows, at, stride));
                continue;
            }
            let first = this.of_flows.len();
            this.of_flows.resize(first + stride, ValueId::BLANK);
            state(&mut this.of_flows[first..], &flow.attributes, words);
        }
        this
    }

    /// Types of the elements.
    pub fn types(&self) -> &[TypeId] {
        &self.types
    }

    /// By element and attribute.
    pub fn of_elements(&self) -> &[ValueId] {
        &self.of_elements
    }

    /// By attribute, of the flow at a place in the model.
    pub fn of_flow(&self, at: usize) -> &[ValueId] {
        row(&self.of_flows, at, self.stride)
    }

    /// One statement about the flow at a place in the model.
    pub fn on_flow(&self, at: usize, attribute: AttributeId) -> ValueId {
        self.of_flow(at)[attribute.index()]
    }
}

fn row(all: &[ValueId], at: usize, stride: usize) -> &[ValueId] {
    &all[at * stride..(at + 1) * stride]
}

fn state<'m>(
    here: &mut [ValueId],
    stated: impl IntoIterator<Item = (&'m String, &'m AttributeValue)>,
    words: &Words,
) {
    for (id, value) in stated {
        if let Some(attribute) = words.attribute(id) {
            here[attribute.index()] = words.value(value);
        }
    }
}
