//! Cards of data assets filled from another model, such as a bill of materials that was read.
//!
//! What people wrote stands: only blank fields are filled. An asset is known again by its id or by its
//! name; what is not known comes in whole, with its supplier.

use std::collections::BTreeMap;

use model::{DataAsset, Edit, Model, Record, Supplier, SupplierId};

/// The step that takes over what `from` says of data assets; none when it says nothing new.
#[must_use]
pub fn fill_cards(model: &Model, from: &Model, label: String) -> Option<Edit> {
    let mut edits = Vec::new();
    let mut suppliers: BTreeMap<SupplierId, SupplierId> = BTreeMap::new();
    for (id, supplier) in &from.suppliers {
        let same = |known: &&Supplier| known.id == *id || same_name(&known.name, &supplier.name);
        let known = model.suppliers.values().find(same).map(|known| known.id);
        suppliers.insert(*id, known.unwrap_or(*id));
    }
    let mut wanted: Vec<SupplierId> = Vec::new();
    for asset in from.assets.values() {
        let supplier = asset.supplier.and_then(|id| suppliers.get(&id).copied());
        let same = |known: &&DataAsset| known.id == asset.id || same_name(&known.name, &asset.name);
        let known = model.assets.values().find(same);
        let filled = match known {
            Some(known) => filled(known, asset, supplier),
            None => DataAsset { number: 0, supplier, ..asset.clone() },
        };
        if known != Some(&filled) {
            wanted.extend(filled.supplier);
            edits.push(put(Record::DataAsset(filled)));
        }
    }
    let new = |id: &&SupplierId| wanted.contains(id) && !model.suppliers.contains_key(id);
    let named = from.suppliers.keys().filter(new).filter_map(|id| from.suppliers.get(id));
    let mut all: Vec<Edit> = named.map(|one| put(Record::Supplier(one.clone()))).collect();
    all.extend(edits);
    (!all.is_empty()).then_some(Edit::Batch { label, edits: all })
}

fn put(record: Record) -> Edit {
    Edit::Put { record: Box::new(record) }
}

fn same_name(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn filled(known: &DataAsset, from: &DataAsset, supplier: Option<SupplierId>) -> DataAsset {
    let text = |known: &String, from: &String| match known.trim() {
        "" => from.clone(),
        _ => known.clone(),
    };
    DataAsset {
        id: known.id,
        number: known.number,
        name: known.name.clone(),
        kind: known.kind,
        classification: known.classification.or(from.classification),
        description: text(&known.description, &from.description),
        owner: text(&known.owner, &from.owner),
        supplier: known.supplier.or(supplier),
        provenance: text(&known.provenance, &from.provenance),
        version: text(&known.version, &from.version),
        digest: text(&known.digest, &from.digest),
        retention: text(&known.retention, &from.retention),
        access: text(&known.access, &from.access),
        next_review: known.next_review.or(from.next_review),
        intended_scope: text(&known.intended_scope, &from.intended_scope),
        limitations: text(&known.limitations, &from.limitations),
        guardrails: text(&known.guardrails, &from.guardrails),
        failure_modes: text(&known.failure_modes, &from.failure_modes),
        review_frequency: text(&known.review_frequency, &from.review_frequency),
        files: if known.files.is_empty() { from.files.clone() } else { known.files.clone() },
    }
}
