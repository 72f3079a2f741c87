//! What a report prints about its project: the revision, the digest of what is signed, the sign-offs as they stand
//! on its date, and what changed since the last of them.

use model::{DiffKind, DiffLine};
use report::{Options, SignOff};

use crate::sign_off::covered;
use crate::{Project, ProjectError, Scope, SignOffState, SignOffView, signed_digest};

/// Most changes that are printed one by one.
const CHANGES: usize = 40;
/// Most characters of a value before or after a change.
const VALUE: usize = 90;

/// The options of a report, with what only the project knows.
///
/// # Errors
/// [`ProjectError::Store`] when the history cannot be read.
pub fn printed(project: &Project, options: Options) -> Result<Options, ProjectError> {
    let trust = project.trust(options.date)?;
    let lines = |changed: &[DiffLine]| in_words(changed, options.redact);
    let named = trust.versions.first().map(|version| (version.revision, version.name.clone()));
    let named = match named {
        Some((seq, name)) if project.difference(seq, None)?.lines.is_empty() => {
            format!("{name} (revision {})", project.revision())
        }
        Some(_) | None => format!("Revision {}", project.revision()),
    };
    Ok(Options {
        revision: named,
        digest: signed_digest(project.model()),
        covered: covered(project.model(), &trust.sign_offs),
        next_review: trust.reviews.iter().find_map(|review| review.next),
        changes: lines(&trust.changed_since),
        signatures: trust.sign_offs.iter().map(|s| sign_off(s, lines(&s.stale))).collect(),
        ..options
    })
}

fn sign_off(view: &SignOffView, changed: Vec<String>) -> SignOff {
    SignOff {
        name: view.who.clone(),
        role: view.role.clone(),
        on_behalf_of: view.on_behalf_of.clone(),
        risks_of: match &view.scope {
            Scope::All => None,
            Scope::RiskOwner { name } => Some(name.clone()),
        },
        threats: view.threats.iter().map(|threat| threat.number.clone()).collect(),
        words: view.words.clone(),
        at: view.at,
        conditions: view.conditions.clone(),
        valid_until: view.valid_until,
        review_when: view.review_triggers.clone(),
        fingerprint: view.fingerprint.clone(),
        confirmed_by: view.confirmed_by.clone(),
        state: match view.state {
            SignOffState::Broken => report::SignOffState::Broken,
            SignOffState::Superseded => report::SignOffState::Superseded,
            SignOffState::Expired => report::SignOffState::Expired,
            SignOffState::Stale => report::SignOffState::Stale,
            SignOffState::Valid => report::SignOffState::Valid,
        },
        fault: view.fault.clone(),
        changed,
    }
}

/// Changes, one line each. Values stay out of an edition that must not tell how attacks work.
fn in_words(changed: &[DiffLine], redact: bool) -> Vec<String> {
    let line = |line: &DiffLine| {
        let what = [line.number.as_str(), line.name.as_str()].join(" ");
        let what = what.trim();
        match line.kind {
            DiffKind::Added => format!("{what}: added"),
            DiffKind::Removed => format!("{what}: removed"),
            DiffKind::Changed if redact => format!("{what}: {} changed", line.field),
            DiffKind::Changed => format!(
                "{what}: {} was {}, is {}",
                line.field,
                value(&line.before),
                value(&line.after)
            ),
        }
    };
    let mut lines: Vec<String> = changed.iter().take(CHANGES).map(line).collect();
    if changed.len() > CHANGES {
        lines.push(format!("and {} more", changed.len() - CHANGES));
    }
    lines
}

fn value(text: &str) -> String {
    match text {
        "" => "empty".into(),
        text if text.chars().count() > VALUE => {
            format!("“{}…”", text.chars().take(VALUE).collect::<String>().trim_end())
        }
        text => format!("“{text}”"),
    }
}
