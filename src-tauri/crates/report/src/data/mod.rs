//! What a report shows, as a plain value: the model, the library and the analysis in the words of the reader.
//!
//! Templates see exactly this, serialized; nothing here formats markup.

mod briefing;
mod diagrams;
mod lifecycle;
mod options;
mod parts;
mod registers;
mod sign_off;
mod summary;
mod techniques;
mod threats;
mod words;

use std::collections::BTreeMap;

use analysis::{Analysis, Check};
use library::Library;
use model::{Model, Subject};
use serde::Serialize;

pub use briefing::{BriefedThreat, BriefingView, CaseView};
pub use diagrams::scene;
pub use lifecycle::{
    AreaView, AssessmentView, DiligenceView, EntryView, Fact, FrameworkView, Proof, RegisterView,
    SelectionView, StatementView,
};
pub use options::Options;
pub use parts::{AssetView, BoundaryView, ElementView, FlowView, Ref, SubjectView};
pub use registers::{
    Action, ControlView, CoverageView, MatrixCell, MatrixRow, OwnerActions, PathView,
};
pub use sign_off::{SignOff, SignOffState, SignOffView};
pub use summary::{Count, Summary};
pub use techniques::TechniqueView;
pub use threats::{CardView, ControlRef, DecisionView, ThreatView};
pub use words::{LevelView, RatingView};

use crate::diagram::Scene;

/// A diagram of the report.
#[derive(Clone, Debug, Serialize)]
pub struct DiagramView {
    /// Name by which templates show it.
    pub source: String,
    /// Title.
    pub title: String,
    /// What it shows, in words.
    pub alt: String,
    /// Numbers of the flows in it.
    pub flows: Vec<FlowView>,
}

/// Everything a report shows.
#[derive(Clone, Debug, Serialize)]
pub struct ReportData {
    /// Template to use.
    pub template: String,
    /// Without how attacks work.
    pub redacted: bool,
    /// Sections left out.
    pub leave_out: Vec<String>,
    /// The date, as printed.
    pub date: String,
    /// The date as `YYYY-MM-DD`.
    pub iso_date: String,
    /// Name of the revision.
    pub revision: String,
    /// Digest of the signed content.
    pub digest: String,
    /// Draft, signed, signed in part, signed but changed since, ...
    pub state: &'static str,
    /// Whether sign-offs in force cover every threat.
    pub covered: bool,
    /// Risk owners without a sign-off in force.
    pub unsigned: Vec<String>,
    /// When the next review is due, as printed.
    pub next_review: String,
    /// Name of the system.
    pub title: String,
    /// Description, Markdown.
    pub description: String,
    /// Why AI.
    pub purpose: String,
    /// Classification marking; templates see the organisation's when this is empty.
    #[serde(skip)]
    pub marking: String,
    /// Who keeps the model.
    pub owner: String,
    /// Who may accept risk.
    pub risk_owners: Vec<String>,
    /// What was looked at.
    pub in_scope: Vec<String>,
    /// What was left out: what and why.
    pub out_of_scope: Vec<(String, String)>,
    /// Assumptions: number, text, what if it is wrong.
    pub assumptions: Vec<(String, String, String)>,
    /// Participants: name, role, sessions.
    pub participants: Vec<(String, String, String)>,
    /// Comments: subject, author, text, resolution.
    pub comments: Vec<(Ref, String, String, String)>,
    /// Suppliers: name, supplies, version, licence, fallback, notes.
    pub suppliers: Vec<[String; 6]>,
    /// The risk owner's page.
    pub summary: Summary,
    /// Sign-offs.
    pub signatures: Vec<SignOffView>,
    /// What changed since the last one.
    pub changes: Vec<String>,
    /// Diagrams in the order of their tabs.
    pub diagrams: Vec<DiagramView>,
    /// Elements.
    pub elements: Vec<ElementView>,
    /// Flows.
    pub flows: Vec<FlowView>,
    /// Flows that no diagram shows.
    pub undrawn: Vec<FlowView>,
    /// Boundaries.
    pub boundaries: Vec<BoundaryView>,
    /// Data assets.
    pub assets: Vec<AssetView>,
    /// Threats by place.
    pub subjects: Vec<SubjectView>,
    /// All decided threats, by number.
    pub register: Vec<ThreatView>,
    /// Controls.
    pub controls: Vec<ControlView>,
    /// Actions by owner.
    pub actions: Vec<OwnerActions>,
    /// Words of the matrix' columns.
    pub likelihood: Vec<String>,
    /// The matrix.
    pub matrix: Vec<MatrixRow>,
    /// Tactics: id and name.
    pub tactics: Vec<(String, String)>,
    /// Coverage.
    pub coverage: Vec<CoverageView>,
    /// Attack paths.
    pub paths: Vec<PathView>,
    /// Guidelines of which something was judged.
    pub frameworks: Vec<FrameworkView>,
    /// Choices of models.
    pub selections: Vec<SelectionView>,
    /// What suppliers were asked.
    pub diligence: Vec<DiligenceView>,
    /// Registers of the life cycle that have lines.
    pub registers: Vec<RegisterView>,
    /// What users are told.
    pub statement: StatementView,
    /// What staff are told.
    pub briefing: BriefingView,
    /// Completeness: what is missing, with the places.
    pub gaps: Vec<(String, Vec<String>)>,
    /// Questions nobody answered, by place, the place with the most telling one first.
    pub questions: Vec<(Ref, Vec<String>)>,
    /// Techniques that threats and suggestions refer to.
    pub techniques: Vec<TechniqueView>,
    /// Id and name of techniques that are only named beside them.
    pub also_named: Vec<(String, String)>,
    /// Libraries: name, version, ATLAS release, digest, licence.
    pub libraries: Vec<[String; 5]>,
    /// Sentences that must stand beside the libraries.
    pub attribution: Vec<String>,
    /// What the diagrams show.
    #[serde(skip)]
    pub scenes: BTreeMap<String, Scene>,
}

