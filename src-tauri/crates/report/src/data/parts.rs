//! The system as drawn: elements, flows, boundaries, data assets, suppliers.

use std::collections::BTreeMap;

use analysis::Analysis;
use library::Library;
use model::{Model, Subject};
use serde::Serialize;

use super::threats::{CardView, ThreatView};
use super::words;

/// A number and a name, for links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ref {
    /// `E-3`, `F-7` ...; also the id in the document. Empty for the model as a whole.
    pub number: String,
    /// Its name.
    pub name: String,
}

/// An element.
#[derive(Clone, Debug, Serialize)]
pub struct ElementView {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// External entity, process or data store.
    pub kind: &'static str,
    /// Name of its type.
    pub type_name: String,
    /// Part of the AI.
    pub ai: bool,
    /// Markdown.
    pub description: String,
    /// Stated attributes: label and answer.
    pub attributes: Vec<(String, String)>,
    /// How many questions about it nobody has answered yet.
    pub questions: usize,
    /// Name of the boundary around it.
    pub boundary: String,
    /// Who supplies it.
    pub supplier: String,
    /// Who answers for it.
    pub owner: String,
    /// Data assets held.
    pub holds: Vec<Ref>,
    /// Why it is out of scope; empty when it is in scope.
    pub out_of_scope: String,
}

/// A data flow.
#[derive(Clone, Debug, Serialize)]
pub struct FlowView {
    /// Its number.
    pub number: String,
    /// Its name, or the form of its content when it has none.
    pub name: String,
    /// Where from.
    pub from: Ref,
    /// Where to.
    pub to: Ref,
    /// Form of content in words.
    pub content: String,
    /// Protocol.
    pub protocol: String,
    /// Stated attributes: label and answer.
    pub attributes: Vec<(String, String)>,
    /// Data assets carried.
    pub carries: Vec<Ref>,
    /// Markdown.
    pub description: String,
    /// Why it is out of scope; empty when it is in scope.
    pub out_of_scope: String,
}

/// A trust boundary.
#[derive(Clone, Debug, Serialize)]
pub struct BoundaryView {
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Name of its type.
    pub type_name: String,
    /// The boundary around it.
    pub parent: String,
    /// Markdown.
    pub description: String,
    /// Elements directly inside.
    pub holds: Vec<Ref>,
}

/// A data asset.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are the model's, in words.
pub struct AssetView {
    pub number: String,
    pub name: String,
    pub kind: &'static str,
    pub classification: &'static str,
    pub description: String,
    pub owner: String,
    pub supplier: String,
    pub provenance: String,
    pub version: String,
    pub digest: String,
    pub retention: String,
    pub access: String,
    pub next_review: String,
    pub intended_scope: String,
    pub limitations: String,
    pub guardrails: String,
    pub failure_modes: String,
    pub review_frequency: String,
    /// Name, SHA-256 and size in bytes of each file.
    pub files: Vec<(String, String, u64)>,
    /// Elements that hold it.
    pub held_at: Vec<Ref>,
    /// Flows that carry it.
    pub carried_by: Vec<Ref>,
}

/// What stands at one place: its threats and what is still only suggested.
#[derive(Clone, Debug, Serialize)]
pub struct SubjectView {
    /// Number and name.
    pub at: Ref,
    /// What it is, in a few words.
    pub what: String,
    /// Threats taken up, by number.
    pub threats: Vec<ThreatView>,
    /// Cards nobody has taken up.
    pub suggested: Vec<CardView>,
}

/// Number and name of a subject.
pub(super) fn subject(model: &Model, subject: Subject) -> Ref {
    if subject == Subject::Model {
        return Ref { number: String::new(), name: "The system as a whole".into() };
    }
    Ref {
        number: model.subject_number(subject).unwrap_or_default(),
        name: model.subject_name(subject).unwrap_or("removed").to_owned(),
    }
}

fn asset_refs(model: &Model, ids: &[model::DataAssetId]) -> Vec<Ref> {
    ids.iter()
        .filter_map(|id| model.assets.get(id))
        .map(|a| Ref { number: format!("D-{}", a.number), name: a.name.clone() })
        .collect()
}

/// Elements by number.
pub(super) fn elements(model: &Model, library: &Library, analysis: &Analysis) -> Vec<ElementView> {
    let mut questions: BTreeMap<Subject, usize> = BTreeMap::new();
    for question in &analysis.questions {
        *questions.entry(question.subject).or_default() += 1;
    }
    let mut elements: Vec<_> = model.elements.values().collect();
    elements.sort_by_key(|e| (e.number, e.id));
    elements
        .into_iter()
        .map(|e| {
            let kind = e.type_id.as_ref().and_then(|t| library.element_types.get(t));
            ElementView {
                number: format!("E-{}", e.number),
                name: e.name.clone(),
                kind: words::kind(e.kind),
                type_name: kind.map(|t| t.name.clone()).unwrap_or_default(),
                ai: kind.is_some_and(|t| t.ai),
                description: e.description.clone(),
                attributes: words::attributes(library, &e.attributes),
                questions: questions.remove(&Subject::Element(e.id)).unwrap_or_default(),
                boundary: boundary_name(model, e.boundary),
                supplier: supplier_name(model, e.supplier),
                owner: e.owner.clone(),
                holds: asset_refs(model, &e.holds),
                out_of_scope: e.out_of_scope.clone().unwrap_or_default(),
            }
        })
        .collect()
}

