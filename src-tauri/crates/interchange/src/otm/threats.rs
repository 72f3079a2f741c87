//! OTM in: threats and mitigations. Nothing here becomes a decision.

use std::collections::{BTreeMap, BTreeSet};

use model::{Control, Impacts, Rating, Subject, Threat, ThreatId};

use super::import::{Index, add_paragraph};
use crate::InterchangeError;
use crate::draft::Draft;
use crate::node::Node;

/// Mitigations become proposed controls.
pub fn mitigations(root: &Node, draft: &mut Draft) -> Result<(), InterchangeError> {
    let nodes = root.list("mitigations")?;
    super::import::distinct(&nodes)?;
    for node in nodes {
        let (id, name, mut changes) = (node.need_text("id")?, node.text("name")?, Vec::new());
        let mut control = Control::new(draft.ids.control(&id), None, name.clone());
        control.description = node.text("description")?;
        if let Some(attributes) = node.get("attributes")? {
            let ours = attributes.text("portolan.mitigation")?;
            control.mitigation = Some(ours).filter(|text| !text.is_empty());
            control.owner = attributes.text("portolan.owner")?;
            let known = ["portolan.mitigation", "portolan.owner"];
            let place = format!("mitigation/{}/attributes", control.id);
            changes.extend(draft.aside(&place, &attributes, &known));
        }
        let known = ["id", "name", "description", "attributes", "riskReduction"];
        changes.extend(draft.aside(&format!("mitigation/{}", control.id), &node, &known));
        draft.fidelity.taken("mitigation", &name, changes);
        draft.control(control);
    }
    Ok(())
}

/// State of a threat that Portolan wrote out undecided.
pub const UNDECIDED: &str = "exposed";
/// State of a mitigation that Portolan wrote out as a proposal.
pub const PROPOSED: &str = "recommended";

/// What the file says of one threat.
struct Definition {
    technique: Option<String>,
    title: String,
    notes: String,
    inherent: Option<Rating>,
}

/// Every instance becomes a threat; a threat without instances belongs to the model.
pub fn read(root: &Node, index: &Index, draft: &mut Draft) -> Result<(), InterchangeError> {
    let nodes = root.list("threats")?;
    super::import::distinct(&nodes)?;
    let mut definitions = BTreeMap::new();
    let mut order = Vec::new();
    for node in &nodes {
        let id = node.need_text("id")?;
        definitions.insert(id.clone(), definition(node, index, draft)?);
        order.push(id);
    }
    let instances = instances(root, index, draft)?;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for instance in &instances {
        *times.entry(&instance.threat).or_default() += 1;
    }
    // In the order of the definitions; instances of threats that nothing describes come last.
    let places: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let place = |i: &Instance| places.get(i.threat.as_str()).copied().unwrap_or(order.len());
    let mut sorted: Vec<(usize, &Instance)> = instances.iter().map(|i| (place(i), i)).collect();
    sorted.sort_by_key(|(place, _)| *place);
    let mut next = sorted.into_iter().peekable();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (index, id) in order.iter().enumerate() {
        let Some(known) = definitions.get(id) else { continue };
        if !times.contains_key(id.as_str()) {
            draft.threat(known.threat(draft.ids.threat(id), Subject::Model));
        }
        while let Some((_, instance)) = next.next_if(|(place, _)| *place == index) {
            let only = times.get(id.as_str()) == Some(&1);
            add(instance, Some(known), only, &mut seen, draft);
        }
    }
    for (_, instance) in next {
        add(instance, None, false, &mut seen, draft);
    }
    Ok(())
}

impl Definition {
    fn threat(&self, id: ThreatId, subject: Subject) -> Threat {
        let mut threat = Threat::new(id, subject, &self.title);
        threat.technique.clone_from(&self.technique);
        threat.notes.clone_from(&self.notes);
        threat.inherent.clone_from(&self.inherent);
        threat
    }
}

/// Adds the threat of one instance. The only instance of a threat has the threat's own id.
fn add(
    instance: &Instance,
    known: Option<&Definition>,
    only: bool,
    seen: &mut BTreeSet<String>,
    draft: &mut Draft,
) {
    let mut key = match only {
        true => instance.threat.clone(),
        false => format!("{} at {}", instance.threat, instance.place),
    };
    while !seen.insert(key.clone()) {
        key.push_str(" again");
    }
    let mut changes = instance.changes.clone();
    let id = draft.ids.threat(&key);
    let mut threat = match known {
        Some(known) => known.threat(id, instance.subject),
        None => {
            changes.push(format!("threat {:?} is not described in the file", instance.threat));
            Threat::new(id, instance.subject, &instance.threat)
        }
    };
    threat.controls.clone_from(&instance.controls);
    threat.proposed.clone_from(&instance.proposed);
    let title = threat.title.clone();
    if draft.threat(threat) {
        changes.push(format!("{} is not in the model, kept for the whole", instance.place));
    }
    draft.fidelity.taken("threat instance", &title, changes);
}

