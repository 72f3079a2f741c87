//! Threats with what was decided, and suggestions nobody has taken up.

use std::collections::BTreeMap;

use analysis::{Analysis, Role, Suggestion};
use library::Library;
use model::{Decision, Model, Status, Subject, Threat, ThreatId};
use serde::Serialize;

use super::parts::{Ref, SubjectView, subject};
use super::words::{self, LevelView, RatingView};

/// A decision.
#[derive(Clone, Debug, Serialize)]
pub struct DecisionView {
    /// Modify, Retain, Avoid, Share, Not applicable, Reopened.
    pub verdict: &'static str,
    /// The plain word beside it.
    pub plain: &'static str,
    /// Who recorded it.
    pub by: String,
    /// When, as printed.
    pub at: String,
    /// Why.
    pub rationale: String,
    /// Who acts; may be empty.
    pub owner: String,
    /// `Due` or `Accepted until`; empty without date.
    pub date_label: &'static str,
    /// The date, as printed.
    pub date: String,
    /// Whether the date has passed.
    pub overdue: bool,
    /// What changes in the design, or with whom it is shared.
    pub detail: String,
}

/// A control as seen from a threat.
#[derive(Clone, Debug, Serialize)]
pub struct ControlRef {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub status: &'static str,
}

/// A threat.
#[derive(Clone, Debug, Serialize)]
pub struct ThreatView {
    /// Its number.
    pub number: String,
    /// One line.
    pub title: String,
    /// Technique id; empty for an own threat.
    pub technique: String,
    /// Name of the technique.
    pub technique_name: String,
    /// Where it applies.
    pub at: Ref,
    /// Open, Decided, Not applicable.
    pub status: &'static str,
    /// Written by the team.
    pub own: bool,
    /// Why it was suggested.
    pub because: String,
    /// From the source of the trouble to the place.
    pub path: Vec<Ref>,
    /// The attack story in one sentence; may be empty.
    pub story: String,
    /// Anything else.
    pub notes: String,
    /// What another tool said.
    pub proposed: String,
    /// CVSS vector; may be empty.
    pub cvss: String,
    /// Risk before treatment.
    pub inherent: Option<RatingView>,
    /// Risk after treatment.
    pub residual: Option<RatingView>,
    /// The level that stands now: residual, else inherent.
    pub level: Option<LevelView>,
    /// Controls against it.
    pub controls: Vec<ControlRef>,
    /// The decision in force.
    pub decision: Option<DecisionView>,
    /// Earlier decisions, newest first.
    pub earlier: Vec<DecisionView>,
    /// Why it may no longer apply; empty when it does.
    pub stale: &'static str,
}

/// A card that nobody has taken up.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Technique id of its head.
    pub technique: String,
    /// What happens.
    pub headline: String,
    /// 3, 2 or 1.
    pub weight: u8,
    /// Proposed level.
    pub level: Option<LevelView>,
    /// Why.
    pub because: String,
    /// Ids of the other techniques behind the card.
    pub also: Vec<String>,
    /// An AI threat rather than a conventional one.
    pub ai: bool,
}

/// Everything the threats' views need to look up.
pub(super) struct Lookup<'a> {
    pub model: &'a Model,
    pub library: &'a Library,
    pub analysis: &'a Analysis,
    pub today: model::Date,
    suggestions: BTreeMap<(&'a str, Subject), &'a Suggestion>,
    stale: BTreeMap<ThreatId, &'static str>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(
        model: &'a Model,
        library: &'a Library,
        analysis: &'a Analysis,
        today: model::Date,
    ) -> Self {
        let suggestions = analysis.suggestions.iter();
        Self {
            model,
            library,
            analysis,
            today,
            suggestions: suggestions.map(|s| ((s.technique.as_str(), s.subject), s)).collect(),
            stale: analysis.stale.iter().map(|s| (s.threat, s.why.words())).collect(),
        }
    }
}

/// A threat in words.
pub(super) fn threat(l: &Lookup, threat: &Threat) -> ThreatView {
    let technique_id = threat.technique.clone().unwrap_or_default();
    let technique = l.library.techniques.get(&technique_id);
    let suggestion = l.suggestions.get(&(technique_id.as_str(), threat.subject));
    let scale = &l.model.about.risk;
    let inherent = threat.inherent.as_ref().map(|r| words::rating(scale, r));
    let residual = threat.residual.as_ref().map(|r| words::rating(scale, r));
    // What cannot happen here has no level that stands.
    let rated = [&residual, &inherent].into_iter().flatten().find_map(|r| r.level.clone());
    let level = rated.filter(|_| threat.status() != Status::NotApplicable);
    let mut at = subject(l.model, threat.subject);
    if at.name == "removed" {
        at = Ref { number: String::new(), name: threat.subject_name.clone() };
    }
    let in_force = threat.decision();
    let earlier = threat.history.len() - usize::from(in_force.is_some());
    ThreatView {
        number: format!("T-{}", threat.number),
        title: threat.title.clone(),
        technique_name: technique.map(|t| t.name.clone()).unwrap_or_default(),
        technique: technique_id.clone(),
        at,
        status: words::status(threat.status()),
        own: threat.own,
        because: suggestion.map(|s| s.because.clone()).unwrap_or_default(),
        path: suggestion
            .map(|s| s.path.iter().map(|p| subject(l.model, *p)).collect())
            .unwrap_or_default(),
        story: story(threat),
        notes: threat.notes.clone(),
        proposed: threat.proposed.clone(),
        cvss: threat.cvss.clone(),
        inherent,
        residual,
        level,
        controls: threat
            .controls
            .iter()
            .filter_map(|id| l.model.controls.get(id))
            .map(|c| ControlRef {
                number: format!("C-{}", c.number),
                title: c.title.clone(),
                status: words::control(c.status),
            })
            .collect(),
        decision: in_force.map(|d| decision(l, d)),
        earlier: threat.history[..earlier].iter().rev().map(|d| decision(l, d)).collect(),
        stale: l.stale.get(&threat.id).copied().unwrap_or(""),
    }
}

