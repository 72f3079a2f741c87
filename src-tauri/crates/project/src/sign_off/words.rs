//! The words that a signer is shown and signs. They follow from the rest of the statement, so that
//! nobody can be shown one thing and sign another.

use super::statement::Counts;
use super::{CANNOT_PROVE, Scope, SignOff};

/// The text for a statement whose `words` are still empty.
pub(crate) fn of(said: &SignOff, counts: Counts) -> String {
    let signer = &said.signer;
    let behalf = match signer.on_behalf_of.as_str() {
        "" => String::new(),
        other => format!(", on behalf of {other}"),
    };
    let scope = match &said.scope {
        Scope::All => "I sign for all of it.".to_owned(),
        Scope::RiskOwner { name } => format!("I sign for the risks that name {name} as owner."),
    };
    let mut text = format!(
        "I, {} ({}){behalf}, have read the threat model \"{}\" as of revision {}. {scope}\n\n{}\n",
        signer.name,
        signer.role,
        said.title,
        said.revision,
        counted(counts),
    );
    text.push_str("I take responsibility for these decisions and accept the risks that remain.\n");
    if !said.conditions.is_empty() {
        text.push_str(&format!("\nConditions: {}\n", said.conditions));
    }
    match said.valid_until {
        Some(date) => text.push_str(&format!("\nThis holds until {date}.\n")),
        None => text.push_str("\nThis holds without an end date.\n"),
    }
    if !said.review_triggers.is_empty() {
        let triggers = said.review_triggers.join("; ");
        text.push_str(&format!("It is to be reviewed earlier when: {triggers}.\n"));
    }
    text.push_str(
        "It ceases to hold when a fact, a threat or a decision that it covers is changed.\n",
    );
    text.push_str("\nA signature does not prove:\n");
    for what in CANNOT_PROVE {
        text.push_str(&format!("- {what}\n"));
    }
    text
}

fn counted(counts: Counts) -> String {
    let Counts { all, undecided, accepted, treated, not_applicable, suggested } = counts;
    let s = if all == 1 { "threat" } else { "threats" };
    let mut text = format!(
        "It holds {all} {s}: {treated} treated, {accepted} accepted, {not_applicable} not applicable, {undecided} undecided."
    );
    if undecided > 0 {
        text.push_str(" Undecided threats are signed for as they are: undecided.");
    }
    if suggested > 0 {
        text.push_str(&format!(" Suggested by the library and not looked at: {suggested}."));
    }
    text
}
