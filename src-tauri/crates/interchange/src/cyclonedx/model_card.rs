//! CycloneDX in: what a model card says goes into the fields of the model's data asset.

use model::{AssetKind, DataAsset};

use super::components::about_data;
use super::import::Index;
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::{Node, paragraphs};

/// Reads the card of one model. Datasets that stand in the card become data assets.
pub fn read(
    card: &Node,
    key: &str,
    index: &mut Index,
    asset: &mut DataAsset,
    changes: &mut Vec<String>,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    if let Some(parameters) = card.get("modelParameters")? {
        let mut said = vec![asset.description.clone()];
        if let Some(approach) = parameters.get("approach")? {
            said.push(labelled("Training", &approach.text("type")?));
        }
        for (key, label) in [
            ("task", "Task"),
            ("architectureFamily", "Architecture family"),
            ("modelArchitecture", "Architecture"),
        ] {
            said.push(labelled(label, &parameters.text(key)?));
        }
        for (key, label) in [("inputs", "Input"), ("outputs", "Output")] {
            for node in parameters.list(key)? {
                said.push(labelled(label, &node.text("format")?));
            }
        }
        asset.description = paragraphs(said);
        for (place, node) in parameters.list("datasets")?.iter().enumerate() {
            dataset(node, &format!("{key} dataset {place}"), index, asset, draft)?;
        }
    }
    let mut left = Vec::new();
    if let Some(analysis) = card.get("quantitativeAnalysis")? {
        let mut said = vec![asset.description.clone()];
        for metric in analysis.list("performanceMetrics")? {
            let (what, value) = (metric.text("type")?, metric.text("value")?);
            said.push(format!("Measured: {what} {value}"));
        }
        asset.description = paragraphs(said);
        left.extend(analysis.unknown(&["performanceMetrics"]));
    }
    if let Some(considerations) = card.get("considerations")? {
        self::considerations(&considerations, asset)?;
    }
    let known =
        ["bom-ref", "modelParameters", "quantitativeAnalysis", "considerations", "properties"];
    left.extend(card.unknown(&known));
    if !left.is_empty() {
        changes.push(format!("of its model card left out: {}", left.join(", ")));
    }
    Ok(())
}

fn considerations(node: &Node, asset: &mut DataAsset) -> Result<(), InterchangeError> {
    asset.intended_scope = paragraphs(
        node.texts("users")?
            .into_iter()
            .map(|text| labelled("Users", &text))
            .chain(node.texts("useCases")?),
    );
    let mut limits = node.texts("technicalLimitations")?;
    limits.extend(node.texts("performanceTradeoffs")?);
    let (mut guardrails, mut failures) = (Vec::new(), Vec::new());
    for risk in node.list("ethicalConsiderations")? {
        failures.push(risk.text("name")?);
        guardrails.push(risk.text("mitigationStrategy")?);
    }
    for group in node.list("fairnessAssessments")? {
        failures.push(labelled("At risk", &group.text("groupAtRisk")?));
        failures.push(labelled("Harm", &group.text("harms")?));
        guardrails.push(group.text("mitigationStrategy")?);
    }
    asset.limitations = paragraphs(limits);
    asset.failure_modes = paragraphs(failures);
    asset.guardrails = paragraphs(guardrails);
    Ok(())
}

/// A dataset that stands in the card itself; one that is only referred to is joined later.
fn dataset(
    node: &Node,
    key: &str,
    index: &mut Index,
    model: &mut DataAsset,
    draft: &mut Draft,
) -> Result<(), InterchangeError> {
    if !node.text("ref")?.is_empty() {
        return Ok(());
    }
    let name = node.text("name")?;
    let mut asset = DataAsset::new(draft.ids.asset(key), AssetKind::Dataset, name.clone());
    about_data(node, &mut asset)?;
    let stated = node.text("bom-ref")?;
    index.assets.insert(if stated.is_empty() { key.to_owned() } else { stated }, asset.id);
    trained_on(model, &name);
    draft.fidelity.kept("dataset");
    draft.asset(asset);
    Ok(())
}

/// Datasets that cards refer to, once every component is known.
pub fn join(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let mut open = root.list("components")?;
    while let Some(node) = open.pop() {
        open.extend(node.list("components")?);
        let Some(card) = node.get("modelCard")? else { continue };
        let Some(parameters) = card.get("modelParameters")? else { continue };
        let of_model = index.assets.get(&node.text("bom-ref")?).copied();
        for data in parameters.list("datasets")? {
            let to = data.text("ref")?;
            if to.is_empty() {
                continue;
            }
            let name = index.assets.get(&to).and_then(|id| draft.model.assets.get(id));
            let name = name.map(|asset| asset.name.clone());
            let model = of_model.and_then(|id| draft.model.assets.get_mut(&id));
            match (name, model) {
                (Some(name), Some(model)) => {
                    trained_on(model, &name);
                    draft.fidelity.kept("dataset reference");
                }
                (Some(_) | None, Some(_) | None) => {
                    draft.fidelity.dropped("dataset reference", &to, "it is not in the file");
                }
            }
        }
    }
    Ok(())
}

fn trained_on(model: &mut DataAsset, name: &str) {
    let said = [model.provenance.clone(), labelled("Trained on", name)];
    model.provenance = paragraphs(said);
}

/// What the model is for, for guessing its element type.
pub fn task(node: &Node) -> Result<String, InterchangeError> {
    let Some(card) = node.get("modelCard")? else { return Ok(String::new()) };
    card.get("modelParameters")?.map_or(Ok(String::new()), |node| node.text("task"))
}

fn labelled(label: &str, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("{label}: {text}") }
}