fn decision(l: &Lookup, decision: &Decision) -> DecisionView {
    let verdict = &decision.verdict;
    let (date_label, detail) = match verdict {
        model::Verdict::Retain { .. } => ("Accepted until", String::new()),
        model::Verdict::Modify { .. } => ("Due", String::new()),
        model::Verdict::Avoid { change, .. } => ("Due", change.clone()),
        model::Verdict::Share { with } => ("", format!("Shared with {with}")),
        model::Verdict::Reopened | model::Verdict::NotApplicable => ("", String::new()),
    };
    DecisionView {
        verdict: verdict.word(),
        plain: words::plain(verdict),
        by: decision.by.clone(),
        at: words::date(decision.at.to_zoned(jiff::tz::TimeZone::UTC).date()),
        rationale: decision.rationale.clone(),
        owner: verdict.owner().unwrap_or("").to_owned(),
        date_label,
        date: verdict.date().map(words::date).unwrap_or_default(),
        overdue: verdict.date().is_some_and(|d| d < l.today),
        detail,
    }
}

/// The six fields as a sentence: a source with prerequisites can action, which leads to impact on goal of asset.
fn story(threat: &Threat) -> String {
    let s = &threat.story;
    if s.action.trim().is_empty() {
        return String::new();
    }
    let part = |before: &str, text: &str| match text.trim() {
        "" => String::new(),
        text => format!("{before}{text}"),
    };
    let source = if s.source.trim().is_empty() { "Somebody" } else { s.source.trim() };
    format!(
        "{source}{} can {}{}{}{}.",
        part(" with ", &s.prerequisites),
        s.action.trim(),
        part(", which leads to ", &s.impact),
        part(", at the cost of ", &s.goal),
        part(" of ", &s.asset)
    )
}

/// Threats and open cards by place: elements by number, then flows, boundaries, the model as a whole.
pub(super) fn by_subject(l: &Lookup) -> Vec<SubjectView> {
    let mut places: BTreeMap<(u8, u32, Subject), SubjectView> = BTreeMap::new();
    let mut threats: Vec<&Threat> = l.model.threats.values().collect();
    threats.sort_by_key(|t| (t.number, t.id));
    for t in threats {
        place(l, &mut places, t.subject).threats.push(threat(l, t));
    }
    for card in l.analysis.cards.iter().filter(|c| c.threat.is_none() && c.status == Status::Open) {
        if let Some(view) = open_card(l, card) {
            place(l, &mut places, card.subject).suggested.push(view);
        }
    }
    places.into_values().collect()
}

fn place<'p>(
    l: &Lookup,
    places: &'p mut BTreeMap<(u8, u32, Subject), SubjectView>,
    at: Subject,
) -> &'p mut SubjectView {
    let (group, number) = match at {
        Subject::Element(id) => (0, l.model.elements.get(&id).map_or(u32::MAX, |e| e.number)),
        Subject::Flow(id) => (1, l.model.flows.get(&id).map_or(u32::MAX, |f| f.number)),
        Subject::Boundary(id) => (2, l.model.boundaries.get(&id).map_or(u32::MAX, |b| b.number)),
        Subject::Model => (3, 0),
    };
    places.entry((group, number, at)).or_insert_with(|| SubjectView {
        at: subject(l.model, at),
        what: what(l, at),
        threats: Vec::new(),
        suggested: Vec::new(),
    })
}

/// Takes out how attacks work: for readers who only need to know what is asked of them.
pub(super) fn redact(subjects: &mut [SubjectView]) {
    for subject in subjects {
        subject.suggested.clear();
        for threat in &mut subject.threats {
            threat.because.clear();
            threat.path.clear();
            threat.story.clear();
            threat.notes.clear();
            threat.proposed.clear();
            threat.cvss.clear();
        }
    }
}

fn open_card(l: &Lookup, card: &analysis::ThreatCard) -> Option<CardView> {
    let suggestions = || card.suggestions.iter().filter_map(|i| l.analysis.suggestions.get(*i));
    let head = suggestions().find(|s| s.role == Role::Head).or_else(|| suggestions().next())?;
    let others = suggestions().filter(|s| s.technique != head.technique);
    Some(CardView {
        technique: head.technique.to_string(),
        headline: card.headline.to_string(),
        weight: card.weight,
        level: card.level.and_then(|i| words::level(&l.model.about.risk, i)),
        because: head.because.clone(),
        also: others.map(|s| s.technique.to_string()).collect(),
        ai: card.pack == l.library.about.id,
    })
}

/// What a place is, in a few words.
fn what(l: &Lookup, at: Subject) -> String {
    match at {
        Subject::Element(id) => match l.model.elements.get(&id) {
            Some(e) => {
                let kind = e.type_id.as_ref().and_then(|t| l.library.element_types.get(t));
                kind.map_or_else(|| words::kind(e.kind).to_owned(), |t| t.name.clone())
            }
            None => "Removed".into(),
        },
        Subject::Flow(id) => match l.model.flows.get(&id) {
            Some(f) => {
                let from = subject(l.model, Subject::Element(f.source));
                let to = subject(l.model, Subject::Element(f.target));
                format!("Data flow from {} {} to {} {}", from.number, from.name, to.number, to.name)
            }
            None => "Removed".into(),
        },
        Subject::Boundary(_) => "Trust boundary".into(),
        Subject::Model => String::new(),
    }
}
