//! The check of a bundle. The order is: the chain, its end, the records, a checkpoint held elsewhere,
//! then each sign-off. A fault in the chain ends the check: what comes after it says nothing.

use std::collections::BTreeMap;

use model::{Date, Timestamp};
use serde_json::Value;
use store::{EventKind, Hash};

use super::replay::{State, advance, read};
use super::{Bundle, Checkpoint, Code, Finding};
use crate::hex;
use crate::sign_off::register::{Register, Said};
use crate::sign_off::{SignOff, content_digest, state};

/// Checks a bundle as of a day; `held` is a checkpoint that somebody kept elsewhere. The findings
/// are ordered by event.
pub fn verify(bundle: &Bundle, today: Date, held: Option<&Checkpoint>) -> Vec<Finding> {
    let mut walk = Walk::default();
    let mut findings = match walk.chain(bundle, today) {
        Ok(()) => walk.ending(bundle, held),
        Err(fault) => return vec![fault],
    };
    if findings.iter().any(|finding| finding.code != Code::NoCheckpoint) {
        return findings;
    }
    findings.append(&mut walk.findings);
    findings.extend(walk.standing(today));
    findings.sort();
    findings
}

/// What is known after some events.
#[derive(Default)]
struct Walk {
    state: State,
    register: Register,
    findings: Vec<Finding>,
    sign_offs: BTreeMap<u64, SignOff>,
    signed: usize,
}

impl Walk {
    fn chain(&mut self, bundle: &Bundle, today: Date) -> Result<(), Finding> {
        let mut previous = Hash::default();
        let mut before = String::new();
        for (line, seq) in bundle.events.iter().zip(1..) {
            let broken = || Finding::new(Code::ChainBroken, Some(seq));
            let hash = bundle.hashes.get(usize::try_from(seq).unwrap_or(0) - 1);
            let event = read(line, seq, &previous, hash).ok_or_else(broken)?;
            let follows = hex(&previous);
            previous = event.hash;
            let at = second(&event.event).ok_or_else(broken)?;
            let parsed: Timestamp =
                event.event["at"].as_str().and_then(|a| a.parse().ok()).ok_or_else(broken)?;
            if at < before || ahead(&at, today) {
                self.findings.push(Finding::new(Code::TimeUnlikely, Some(seq)));
            }
            before = at;
            advance(&mut self.state, &event.event).ok_or_else(broken)?;
            let said = Said {
                by: event.event["by"].as_str().unwrap_or_default(),
                at: parsed,
                statement: &event.event["statement"],
                bytes: line.as_bytes(),
                signature: bundle.signatures.get(&seq).map(String::as_str),
                follows: &follows,
                changes: event.event["changes"].as_array().is_none_or(|c| !c.is_empty()),
            };
            self.statement(seq, event.event["kind"].as_str().unwrap_or_default(), &said);
        }
        if bundle.events.is_empty() {
            return Err(Finding::new(Code::Unreadable, None));
        }
        Ok(())
    }

    /// Takes in what an event says. Kinds that say nothing of signers are passed over.
    fn statement(&mut self, seq: u64, kind: &str, said: &Said<'_>) {
        let Ok(kind) = serde_json::from_value::<EventKind>(kind.into()) else { return };
        if kind == EventKind::SignOff {
            self.sign_off(seq, said);
        }
        if self.register.take(kind, said) == Some(false) {
            self.findings.push(Finding::new(Code::EnrolmentBad, Some(seq)));
        }
    }

    fn sign_off(&mut self, seq: u64, said: &Said<'_>) {
        self.signed += 1;
        let checked = state::check(seq, said, &self.register).and_then(|sign_off| {
            let digest = content_digest(self.state.values(), &sign_off.scope);
            if digest == sign_off.content_digest { Ok(sign_off) } else { Err(Code::ContentDiffers) }
        });
        match checked {
            Ok(sign_off) => {
                self.sign_offs.insert(seq, sign_off);
            }
            Err(code) => {
                let who = said.statement["signer"]["name"].as_str().unwrap_or("somebody");
                self.findings.push(Finding::about(code, seq, who));
            }
        }
    }

    /// The end of the chain, the records, and the checkpoint that was held elsewhere.
    fn ending(&self, bundle: &Bundle, held: Option<&Checkpoint>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let (own, hashes) = (&bundle.checkpoint, &bundle.hashes);
        let ends = hashes.len() == bundle.events.len()
            && own.events == hashes.len() as u64
            && Some(&own.first) == hashes.first()
            && Some(&own.last) == hashes.last();
        if !ends {
            findings.push(Finding::new(Code::ChainCut, None));
        }
        let mut lines: Vec<String> = self.state.values().map(text).collect();
        let mut records = bundle.records.clone();
        lines.sort();
        records.sort();
        if lines != records {
            findings.push(Finding::new(Code::RowsDiffer, None));
        }
        let Some(held) = held else {
            findings.push(Finding::new(Code::NoCheckpoint, None));
            return findings;
        };
        let then = usize::try_from(held.events).unwrap_or(usize::MAX);
        let code = if Some(&held.first) != hashes.first() {
            Code::OtherProject
        } else if hashes.len() < then {
            Code::RolledBack
        } else if then == 0 || hashes[then - 1] != held.last {
            Code::Rewritten
        } else {
            return findings;
        };
        findings.push(Finding::new(code, None));
        findings
    }

    /// What has become of each sound sign-off.
    fn standing(&self, today: Date) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (seq, said) in &self.sign_offs {
            let who = &said.signer.name;
            let mut found = |code| findings.push(Finding::about(code, *seq, who));
            if self.sign_offs.values().any(|later| state::replaces(later, *seq, said)) {
                found(Code::Superseded);
                continue;
            }
            let expired = said.valid_until.is_some_and(|until| until < today);
            let stale = content_digest(self.state.values(), &said.scope) != said.content_digest;
            if expired {
                found(Code::Expired);
            }
            if stale {
                found(Code::Stale);
            }
            if !expired && !stale {
                found(Code::Valid);
            }
            let signer = self.register.signers.get(&said.signer.fingerprint);
            if signer.is_none_or(|signer| signer.confirmed_by.is_empty()) {
                found(Code::SelfAsserted);
            }
        }
        if self.signed == 0 {
            findings.push(Finding::new(Code::Unsigned, None));
        }
        findings
    }
}

fn text(record: &Value) -> String {
    String::from_utf8(store::canonical(record)).expect("JSON is UTF-8")
}

/// The time of an event to the second, as text that sorts: `2026-01-31T14:02:07`.
fn second(event: &Value) -> Option<String> {
    Some(event["at"].as_str()?.get(..19)?.to_owned())
}

/// Whether a time is more than a day after the day of the check.
fn ahead(at: &str, today: Date) -> bool {
    let limit = today.saturating_add(jiff::Span::new().days(1));
    at[..10] > *limit.to_string()
}
