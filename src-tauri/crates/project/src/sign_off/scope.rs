//! What a sign-off covers. Several risk owners can each sign for their own risks: then the facts of
//! the whole system count, but of threats and controls only theirs.

use std::collections::BTreeSet;

use model::{Changes, ControlId, Model, RecordKind, Threat, ThreatId, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use store::canonical;
use ts_rs::TS;

use crate::signed_part;

/// What is signed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[ts(export, rename = "SignOffScope")]
pub enum Scope {
    /// The whole model.
    All,
    /// The risks of one owner: the threats whose decision in force names them as risk owner or owner.
    RiskOwner {
        /// The owner, as the decisions name them.
        name: String,
    },
}

impl Scope {
    /// Whether a threat is signed for.
    pub fn holds(&self, threat: &Threat) -> bool {
        let Self::RiskOwner { name } = self else { return true };
        match threat.decision().map(|decision| &decision.verdict) {
            Some(Verdict::Retain { risk_owner: owner, .. }) => owner == name,
            Some(Verdict::Modify { owner, .. } | Verdict::Avoid { owner, .. }) => owner == name,
            Some(Verdict::Share { .. } | Verdict::NotApplicable | Verdict::Reopened) | None => {
                false
            }
        }
    }
}

/// What changed between two states of what a scope covers: why a sign-off is stale. Empty while it
/// is in force.
pub fn changed_in_scope(scope: &Scope, signed: &Model, now: &Model) -> Changes {
    let (mut signed, mut now) = (signed_part(signed), signed_part(now));
    // A threat that came under the scope or left it shows as what it is, a threat that changed.
    let threats: BTreeSet<ThreatId> = [&signed, &now]
        .iter()
        .flat_map(|model| model.threats.values().filter(|threat| scope.holds(threat)))
        .map(|threat| threat.id)
        .collect();
    for model in [&mut signed, &mut now] {
        model.threats.retain(|id, _| threats.contains(id));
    }
    if *scope != Scope::All {
        let controls: BTreeSet<ControlId> = [&signed, &now]
            .iter()
            .flat_map(|model| model.threats.values())
            .flat_map(|threat| threat.controls.iter().copied())
            .collect();
        for model in [&mut signed, &mut now] {
            model.controls.retain(|id, _| controls.contains(id));
        }
    }
    Changes::between(&signed, &now)
}

/// The digest of what a scope covers, lower-case hexadecimal: SHA-256 over `portolan-signed-v1`, a
/// zero byte, and each record as canonical JSON (RFC 8785) followed by a line feed, by kind in the
/// order of [`RecordKind::ALL`] and then by id. Left out are placements, routes, notes, saved filters
/// and numbering; the library in the model information is null, the position of a diagram 0.
///
/// Reads records as JSON rather than as today's types, so that a record written before a field was
/// added keeps its digest.
pub fn content_digest<'a>(records: impl IntoIterator<Item = &'a Value>, scope: &Scope) -> String {
    let records: Vec<&Value> = records.into_iter().collect();
    let controls: BTreeSet<&str> = records
        .iter()
        .filter(|record| record["kind"] == "threat" && names(scope, record))
        .filter_map(|record| record["record"]["controls"].as_array())
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let mut parts: Vec<(usize, &str, Value)> = Vec::new();
    for record in records {
        let kind = record["kind"].as_str().unwrap_or_default();
        let id = record["record"]["id"].as_str().unwrap_or_default();
        let kept = match (kind, scope) {
            ("placement" | "route" | "note" | "numbering" | "saved_filter", _) => false,
            ("threat", _) => names(scope, record),
            ("control", Scope::RiskOwner { .. }) => controls.contains(id),
            _ => true,
        };
        if !kept {
            continue;
        }
        let mut part = record.clone();
        match kind {
            "about" => part["record"]["library"] = Value::Null,
            "diagram" => part["record"]["position"] = Value::from(0),
            _ => {}
        }
        parts.push((place(kind), id, part));
    }
    parts.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    let mut hasher = Sha256::new();
    hasher.update(b"portolan-signed-v1\0");
    for (_, _, part) in parts {
        hasher.update(canonical(&part));
        hasher.update(b"\n");
    }
    crate::hex(&hasher.finalize())
}

/// [`Scope::holds`] for a threat as JSON.
fn names(scope: &Scope, threat: &Value) -> bool {
    let Scope::RiskOwner { name } = scope else { return true };
    let history = threat["record"]["history"].as_array();
    let Some(decision) = history.and_then(|history| history.last()) else { return false };
    let verdict = &decision["verdict"];
    ["risk_owner", "owner"].iter().any(|field| verdict[*field] == name.as_str())
}

/// Where a kind stands in the order of kinds.
fn place(kind: &str) -> usize {
    let word = |kind: &RecordKind| serde_json::to_value(kind).unwrap_or_default();
    RecordKind::ALL.iter().position(|known| word(known) == kind).unwrap_or(usize::MAX)
}
