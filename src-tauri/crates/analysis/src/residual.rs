//! The pre-filled residual rating of a threat: its inherent rating, less likely by what its controls
//! have come to. It is a proposal to disagree with, and says how the cell was reached.
//!
//! Only what is in place counts: an implemented control takes one step of likelihood off, one that was
//! tested as well two. Impact stays: a control that makes the harm itself smaller is for a person to
//! rate.

use std::collections::BTreeMap;

use model::{Control, ControlStatus, Model, Rating, Threat, ThreatId};

use crate::card::ThreatCard;

/// Proposals for every threat that has controls and an inherent rating, stated or proposed.
pub(crate) fn proposals(model: &Model, cards: &[ThreatCard]) -> BTreeMap<ThreatId, Rating> {
    if model.threats.values().all(|threat| threat.controls.is_empty()) {
        return BTreeMap::new();
    }
    let proposed: BTreeMap<ThreatId, &Rating> =
        cards.iter().filter_map(|card| Some((card.threat?, card.proposed.as_ref()?))).collect();
    let propose = |threat: &Threat| {
        let inherent = threat.inherent.as_ref().or_else(|| proposed.get(&threat.id).copied())?;
        let controls: Vec<&Control> =
            threat.controls.iter().filter_map(|id| model.controls.get(id)).collect();
        if controls.is_empty() {
            return None;
        }
        Some((threat.id, after(inherent, controls)))
    };
    model.threats.values().filter_map(propose).collect()
}

fn after(inherent: &Rating, mut controls: Vec<&Control>) -> Rating {
    controls.sort_by_key(|control| control.number);
    let (mut steps, mut in_place, mut planned) = (0_u8, Vec::new(), 0);
    for control in controls {
        match control.status {
            ControlStatus::Implemented => {
                steps = steps.saturating_add(1);
                in_place.push(format!("C-{} is in place", control.number));
            }
            ControlStatus::Verified => {
                steps = steps.saturating_add(2);
                in_place.push(format!("C-{} is in place and tested", control.number));
            }
            ControlStatus::Proposed | ControlStatus::Planned | ControlStatus::InProgress => {
                planned += 1;
            }
        }
    }
    let likelihood = inherent.likelihood.saturating_sub(steps).max(1);
    let mut basis = match inherent.likelihood - likelihood {
        0 if in_place.is_empty() => "As before: no control is in place yet".to_owned(),
        0 => format!("As before, it cannot be less likely: {}", in_place.join(", ")),
        1 => format!("One step less likely: {}", in_place.join(", ")),
        steps => format!("{steps} steps less likely: {}", in_place.join(", ")),
    };
    if planned > 0 && !in_place.is_empty() {
        basis.push_str(&format!("; {planned} not in place yet"));
    }
    Rating { likelihood, impacts: inherent.impacts, basis: basis + ".", confirmed: false }
}

#[cfg(test)]
mod tests {
    use model::{ControlId, Impacts, Subject};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_what_is_in_place_makes_it_less_likely() {
        let check = |states: &[ControlStatus], likelihood: u8, words: &str| {
            let mut model = Model::default();
            let mut threat = Threat::new(ThreatId(Uuid::nil()), Subject::Model, "Leak");
            let impacts = Impacts { users: Some(4), ..Impacts::default() };
            threat.inherent =
                Some(Rating { likelihood: 4, impacts, basis: String::new(), confirmed: true });
            for (number, status) in (1_u32..).zip(states) {
                let id = ControlId(Uuid::from_u128(u128::from(number)));
                let control =
                    Control { number, status: *status, ..Control::new(id, None, "Filter") };
                model.controls.insert(id, control);
                threat.controls.insert(id);
            }
            model.threats.insert(threat.id, threat);
            let found = proposals(&model, &[]).into_values().next();
            let found = found.map(|rating| (rating.likelihood, rating.impacts, rating.basis));
            let wanted = (likelihood > 0).then(|| (likelihood, impacts, words.to_owned()));
            assert_eq!(found, wanted, "{states:?}");
        };
        use ControlStatus::{Implemented, Planned, Proposed, Verified};
        check(&[], 0, "");
        check(&[Proposed], 4, "As before: no control is in place yet.");
        check(&[Implemented], 3, "One step less likely: C-1 is in place.");
        check(
            &[Planned, Verified],
            2,
            "2 steps less likely: C-2 is in place and tested; 1 not in place yet.",
        );
        check(
            &[Verified, Verified],
            1,
            "3 steps less likely: C-1 is in place and tested, C-2 is in place and tested.",
        );
    }
}
