//! `portolan list`

use std::process::ExitCode;

use model::{Decision, Element, ElementKind, Model, RiskScale, Status, Threat, ThreatId};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::{assessments, open_items};
use crate::args::{List, Listing, TableForm};
use crate::failed::Failed;
use crate::subjects::words;
use crate::table::Table;
use crate::{input, output};

/// A decision with the threat it is about.
#[derive(Serialize, JsonSchema)]
pub struct Decided<'a> {
    /// The threat.
    threat: ThreatId,
    /// Its number, such as `T-12`.
    number: String,
    /// Its title.
    title: &'a str,
    /// What was decided.
    decision: &'a Decision,
}

pub fn run(args: &List) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let text = match args.format {
        TableForm::Json => output::json(&records(&model, args.what)),
        TableForm::Csv => table(&model, args.what).csv(),
        TableForm::Md => table(&model, args.what).markdown(),
        TableForm::Table => table(&model, args.what).text(),
    };
    output::deliver(&text, args.output.as_deref())?;
    Ok(ExitCode::SUCCESS)
}

/// The records as they are in Portolan JSON, by number.
fn records(model: &Model, what: Listing) -> Vec<Value> {
    fn sorted<'a, R: serde::Serialize + 'a>(
        records: impl Iterator<Item = &'a R>,
        number: fn(&R) -> u32,
    ) -> Vec<Value> {
        let mut list: Vec<&R> = records.collect();
        list.sort_by_key(|record| number(record));
        list.into_iter().map(|record| json!(record)).collect()
    }
    match what {
        Listing::Threats => sorted(model.threats.values(), |r| r.number),
        Listing::Decisions => decisions(model)
            .into_iter()
            .map(|(threat, decision)| {
                json!(Decided {
                    threat: threat.id,
                    number: format!("T-{}", threat.number),
                    title: &threat.title,
                    decision,
                })
            })
            .collect(),
        Listing::Controls => sorted(model.controls.values(), |r| r.number),
        Listing::Elements => sorted(model.elements.values(), |r| r.number),
        Listing::Flows => sorted(model.flows.values(), |r| r.number),
        Listing::Boundaries => sorted(model.boundaries.values(), |r| r.number),
        Listing::Assessments => model.assessments.values().map(|record| json!(record)).collect(),
        Listing::Assets => sorted(model.assets.values(), |r| r.number),
        Listing::OpenItems => open_items::list(model, input::in_use(), today())
            .iter()
            .map(|item| json!(item))
            .collect(),
    }
}

fn decisions(model: &Model) -> Vec<(&Threat, &model::Decision)> {
    let mut list: Vec<_> = model
        .threats
        .values()
        .flat_map(|threat| threat.history.iter().map(move |decision| (threat, decision)))
        .collect();
    list.sort_by_key(|(threat, decision)| (decision.at, threat.number));
    list
}

fn table(model: &Model, what: Listing) -> Table {
    let mut table = match what {
        Listing::Threats => threats(model),
        Listing::Decisions => decided(model),
        Listing::Controls => controls(model),
        Listing::Elements => elements(model),
        Listing::Flows => flows(model),
        Listing::Boundaries => boundaries(model),
        Listing::Assets => assets(model),
        Listing::Assessments => return assessments::table(model, input::in_use()),
        Listing::OpenItems => return open_items::table(model, input::in_use(), today()),
    };
    if what != Listing::Decisions {
        // By number, not as text: E-2 before E-10.
        table.rows.sort_by_key(|row| {
            row.first().and_then(|id| id.split_once('-')?.1.parse::<u32>().ok())
        });
    }
    table
}

fn threats(model: &Model) -> Table {
    let mut table = Table::new(&[
        "number",
        "title",
        "technique",
        "subject",
        "status",
        "treatment",
        "inherent",
        "residual",
        "owner",
        "due",
        "proposed",
    ]);
    for threat in model.threats.values() {
        let scale = &model.about.risk;
        let verdict = threat.decision().map(|decision| &decision.verdict);
        table.rows.push(vec![
            format!("T-{}", threat.number),
            threat.title.clone(),
            threat.technique.clone().unwrap_or_default(),
            words(model, threat.subject),
            status(threat.status()).to_owned(),
            verdict.map(|verdict| verdict.word().to_owned()).unwrap_or_default(),
            level(scale, threat.inherent.as_ref()),
            level(scale, threat.residual.as_ref()),
            verdict.and_then(|verdict| verdict.owner()).unwrap_or_default().to_owned(),
            verdict.and_then(|verdict| verdict.date()).map(|d| d.to_string()).unwrap_or_default(),
            threat.proposed.clone(),
        ]);
    }
    table
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::NotApplicable => "not applicable",
        Status::Decided => "decided",
    }
}

