//! Controls in place lower what they cover.
//!
//! A control covers a suggestion when it is linked to the threat taken up from it, or when it
//! carries out a mitigation of its technique and works against another threat at the same subject.
//! Only implemented and verified controls count; a plan protects nobody. A suggestion never falls
//! below 1: it would vanish, and the decision that brought the control with it.

use std::collections::BTreeMap;

use model::{Control, ControlStatus, Model, Subject, Threat};

use crate::rules::InForce;
use crate::suggestion::Suggestion;

/// Controls in place by the subject they work at.
pub(crate) struct InPlace<'a> {
    at: BTreeMap<Subject, Vec<&'a Control>>,
}

impl<'a> InPlace<'a> {
    pub fn of(model: &'a Model) -> Self {
        let mut at: BTreeMap<Subject, Vec<&Control>> = BTreeMap::new();
        for threat in model.threats.values() {
            for control in threat.controls.iter().filter_map(|id| model.controls.get(id)) {
                let here = at.entry(threat.subject).or_default();
                if is_in_place(control.status) && !here.iter().any(|other| other.id == control.id) {
                    here.push(control);
                }
            }
        }
        at.values_mut().for_each(|controls| controls.sort_by_key(|control| control.id));
        Self { at }
    }

    pub fn is_empty(&self) -> bool {
        self.at.values().all(Vec::is_empty)
    }

    /// Lowers a suggestion by what covers it.
    pub fn lower(&self, suggestion: &mut Suggestion, technique: &InForce, threat: Option<&Threat>) {
        let Some(controls) = self.at.get(&suggestion.subject) else { return };
        for control in controls {
            let linked = threat.is_some_and(|threat| threat.controls.contains(&control.id));
            let advised = control
                .mitigation
                .as_ref()
                .is_some_and(|mitigation| technique.mitigations.contains(mitigation));
            if linked || advised {
                suggestion.lowered_by.push(control.id);
                suggestion.weight = suggestion.weight.saturating_sub(1).max(1);
            }
        }
    }
}

fn is_in_place(status: ControlStatus) -> bool {
    match status {
        ControlStatus::Implemented | ControlStatus::Verified => true,
        ControlStatus::Proposed | ControlStatus::Planned | ControlStatus::InProgress => false,
    }
}
