//! Proposals: what the model already shows of each consideration, with the reason.

use library::Consideration;
use model::Conformity;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::Read;
use super::reason::Reason;
use super::signs;

/// What the model shows of one consideration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Proposal {
    /// Framework id.
    pub framework: String,
    /// Consideration id.
    pub consideration: String,
    /// What it speaks for; none when it only shows what is missing.
    pub conformity: Option<Conformity>,
    /// Why, in sentences.
    pub reasons: Vec<Reason>,
}

pub(super) fn proposals(read: Read<'_>) -> Vec<Proposal> {
    let frameworks = read.library.frameworks.values();
    let every = frameworks.flat_map(|framework| {
        framework.items().filter_map(move |(.., consideration)| Some((framework, consideration?)))
    });
    every
        .filter_map(|(framework, consideration)| {
            let (conformity, reasons) = of(read, consideration)?;
            Some(Proposal {
                framework: framework.id.clone(),
                consideration: consideration.id.clone(),
                conformity,
                reasons,
            })
        })
        .collect()
}

/// None when the model says nothing about it.
fn of(read: Read<'_>, asked: &Consideration) -> Option<(Option<Conformity>, Vec<Reason>)> {
    // An empty diagram is no proof that something does not exist.
    let drawn = read.elements().next().is_some();
    if drawn
        && !asked.only_with.is_empty()
        && !read.elements().any(|e| read.is(e, &asked.only_with))
    {
        let text = format!("The model has no {}", signs::type_names(read, &asked.only_with));
        let reason = Reason { text, shown: 0, of: 0, keys: Vec::new(), missing: Vec::new() };
        return Some((Some(Conformity::NotApplicable), vec![reason]));
    }
    let signs: Vec<_> = asked.shown_by.iter().map(|sign| signs::read(read, sign)).collect();
    let all = signs.iter().all(|sign| sign.as_ref().is_some_and(|r| r.shown == r.of));
    let reasons: Vec<_> = signs.into_iter().flatten().collect();
    if reasons.is_empty() {
        return None;
    }
    let some = reasons.iter().any(|reason| reason.shown > 0);
    let conformity = match (some, all && asked.enough) {
        (true, true) => Some(Conformity::Met),
        (true, false) => Some(Conformity::Partly),
        (false, _) => None,
    };
    Some((conformity, reasons))
}
