//! Assessments as a table: every consideration of every framework that has one judged, so that what
//! is still open shows as well.

use std::collections::BTreeSet;

use library::{Framework, Library};
use model::{Assessment, Model};

use crate::table::Table;

/// One row a consideration. Frameworks that nobody began are left out, but for the first guidelines.
pub fn table(model: &Model, library: &Library) -> Table {
    let mut table = Table::new(&[
        "framework",
        "area",
        "guideline",
        "consideration",
        "asks",
        "state",
        "note",
        "owner",
        "due",
        "evidence",
        "controls",
        "threats",
        "judged by",
        "judged at",
    ]);
    let begun: BTreeSet<&str> =
        model.assessments.values().map(|assessment| &*assessment.framework).collect();
    let wanted = |f: &&Framework| begun.contains(&*f.id) || f.id == "secure-ai";
    for framework in library.frameworks.values().filter(wanted) {
        for (area, guideline, consideration) in framework.items() {
            let id = consideration.map_or(&guideline.id, |c| &c.id);
            let asks = consideration.map_or(&guideline.title, |c| &c.text);
            let of = |a: &&Assessment| a.framework == framework.id && a.consideration == *id;
            let assessment = model.assessments.values().find(of);
            let mut row = vec![
                framework.id.clone(),
                area.title.clone(),
                format!("{} {}", guideline.id, guideline.title),
                id.clone(),
                asks.clone(),
            ];
            row.extend(assessment.map_or_else(|| vec![String::new(); 9], |a| judged(model, a)));
            table.rows.push(row);
        }
    }
    table
}

fn judged(model: &Model, assessment: &Assessment) -> Vec<String> {
    let judgement = assessment.judgement();
    let evidence = assessment.evidence.iter().map(|e| {
        let parts = [e.title.as_str(), e.location.as_str(), e.digest.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    });
    let controls = assessment.controls.iter().filter_map(|id| model.controls.get(id));
    let threats = assessment.threats.iter().filter_map(|id| model.threats.get(id));
    vec![
        judgement.map_or("", |j| j.conformity.word()).to_owned(),
        judgement.map(|j| j.note.clone()).unwrap_or_default(),
        assessment.owner.clone(),
        assessment.due.map(|date| date.to_string()).unwrap_or_default(),
        evidence.collect::<Vec<_>>().join("; "),
        controls.map(|c| format!("C-{}", c.number)).collect::<Vec<_>>().join(" "),
        threats.map(|t| format!("T-{}", t.number)).collect::<Vec<_>>().join(" "),
        judgement.map(|j| j.by.clone()).unwrap_or_default(),
        judgement.map(|j| j.at.to_string()).unwrap_or_default(),
    ]
}