impl ReportData {
    /// Puts together what a report shows.
    pub fn new(model: &Model, library: &Library, analysis: &Analysis, options: &Options) -> Self {
        let l = threats::Lookup::new(model, library, analysis, options.date);
        let flows = parts::flows(model, library);
        let (diagrams, scenes) = diagram_views(model, library, &flows);
        let mut subjects = threats::by_subject(&l);
        if options.redact {
            threats::redact(&mut subjects);
        }
        let mut register: Vec<ThreatView> =
            subjects.iter().flat_map(|s| &s.threats).cloned().collect();
        register.sort_by_key(|t| t.number[2..].parse::<u32>().unwrap_or(u32::MAX));
        let (techniques, also_named) = match options.redact {
            true => Default::default(),
            false => techniques::techniques(library, &subjects),
        };
        let tactics = registers::tactics(library);
        let about = &model.about;
        let packs = std::iter::once(&library.about).chain(library.packs.values());
        Self {
            template: options.template.clone(),
            redacted: options.redact,
            leave_out: options.leave_out.clone(),
            date: words::date(options.date),
            iso_date: options.date.to_string(),
            revision: options.revision.clone(),
            digest: options.digest.clone(),
            state: sign_off::standing(&options.signatures, options.covered),
            covered: options.covered,
            unsigned: sign_off::missing(&about.risk_owners, &options.signatures),
            next_review: options.next_review.map(words::date).unwrap_or_default(),
            title: about.title.clone(),
            description: about.description.clone(),
            purpose: about.purpose.clone(),
            marking: about.marking.clone(),
            owner: about.owner.clone(),
            risk_owners: about.risk_owners.clone(),
            in_scope: about.in_scope.clone(),
            out_of_scope: about
                .out_of_scope
                .iter()
                .map(|e| (e.what.clone(), e.reason.clone()))
                .collect(),
            assumptions: assumptions(model),
            participants: participants(model),
            comments: model
                .comments
                .values()
                .map(|c| {
                    let at = parts::subject(model, c.subject);
                    let resolution = c.resolution.clone().unwrap_or_default();
                    (at, c.author.clone(), c.text.clone(), resolution)
                })
                .collect(),
            suppliers: model
                .suppliers
                .values()
                .map(|s| [&s.name, &s.supplies, &s.version, &s.licence, &s.fallback, &s.notes])
                .map(|fields| fields.map(Clone::clone))
                .collect(),
            summary: summary::summary(&l, &subjects, &register),
            signatures: sign_off::views(&options.signatures),
            changes: options.changes.clone(),
            undrawn: undrawn(&flows, &diagrams),
            diagrams,
            elements: parts::elements(model, library, analysis),
            flows,
            boundaries: parts::boundaries(model, library),
            assets: parts::assets(model),
            briefing: briefing::briefing(&l, &subjects, options.redact),
            register: register.into_iter().filter(|t| t.decision.is_some()).collect(),
            subjects,
            controls: registers::controls(&l),
            actions: registers::actions(&l),
            likelihood: about.risk.likelihood.clone(),
            matrix: registers::matrix(model),
            coverage: registers::coverage(model, analysis, &tactics),
            tactics,
            paths: if options.redact {
                Vec::new()
            } else {
                registers::paths(model, library, analysis)
            },
            frameworks: lifecycle::frameworks(&l),
            selections: lifecycle::selections(model),
            diligence: lifecycle::diligence(model),
            registers: lifecycle::registers(model),
            statement: lifecycle::statement(model),
            gaps: gaps(model, analysis, options.date)
                .into_iter()
                .map(|c| (c.title, c.items.into_iter().map(|i| i.text).collect()))
                .collect(),
            questions: questions(model, analysis),
            techniques,
            also_named,
            libraries: packs
                .clone()
                .map(|p| {
                    let release = p.atlas_release.clone().unwrap_or_default();
                    let (name, version) = (p.name.clone(), p.version.clone());
                    [name, version, release, p.digest.clone(), p.licence.clone()]
                })
                .collect(),
            attribution: packs.flat_map(|p| p.attribution.clone()).collect(),
            scenes,
        }
    }
}

