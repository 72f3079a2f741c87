//! Three-way merge by id. Records that only one side touched are taken from that side; where both
//! touched one record, field by field; where both touched one field, ours stays and the clash is
//! listed. Nothing that somebody decided is dropped.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::*;

/// A place where both sides changed the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Conflict {
    /// The record.
    pub key: RecordKey,
    /// Its name.
    pub name: String,
    /// What clashed and which side was kept, in one sentence.
    pub message: String,
}

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// The merged model; always sound when the three were.
    pub model: Model,
    /// Where a person must look.
    pub conflicts: Vec<Conflict>,
}

/// Merges what `ours` and `theirs` made of `base`.
pub fn merge(base: &Model, ours: &Model, theirs: &Model) -> Merge {
    let (b, o, t) = (by_key(base), by_key(ours), by_key(theirs));
    let keys: BTreeSet<&RecordKey> = b.keys().chain(o.keys()).chain(t.keys()).collect();
    let mut merged = Merge { model: Model::default(), conflicts: Vec::new() };
    for key in keys {
        if key.kind == RecordKind::Numbering {
            continue;
        }
        let record = merge_record(&mut merged.conflicts, b.get(key), o.get(key), t.get(key));
        if let Some(record) = record {
            merged.model.put(record);
        }
    }
    merged.model.numbering = highest(&ours.numbering, &theirs.numbering);
    renumber(&mut merged.model, ours);
    restore_referenced(&mut merged, &b);
    join_repeated_threats(&mut merged, ours);
    join_repeated_assessments(&mut merged, ours);
    merged
}

fn by_key(model: &Model) -> BTreeMap<RecordKey, Record> {
    model.records().map(|record| (record.key(), record)).collect()
}

fn merge_record(
    conflicts: &mut Vec<Conflict>,
    base: Option<&Record>,
    ours: Option<&Record>,
    theirs: Option<&Record>,
) -> Option<Record> {
    if ours == theirs || theirs == base {
        return ours.cloned();
    }
    if ours == base {
        return theirs.cloned();
    }
    let mut clash = |record: &Record, message: String| {
        conflicts.push(Conflict { key: record.key(), name: record.caption().1, message });
    };
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => {
            let (record, fields) = merge_fields(base, ours, theirs);
            if !fields.is_empty() {
                clash(ours, format!("both sides changed {}; ours is kept", fields.join(", ")));
            }
            Some(record)
        }
        (Some(kept), None) => {
            clash(kept, "changed by us, removed by them; it is kept".into());
            Some(kept.clone())
        }
        (None, Some(kept)) => {
            clash(kept, "removed by us, changed by them; it is kept".into());
            Some(kept.clone())
        }
        (None, None) => None,
    }
}

/// Both sides changed one record: field by field, attributes one by one.
fn merge_fields(base: Option<&Record>, ours: &Record, theirs: &Record) -> (Record, Vec<String>) {
    let value = |record: &Record| serde_json::to_value(record).unwrap_or(Value::Null);
    let base = base.map_or(Value::Null, value);
    let mut clashes = Vec::new();
    let merged = merge_values("", &base, &value(ours), &value(theirs), &mut clashes);
    match serde_json::from_value(merged) {
        Ok(record) => (record, clashes),
        // A mix of fields that no record can have, such as two verdicts: keep ours whole.
        Err(_) => (ours.clone(), vec!["its fields in ways that do not fit".into()]),
    }
}

fn merge_values(
    name: &str,
    base: &Value,
    ours: &Value,
    theirs: &Value,
    clashes: &mut Vec<String>,
) -> Value {
    if ours == theirs || theirs == base {
        return ours.clone();
    }
    if ours == base {
        return theirs.clone();
    }
    match (ours, theirs) {
        (Value::Object(o), Value::Object(t)) => {
            let none = Map::new();
            let b = base.as_object().unwrap_or(&none);
            let names: BTreeSet<&String> = o.keys().chain(t.keys()).collect();
            let mut merged = Map::new();
            for name in names {
                let of = |map: &Map<String, Value>| map.get(name).cloned();
                let (b, o, t) = (of(b), of(o), of(t));
                let value = match (o, t) {
                    (o, t) if o == t || t == b => o,
                    (o, t) if o == b => t,
                    (Some(o), Some(t)) => {
                        Some(merge_values(name, &b.unwrap_or(Value::Null), &o, &t, clashes))
                    }
                    (o, _) => {
                        clashes.push(name.replace('_', " "));
                        o
                    }
                };
                merged.extend(value.map(|value| (name.clone(), value)));
            }
            Value::Object(merged)
        }
        (ours, _) => {
            clashes.push(name.replace('_', " "));
            ours.clone()
        }
    }
}

fn highest(ours: &Numbering, theirs: &Numbering) -> Numbering {
    Numbering {
        element: ours.element.max(theirs.element),
        flow: ours.flow.max(theirs.flow),
        boundary: ours.boundary.max(theirs.boundary),
        asset: ours.asset.max(theirs.asset),
        assumption: ours.assumption.max(theirs.assumption),
        threat: ours.threat.max(theirs.threat),
        control: ours.control.max(theirs.control),
        register_entry: ours.register_entry.max(theirs.register_entry),
    }
}

