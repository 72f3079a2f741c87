//! `portolan check`: gates for pipelines.

use std::path::Path;
use std::process::ExitCode;

use analysis::{Analysis, FindingKind, LifeCycle, analyze, life_cycle};
use model::{ControlStatus, Date, Model, Rating, Status, Threat, Verdict};
use project::Project;
use schemars::JsonSchema;
use serde::Serialize;

use crate::args::{Check, Form};
use crate::failed::Failed;
use crate::subjects::words;
use crate::{input, output};

/// The pack whose cards are AI threats.
const AI_PACK: &str = "atlas";

/// What must hold.
enum Gate {
    Open,
    Overdue,
    Stale,
    Unsigned,
    Incomplete,
    /// Sensitive content in the wrong place.
    Sensitivity,
    /// What suppliers get and bring without a stated control.
    Suppliers,
    /// Index of the lowest level that fails.
    Level(u8),
}

/// One gate and what failed it.
#[derive(Serialize, JsonSchema)]
pub struct Outcome {
    /// The gate, as it was asked for.
    gate: String,
    /// Whether nothing fails it.
    holds: bool,
    /// What fails it, one line each.
    findings: Vec<String>,
}

pub fn run(args: &Check) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let analysis = analyze(&model, input::in_use());
    let today = args.date.unwrap_or_else(|| jiff::Zoned::now().date());
    let life = life_cycle(&model, input::in_use());
    let all = ["open", "overdue", "stale", "incomplete", "sensitivity", "suppliers"];
    let all = all.map(str::to_owned);
    let asked = if args.gates.is_empty() { &all[..] } else { &args.gates };
    let mut outcomes = Vec::new();
    for word in asked {
        let findings = match gate(word, &model)? {
            Gate::Open => open(&model, &analysis),
            Gate::Overdue => overdue(&model, today),
            Gate::Stale => stale(&model, &analysis),
            Gate::Unsigned => unsigned(&args.file, today)?,
            Gate::Incomplete => incomplete(&analysis),
            Gate::Sensitivity => found(&life, FindingKind::is_of_sensitivity),
            Gate::Suppliers => found(&life, |kind| !kind.is_of_sensitivity()),
            Gate::Level(lowest) => level(&model, &analysis, lowest),
        };
        outcomes.push(Outcome { gate: word.clone(), holds: findings.is_empty(), findings });
    }
    let text = match args.format {
        Form::Json => output::json(&outcomes),
        Form::Table => outcomes.iter().map(shown).collect(),
    };
    output::print(&text)?;
    let failed = !args.gates.is_empty() && outcomes.iter().any(|outcome| !outcome.holds);
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn shown(outcome: &Outcome) -> String {
    let Outcome { gate, findings, .. } = outcome;
    let mut text = match findings.len() {
        0 => format!("{gate}: holds\n"),
        1 => format!("{gate}: 1 finding\n"),
        n => format!("{gate}: {n} findings\n"),
    };
    for finding in findings {
        text.push_str(&format!("  {}\n", output::inert(finding)));
    }
    text
}

fn gate(word: &str, model: &Model) -> Result<Gate, Failed> {
    Ok(match word.split_once(':') {
        None => match word {
            "open" => Gate::Open,
            "overdue" => Gate::Overdue,
            "stale" => Gate::Stale,
            "unsigned" => Gate::Unsigned,
            "incomplete" => Gate::Incomplete,
            "sensitivity" => Gate::Sensitivity,
            "suppliers" => Gate::Suppliers,
            _ => return Err(unknown(word, model)),
        },
        Some(("level", name)) => {
            let levels = &model.about.risk.levels;
            let place = levels.iter().position(|level| level.word.eq_ignore_ascii_case(name));
            let index = place.and_then(|place| u8::try_from(place).ok());
            Gate::Level(index.ok_or_else(|| unknown(word, model))?)
        }
        Some(_) => return Err(unknown(word, model)),
    })
}

fn unknown(word: &str, model: &Model) -> Failed {
    let levels: Vec<String> =
        model.about.risk.levels.iter().map(|level| level.word.to_lowercase()).collect();
    Failed::input(
        format!("Checking gate {word:?}: there is no such gate"),
        format!(
            "Gates: open, overdue, stale, unsigned, incomplete, sensitivity, suppliers, level:WORD \
             with {}",
            levels.join(", ")
        ),
    )
}

