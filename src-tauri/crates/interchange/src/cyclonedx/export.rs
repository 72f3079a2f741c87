//! CycloneDX out: an ML bill of materials 1.6. Models with what is known of them as model cards,
//! data as components, files with their hashes, outside services with the data that reaches them.

use library::Library;
use model::{AssetKind, Classification, DataAsset, DataAssetId, Element, Model, SupplierId};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::NAME;
use crate::InterchangeError;
use crate::side_bag::Kept;

const NAMESPACE: Uuid = Uuid::from_u128(0x2d6f_91c4_07aa_5e0b_b2f3_68c1_94d7_5a10);

pub fn export(model: &Model, library: &Library) -> Result<Vec<u8>, InterchangeError> {
    let kept = Kept::of(model, "cyclonedx");
    let mut assets: Vec<&DataAsset> = model.assets.values().collect();
    assets.sort_by_key(|asset| (asset.number, asset.id));
    let components: Vec<Value> =
        assets.iter().map(|asset| component(model, asset, &kept)).collect();
    let mut elements: Vec<&Element> = model.elements.values().collect();
    elements.sort_by_key(|element| (element.number, element.id));
    let outside: Vec<&Element> =
        elements.into_iter().filter(|element| is_service(element, library)).collect();
    let services: Vec<Value> =
        outside.iter().map(|element| service(model, element, library, &kept)).collect();
    let dependencies: Vec<Value> = outside
        .iter()
        .filter(|element| !element.holds.is_empty())
        .map(|element| json!({"ref": element.id, "dependsOn": element.holds}))
        .collect();
    // One system keeps one serial number, so that the next export is its next version.
    let first = model.diagrams.keys().next().map(ToString::to_string).unwrap_or_default();
    let serial = Uuid::new_v5(&NAMESPACE, first.as_bytes());
    let document = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": format!("urn:uuid:{serial}"),
        "version": 1,
        "metadata": {
            "tools": {"components": [{
                "type": "application", "name": "Portolan", "version": env!("CARGO_PKG_VERSION"),
            }]},
            "component": {
                "type": "application",
                "bom-ref": "system",
                "name": named(&model.about.title),
                "description": model.about.description,
            },
        },
        "components": components,
        "services": services,
        "dependencies": dependencies,
    });
    let mut bytes = serde_json::to_vec_pretty(&document).map_err(|error| {
        let message = error.to_string();
        InterchangeError::Shape { format: NAME, path: "the model".into(), message }
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The format asks for a name.
fn named(name: &str) -> &str {
    if name.is_empty() { "Unnamed" } else { name }
}

fn component(model: &Model, asset: &DataAsset, kept: &Kept) -> Value {
    let word = match asset.kind {
        AssetKind::Model => "machine-learning-model",
        AssetKind::Software => "library",
        AssetKind::Credentials => "cryptographic-asset",
        AssetKind::Dataset
        | AssetKind::Prompt
        | AssetKind::Records
        | AssetKind::Documentation
        | AssetKind::Logs
        | AssetKind::Assessment => "data",
    };
    let mut value = json!({
        "type": word,
        "bom-ref": asset.id,
        "name": named(&asset.name),
        "description": asset.description,
    });
    if !asset.version.is_empty() {
        value["version"] = json!(asset.version);
    }
    party(model, asset.supplier, "supplier", &mut value);
    if let Some(licence) = asset.supplier.and_then(|id| model.suppliers.get(&id))
        && !licence.licence.is_empty()
    {
        value["licenses"] = json!([{"license": {"name": licence.licence}}]);
    }
    files(asset, &mut value);
    match asset.kind {
        AssetKind::Model => value["modelCard"] = card(model, asset),
        AssetKind::Credentials => {
            value["cryptoProperties"] = json!({
                "assetType": "related-crypto-material",
                "relatedCryptoMaterialProperties": {"type": "credential"},
            });
        }
        AssetKind::Software => {}
        AssetKind::Dataset => value["data"] = json!([data(asset, "dataset")]),
        AssetKind::Prompt => value["data"] = json!([data(asset, "configuration")]),
        AssetKind::Records | AssetKind::Documentation | AssetKind::Logs | AssetKind::Assessment => {
            value["data"] = json!([data(asset, "other")])
        }
    }
    let stated: Vec<Value> = [
        ("portolan:kind", word_of(&asset.kind)),
        ("portolan:provenance", asset.provenance.clone()),
        ("portolan:retention", asset.retention.clone()),
        ("portolan:access", asset.access.clone()),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(name, value)| json!({"name": name, "value": value}))
    .collect();
    value["properties"] = json!(stated);
    kept.restore(&format!("asset/{}", asset.id), &mut value);
    value
}

fn word_of(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The digest of the asset, and every file with its own.
fn files(asset: &DataAsset, value: &mut Value) {
    let hex = |text: &str| text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let hash = |digest: &str| json!([{"alg": "SHA-256", "content": digest.to_lowercase()}]);
    if hex(&asset.digest) {
        value["hashes"] = hash(&asset.digest);
    } else if !asset.digest.is_empty() {
        value["externalReferences"] = json!([{"type": "digital-signature", "url": asset.digest}]);
    }
    // Of a folder, the digest is that of a list of its files: not a hash in the sense of the format.
    let parts: Vec<Value> = (0..)
        .zip(&asset.files)
        .map(|(place, file)| {
            let mut part = json!({
                "type": "file",
                "bom-ref": format!("{}-file-{place}", asset.id),
                "name": named(&file.name),
            });
            if file.files == 1 {
                part["hashes"] = hash(&file.sha256);
            } else {
                part["properties"] = json!([
                    {"name": "portolan:folder-sha256", "value": file.sha256},
                    {"name": "portolan:files", "value": file.files.to_string()},
                ]);
            }
            part
        })
        .collect();
    if !parts.is_empty() {
        value["components"] = json!(parts);
    }
}

fn card(model: &Model, asset: &DataAsset) -> Value {
    // What is held where the model is held is what it is used with.
    let beside = model.elements.values().filter(|element| element.holds.contains(&asset.id));
    let mut held: Vec<DataAssetId> = beside.flat_map(|element| element.holds.clone()).collect();
    held.sort();
    held.dedup();
    let datasets: Vec<Value> = held
        .iter()
        .filter_map(|id| model.assets.get(id))
        .filter(|other| other.kind == AssetKind::Dataset)
        .map(|other| json!({"ref": other.id}))
        .collect();
    let mut considerations = Map::new();
    let lines = |texts: &[&String]| -> Vec<String> {
        texts.iter().filter(|text| !text.is_empty()).map(|text| (*text).clone()).collect()
    };
    for (key, texts) in [
        ("useCases", lines(&[&asset.intended_scope])),
        ("technicalLimitations", lines(&[&asset.limitations])),
    ] {
        if !texts.is_empty() {
            considerations.insert(key.into(), json!(texts));
        }
    }
    if !asset.guardrails.is_empty() || !asset.failure_modes.is_empty() {
        let risk = json!({"name": asset.failure_modes, "mitigationStrategy": asset.guardrails});
        considerations.insert("ethicalConsiderations".into(), json!([risk]));
    }
    json!({"modelParameters": {"datasets": datasets}, "considerations": considerations})
}

fn data(asset: &DataAsset, word: &str) -> Value {
    let mut data = json!({"type": word, "name": named(&asset.name)});
    if let Some(class) = asset.classification {
        data["classification"] = json!(word_of(&class));
        if class >= Classification::Personal {
            data["sensitiveData"] = json!([word_of(&class)]);
        }
    }
    if !asset.owner.is_empty() {
        data["governance"] = json!({"owners": [{"organization": {"name": asset.owner}}]});
    }
    data
}

/// What others run for this system: not persons, and not what we run ourselves.
fn is_service(element: &Element, library: &Library) -> bool {
    let stated = element.attributes.get("third_party");
    let third = stated == Some(&model::AttributeValue::Flag(true));
    let outside = element.type_id.as_deref().is_some_and(|id| {
        matches!(id, "external-model-api" | "external-agent" | "external-system" | "model-hub")
            && library.element_types.contains_key(id)
    });
    element.supplier.is_some() || third || outside
}

fn service(model: &Model, element: &Element, library: &Library, kept: &Kept) -> Value {
    let mut value = json!({
        "bom-ref": element.id,
        "name": named(&element.name),
        "description": element.description,
        "x-trust-boundary": true,
    });
    party(model, element.supplier, "provider", &mut value);
    if let Some(model::AttributeValue::Flag(flag)) = element.attributes.get("authenticates") {
        value["authenticated"] = json!(flag);
    }
    let mut flows: Vec<_> = model.flows.values().collect();
    flows.sort_by_key(|flow| (flow.number, flow.id));
    let mut data = Vec::new();
    for flow in flows {
        let (direction, list, other) = if flow.target == element.id {
            ("inbound", "source", flow.source)
        } else if flow.source == element.id {
            ("outbound", "destination", flow.target)
        } else {
            continue;
        };
        let carried: Vec<&DataAsset> =
            flow.carries.iter().filter_map(|id| model.assets.get(id)).collect();
        let class = carried.iter().filter_map(|asset| asset.classification).max();
        let names: Vec<&str> = carried.iter().map(|asset| asset.name.as_str()).collect();
        let name = if names.is_empty() { flow.name.clone() } else { names.join(", ") };
        let mut entry = json!({
            "flow": direction,
            "classification": class.map_or_else(|| "not stated".to_owned(), |c| word_of(&c)),
            "name": named(&name),
            "description": flow.description,
        });
        // Only what is in this document can be referred to.
        if model.elements.get(&other).is_some_and(|other| is_service(other, library)) {
            entry[list] = json!([other.to_string()]);
        }
        data.push(entry);
    }
    if !data.is_empty() {
        value["data"] = json!(data);
    }
    kept.restore(&format!("service/{}", element.id), &mut value);
    value
}

fn party(model: &Model, id: Option<SupplierId>, key: &str, value: &mut Value) {
    if let Some(supplier) = id.and_then(|id| model.suppliers.get(&id)) {
        value[key] = json!({"name": named(&supplier.name)});
    }
}