/// Two people may both have made an `E-14`. Ours keeps it, theirs gets the next free number.
fn renumber(model: &mut Model, ours: &Model) {
    macro_rules! renumber {
        ($map:ident, $counter:ident) => {
            let taken: BTreeSet<u32> = ours.$map.values().map(|record| record.number).collect();
            for (id, record) in &mut model.$map {
                if !ours.$map.contains_key(id) && taken.contains(&record.number) {
                    model.numbering.$counter += 1;
                    record.number = model.numbering.$counter;
                }
            }
        };
    }
    renumber!(elements, element);
    renumber!(flows, flow);
    renumber!(boundaries, boundary);
    renumber!(assets, asset);
    renumber!(assumptions, assumption);
    renumber!(threats, threat);
    renumber!(controls, control);
    renumber!(register, register_entry);
}

/// One side removed what the other side still leans on: it comes back, and is listed.
fn restore_referenced(merged: &mut Merge, base: &BTreeMap<RecordKey, Record>) {
    loop {
        let missing: BTreeSet<RecordKey> = merged
            .model
            .records()
            .flat_map(|record| record.references())
            .filter(|key| !merged.model.has(key))
            .collect();
        let back: Vec<Record> = missing.iter().filter_map(|key| base.get(key).cloned()).collect();
        if back.is_empty() {
            break;
        }
        for record in back {
            merged.conflicts.push(Conflict {
                key: record.key(),
                name: record.caption().1,
                message: "removed by one side, still used by the other; it is kept".into(),
            });
            merged.model.put(record);
        }
    }
    // Shapes of what stayed removed go with it.
    let model = &mut merged.model;
    let shapes: BTreeSet<uuid::Uuid> = model
        .elements
        .keys()
        .map(|id| id.0)
        .chain(model.boundaries.keys().map(|id| id.0))
        .collect();
    model.placements.retain(|key, _| shapes.contains(&key.record));
    for id in model.boundaries.keys().copied().collect::<Vec<_>>() {
        let parent = model.boundaries.get(&id).and_then(|boundary| boundary.parent);
        if model.boundary_chain(parent).contains(&id)
            && let Some(boundary) = model.boundaries.get_mut(&id)
        {
            boundary.parent = None;
            merged.conflicts.push(Conflict {
                key: RecordKey { kind: RecordKind::Boundary, id: id.to_string() },
                name: boundary.name.clone(),
                message: "the two sides put boundaries into each other; it was moved out".into(),
            });
        }
    }
}

/// Both sides took up the same suggestion: one threat with the decisions of both, in their order of
/// time.
fn join_repeated_threats(merged: &mut Merge, ours: &Model) {
    let mut first: BTreeMap<ThreatKey, ThreatId> = BTreeMap::new();
    let mut order: Vec<ThreatId> = merged.model.threats.keys().copied().collect();
    order.sort_by_key(|id| (!ours.threats.contains_key(id), *id));
    for id in order {
        let Some(key) = merged.model.threats.get(&id).and_then(Threat::key) else { continue };
        let Some(kept) = first.get(&key).copied() else {
            first.insert(key, id);
            continue;
        };
        let Some(other) = merged.model.threats.remove(&id) else { continue };
        point_at(&mut merged.model, id, kept);
        let Some(threat) = merged.model.threats.get_mut(&kept) else { continue };
        threat.history.extend(other.history);
        threat.history.sort_by_key(|decision| decision.at);
        threat.controls.extend(other.controls);
        threat.inherent = threat.inherent.take().or(other.inherent);
        threat.residual = threat.residual.take().or(other.residual);
        merged.conflicts.push(Conflict {
            key: RecordKey { kind: RecordKind::Threat, id: kept.to_string() },
            name: threat.title.clone(),
            message: "both sides took it up; the decisions of both stand in its history".into(),
        });
    }
}
/// What names a threat that went into another names that one instead.
fn point_at(model: &mut Model, gone: ThreatId, kept: ThreatId) {
    let assessments = model.assessments.values_mut().map(|one| &mut one.threats);
    let entries = model.register.values_mut().map(|entry| &mut entry.threats);
    for threats in assessments.chain(entries) {
        if threats.remove(&gone) {
            threats.insert(kept);
        }
    }
}

/// Both sides assessed the same consideration: one assessment with the judgements of both, in their
/// order of time.
fn join_repeated_assessments(merged: &mut Merge, ours: &Model) {
    let mut first: BTreeMap<(String, String), AssessmentId> = BTreeMap::new();
    let mut order: Vec<AssessmentId> = merged.model.assessments.keys().copied().collect();
    order.sort_by_key(|id| (!ours.assessments.contains_key(id), *id));
    for id in order {
        let Some(one) = merged.model.assessments.get(&id) else { continue };
        let key = (one.framework.clone(), one.consideration.clone());
        let Some(kept) = first.get(&key).copied() else {
            first.insert(key, id);
            continue;
        };
        let Some(other) = merged.model.assessments.remove(&id) else { continue };
        let Some(assessment) = merged.model.assessments.get_mut(&kept) else { continue };
        assessment.history.extend(other.history);
        assessment.history.sort_by_key(|judgement| judgement.at);
        assessment.controls.extend(other.controls);
        assessment.threats.extend(other.threats);
        assessment.evidence.extend(other.evidence);
        merged.conflicts.push(Conflict {
            key: RecordKey { kind: RecordKind::Assessment, id: kept.to_string() },
            name: assessment.consideration.clone(),
            message: "both sides assessed it; the judgements of both stand in its history".into(),
        });
    }
}
