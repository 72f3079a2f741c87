//! What a release changes against the library that is loaded, before anybody confirms it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Release, ReleaseFormat};
use crate::library::Library;
use crate::technique::Source;

/// A technique and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct NamedTechnique {
    /// Technique id.
    pub id: String,
    /// Full name.
    pub name: String,
}

/// A technique with another name than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Renamed {
    /// Technique id.
    pub id: String,
    /// Name before.
    pub before: String,
    /// Name after.
    pub after: String,
}

/// A technique that the release no longer has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Retired {
    /// Technique id.
    pub id: String,
    /// Name before.
    pub name: String,
    /// What it became, when that is known.
    pub became: Option<String>,
}

/// A technique under other tactics than before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct Moved {
    /// Technique id.
    pub id: String,
    /// Full name.
    pub name: String,
    /// Tactic ids before.
    pub before: Vec<String>,
    /// Tactic ids after.
    pub after: Vec<String>,
}

/// The preview of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "library/")]
pub struct ReleaseChanges {
    /// Release now.
    pub from: String,
    /// Release to come.
    pub to: String,
    /// Shape it was read from.
    pub format: ReleaseFormat,
    /// SHA-256 of its file.
    pub digest: String,
    /// Number of techniques in it.
    pub techniques: usize,
    /// Techniques the library's present release does not have.
    pub new: Vec<NamedTechnique>,
    /// Of those, techniques this library has no rules for and no reason against.
    pub unmapped: Vec<NamedTechnique>,
    /// Renamed techniques.
    pub renamed: Vec<Renamed>,
    /// Retired techniques.
    pub retired: Vec<Retired>,
    /// Techniques under other tactics.
    pub moved: Vec<Moved>,
    /// What was left out or put right in reading it.
    pub warnings: Vec<String>,
}

impl ReleaseChanges {
    /// Every id whose decisions deserve a look: renamed, retired or moved.
    pub fn touched(&self) -> impl Iterator<Item = &str> {
        let renamed = self.renamed.iter().map(|item| item.id.as_str());
        let retired = self.retired.iter().map(|item| item.id.as_str());
        renamed.chain(retired).chain(self.moved.iter().map(|item| item.id.as_str()))
    }
}

impl Release {
    /// What taking this release over would change; lists are in the order of ids.
    #[must_use]
    pub fn changes(&self, library: &Library) -> ReleaseChanges {
        let mut changes = ReleaseChanges {
            from: library.about.atlas_release.clone().unwrap_or_default(),
            to: self.version.clone(),
            format: self.format,
            digest: self.digest.clone(),
            techniques: self.techniques.len(),
            new: Vec::new(),
            unmapped: Vec::new(),
            renamed: Vec::new(),
            retired: Vec::new(),
            moved: Vec::new(),
            warnings: self.warnings.clone(),
        };
        for id in self.techniques.keys() {
            let name = self.full_name(id);
            let line = || NamedTechnique { id: id.clone(), name: name.clone() };
            let Some(ours) = library.techniques.get(id) else {
                changes.new.push(line());
                changes.unmapped.push(line());
                continue;
            };
            if ours.source == Source::Secondary {
                changes.new.push(line());
                continue;
            }
            if ours.name != name {
                let before = ours.name.clone();
                changes.renamed.push(Renamed { id: id.clone(), before, after: name.clone() });
            }
            let (mut before, mut after) = (ours.tactics.clone(), self.tactics_of(id));
            before.sort();
            after.sort();
            if before != after {
                changes.moved.push(Moved { id: id.clone(), name, before, after });
            }
        }
        for ours in library.techniques.values().filter(|ours| ours.source == Source::Atlas) {
            if !self.techniques.contains_key(&ours.id) {
                let became = library.about.redirects.get(&ours.id);
                let became = became.filter(|id| self.techniques.contains_key(*id)).cloned();
                let (id, name) = (ours.id.clone(), ours.name.clone());
                changes.retired.push(Retired { id, name, became });
            }
        }
        changes
    }
}