fn level(scale: &RiskScale, rating: Option<&model::Rating>) -> String {
    let Some(rating) = rating else { return String::new() };
    let known = scale.level_of(rating).and_then(|index| scale.levels.get(usize::from(index)));
    let word = known.map_or("", |level| level.word.as_str());
    if rating.confirmed { word.to_owned() } else { format!("{word} (pre-filled)") }
}

fn decided(model: &Model) -> Table {
    let mut table =
        Table::new(&["at", "threat", "title", "treatment", "by", "owner", "date", "rationale"]);
    for (threat, decision) in decisions(model) {
        table.rows.push(vec![
            decision.at.to_string(),
            format!("T-{}", threat.number),
            threat.title.clone(),
            decision.verdict.word().to_owned(),
            decision.by.clone(),
            decision.verdict.owner().unwrap_or_default().to_owned(),
            decision.verdict.date().map(|date| date.to_string()).unwrap_or_default(),
            decision.rationale.clone(),
        ]);
    }
    table
}

fn controls(model: &Model) -> Table {
    let mut table =
        Table::new(&["number", "title", "mitigation", "status", "owner", "due", "threats"]);
    for control in model.controls.values() {
        let against = model.threats.values().filter(|t| t.controls.contains(&control.id));
        let mut numbers: Vec<u32> = against.map(|threat| threat.number).collect();
        numbers.sort_unstable();
        let numbers: Vec<String> = numbers.iter().map(|number| format!("T-{number}")).collect();
        table.rows.push(vec![
            format!("C-{}", control.number),
            control.title.clone(),
            control.mitigation.clone().unwrap_or_default(),
            plain(&control.status),
            control.owner.clone(),
            control.due.map(|date| date.to_string()).unwrap_or_default(),
            numbers.join(" "),
        ]);
    }
    table
}

fn elements(model: &Model) -> Table {
    let mut table = Table::new(&["number", "name", "kind", "type", "boundary", "stated", "id"]);
    for element in model.elements.values() {
        table.rows.push(vec![
            format!("E-{}", element.number),
            element.name.clone(),
            kind(element).to_owned(),
            element.type_id.clone().unwrap_or_default(),
            boundary_name(model, element.boundary),
            stated(&element.attributes),
            element.id.to_string(),
        ]);
    }
    table
}

fn kind(element: &Element) -> &'static str {
    match element.kind {
        ElementKind::External => "external entity",
        ElementKind::Process => "process",
        ElementKind::Store => "data store",
    }
}

fn boundary_name(model: &Model, id: Option<model::BoundaryId>) -> String {
    let boundary = id.and_then(|id| model.boundaries.get(&id));
    boundary.map(|boundary| boundary.name.clone()).unwrap_or_default()
}

fn stated(attributes: &model::Attributes) -> String {
    let list: Vec<String> =
        attributes.iter().map(|(key, value)| format!("{key}={value}")).collect();
    list.join(" ")
}

fn flows(model: &Model) -> Table {
    let mut table =
        Table::new(&["number", "name", "from", "to", "content", "protocol", "stated", "id"]);
    for flow in model.flows.values() {
        let end = |id| words(model, model::Subject::Element(id));
        table.rows.push(vec![
            format!("F-{}", flow.number),
            flow.name.clone(),
            end(flow.source),
            end(flow.target),
            flow.content().unwrap_or_default().to_owned(),
            flow.protocol.clone(),
            stated(&flow.attributes),
            flow.id.to_string(),
        ]);
    }
    table
}

fn boundaries(model: &Model) -> Table {
    let mut table = Table::new(&["number", "name", "type", "inside", "id"]);
    for boundary in model.boundaries.values() {
        table.rows.push(vec![
            format!("B-{}", boundary.number),
            boundary.name.clone(),
            boundary.type_id.clone().unwrap_or_default(),
            boundary_name(model, boundary.parent),
            boundary.id.to_string(),
        ]);
    }
    table
}

fn assets(model: &Model) -> Table {
    let mut table =
        Table::new(&["number", "name", "kind", "classification", "owner", "held in", "id"]);
    for asset in model.assets.values() {
        let held = model.elements.values().filter(|element| element.holds.contains(&asset.id));
        let names: Vec<&str> = held.map(|element| element.name.as_str()).collect();
        table.rows.push(vec![
            format!("D-{}", asset.number),
            asset.name.clone(),
            plain(&asset.kind),
            asset.classification.map(|class| plain(&class)).unwrap_or_default(),
            asset.owner.clone(),
            names.join(", "),
            asset.id.to_string(),
        ]);
    }
    table
}

/// A word of the model as it stands in JSON, with spaces.
fn plain(word: &impl serde::Serialize) -> String {
    json!(word).as_str().unwrap_or_default().replace('_', " ")
}

fn today() -> model::Date {
    jiff::Zoned::now().date()
}
