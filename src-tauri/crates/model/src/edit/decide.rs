//! Threats: taken up, written down, rated, decided.

use std::collections::BTreeSet;

use crate::*;

pub(super) fn take_up(
    model: &mut Model,
    id: ThreatId,
    technique: &str,
    subject: Subject,
    title: &str,
) -> Result<(), EditError> {
    let key = ThreatKey { technique: technique.into(), subject };
    if let Some(threat) = model.threat_for(&key) {
        return Err(EditError::duplicate(format!(
            "{technique} at {subject}, T-{},",
            threat.number
        )));
    }
    let mut threat = Threat::new(id, subject, title);
    threat.technique = Some(technique.into());
    insert(model, threat)
}

pub(super) fn add_threat(model: &mut Model, threat: &Threat) -> Result<(), EditError> {
    let unlinked = Threat {
        own: true,
        controls: BTreeSet::new(),
        history: Vec::new(),
        inherent: None,
        residual: None,
        ..threat.clone()
    };
    insert(model, unlinked)
}

fn insert(model: &mut Model, threat: Threat) -> Result<(), EditError> {
    if model.threats.contains_key(&threat.id) {
        return Err(EditError::duplicate(format!("threat {:?}", threat.title)));
    }
    let name = model.subject_name(threat.subject);
    let name = name.ok_or_else(|| EditError::not_found(threat.subject))?.to_string();
    model.numbering.threat += 1;
    let number = model.numbering.threat;
    model.threats.insert(threat.id, Threat { number, subject_name: name, ..threat });
    Ok(())
}

pub(super) fn rate(
    model: &mut Model,
    threat: ThreatId,
    stage: RatingStage,
    rating: Option<&Rating>,
) -> Result<(), EditError> {
    if let Some(rating) = rating.filter(|rating| !model.about.risk.holds(rating)) {
        let scale = &model.about.risk;
        return Err(EditError::invalid(
            format!("Likelihood {} with these impacts is not on the scale", rating.likelihood),
            format!(
                "Choose a likelihood from 1 to {} and at least one impact from 1 to {}",
                scale.likelihood.len(),
                scale.impact.len()
            ),
        ));
    }
    let threat = threat_mut(model, threat)?;
    match stage {
        RatingStage::Inherent => threat.inherent = rating.cloned(),
        RatingStage::Residual => threat.residual = rating.cloned(),
    }
    Ok(())
}

pub(super) fn link_controls(
    model: &mut Model,
    threat: ThreatId,
    controls: &BTreeSet<ControlId>,
) -> Result<(), EditError> {
    if let Some(id) = controls.iter().find(|id| !model.controls.contains_key(id)) {
        return Err(EditError::not_found(format!("control {id}")));
    }
    threat_mut(model, threat)?.controls = controls.clone();
    Ok(())
}

pub(super) fn decide(
    model: &mut Model,
    threat: ThreatId,
    verdict: &Verdict,
    rationale: &str,
    stamp: &Stamp,
) -> Result<(), EditError> {
    let threat = threat_mut(model, threat)?;
    let missing = verdict.missing(rationale, threat.controls.len(), threat.residual.is_some());
    if !missing.is_empty() {
        return Err(EditError::incomplete(missing));
    }
    threat.history.push(Decision {
        at: stamp.at,
        by: stamp.by.clone(),
        verdict: verdict.clone(),
        rationale: rationale.into(),
    });
    Ok(())
}

pub(super) fn threat_mut(model: &mut Model, id: ThreatId) -> Result<&mut Threat, EditError> {
    model.threats.get_mut(&id).ok_or_else(|| EditError::not_found(format!("threat {id}")))
}
