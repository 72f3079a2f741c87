//! What a diagram states, with what follows from an element's type.

use library::{Library, Trust, Value};
use model::{
    AttributeValue, Attributes, Classification, DataAssetId, Element, ElementKind, Flow, Model,
};

/// A model and the library that explains its words.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub model: &'a Model,
    pub library: &'a Library,
}

impl<'a> Read<'a> {
    /// Elements in scope.
    pub fn elements(self) -> impl Iterator<Item = &'a Element> {
        self.model.elements.values().filter(|element| element.out_of_scope.is_none())
    }

    /// Flows in scope whose ends exist.
    pub fn flows(self) -> impl Iterator<Item = &'a Flow> {
        let ends = move |id| self.model.elements.contains_key(id);
        self.model
            .flows
            .values()
            .filter(move |f| f.out_of_scope.is_none() && ends(&f.source) && ends(&f.target))
    }

    /// Whether an element has one of these types.
    pub fn is(self, element: &Element, types: &[String]) -> bool {
        element.type_id.as_ref().is_some_and(|id| types.contains(id))
    }

    /// Whether an element states a value, by itself or by its type.
    pub fn states(self, element: &Element, attribute: &str, value: &Value) -> bool {
        match element.attributes.get(attribute) {
            Some(stated) => same(stated, value),
            None => self.by_type(element, attribute) == Some(value),
        }
    }

    /// Whether an element states yes.
    pub fn yes(self, element: &Element, attribute: &str) -> bool {
        self.states(element, attribute, &Value::Bool(true))
    }

    fn by_type(self, element: &Element, attribute: &str) -> Option<&'a Value> {
        let element_type = self.library.element_types.get(element.type_id.as_ref()?)?;
        element_type.defaults.get(attribute)
    }

    /// How far an external entity is trusted; none for what is ours.
    pub fn trust(self, element: &Element) -> Option<Trust> {
        if element.kind != ElementKind::External {
            return None;
        }
        let stated = element.attributes.get("trust").and_then(AttributeValue::word);
        Some(match stated {
            Some("trusted") => Trust::Trusted,
            Some("semi") => Trust::Semi,
            Some(_) => Trust::Untrusted,
            None => {
                let id = element.type_id.as_ref();
                let element_type = id.and_then(|id| self.library.element_types.get(id));
                element_type.and_then(|t| t.trust).unwrap_or(Trust::Untrusted)
            }
        })
    }

    /// Whether an element is in somebody else's hands.
    pub fn foreign(self, element: &Element) -> bool {
        let managed = Value::Word("managed-api".into());
        element.kind == ElementKind::External && self.trust(element) != Some(Trust::Trusted)
            || self.yes(element, "third_party")
            || self.states(element, "model_origin", &managed)
    }

    /// The most sensitive of what is stated of an element or flow: its assets and the attribute.
    /// Credentials are left out: they open doors, but are not content.
    pub fn level(self, attributes: &Attributes, assets: &[DataAssetId]) -> Option<Classification> {
        let stated = attributes.get("data_sensitivity").and_then(AttributeValue::word);
        let held = assets.iter().filter_map(|id| self.model.assets.get(id));
        let content = |kind| kind != model::AssetKind::Credentials;
        held.filter(|asset| content(asset.kind))
            .filter_map(|asset| asset.classification)
            .chain(stated.and_then(classification))
            .max()
    }

    /// The name of a flow: its own, or its two ends.
    pub fn flow_name(self, flow: &Flow) -> String {
        let name = |id| self.model.elements.get(&id).map_or("?", |e| e.name.as_str());
        match flow.name.trim() {
            "" => format!("{} to {}", name(flow.source), name(flow.target)),
            own => own.to_owned(),
        }
    }
}

/// Whether a stated value is that of the library.
pub(super) fn same(stated: &AttributeValue, value: &Value) -> bool {
    match (stated, value) {
        (AttributeValue::Flag(a), Value::Bool(b)) => a == b,
        (AttributeValue::Word(a), Value::Word(b)) => a == b,
        (AttributeValue::Flag(_), Value::Word(_)) | (AttributeValue::Word(_), Value::Bool(_)) => {
            false
        }
    }
}

/// The level that a word of the attribute `data_sensitivity` names.
fn classification(word: &str) -> Option<Classification> {
    match word {
        "public" => Some(Classification::Public),
        "internal" => Some(Classification::Internal),
        "confidential" => Some(Classification::Confidential),
        "personal" => Some(Classification::Personal),
        "secret" => Some(Classification::Secret),
        _ => None,
    }
}

/// The word for a level.
pub(super) fn word(level: Classification) -> &'static str {
    match level {
        Classification::Public => "public",
        Classification::Internal => "internal",
        Classification::Confidential => "confidential",
        Classification::Personal => "personal",
        Classification::Secret => "secret",
    }
}
