//! The threat register as comma-separated values (RFC 4180) for spreadsheets. A cell that a
//! spreadsheet would run is made text.

use library::Library;
use model::{Model, Rating, Subject, Threat};

use crate::InterchangeError;

const COLUMNS: &[&str] = &[
    "number",
    "title",
    "technique",
    "subject",
    "subject name",
    "status",
    "treatment",
    "owner",
    "date",
    "rationale",
    "inherent",
    "residual",
    "controls",
    "proposed",
    "notes",
];

/// The register, one threat a line, by number.
///
/// # Errors
/// None; the signature is that of every export.
pub fn export(model: &Model, _: &Library) -> Result<Vec<u8>, InterchangeError> {
    let mut threats: Vec<&Threat> = model.threats.values().collect();
    threats.sort_by_key(|threat| threat.number);
    let mut text = line(COLUMNS.iter().copied());
    for threat in threats {
        let cells = row(model, threat);
        text.push_str(&line(cells.iter().map(String::as_str)));
    }
    Ok(text.into_bytes())
}

fn row(model: &Model, threat: &Threat) -> Vec<String> {
    let scale = &model.about.risk;
    let level = |rating: Option<&Rating>| {
        let known = rating.and_then(|rating| scale.level_of(rating));
        let known = known.and_then(|index| scale.levels.get(usize::from(index)));
        known.map(|level| level.word.clone()).unwrap_or_default()
    };
    let status = match threat.status() {
        model::Status::Open => "open",
        model::Status::NotApplicable => "not applicable",
        model::Status::Decided => "decided",
    };
    let decision = threat.decision();
    let verdict = decision.map(|decision| &decision.verdict);
    let mut controls: Vec<_> =
        threat.controls.iter().filter_map(|id| model.controls.get(id)).collect();
    controls.sort_by_key(|control| control.number);
    let controls: Vec<String> =
        controls.iter().map(|control| format!("C-{} {}", control.number, control.title)).collect();
    let subject = match threat.subject {
        Subject::Model => String::new(),
        Subject::Element(_) | Subject::Flow(_) | Subject::Boundary(_) => {
            model.subject_number(threat.subject).unwrap_or_default()
        }
    };
    vec![
        format!("T-{}", threat.number),
        threat.title.clone(),
        threat.technique.clone().unwrap_or_default(),
        subject,
        model.subject_name(threat.subject).unwrap_or(&threat.subject_name).to_owned(),
        status.to_owned(),
        verdict.map(|verdict| verdict.word().to_owned()).unwrap_or_default(),
        verdict.and_then(|verdict| verdict.owner()).unwrap_or_default().to_owned(),
        verdict.and_then(|verdict| verdict.date()).map(|date| date.to_string()).unwrap_or_default(),
        decision.map(|decision| decision.rationale.clone()).unwrap_or_default(),
        level(threat.inherent.as_ref()),
        level(threat.residual.as_ref()),
        controls.join("; "),
        threat.proposed.clone(),
        threat.notes.clone(),
    ]
}

/// One line of cells, with its end.
pub fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<String> = cells.map(cell).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if runs { format!("'{text}") } else { text.to_owned() };
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_inert() {
        let check = |text: &str, expect: &str| assert_eq!(cell(text), expect);
        check("plain", "plain");
        check("=1+1", "'=1+1");
        check("@x,y", "\"'@x,y\"");
        check("a,\"b\"", "\"a,\"\"b\"\"\"");
    }
}
