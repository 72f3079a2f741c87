//! What belongs to the life of the system beside its threats: guidelines, models chosen, due diligence, registers, what users are told.

use std::collections::{BTreeMap, BTreeSet};

use library::Framework;
use model::{Assessment, Conformity, Evidence, Model, ModelRoute, Register, Subject};
use serde::Serialize;

use super::parts::{Ref, subject};
use super::threats::Lookup;
use super::words;

/// A label and its text.
pub type Fact = (&'static str, String);
/// Something that shows a claim: title, place and digest.
pub type Proof = (String, String, String);

/// A framework with what was judged of it.
#[derive(Clone, Debug, Serialize)]
pub struct FrameworkView {
    /// Its name, or its id when the library does not know it.
    pub name: String,
    /// Version and publisher; may be empty.
    pub edition: String,
    /// How many considerations are met, partly met, not met, not applicable, not judged: word and number.
    pub counts: Vec<(&'static str, usize)>,
    /// Its parts, in its own order.
    pub areas: Vec<AreaView>,
}

/// A part of a framework.
#[derive(Clone, Debug, Serialize)]
pub struct AreaView {
    /// Title.
    pub title: String,
    /// What it asks for and somebody judged, owns or has proof of, one by one.
    pub rows: Vec<AssessmentView>,
    /// How many considerations nobody has touched; they have no row.
    pub untouched: usize,
}

/// A consideration and how far it is met.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are the model's, in words.
pub struct AssessmentView {
    pub id: String,
    pub text: String,
    pub conformity: &'static str,
    pub note: String,
    pub owner: String,
    pub due: String,
    pub overdue: bool,
    /// Title, place and digest of each.
    pub evidence: Vec<Proof>,
    /// Numbers of controls and threats that show it.
    pub shown_by: Vec<String>,
}

/// The choice of a model.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are the model's, in words.
pub struct SelectionView {
    pub element: Ref,
    pub chosen: String,
    pub reason: String,
    pub reassess: String,
    /// Name, route, and its trade-offs as label and text.
    pub options: Vec<(String, &'static str, Vec<Fact>)>,
}

/// A supplier's answers.
#[derive(Clone, Debug, Serialize)]
pub struct DiligenceView {
    /// Name.
    pub supplier: String,
    /// Control under which data is sent to them.
    pub data_control: String,
    /// Question, answer, whether it satisfies, evidence.
    pub answers: Vec<(String, String, &'static str, Vec<Proof>)>,
}

/// One register with its lines.
#[derive(Clone, Debug, Serialize)]
pub struct RegisterView {
    /// What it lists.
    pub title: &'static str,
    /// Its lines, by number.
    pub entries: Vec<EntryView>,
}

/// A line of a register.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are the model's, in words.
pub struct EntryView {
    pub number: String,
    pub title: String,
    pub description: String,
    pub owner: String,
    pub date: String,
    pub state: &'static str,
    /// Facts of this register: label and text.
    pub facts: Vec<Fact>,
    /// Places and threats it is about.
    pub about: Vec<Ref>,
    /// Title, place and digest of each.
    pub evidence: Vec<Proof>,
}

/// What users are told. What nobody wrote is put together from the model.
#[derive(Clone, Debug, Serialize)]
pub struct StatementView {
    /// Markdown.
    pub responsibilities: String,
    /// Markdown.
    pub prohibited_uses: String,
    /// Markdown.
    pub data_use: String,
    /// Markdown.
    pub limitations: String,
    /// Lines about data, from the model: shown where nobody wrote any.
    pub data: Vec<String>,
    /// Lines about what the system cannot do, from its models and prompts.
    pub limits: Vec<String>,
}

fn shown(evidence: &[Evidence]) -> Vec<Proof> {
    let of = |e: &Evidence| (e.title.clone(), e.location.clone(), e.digest.clone());
    evidence.iter().map(of).collect()
}

/// Frameworks of which something was judged.
pub(super) fn frameworks(l: &Lookup) -> Vec<FrameworkView> {
    let mut by_framework: BTreeMap<&str, BTreeMap<&str, &Assessment>> = BTreeMap::new();
    for assessment in l.model.assessments.values() {
        let of = by_framework.entry(&assessment.framework).or_default();
        of.insert(&assessment.consideration, assessment);
    }
    by_framework
        .into_iter()
        .map(|(id, judged)| framework(l, id, l.library.frameworks.get(id), judged))
        .collect()
}

fn framework(
    l: &Lookup,
    id: &str,
    known: Option<&Framework>,
    mut judged: BTreeMap<&str, &Assessment>,
) -> FrameworkView {
    let mut areas = Vec::new();
    for area in known.map_or(&[][..], |f| &f.areas) {
        let mut rows = Vec::new();
        let mut untouched = 0;
        let mut take = |id: &str, text: &str| match judged.remove(id) {
            Some(found) => rows.push(assessment(l, id, text, found)),
            None => untouched += 1,
        };
        for guideline in &area.guidelines {
            if guideline.considerations.is_empty() {
                take(&guideline.id, &guideline.title);
            }
            for consideration in &guideline.considerations {
                take(&consideration.id, &consideration.text);
            }
        }
        areas.push(AreaView { title: area.title.clone(), rows, untouched });
    }
    if !judged.is_empty() {
        let rows = judged.iter().map(|(id, found)| assessment(l, id, "", found)).collect();
        let title = if areas.is_empty() { "Considerations" } else { "Not in this version" };
        areas.push(AreaView { title: title.into(), rows, untouched: 0 });
    }
    let words = [
        Conformity::Met.word(),
        Conformity::Partly.word(),
        Conformity::NotMet.word(),
        Conformity::NotApplicable.word(),
        NOT_JUDGED,
    ];
    let untouched: usize = areas.iter().map(|a| a.untouched).sum();
    let count = |word: &'static str| {
        let rows = areas.iter().flat_map(|a| &a.rows).filter(|r| r.conformity == word).count();
        (word, if word == NOT_JUDGED { rows + untouched } else { rows })
    };
    let counts = words.map(count).into();
    FrameworkView {
        name: known.map_or(id, |f| &f.name).to_owned(),
        edition: known.map(|f| format!("{}, {}", f.version, f.publisher)).unwrap_or_default(),
        counts,
        areas,
    }
}

const NOT_JUDGED: &str = "Not judged";

fn assessment(l: &Lookup, id: &str, text: &str, found: &Assessment) -> AssessmentView {
    let judgement = found.judgement();
    let due = found.due;
    let done = judgement
        .is_some_and(|j| matches!(j.conformity, Conformity::Met | Conformity::NotApplicable));
    let controls = found.controls.iter().filter_map(|id| l.model.controls.get(id));
    let threats = found.threats.iter().filter_map(|id| l.model.threats.get(id));
    AssessmentView {
        id: id.to_owned(),
        text: text.to_owned(),
        conformity: judgement.map_or(NOT_JUDGED, |j| j.conformity.word()),
        note: judgement.map(|j| j.note.clone()).unwrap_or_default(),
        owner: found.owner.clone(),
        due: due.map(words::date).unwrap_or_default(),
        overdue: !done && due.is_some_and(|d| d < l.today),
        evidence: shown(&found.evidence),
        shown_by: controls
            .map(|c| format!("C-{}", c.number))
            .chain(threats.map(|t| format!("T-{}", t.number)))
            .collect(),
    }
}

/// Choices of models, by element.
pub(super) fn selections(model: &Model) -> Vec<SelectionView> {
    let of = |s: &model::ModelSelection| {
        let chosen = s.chosen.and_then(|index| s.options.get(index as usize));
        let options = s.options.iter().map(|o| {
            let facts = [
                ("Complexity", &o.complexity),
                ("Fit for the task", &o.appropriateness),
                ("Explainability", &o.explainability),
                ("Training data", &o.training_data),
                ("Hardening", &o.hardening),
                ("Supply chain", &o.provenance),
            ];
            let facts = facts.into_iter().filter(|(_, text)| !text.is_empty());
            (o.name.clone(), route(o.route), facts.map(|(l, t)| (l, t.clone())).collect())
        });
        SelectionView {
            element: subject(model, Subject::Element(s.element)),
            chosen: chosen.map(|o| o.name.clone()).unwrap_or_default(),
            reason: s.reason.clone(),
            reassess: s.reassess.map(words::date).unwrap_or_default(),
            options: options.collect(),
        }
    };
    model.selections.values().map(of).collect()
}

fn route(route: ModelRoute) -> &'static str {
    match route {
        ModelRoute::Build => "trained by us",
        ModelRoute::FineTune => "tuned by us",
        ModelRoute::AsIs => "used as it is",
        ModelRoute::ExternalApi => "called at a supplier",
    }
}

/// Suppliers of whom something was asked, or to whom data goes under a control.
pub(super) fn diligence(model: &Model) -> Vec<DiligenceView> {
    let asked = model.suppliers.values();
    let asked = asked.filter(|s| !s.due_diligence.is_empty() || !s.data_control.is_empty());
    let answers = |s: &model::Supplier| {
        let of = |d: &model::DueDiligence| {
            let word = match d.satisfied {
                Some(true) => "Satisfies us",
                Some(false) => "Does not satisfy us",
                None => NOT_JUDGED,
            };
            (d.question.clone(), d.answer.clone(), word, shown(&d.evidence))
        };
        s.due_diligence.iter().map(of).collect()
    };
    asked
        .map(|s| DiligenceView {
            supplier: s.name.clone(),
            data_control: s.data_control.clone(),
            answers: answers(s),
        })
        .collect()
}

/// The registers that have lines.
pub(super) fn registers(model: &Model) -> Vec<RegisterView> {
    let mut entries: Vec<_> = model.register.values().collect();
    entries.sort_by_key(|e| (e.number, e.id));
    let mut registers: BTreeMap<usize, RegisterView> = BTreeMap::new();
    for entry in entries {
        let (place, title, facts) = facts(&entry.register);
        let register =
            registers.entry(place).or_insert_with(|| RegisterView { title, entries: Vec::new() });
        let subjects = entry.subjects.iter().map(|s| subject(model, *s));
        let threats = entry.threats.iter().filter_map(|id| model.threats.get(id));
        let threats =
            threats.map(|t| Ref { number: format!("T-{}", t.number), name: t.title.clone() });
        register.entries.push(EntryView {
            number: format!("R-{}", entry.number),
            title: entry.title.clone(),
            description: entry.description.clone(),
            owner: entry.owner.clone(),
            date: entry.date.map(words::date).unwrap_or_default(),
            state: if entry.closed { "Closed" } else { "Open" },
            facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            about: subjects.chain(threats).collect(),
            evidence: shown(&entry.evidence),
        });
    }
    registers.into_values().collect()
}

/// Place in the report, title of the list, and the facts of one line.
fn facts(register: &Register) -> (usize, &'static str, Vec<Fact>) {
    match register.clone() {
        Register::Debt { ends_when } => (0, "Technical debt", vec![("Ends when", ends_when)]),
        Register::Incident { response, contacts, log_sources } => (
            1,
            "Incident scenarios",
            vec![("Response", response), ("Contacts", contacts), ("Logs", log_sources)],
        ),
        Register::Evaluation { tool, release, passed, failed } => {
            let result = format!("{passed} attempts withstood, {failed} succeeded");
            (2, "Evaluations", vec![("Tool", tool), ("Release", release), ("Result", result)])
        }
        Register::Monitoring { signal, logged, alarm } => {
            (3, "Monitoring", vec![("Signal", signal), ("Logged", logged), ("Alarm", alarm)])
        }
        Register::Update { procedure, rollback } => {
            (4, "Updates", vec![("Procedure", procedure), ("Way back", rollback)])
        }
        Register::Lesson { source, shared_with } => {
            (5, "Lessons", vec![("Source", source), ("Shared with", shared_with)])
        }
    }
}

/// What users are told.
pub(super) fn statement(model: &Model) -> StatementView {
    let written = &model.about.statement;
    let mut data = Vec::new();
    let mut limits = BTreeSet::new();
    for asset in model.assets.values() {
        let mut line = format!("{}: {}", asset.name, words::classification(asset.classification));
        for (label, text) in [("kept", &asset.retention), ("reached by", &asset.access)] {
            if !text.is_empty() {
                line += &format!("; {label} {text}");
            }
        }
        if asset.classification.is_some_and(|c| c > model::Classification::Public) {
            data.push(line);
        }
        for text in [&asset.limitations, &asset.failure_modes] {
            if !text.is_empty() {
                limits.insert(format!("{}: {text}", asset.name));
            }
        }
    }
    for supplier in model.suppliers.values().filter(|s| !s.data_control.is_empty()) {
        data.push(format!("To {}: {}", supplier.name, supplier.data_control));
    }
    StatementView {
        responsibilities: written.responsibilities.clone(),
        prohibited_uses: written.prohibited_uses.clone(),
        data_use: written.data_use.clone(),
        limitations: written.limitations.clone(),
        data,
        limits: limits.into_iter().collect(),
    }
}
