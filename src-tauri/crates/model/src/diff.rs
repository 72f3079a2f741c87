//! Changes in words: which record, which field, from what to what. Read by the command line, the
//! review view, the change log of the report and the list of what made a sign-off stale.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::{Change, Changes, Record, RecordKey, RecordKind, Verdict};

/// Whether something came, went or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum DiffKind {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Removed,
    /// It is there, with another value.
    Changed,
}

/// One line of a textual diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[ts(export)]
pub struct DiffLine {
    /// What happened.
    pub kind: DiffKind,
    /// The record.
    pub key: RecordKey,
    /// Its short number; empty for kinds without one.
    pub number: String,
    /// Its name, as it is now or was last.
    pub name: String,
    /// The field in words; empty when the whole record came or went.
    pub field: String,
    /// The value before, in words; empty for nothing.
    pub before: String,
    /// The value after, in words; empty for nothing.
    pub after: String,
}

impl Changes {
    /// The changes in words, one line per field, in the order of the records. Drawing (placements,
    /// routes, notes, diagrams) and counters are left out: they do not change what the model says.
    pub fn in_words(&self) -> Vec<DiffLine> {
        self.facts().flat_map(lines_of).collect()
    }

    /// The changes that concern what the model says, not how it is drawn.
    pub fn facts(&self) -> impl Iterator<Item = &Change> {
        let drawn = |record: &Option<Record>| record.as_ref().is_some_and(Record::is_geometry);
        self.changes.iter().filter(move |change| {
            change.key.kind != RecordKind::Numbering
                && !drawn(&change.before)
                && !drawn(&change.after)
        })
    }
}

fn lines_of(change: &Change) -> Vec<DiffLine> {
    let Some(shown) = change.after.as_ref().or(change.before.as_ref()) else { return Vec::new() };
    let (number, name) = shown.caption();
    let line = |kind, field: String, before: String, after: String| DiffLine {
        kind,
        key: change.key.clone(),
        number: number.clone(),
        name: name.clone(),
        field,
        before,
        after,
    };
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let (before, after) = (fields(before), fields(after));
            let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
            names.sort();
            names.dedup();
            names
                .into_iter()
                .filter(|name| before.get(*name) != after.get(*name))
                .map(|name| {
                    let word =
                        |map: &Map<String, Value>| map.get(name).map_or_else(String::new, in_words);
                    line(DiffKind::Changed, name.replace('_', " "), word(&before), word(&after))
                })
                .collect()
        }
        (None, _) => vec![line(DiffKind::Added, String::new(), String::new(), String::new())],
        (_, None) => vec![line(DiffKind::Removed, String::new(), String::new(), String::new())],
    }
}

/// The fields of a record by name. Attributes are fields of their own, and the history of a threat
/// shows as the decision in force.
fn fields(record: &Record) -> Map<String, Value> {
    let Ok(Value::Object(mut tagged)) = serde_json::to_value(record) else { return Map::new() };
    let Some(Value::Object(mut fields)) = tagged.remove("record") else { return Map::new() };
    if let Some(Value::Object(attributes)) = fields.remove("attributes") {
        fields.extend(attributes);
    }
    if let Record::Threat(threat) = record {
        let decision = threat.history.last().map(|decision| {
            let by = decision.verdict.owner().map(|owner| format!(", {owner}"));
            let until = decision.verdict.date().map(|date| format!(", {date}"));
            let what = match &decision.verdict {
                Verdict::Avoid { change, .. } => format!(": {change}"),
                Verdict::Reopened
                | Verdict::NotApplicable
                | Verdict::Modify { .. }
                | Verdict::Retain { .. }
                | Verdict::Share { .. } => String::new(),
            };
            let word = decision.verdict.word();
            format!("{word}{}{}{what}", by.unwrap_or_default(), until.unwrap_or_default())
        });
        fields.remove("history");
        let decision = decision.unwrap_or_else(|| "undecided".into());
        let count = threat.history.len();
        fields.insert("decision".into(), Value::String(format!("{decision} (entry {count})")));
    }
    fields
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(true) => "yes".into(),
        Value::Bool(false) => "no".into(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map
            .iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| format!("{} {}", name.replace('_', " "), in_words(value)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

#[cfg(test)]
mod tests {
    use crate::*;

    #[test]
    fn a_change_reads_as_one_line_per_field() {
        let id = ElementId(uuid::Uuid::from_u128(1));
        let mut before = Model::default();
        let mut element = Element::new(id, ElementKind::Process, "Case tool");
        element.number = 9;
        element.attributes.insert("egress".into(), AttributeValue::Flag(false));
        before.elements.insert(id, element.clone());
        let mut after = before.clone();
        element.attributes.insert("egress".into(), AttributeValue::Flag(true));
        element.owner = "Platform lead".into();
        after.elements.insert(id, element);
        after.about.title = "Assistant".into();

        let text: Vec<String> = Changes::between(&before, &after)
            .in_words()
            .into_iter()
            .map(|l| format!("{} {}: {} -> {}", l.number, l.field, l.before, l.after))
            .collect();
        assert_eq!(
            text,
            [" title:  -> Assistant", "E-9 egress: no -> yes", "E-9 owner:  -> Platform lead"]
        );
    }

    #[test]
    fn drawing_is_no_change_of_fact() {
        let before = Model::default();
        let mut after = before.clone();
        let id = DiagramId(uuid::Uuid::from_u128(1));
        after.diagrams.insert(id, Diagram { id, title: "Main".into(), position: 0 });
        after.numbering.element = 4;
        let changes = Changes::between(&before, &after);
        assert_eq!(changes.changes.len(), 2);
        assert_eq!(changes.in_words(), vec![]);
    }
}
