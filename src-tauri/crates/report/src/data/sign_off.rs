//! Sign-offs as the caller found them and as they are printed.

use model::{Date, Timestamp};
use serde::Serialize;

use super::words;

/// Whether a sign-off still stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignOffState {
    /// Signed, unchanged, in date.
    Valid,
    /// Something that was signed has changed.
    Stale,
    /// Past its date.
    Expired,
    /// Replaced by a later one.
    Superseded,
    /// The signature or what lies under it does not check.
    Broken,
}

impl SignOffState {
    /// As printed.
    fn word(self) -> &'static str {
        match self {
            Self::Valid => "Valid",
            Self::Stale => "Stale: changed since",
            Self::Expired => "Expired",
            Self::Superseded => "Superseded",
            Self::Broken => "Does not check",
        }
    }
}

/// A sign-off.
#[derive(Clone, Debug)]
pub struct SignOff {
    /// Who signed.
    pub name: String,
    /// In which role.
    pub role: String,
    /// On whose behalf; may be empty.
    pub on_behalf_of: String,
    /// The owner whose risks were signed for; none for the whole model.
    pub risks_of: Option<String>,
    /// Numbers of the threats that were signed for.
    pub threats: Vec<String>,
    /// The exact words.
    pub words: String,
    /// When, by the clock of the computer it was signed on.
    pub at: Timestamp,
    /// Conditions; may be empty.
    pub conditions: String,
    /// Last day on which it holds.
    pub valid_until: Option<Date>,
    /// What makes a review due earlier.
    pub review_when: Vec<String>,
    /// Fingerprint of the key.
    pub fingerprint: String,
    /// Who vouches for the key; nobody when the signer only speaks for themselves.
    pub confirmed_by: Vec<String>,
    /// Whether it stands.
    pub state: SignOffState,
    /// Why it does not check; empty when it does.
    pub fault: String,
    /// What made it stale, one line each.
    pub changed: Vec<String>,
}

/// A sign-off as printed.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `SignOff`, in words.
pub struct SignOffView {
    pub name: String,
    pub role: String,
    pub on_behalf_of: String,
    pub risks_of: String,
    pub threats: Vec<String>,
    /// The exact words, line by line.
    pub words: Vec<String>,
    pub at: String,
    pub conditions: String,
    pub valid_until: String,
    pub review_when: Vec<String>,
    pub fingerprint: String,
    pub confirmed_by: Vec<String>,
    pub state: SignOffState,
    pub state_word: &'static str,
    pub fault: String,
    pub changed: Vec<String>,
}

/// Sign-offs in words.
pub(super) fn views(sign_offs: &[SignOff]) -> Vec<SignOffView> {
    sign_offs.iter().map(view).collect()
}

fn view(s: &SignOff) -> SignOffView {
    let lines = s.words.lines().map(str::trim).filter(|line| !line.is_empty());
    SignOffView {
        name: s.name.clone(),
        role: s.role.clone(),
        on_behalf_of: s.on_behalf_of.clone(),
        risks_of: s.risks_of.clone().unwrap_or_default(),
        threats: s.threats.clone(),
        words: lines.map(str::to_owned).collect(),
        at: words::moment(s.at),
        conditions: s.conditions.clone(),
        valid_until: s.valid_until.map(words::date).unwrap_or_default(),
        review_when: s.review_when.clone(),
        fingerprint: s.fingerprint.clone(),
        confirmed_by: s.confirmed_by.clone(),
        state: s.state,
        state_word: s.state.word(),
        fault: s.fault.clone(),
        changed: s.changed.clone(),
    }
}

/// Where the document stands. `covered` says whether the sign-offs in force cover every threat.
pub(super) fn standing(sign_offs: &[SignOff], covered: bool) -> &'static str {
    let any = |state| sign_offs.iter().any(|s| s.state == state);
    if any(SignOffState::Valid) {
        if covered { "Signed" } else { "Signed in part" }
    } else if any(SignOffState::Stale) {
        "Signed, but changed since"
    } else if any(SignOffState::Expired) {
        "Signed, but expired"
    } else if any(SignOffState::Broken) {
        "Signed, but a signature does not check"
    } else {
        "Draft, not signed"
    }
}

/// The risk owners for whom no sign-off is in force.
pub(super) fn missing(owners: &[String], sign_offs: &[SignOff]) -> Vec<String> {
    let in_force = || sign_offs.iter().filter(|s| s.state == SignOffState::Valid);
    let signed = |owner: &String| {
        in_force().any(|s| {
            [&s.name, &s.on_behalf_of].contains(&owner) || s.risks_of.as_ref() == Some(owner)
        })
    };
    owners.iter().filter(|owner| !signed(owner)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::SignOffState::{Broken, Expired, Stale, Superseded, Valid};
    use super::*;

    fn sign_off(name: &str, state: SignOffState) -> SignOff {
        SignOff {
            name: name.into(),
            role: String::new(),
            on_behalf_of: String::new(),
            risks_of: None,
            threats: Vec::new(),
            words: String::new(),
            at: Timestamp::UNIX_EPOCH,
            conditions: String::new(),
            valid_until: None,
            review_when: Vec::new(),
            fingerprint: String::new(),
            confirmed_by: Vec::new(),
            state,
            fault: String::new(),
            changed: Vec::new(),
        }
    }

    #[test]
    fn the_state_of_the_document_is_that_of_its_best_sign_off() {
        let check = |states: &[SignOffState], covered: bool, expect: &str| {
            let all: Vec<SignOff> = states.iter().map(|state| sign_off("Ada", *state)).collect();
            assert_eq!(standing(&all, covered), expect, "{states:?}");
        };
        check(&[], false, "Draft, not signed");
        check(&[Superseded], false, "Draft, not signed");
        check(&[Valid], true, "Signed");
        check(&[Valid, Stale], false, "Signed in part");
        check(&[Stale, Expired], false, "Signed, but changed since");
        check(&[Expired, Broken], false, "Signed, but expired");
        check(&[Broken], false, "Signed, but a signature does not check");
    }

    #[test]
    fn lines_to_sign_on_paper_are_for_those_who_have_not_signed() {
        let owners = ["Ada", "Bo", "Cy"].map(str::to_owned);
        let all = [
            SignOff { risks_of: Some("Bo".into()), ..sign_off("Deputy", Valid) },
            sign_off("Ada", Valid),
            sign_off("Cy", Stale),
        ];
        assert_eq!(missing(&owners, &all), ["Cy"]);
    }
}