/// Cards and threats that nobody decided.
fn open(model: &Model, analysis: &Analysis) -> Vec<String> {
    let cards = analysis
        .cards
        .iter()
        .filter(|card| card.pack == AI_PACK && card.status == Status::Open)
        .map(|card| {
            format!("{}: {} (weight {})", words(model, card.subject), card.headline, card.weight)
        });
    let carded: Vec<_> = analysis.cards.iter().filter_map(|card| card.threat).collect();
    let threats = by_number(model)
        .into_iter()
        .filter(|threat| threat.status() == Status::Open && !carded.contains(&threat.id))
        .map(|threat| format!("T-{} {}", threat.number, threat.title));
    cards.chain(threats).collect()
}

fn by_number(model: &Model) -> Vec<&Threat> {
    let mut threats: Vec<&Threat> = model.threats.values().collect();
    threats.sort_by_key(|threat| threat.number);
    threats
}

/// Treatments and controls past their date, and acceptances that have ended.
fn overdue(model: &Model, today: Date) -> Vec<String> {
    let mut findings = Vec::new();
    for threat in by_number(model) {
        let Some(decision) = threat.decision() else { continue };
        let Some(date) = decision.verdict.date().filter(|date| *date < today) else { continue };
        let what = match &decision.verdict {
            Verdict::Retain { .. } => "accepted until",
            Verdict::Modify { .. } | Verdict::Avoid { .. } => "due",
            Verdict::Share { .. } | Verdict::NotApplicable | Verdict::Reopened => continue,
        };
        let done = threat.controls.iter().filter_map(|id| model.controls.get(id));
        let done = done.map(|control| control.status).min() >= Some(ControlStatus::Implemented);
        if what == "due" && done {
            continue;
        }
        findings.push(format!("T-{} {}: {what} {date}", threat.number, threat.title));
    }
    let mut controls: Vec<_> = model.controls.values().collect();
    controls.sort_by_key(|control| control.number);
    for control in controls {
        let late = control.due.filter(|date| *date < today);
        if let Some(date) = late.filter(|_| control.status < ControlStatus::Implemented) {
            findings.push(format!("C-{} {}: due {date}", control.number, control.title));
        }
    }
    findings
}

/// What no valid sign-off covers; only a project can hold one.
fn unsigned(file: &Path, today: Date) -> Result<Vec<String>, Failed> {
    if !input::is_project(file)? {
        return Ok(vec!["only a project can be signed, and this is none".to_owned()]);
    }
    let project = Project::open_to_read(file, input::library())?;
    Ok(project::unsigned(&project, today)?)
}

fn stale(model: &Model, analysis: &Analysis) -> Vec<String> {
    analysis
        .stale
        .iter()
        .filter_map(|stale| {
            let threat = model.threats.get(&stale.threat)?;
            Some(format!("T-{} {}: {}", threat.number, threat.title, stale.why.words()))
        })
        .collect()
}

fn incomplete(analysis: &Analysis) -> Vec<String> {
    analysis
        .checks
        .iter()
        .flat_map(|check| {
            check.items.iter().map(move |item| format!("{}: {}", check.title, item.text))
        })
        .collect()
}

/// Findings of the life cycle, of the kinds that are wanted.
fn found(life: &LifeCycle, wanted: impl Fn(FindingKind) -> bool) -> Vec<String> {
    let findings = life.findings.iter().filter(|finding| wanted(finding.kind));
    findings.map(|finding| format!("{}: {}", finding.title, finding.text)).collect()
}

/// Threats whose risk now is at the level or above: the residual one where there is a decision, else
/// the inherent one, else the proposed one of an open card.
fn level(model: &Model, analysis: &Analysis, lowest: u8) -> Vec<String> {
    let scale = &model.about.risk;
    let word = |level: u8| scale.levels.get(usize::from(level)).map_or("", |l| l.word.as_str());
    let high = |rating: Option<&Rating>| {
        rating.and_then(|rating| scale.level_of(rating)).filter(|level| *level >= lowest)
    };
    let threats = by_number(model).into_iter().filter_map(|threat| {
        let rating = match threat.status() {
            Status::NotApplicable => return None,
            Status::Decided => threat.residual.as_ref().or(threat.inherent.as_ref()),
            Status::Open => threat.inherent.as_ref(),
        };
        let level = high(rating)?;
        Some(format!("T-{} {}: {}", threat.number, threat.title, word(level)))
    });
    let cards = analysis.cards.iter().filter(|card| card.pack == AI_PACK && card.threat.is_none());
    let cards = cards.filter_map(|card| {
        let level = high(card.proposed.as_ref())?;
        let place = words(model, card.subject);
        Some(format!("{place}: {}: {} (pre-filled)", card.headline, word(level)))
    });
    threats.chain(cards).collect()
}