fn definition(
    node: &Node,
    index: &Index,
    draft: &mut Draft,
) -> Result<Definition, InterchangeError> {
    let (title, mut notes, mut changes) = (node.text("name")?, node.text("description")?, vec![]);
    let technique = match index.own {
        true => node.texts("categories")?.into_iter().next(),
        false => None,
    };
    for (key, label) in [("categories", "Categories"), ("cwes", "CWE"), ("tags", "Tags")] {
        let texts = node.texts(key)?;
        if !texts.is_empty() && !index.own {
            add_paragraph(&mut notes, &format!("{label}: {}", texts.join(", ")));
        }
    }
    let inherent = match node.get("risk")?.filter(|_| !index.own) {
        None => None,
        Some(risk) => {
            let rating = rating(risk.number("likelihood")?, risk.number("impact")?);
            for key in ["likelihoodComment", "impactComment"] {
                add_paragraph(&mut notes, &risk.text(key)?);
            }
            rating
        }
    };
    if let Some(rating) = &inherent {
        changes.push(format!("rating pre-filled: {}", rating.basis));
    }
    let place = format!("threat/{}", draft.ids.threat(&node.need_text("id")?));
    if let Some(attributes) = node.get("attributes")? {
        changes.extend(draft.aside(&format!("{place}/attributes"), &attributes, &[]));
    }
    let known = ["id", "name", "description", "categories", "cwes", "tags", "risk", "attributes"];
    changes.extend(draft.aside(&place, node, &known));
    draft.fidelity.taken("threat", &title, changes);
    Ok(Definition { technique, title, notes, inherent })
}

/// OTM rates from 0 to 100; our default scale has five words.
fn rating(likelihood: Option<f64>, impact: Option<f64>) -> Option<Rating> {
    let (likelihood, impact) = (likelihood?, impact?);
    let step = |value: f64| (value / 20.0).ceil().clamp(1.0, 5.0) as u8;
    Some(Rating {
        likelihood: step(likelihood),
        impacts: Impacts { system: Some(step(impact)), ..Impacts::default() },
        basis: format!("The file says likelihood {likelihood} and impact {impact} of 100"),
        confirmed: false,
    })
}

/// A threat at one place.
struct Instance {
    threat: String,
    place: String,
    subject: Subject,
    proposed: String,
    controls: BTreeSet<model::ControlId>,
    changes: Vec<String>,
}

fn instances(root: &Node, index: &Index, draft: &Draft) -> Result<Vec<Instance>, InterchangeError> {
    let mut found = Vec::new();
    for section in ["trustZones", "components", "dataflows"] {
        for node in root.list(section)? {
            let id = node.need_text("id")?;
            let subject = match section {
                "trustZones" => Subject::Boundary(draft.ids.boundary(&id)),
                "components" => Subject::Element(draft.ids.element(&id)),
                _ => Subject::Flow(draft.ids.flow(&id)),
            };
            for inner in node.list("threats")? {
                found.push(instance(&inner, subject, &id, index, draft)?);
            }
        }
    }
    Ok(found)
}

fn instance(
    node: &Node,
    subject: Subject,
    place: &str,
    index: &Index,
    draft: &Draft,
) -> Result<Instance, InterchangeError> {
    let (mut controls, mut changes, mut said) = (BTreeSet::new(), Vec::new(), Vec::new());
    let state = node.text("state")?;
    let silent = index.own && state == UNDECIDED;
    if !state.is_empty() && !silent {
        said.push(format!("State: {state}"));
    }
    for inner in node.list("mitigations")? {
        let (id, state) = (inner.text("mitigation")?, inner.text("state")?);
        let control = draft.ids.control(&id);
        let Some(known) = draft.model.controls.get(&control) else {
            changes.push(format!("mitigation {id:?} is not described in the file"));
            continue;
        };
        controls.insert(control);
        let silent = index.own && state == PROPOSED;
        if !state.is_empty() && !silent {
            said.push(format!("{}: {state}", known.title));
        }
    }
    if !said.is_empty() && !index.own {
        changes.push("its state is kept as a proposal, not as a decision".to_owned());
    }
    Ok(Instance {
        threat: node.text("threat")?,
        place: place.to_owned(),
        subject,
        proposed: said.join("\n"),
        controls,
        changes,
    })
}
