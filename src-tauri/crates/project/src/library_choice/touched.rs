//! What a change of library means for the threats of one model. Pure: nothing is changed here.

use std::collections::BTreeMap;

use library::{Library, ReleaseChanges, Source};
use model::{Model, Status, Subject, ThreatId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What happens to the technique of a threat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Touch {
    /// It has another name.
    Renamed {
        /// Name after.
        name: String,
    },
    /// It stands under other tactics.
    Moved {
        /// Tactic ids after.
        tactics: Vec<String>,
    },
    /// The release no longer has it.
    Retired {
        /// What it became; the threat can follow.
        became: Option<String>,
    },
}

/// A threat of the model whose technique a release changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TouchedThreat {
    /// Which.
    pub threat: ThreatId,
    /// Its short number.
    pub number: u32,
    /// One line.
    pub title: String,
    /// Technique id.
    pub technique: String,
    /// Name of what it is about.
    pub subject_name: String,
    /// Where it stands; a decision deserves a second look.
    pub status: Status,
    /// What happens.
    pub touch: Touch,
}

/// The threats of a model that a release touches, by number; retired techniques first of each.
pub fn touched(model: &Model, changes: &ReleaseChanges) -> Vec<TouchedThreat> {
    let mut touches: BTreeMap<&str, Vec<Touch>> = BTreeMap::new();
    for item in &changes.retired {
        let became = item.became.clone();
        touches.entry(&item.id).or_default().push(Touch::Retired { became });
    }
    for item in &changes.renamed {
        let name = item.after.clone();
        touches.entry(&item.id).or_default().push(Touch::Renamed { name });
    }
    for item in &changes.moved {
        let tactics = item.after.clone();
        touches.entry(&item.id).or_default().push(Touch::Moved { tactics });
    }
    let mut threats: Vec<_> = model.threats.values().collect();
    threats.sort_by_key(|threat| threat.number);
    let mut lines = Vec::new();
    for threat in threats {
        let Some(technique) = &threat.technique else { continue };
        for touch in touches.get(technique.as_str()).into_iter().flatten() {
            lines.push(TouchedThreat {
                threat: threat.id,
                number: threat.number,
                title: threat.title.clone(),
                technique: technique.clone(),
                subject_name: threat.subject_name.clone(),
                status: threat.status(),
                touch: touch.clone(),
            });
        }
    }
    lines
}

/// Which threats can follow their technique to what it became in this library: threat and new id.
/// A threat stays where it is when another already holds the new id at the same subject, because
/// two decisions must not become one.
pub fn follow(model: &Model, library: &Library) -> BTreeMap<ThreatId, String> {
    let present = |id: &str| {
        library.techniques.get(id).is_some_and(|technique| technique.source != Source::Secondary)
    };
    let held = |id: &str, subject: Subject| {
        model.threats.values().any(|t| t.technique.as_deref() == Some(id) && t.subject == subject)
    };
    let mut moves = BTreeMap::new();
    let mut taken = Vec::new();
    for threat in model.threats.values() {
        let Some(old) = threat.technique.as_deref().filter(|id| !present(id)) else { continue };
        let Some(new) = library.about.redirects.get(old).filter(|id| present(id)) else { continue };
        let key = (new.as_str(), threat.subject);
        if !held(new, threat.subject) && !taken.contains(&key) {
            taken.push(key);
            moves.insert(threat.id, new.clone());
        }
    }
    moves
}