fn diagram_views(
    model: &Model,
    library: &Library,
    flows: &[FlowView],
) -> (Vec<DiagramView>, BTreeMap<String, Scene>) {
    let mut diagrams: Vec<_> = model.diagrams.values().collect();
    diagrams.sort_by_key(|d| (d.position, d.id));
    let by_number: BTreeMap<&str, &FlowView> =
        flows.iter().map(|f| (f.number.as_str(), f)).collect();
    let mut views = Vec::new();
    let mut scenes = BTreeMap::new();
    for diagram in diagrams {
        let scene = diagrams::scene(model, library, diagram);
        if scene.elements.is_empty() && scene.boundaries.is_empty() {
            continue;
        }
        let source = format!("diagram-{}", views.len() + 1);
        let shown = scene.flows.iter().filter_map(|f| by_number.get(f.number.as_str()));
        views.push(DiagramView {
            source: source.clone(),
            title: diagram.title.clone(),
            alt: scene.description.clone(),
            flows: shown.map(|f| (*f).clone()).collect(),
        });
        scenes.insert(source, scene);
    }
    (views, scenes)
}

fn undrawn(flows: &[FlowView], diagrams: &[DiagramView]) -> Vec<FlowView> {
    let shown = diagrams.iter().flat_map(|d| &d.flows).map(|f| f.number.as_str());
    let shown: std::collections::BTreeSet<&str> = shown.collect();
    flows.iter().filter(|f| !shown.contains(f.number.as_str())).cloned().collect()
}

/// What is missing in a model on a day: the checks that found something, and dates that have passed.
pub fn gaps(model: &Model, analysis: &Analysis, today: model::Date) -> Vec<Check> {
    let checks = analysis.checks.iter().cloned().chain([Check::expired(model, today)]);
    checks.filter(|check| !check.items.is_empty()).collect()
}

/// By place, in the order of each place's first.
fn questions(model: &Model, analysis: &Analysis) -> Vec<(Ref, Vec<String>)> {
    let mut at: BTreeMap<Subject, usize> = BTreeMap::new();
    let mut places: Vec<(Ref, Vec<String>)> = Vec::new();
    for question in &analysis.questions {
        let place = *at.entry(question.subject).or_insert(places.len());
        if place == places.len() {
            places.push((parts::subject(model, question.subject), Vec::new()));
        }
        places[place].1.push(question.text.clone());
    }
    places
}

fn assumptions(model: &Model) -> Vec<(String, String, String)> {
    let mut list: Vec<_> = model.assumptions.values().collect();
    list.sort_by_key(|a| (a.number, a.id));
    list.into_iter()
        .map(|a| (format!("A-{}", a.number), a.text.clone(), a.if_wrong.clone()))
        .collect()
}

fn participants(model: &Model) -> Vec<(String, String, String)> {
    model
        .participants
        .values()
        .map(|p| {
            let sessions: Vec<String> = p.sessions.iter().copied().map(words::date).collect();
            (p.name.clone(), p.role.clone(), sessions.join(", "))
        })
        .collect()
}
