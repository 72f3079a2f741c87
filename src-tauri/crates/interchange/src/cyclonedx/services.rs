//! CycloneDX in: services become elements, what they say of their data assets and flows.

use model::{AssetKind, AttributeValue, DataAsset, Element, ElementKind, Flow};

use super::components::about_data;
use super::import::{Index, reference, supplier};
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

/// Every service, those inside others too; then the data between them.
pub fn read(root: &Node, index: &mut Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut open = root.list("services")?;
    open.reverse();
    let mut services = Vec::new();
    while let Some(node) = open.pop() {
        let key = reference(&node, &format!("service {}", services.len()))?;
        service(&node, &key, index, draft)?;
        let mut inner = node.list("services")?;
        inner.reverse();
        open.extend(inner);
        services.push((key, node));
    }
    for (key, node) in &services {
        data(node, key, index, draft)?;
    }
    Ok(())
}

fn service(
    node: &Node,
    key: &str,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let name = node.text("name")?;
    let outside = node.flag("x-trust-boundary")?;
    let mut element = Element::new(draft.ids.element(key), ElementKind::Process, name.clone());
    element.supplier = supplier(node, &["provider"], &name, draft)?;
    let mut said = vec![node.text("description")?];
    let endpoints = node.texts("endpoints")?;
    said.extend((!endpoints.is_empty()).then(|| format!("Endpoints: {}", endpoints.join(", "))));
    element.description = paragraphs(said);
    for (attribute, value) in [
        ("authenticates", node.get("authenticated")?.is_some().then(|| node.flag("authenticated"))),
        ("third_party", element.supplier.is_some().then_some(Ok(true))),
    ] {
        if let Some(value) = value
            && draft.library.attributes.contains_key(attribute)
        {
            element.attributes.insert(attribute.into(), AttributeValue::Flag(value?));
        }
    }
    let mut changes = Vec::new();
    changes.extend(draft.typed(&mut element, "", &node.texts("tags")?, None));
    if outside {
        changes.push("it lies across a trust boundary, which the file does not draw".to_owned());
    }
    let known = [
        "bom-ref",
        "name",
        "version",
        "group",
        "provider",
        "description",
        "endpoints",
        "authenticated",
        "x-trust-boundary",
        "data",
        "licenses",
        "services",
        "tags",
    ];
    changes.extend(draft.aside(&format!("service/{}", element.id), node, &known));
    if draft.model.elements.contains_key(&element.id) {
        draft.fidelity.dropped("service", &name, format!("reference {key:?} is there twice"));
        return Ok(());
    }
    index.elements.insert(key.to_owned(), element.id);
    draft.fidelity.taken("service", &name, changes);
    draft.element(element);
    Ok(())
}

/// Data of a service: an asset, and a flow for each end that is in the file.
fn data(
    node: &Node,
    key: &str,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let Some(own) = index.elements.get(key).copied() else { return Ok(()) };
    for (place, part) in node.list("data")?.iter().enumerate() {
        let mut name = part.text("name")?;
        if name.is_empty() {
            name = part.text("classification")?;
        }
        let foreign = format!("{key} data {place}");
        let mut asset = DataAsset::new(draft.ids.asset(&foreign), AssetKind::Records, name.clone());
        about_data(part, &mut asset)?;
        let (mut changes, direction) = (Vec::new(), part.text("flow")?);
        let mut drawn = 0;
        for (list, inward) in [("source", true), ("destination", false)] {
            for end in part.texts(list)? {
                let bare = end.strip_prefix("urn:cdx:").and_then(|rest| rest.split('#').nth(1));
                let Some(other) = index.elements.get(bare.unwrap_or(&end)).copied() else {
                    changes.push(format!("{list} {end:?} is not in the file"));
                    continue;
                };
                let (source, target) = if inward { (other, own) } else { (own, other) };
                let mut flow =
                    Flow::new(draft.ids.flow(&format!("{foreign} {list} {end}")), source, target);
                flow.name.clone_from(&name);
                flow.carries = vec![asset.id];
                if !draft.model.flows.contains_key(&flow.id) {
                    draft.flow(flow);
                    drawn += 1;
                }
            }
        }
        if drawn == 0 {
            changes.push(format!("its flow ({direction}) names no other part, so none is drawn"));
            if let Some(element) = draft.model.elements.get_mut(&own) {
                element.holds.push(asset.id);
            }
        }
        draft.fidelity.taken("service data", &name, changes);
        draft.asset(asset);
    }
    Ok(())
}
