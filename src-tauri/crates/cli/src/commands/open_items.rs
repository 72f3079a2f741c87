//! Open items as records: what is missing in a model, and questions whose answers would change its
//! suggestions. The report has the same under "Open items".

use analysis::analyze;
use library::Library;
use model::{Date, Model, Subject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::subjects::{Named, named, words};
use crate::table::Table;

/// Something that is missing, or a question nobody answered.
#[derive(Serialize, JsonSchema)]
pub struct OpenItem {
    /// Id of the completeness check, or of the attribute that a question asks for.
    asked_by: String,
    /// What is looked for, in plain words.
    title: String,
    /// Where a question is asked; none for a gap, whose text names its place.
    place: Option<Named>,
    /// What is missing, or the question.
    text: String,
    #[serde(skip)]
    subject: Option<Subject>,
}

/// Gaps in the order of the checks and dates that have passed by `today`, then questions, the most telling first.
pub fn list(model: &Model, library: &Library, today: Date) -> Vec<OpenItem> {
    let analysis = analyze(model, library);
    let missing = report::data::gaps(model, &analysis, today);
    let gaps = missing.iter().flat_map(|check| {
        check.items.iter().map(|item| OpenItem {
            asked_by: check.id.clone(),
            title: check.title.clone(),
            place: None,
            text: item.text.clone(),
            subject: None,
        })
    });
    let questions = analysis.questions.iter().map(|question| OpenItem {
        asked_by: question.attribute.clone(),
        title: "An answer would change the suggestions".into(),
        place: Some(named(model, question.subject)),
        text: question.text.clone(),
        subject: Some(question.subject),
    });
    gaps.chain(questions).collect()
}

/// The same in columns.
pub fn table(model: &Model, library: &Library, today: Date) -> Table {
    let mut table = Table::new(&["title", "where", "text", "asked by"]);
    for item in list(model, library, today) {
        let place = item.subject.map(|subject| words(model, subject)).unwrap_or_default();
        table.rows.push(vec![item.title, place, item.text, item.asked_by]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_that_has_passed_is_listed_as_in_the_report() {
        let mut model = Model::default();
        let id = model::ThreatId(uuid::Uuid::from_u128(1));
        let mut threat = model::Threat::new(id, Subject::Model, "The bill runs up");
        threat.history.push(model::Decision {
            at: model::Timestamp::UNIX_EPOCH,
            by: "Ada".into(),
            verdict: model::Verdict::Modify {
                owner: "Ada".into(),
                due: Some(Date::constant(2026, 6, 1)),
            },
            rationale: "A limit".into(),
        });
        model.threats.insert(id, threat);
        let late = |today| {
            let items = list(&model, Library::embedded(), today);
            items.iter().filter(|item| item.text.contains("due 2026-06-01")).count()
        };
        assert_eq!((late(Date::constant(2026, 6, 1)), late(Date::constant(2026, 6, 2))), (0, 1));
    }
}