fn boundary_name(model: &Model, id: Option<model::BoundaryId>) -> String {
    id.and_then(|id| model.boundaries.get(&id)).map(|b| b.name.clone()).unwrap_or_default()
}

fn supplier_name(model: &Model, id: Option<model::SupplierId>) -> String {
    id.and_then(|id| model.suppliers.get(&id)).map(|s| s.name.clone()).unwrap_or_default()
}

/// Flows by number.
pub(super) fn flows(model: &Model, library: &Library) -> Vec<FlowView> {
    let mut flows: Vec<_> = model.flows.values().collect();
    flows.sort_by_key(|f| (f.number, f.id));
    flows
        .into_iter()
        .map(|f| {
            let mut attributes = f.attributes.clone();
            attributes.remove("content");
            let content = f.content().unwrap_or("").replace('-', " ");
            FlowView {
                number: format!("F-{}", f.number),
                name: if f.name.is_empty() { content.clone() } else { f.name.clone() },
                from: subject(model, Subject::Element(f.source)),
                to: subject(model, Subject::Element(f.target)),
                content,
                protocol: f.protocol.clone(),
                attributes: words::attributes(library, &attributes),
                carries: asset_refs(model, &f.carries),
                description: f.description.clone(),
                out_of_scope: f.out_of_scope.clone().unwrap_or_default(),
            }
        })
        .collect()
}

/// Boundaries by number.
pub(super) fn boundaries(model: &Model, library: &Library) -> Vec<BoundaryView> {
    let mut inside: BTreeMap<model::BoundaryId, Vec<Ref>> = BTreeMap::new();
    for element in model.elements.values() {
        if let Some(id) = element.boundary {
            inside.entry(id).or_default().push(subject(model, Subject::Element(element.id)));
        }
    }
    let mut boundaries: Vec<_> = model.boundaries.values().collect();
    boundaries.sort_by_key(|b| (b.number, b.id));
    boundaries
        .into_iter()
        .map(|b| BoundaryView {
            number: format!("B-{}", b.number),
            name: b.name.clone(),
            type_name: b
                .type_id
                .as_ref()
                .and_then(|t| library.boundary_types.get(t))
                .map(|t| t.name.clone())
                .unwrap_or_default(),
            parent: boundary_name(model, b.parent),
            description: b.description.clone(),
            holds: inside.remove(&b.id).unwrap_or_default(),
        })
        .collect()
}

/// Data assets by number.
pub(super) fn assets(model: &Model) -> Vec<AssetView> {
    let mut held: BTreeMap<model::DataAssetId, Vec<Ref>> = BTreeMap::new();
    let mut carried: BTreeMap<model::DataAssetId, Vec<Ref>> = BTreeMap::new();
    for element in model.elements.values() {
        for id in &element.holds {
            held.entry(*id).or_default().push(subject(model, Subject::Element(element.id)));
        }
    }
    for flow in model.flows.values() {
        for id in &flow.carries {
            carried.entry(*id).or_default().push(subject(model, Subject::Flow(flow.id)));
        }
    }
    let mut assets: Vec<_> = model.assets.values().collect();
    assets.sort_by_key(|a| (a.number, a.id));
    assets
        .into_iter()
        .map(|a| AssetView {
            number: format!("D-{}", a.number),
            name: a.name.clone(),
            kind: words::asset(a.kind),
            classification: words::classification(a.classification),
            description: a.description.clone(),
            owner: a.owner.clone(),
            supplier: supplier_name(model, a.supplier),
            provenance: a.provenance.clone(),
            version: a.version.clone(),
            digest: a.digest.clone(),
            retention: a.retention.clone(),
            access: a.access.clone(),
            next_review: a.next_review.map(words::date).unwrap_or_default(),
            intended_scope: a.intended_scope.clone(),
            limitations: a.limitations.clone(),
            guardrails: a.guardrails.clone(),
            failure_modes: a.failure_modes.clone(),
            review_frequency: a.review_frequency.clone(),
            files: a.files.iter().map(|f| (f.name.clone(), f.sha256.clone(), f.bytes)).collect(),
            held_at: held.remove(&a.id).unwrap_or_default(),
            carried_by: carried.remove(&a.id).unwrap_or_default(),
        })
        .collect()
}
