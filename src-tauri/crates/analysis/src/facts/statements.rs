//! What the records state, as numbers. Reading words is the slow part of deriving facts, so after an
//! edit the numbers of records that did not change are taken over.

use std::collections::BTreeSet;
use std::sync::Arc;

use model::{AttributeValue, Element, ElementId, FlowId, Model};

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
    /// Whether a boundary, or what lies in one, changed.
    pub rezoned: bool,
    /// Whether a boundary itself did: then it does not do to look at the elements that moved.
    pub boundaries: bool,
    /// Whether something was drawn, deleted, led elsewhere or given another type.
    pub redrawn: bool,
}

impl Statements {
    /// Reads a model.
    pub fn of(model: &Model, words: &Words) -> Self {
        Self::read(model, words, &Self::default(), &Edited::default())
    }

    /// Reads what was edited of a model since `before`. Where nothing else is stated than before,
    /// it is the same.
    pub fn again(model: &Model, words: &Words, before: &Arc<Self>, edited: &Edited) -> Arc<Self> {
        let element = |id: &ElementId| {
            let at = before.elements.binary_search(id).ok()?;
            let element = model.elements.get(id)?;
            let type_id = words.type_of(element.type_id.as_deref(), element.kind);
            let mut now = vec![ValueId::BLANK; before.stride];
            read_element(&mut now, type_id, element, words);
            let was = row(&before.of_elements, at, before.stride);
            Some(before.types[at] == type_id && now == was)
        };
        let flow = |id: &FlowId| {
            let at = before.flows.binary_search(id).ok()?;
            let mut now = vec![ValueId::BLANK; before.stride];
            state(&mut now, &model.flows.get(id)?.attributes, words);
            Some(now == row(&before.of_flows, at, before.stride))
        };
        let same = edited.elements.iter().all(|id| element(id) == Some(true))
            && edited.flows.iter().all(|id| flow(id) == Some(true));
        if same { before.clone() } else { Arc::new(Self::read(model, words, before, edited)) }
    }

    fn read(model: &Model, words: &Words, before: &Self, edited: &Edited) -> Self {
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
            read_element(&mut this.of_elements[first..], type_id, element, words);
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

/// What its type brings, and over it what is stated.
fn read_element(here: &mut [ValueId], type_id: TypeId, element: &Element, words: &Words) {
    for (attribute, value) in words.definition(type_id).iter().flat_map(|d| &d.defaults) {
        here[attribute.index()] = *value;
    }
    state(here, &element.attributes, words);
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
