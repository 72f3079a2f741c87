//! The techniques that a report refers to, each once: what is the same at every place is not said at every place.

use std::collections::BTreeSet;

use library::{Library, Technique};
use serde::Serialize;

use super::parts::SubjectView;

/// How many mitigations are named for a technique; the rest stand in the library.
const HELPS: usize = 4;

/// A technique.
#[derive(Clone, Debug, Serialize)]
pub struct TechniqueView {
    /// Its id; also the id in the document.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the adversary does, Markdown.
    pub summary: String,
    /// What it means when it happens, by who is hit.
    pub consequences: Vec<(&'static str, String)>,
    /// What helps, by name.
    pub helps: Vec<String>,
}

/// What threats and the heads of suggestions refer to, by id; and id and name of what is named beside the heads only.
pub(super) fn techniques(
    library: &Library,
    subjects: &[SubjectView],
) -> (Vec<TechniqueView>, Vec<(String, String)>) {
    let threats = subjects.iter().flat_map(|s| &s.threats).map(|t| t.technique.as_str());
    let cards = || subjects.iter().flat_map(|s| &s.suggested);
    let told: BTreeSet<&str> = threats.chain(cards().map(|c| c.technique.as_str())).collect();
    let beside: BTreeSet<&str> = cards().flat_map(|c| &c.also).map(String::as_str).collect();
    let known = |id: &&str| library.techniques.get(*id);
    let named = |t: &Technique| (t.id.clone(), t.name.clone());
    (
        told.iter().filter_map(known).map(|t| view(library, t)).collect(),
        beside.difference(&told).filter_map(known).map(named).collect(),
    )
}

fn view(library: &Library, technique: &Technique) -> TechniqueView {
    let i = &technique.impacts;
    let hit = [
        ("System", &i.system),
        ("Users", &i.users),
        ("Organisation", &i.organisation),
        ("Society", &i.society),
    ];
    let helps = technique.mitigations.iter().filter_map(|m| library.mitigations.get(&m.id));
    TechniqueView {
        id: technique.id.clone(),
        name: technique.name.clone(),
        summary: technique.summary.clone(),
        consequences: hit
            .into_iter()
            .filter_map(|(who, what)| Some((who, what.clone()?)))
            .collect(),
        helps: helps.take(HELPS).map(|m| m.name.clone()).collect(),
    }
}
