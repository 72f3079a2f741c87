//! What a sign-off says: the bytes that are signed hold this as their `statement`.

use model::{Date, LibraryPin, Model, Rating, RiskScale, Status, Threat, Verdict};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Scope;

/// The form of the statement.
pub(crate) const FORMAT: &str = "portolan-signoff-v1";

/// A sign-off as it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SignOff {
    /// `portolan-signoff-v1`.
    pub format: String,
    /// Title of the model.
    pub title: String,
    /// Number of the event whose state of the model is signed.
    pub revision: u64,
    /// Hash of that event, lower-case hexadecimal: it stands for the whole history before.
    pub follows: String,
    /// Who signs.
    pub signer: Signatory,
    /// What is signed for.
    pub scope: Scope,
    /// Digest of the facts and decisions in the scope, see [`super::content_digest`].
    pub content_digest: String,
    /// Every threat in the scope with its risk before and after treatment.
    pub threats: Vec<SignedThreat>,
    /// Conditions of the signature; empty for none.
    pub conditions: String,
    /// Last day on which it holds; none without an end.
    pub valid_until: Option<Date>,
    /// What makes a review due before that.
    pub review_triggers: Vec<String>,
    /// The exact words that the signer was shown.
    pub words: String,
    /// The threat library in use.
    pub library: LibraryPin,
    /// The application and its version.
    pub application: String,
    /// The sign-off that this one replaces.
    pub replaces: Option<u64>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Signatory {
    /// Name, as enrolled.
    pub name: String,
    /// Role, such as `risk owner`.
    pub role: String,
    /// For whom they sign, where they act for somebody else; empty otherwise.
    pub on_behalf_of: String,
    /// Public key: type and base64, as in an `authorized_keys` line.
    pub key: String,
    /// `SHA256:` and base64, as `ssh-keygen -l` prints it.
    pub fingerprint: String,
}

/// A threat as it was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SignedThreat {
    /// Identity.
    pub id: String,
    /// Short number, `T-12`.
    pub number: String,
    /// Title.
    pub title: String,
    /// Technique of the library; none for an own threat.
    pub technique: Option<String>,
    /// What it is about, by name.
    pub subject: String,
    /// Risk before treatment; none where nobody rated it.
    pub before: Option<RiskWords>,
    /// Risk after treatment; none where nobody rated it.
    pub after: Option<RiskWords>,
    /// The word of the decision in force, or `Undecided`.
    pub treatment: String,
    /// Who acts on it or accepts it; empty where nobody is named.
    pub owner: String,
    /// When it is due, or when the acceptance ends.
    pub date: Option<Date>,
    /// Why.
    pub rationale: String,
}

/// A risk in the words of the model's scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RiskWords {
    /// Level, such as `High`.
    pub level: String,
    /// Likelihood.
    pub likelihood: String,
    /// The worst impact.
    pub impact: String,
}

/// The threats in a scope, by number.
pub(crate) fn threats(model: &Model, scope: &Scope) -> Vec<SignedThreat> {
    let mut found: Vec<&Threat> = model.threats.values().filter(|t| scope.holds(t)).collect();
    found.sort_by_key(|threat| (threat.number, threat.id));
    found.into_iter().map(|threat| signed(model, threat)).collect()
}

fn signed(model: &Model, threat: &Threat) -> SignedThreat {
    let risk = |rating: &Option<Rating>| rating.as_ref().map(|r| in_words(&model.about.risk, r));
    let verdict = threat.decision().map(|decision| &decision.verdict);
    SignedThreat {
        id: threat.id.to_string(),
        number: format!("T-{}", threat.number),
        title: threat.title.clone(),
        technique: threat.technique.clone(),
        subject: model.subject_name(threat.subject).unwrap_or(&threat.subject_name).to_owned(),
        before: risk(&threat.inherent),
        after: risk(&threat.residual),
        treatment: verdict.map_or("Undecided", Verdict::word).to_owned(),
        owner: verdict.and_then(Verdict::owner).unwrap_or_default().to_owned(),
        date: verdict.and_then(Verdict::date),
        rationale: threat.decision().map(|d| d.rationale.clone()).unwrap_or_default(),
    }
}

fn in_words(scale: &RiskScale, rating: &Rating) -> RiskWords {
    let word = |words: &[String], at: Option<u8>| {
        at.and_then(|at| words.get(usize::from(at).checked_sub(1)?)).cloned().unwrap_or_default()
    };
    let level = scale.level_of(rating).and_then(|level| scale.levels.get(usize::from(level)));
    RiskWords {
        level: level.map(|level| level.word.clone()).unwrap_or_default(),
        likelihood: word(&scale.likelihood, Some(rating.likelihood)),
        impact: word(&scale.impact, rating.impacts.worst()),
    }
}

/// How many threats of the scope are undecided, accepted, treated, not applicable.
pub(crate) fn counts(model: &Model, scope: &Scope) -> Counts {
    let mut counts = Counts::default();
    for threat in model.threats.values().filter(|threat| scope.holds(threat)) {
        counts.all += 1;
        match threat.status() {
            Status::Open => counts.undecided += 1,
            Status::NotApplicable => counts.not_applicable += 1,
            Status::Decided => match threat.decision().map(|decision| &decision.verdict) {
                Some(Verdict::Retain { .. }) => counts.accepted += 1,
                Some(
                    Verdict::Modify { .. }
                    | Verdict::Avoid { .. }
                    | Verdict::Share { .. }
                    | Verdict::NotApplicable
                    | Verdict::Reopened,
                )
                | None => counts.treated += 1,
            },
        }
    }
    counts
}

/// Threats by what became of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    pub all: usize,
    pub undecided: usize,
    pub accepted: usize,
    pub treated: usize,
    pub not_applicable: usize,
    /// Threats that the library suggests and nobody has taken up.
    pub suggested: usize,
}
