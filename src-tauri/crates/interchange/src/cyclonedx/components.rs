//! CycloneDX in: components become data assets; a model also an element that runs it.

use model::{AssetKind, AttributeValue, Classification, DataAsset, Element, ElementKind};

use super::import::{Index, licences, reference, supplier};
use super::model_card;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

/// Every component, those inside others too.
pub fn read(root: &Node, index: &mut Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut open: Vec<Node> = root.list("components")?;
    open.reverse();
    let mut place = 0;
    while let Some(node) = open.pop() {
        place += 1;
        component(&node, &format!("component {place}"), index, draft)?;
        let mut inner = node.list("components")?;
        inner.reverse();
        open.extend(inner);
    }
    model_card::join(root, index, draft)
}

fn component(
    node: &Node,
    place: &str,
    index: &mut Index,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    let (name, mut changes) = (node.text("name")?, Vec::new());
    let mut key = reference(node, place)?;
    if index.assets.contains_key(&key) {
        changes.push(format!("reference {key:?} is there twice, so it got another"));
        key = format!("{key} {place}");
    }
    let word = node.text("type")?;
    let model = word == "machine-learning-model";
    let mut asset = DataAsset::new(draft.ids.asset(&key), kind(&word, node)?, name.clone());
    asset.version = node.text("version")?;
    asset.description = node.text("description")?;
    let made_by = ["supplier", "manufacturer", "publisher", "author"];
    asset.supplier = supplier(node, &made_by, &name, draft)?;
    hashes(node, &mut asset)?;
    origin(node, &mut asset)?;
    data(node, &mut asset)?;
    if let Some(card) = node.get("modelCard")? {
        model_card::read(&card, &key, index, &mut asset, &mut changes, draft)?;
    }
    asset.owner = if asset.owner.is_empty() { node.text("group")? } else { asset.owner };
    let known = [
        "type",
        "bom-ref",
        "name",
        "version",
        "description",
        "supplier",
        "manufacturer",
        "publisher",
        "author",
        "group",
        "hashes",
        "licenses",
        "externalReferences",
        "purl",
        "data",
        "modelCard",
        "components",
    ];
    changes.extend(draft.aside(&format!("asset/{}", asset.id), node, &known));
    index.assets.insert(key.clone(), asset.id);
    if model {
        let mut element = Element::new(draft.ids.element(&key), ElementKind::Process, name.clone());
        element.description = asset.description.clone();
        element.supplier = asset.supplier;
        element.holds = vec![asset.id];
        if element.supplier.is_some() && draft.library.attributes.contains_key("third_party") {
            element.attributes.insert("third_party".into(), AttributeValue::Flag(true));
        }
        let words = model_card::task(node)?;
        changes.extend(draft.typed(&mut element, &words, &[], Some(ElementKind::Process)));
        index.elements.insert(key, element.id);
        changes.push("the model also became an element that runs it".to_owned());
        draft.element(element);
    }
    draft.fidelity.taken("component", &name, changes);
    draft.asset(asset);
    Ok(())
}

fn kind(word: &str, node: &Node) -> Result<AssetKind, InterchangeError> {
    let contents = node.list("data")?;
    let data = contents.first().map_or(Ok(String::new()), |node| node.text("type"))?;
    Ok(match word {
        "machine-learning-model" => AssetKind::Model,
        "cryptographic-asset" => AssetKind::Credentials,
        "data" => match data.as_str() {
            "source-code" => AssetKind::Software,
            "configuration" | "definition" => AssetKind::Prompt,
            "other" => AssetKind::Records,
            _ => AssetKind::Dataset,
        },
        _ => AssetKind::Software,
    })
}

/// SHA-256 is what Portolan checks; the others stay in the description.
fn hashes(node: &Node, asset: &mut DataAsset) -> Result<(), InterchangeError> {
    let mut others = Vec::new();
    for hash in node.list("hashes")? {
        let (name, content) = (hash.text("alg")?, hash.text("content")?);
        if name == "SHA-256" && asset.digest.is_empty() {
            asset.digest = content.to_lowercase();
        } else {
            others.push(format!("{name}: {content}"));
        }
    }
    asset.description = paragraphs([asset.description.clone()].into_iter().chain(others));
    Ok(())
}

/// Where it comes from: package, licences and links.
fn origin(node: &Node, asset: &mut DataAsset) -> Result<(), InterchangeError> {
    let mut said = Vec::new();
    let package = node.text("purl")?;
    said.extend((!package.is_empty()).then_some(package));
    let licences = licences(node)?;
    said.extend((!licences.is_empty()).then(|| format!("Licence: {}", licences.join(", "))));
    for link in node.list("externalReferences")? {
        said.push(format!("{}: {}", link.text("type")?, link.text("url")?));
    }
    asset.provenance = paragraphs(said);
    Ok(())
}

/// What a component of data says about its contents.
fn data(node: &Node, asset: &mut DataAsset) -> Result<(), InterchangeError> {
    for part in node.list("data")? {
        about_data(&part, asset)?;
    }
    Ok(())
}

/// Classification, owners, where it lies, what is sensitive.
pub fn about_data(part: &Node, asset: &mut DataAsset) -> Result<(), InterchangeError> {
    let class = part.text("classification")?;
    let mut said = vec![asset.description.clone(), part.text("description")?];
    if asset.classification.is_none() {
        asset.classification = classification(&class);
    }
    if asset.classification.is_none() && !class.is_empty() {
        said.push(format!("Classification: {class}"));
    }
    let sensitive = part.texts("sensitiveData")?;
    said.extend((!sensitive.is_empty()).then(|| format!("Sensitive: {}", sensitive.join("; "))));
    asset.description = paragraphs(said);
    if let Some(contents) = part.get("contents")? {
        let url = contents.text("url")?;
        let said = (!url.is_empty()).then(|| format!("contents: {url}"));
        asset.provenance = paragraphs([asset.provenance.clone()].into_iter().chain(said));
    }
    if let Some(rules) = part.get("governance")? {
        for who in rules.list("owners")? {
            for key in ["organization", "contact"] {
                if let Some(party) = who.get(key)? {
                    asset.owner = party.text("name")?;
                }
            }
        }
    }
    Ok(())
}

/// Our class for a word; the words are the file's own, so only plain ones are taken.
pub fn classification(word: &str) -> Option<Classification> {
    Some(match word.trim().to_lowercase().as_str() {
        "public" => Classification::Public,
        "internal" => Classification::Internal,
        "confidential" | "restricted" | "private" => Classification::Confidential,
        "pii" | "phi" | "personal" | "pifi" => Classification::Personal,
        "secret" => Classification::Secret,
        _ => return None,
    })
}
