//! How an analysis differs from the one before: what a window that shows the one needs to show the
//! other. An edit at one element of a thousand sends a few cards, not all of them.

use std::collections::BTreeMap;

use model::{Rating, Subject, ThreatId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Analysis, AttackPath, Check, CoverageRow, Question, StaleThreat, Suggestion, ThreatCard,
};

/// What became of an analysis. Lists that are none stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnalysisChange {
    /// Replaces everything, when everything was derived anew.
    pub whole: Option<Box<Analysis>>,
    /// Subjects whose suggestions, cards or coverage changed, in their order.
    pub subjects: Vec<SubjectChange>,
    /// Threats that the team wrote.
    pub own: Option<Vec<ThreatId>>,
    /// Threats whose suggestion or subject is gone.
    pub stale: Option<Vec<StaleThreat>>,
    /// What to ask next.
    pub questions: Option<Vec<Question>>,
    /// Completeness checks whose items changed.
    pub checks: Vec<Check>,
    /// Attack paths. Their steps count suggestions, so they come whenever those moved.
    pub attack_paths: Option<Vec<AttackPath>>,
    /// Proposed ratings after treatment.
    pub residual: Option<BTreeMap<ThreatId, Rating>>,
}

/// All that there is at one subject now; nothing of it when the subject is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SubjectChange {
    /// The subject.
    pub subject: Subject,
    /// Its suggestions, by rank.
    pub suggestions: Vec<Suggestion>,
    /// Its cards, best first; they count the suggestions above from 0.
    pub cards: Vec<ThreatCard>,
    /// Its row of the coverage; elements only.
    pub coverage: Option<CoverageRow>,
}

impl AnalysisChange {
    /// Everything is new.
    pub(crate) fn whole(analysis: &Analysis) -> Self {
        Self { whole: Some(Box::new(analysis.clone())), ..Self::default() }
    }

    /// Makes the analysis before into the one after, as a window does.
    pub fn apply(&self, analysis: &mut Analysis) {
        if let Some(whole) = &self.whole {
            *analysis = (**whole).clone();
            return;
        }
        for change in &self.subjects {
            change.apply(analysis);
        }
        for check in &self.checks {
            if let Some(known) = analysis.checks.iter_mut().find(|known| known.id == check.id) {
                known.clone_from(check);
            }
        }
        replace(&mut analysis.own, &self.own);
        replace(&mut analysis.stale, &self.stale);
        replace(&mut analysis.questions, &self.questions);
        replace(&mut analysis.attack_paths, &self.attack_paths);
        if let Some(residual) = &self.residual {
            analysis.residual.clone_from(residual);
        }
    }
}

impl SubjectChange {
    fn apply(&self, analysis: &mut Analysis) {
        let at = self.subject;
        let first = analysis.suggestions.partition_point(|s| s.subject < at);
        let end = analysis.suggestions.partition_point(|s| s.subject <= at);
        analysis.suggestions.splice(first..end, self.suggestions.iter().cloned());
        let from = analysis.cards.partition_point(|card| card.subject < at);
        let to = analysis.cards.partition_point(|card| card.subject <= at);
        for index in analysis.cards[to..].iter_mut().flat_map(|card| &mut card.suggestions) {
            *index = *index - (end - first) + self.suggestions.len();
        }
        let mut cards = self.cards.clone();
        cards.iter_mut().flat_map(|card| &mut card.suggestions).for_each(|index| *index += first);
        analysis.cards.splice(from..to, cards);
        let from = analysis.coverage.partition_point(|row| row.subject < at);
        let to = analysis.coverage.partition_point(|row| row.subject <= at);
        analysis.coverage.splice(from..to, self.coverage.clone());
    }
}

fn replace<T: Clone>(list: &mut Vec<T>, new: &Option<Vec<T>>) {
    if let Some(new) = new {
        list.clone_from(new);
    }
}
