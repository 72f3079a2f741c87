//! Taking a release over: facts come from it; rules, advice and words stay ours.

use std::collections::{BTreeMap, BTreeSet};

use super::{Release, ReleaseMitigation};
use crate::assemble;
use crate::catalogue::{CaseStudy, Mitigation, Tactic};
use crate::library::Library;
use crate::source;
use crate::technique::{Advice, AdviceOrigin, Examples, Impacts, Maturity, Source, Technique};

impl Library {
    /// This library with the facts of a release. Techniques that the release has are suggested by
    /// our rules; those it lacks become secondary and are not. A technique we have no rules for is
    /// in the catalogue, marked unmapped.
    #[must_use]
    pub fn with_release(&self, release: &Release) -> Self {
        let mut library = self.clone();
        library.about.atlas_release = Some(release.version.clone());
        library.about.digest =
            source::digest([("library", &*self.about.digest), ("release", &*release.digest)]);
        take_tactics(&mut library, release);
        take_techniques(&mut library, release);
        take_mitigations(&mut library, release);
        take_cases(&mut library, release);
        assemble::turn_links(&mut library);
        library
    }
}

fn take_tactics(library: &mut Library, release: &Release) {
    let ours = std::mem::take(&mut library.tactics);
    let of_release = (1..).zip(&release.tactics).map(|(position, tactic)| {
        let known = ours.get(&tactic.id);
        let summary =
            known.map_or_else(|| words(&tactic.text, &tactic.name), |k| k.summary.clone());
        let tactic = Tactic {
            id: tactic.id.clone(),
            name: tactic.name.clone(),
            position,
            pack: library.about.id.clone(),
            summary,
            later_name: None,
        };
        (tactic.id.clone(), tactic)
    });
    library.tactics = of_release.collect();
    for (id, tactic) in ours {
        library.tactics.entry(id).or_insert(tactic);
    }
}

fn take_techniques(library: &mut Library, release: &Release) {
    for ours in library.techniques.values_mut() {
        if ours.source == Source::Atlas && !release.techniques.contains_key(&ours.id) {
            ours.source = Source::Secondary;
        }
    }
    for (id, fact) in &release.techniques {
        let (name, tactics) = (release.full_name(id), release.tactics_of(id));
        let ours = library.techniques.entry(id.clone());
        let ours = ours.or_insert_with(|| unmapped(id, &words(&fact.text, &name)));
        ours.source = Source::Atlas;
        ours.parent = fact.parent.clone();
        ours.maturity = fact.maturity.unwrap_or(ours.maturity);
        ours.pack = library.about.id.clone();
        (ours.name, ours.tactics) = (name, tactics);
    }
}

/// A technique that this library has no rules for.
fn unmapped(id: &str, summary: &str) -> Technique {
    Technique {
        id: id.to_owned(),
        name: String::new(),
        parent: None,
        tactics: Vec::new(),
        maturity: Maturity::Feasible,
        source: Source::Atlas,
        pack: String::new(),
        since: None,
        retired_in: None,
        summary: summary.to_owned(),
        why_it_matters: "New in this release; read its description there.".into(),
        rules: Vec::new(),
        not_suggested: Some("unmapped: this library has no rules for it yet".into()),
        card: None,
        mitigations: Vec::new(),
        how_to_test: Vec::new(),
        impacts: Impacts::default(),
        harms: Vec::new(),
        stride: Vec::new(),
        linddun: Vec::new(),
        see: Vec::new(),
        crosswalk: Vec::new(),
        case_studies: Vec::new(),
        examples: Examples::default(),
    }
}

fn take_mitigations(library: &mut Library, release: &Release) {
    let mut links: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (id, fact) in &release.mitigations {
        let pack = library.about.id.clone();
        let ours = library.mitigations.entry(id.clone());
        ours.or_insert_with(|| new_mitigation(id, fact, pack)).name = fact.name.clone();
        for technique in &fact.techniques {
            links.entry(technique).or_default().insert(id);
        }
    }
    for technique in library.techniques.values_mut().filter(|t| t.source == Source::Atlas) {
        let linked = links.remove(technique.id.as_str()).unwrap_or_default();
        for advice in &mut technique.mitigations {
            match (linked.contains(advice.id.as_str()), advice.origin) {
                (true, _) => advice.origin = AdviceOrigin::Atlas,
                (false, AdviceOrigin::Atlas) => advice.origin = AdviceOrigin::Own,
                (false, AdviceOrigin::Inherited | AdviceOrigin::Own) => {}
            }
        }
        for id in linked {
            if technique.mitigations.iter().all(|advice| advice.id != id) {
                let mitigation = &library.mitigations[id];
                let how = mitigation.how.first().unwrap_or(&mitigation.summary).clone();
                let origin = AdviceOrigin::Atlas;
                technique.mitigations.push(Advice { id: id.to_owned(), origin, how });
            }
        }
    }
}

fn new_mitigation(id: &str, fact: &ReleaseMitigation, pack: String) -> Mitigation {
    Mitigation {
        id: id.to_owned(),
        name: String::new(),
        since: None,
        pack,
        summary: words(&fact.text, &fact.name),
        how: Vec::new(),
        verify: String::new(),
        limits: None,
        lifecycle: Vec::new(),
        stated_by: Vec::new(),
        techniques: Vec::new(),
        crosswalk: Vec::new(),
    }
}

/// Case studies are facts only; a release without any keeps ours.
fn take_cases(library: &mut Library, release: &Release) {
    if release.cases.is_empty() {
        return;
    }
    let ours = std::mem::take(&mut library.case_studies);
    for (id, fact) in &release.cases {
        let case = CaseStudy {
            id: id.clone(),
            name: fact.name.clone(),
            kind: fact.kind,
            date: fact.date.clone(),
            steps: fact.steps.clone(),
            references: ours.get(id).map(|case| case.references.clone()).unwrap_or_default(),
        };
        library.case_studies.insert(id.clone(), case);
    }
}

fn words(text: &str, name: &str) -> String {
    if text.is_empty() { name.to_owned() } else { text.to_owned() }
}
