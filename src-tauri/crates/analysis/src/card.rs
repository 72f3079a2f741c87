//! Cards: techniques of one attack behind one headline, so that a workshop does not drown.

use std::collections::BTreeMap;

use model::{Model, Rating, Status, Subject, Threat, ThreatId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Name;
use crate::rules::{AML_PACK, Rule, Rules};
use crate::suggestion::{Role, Suggestion};

/// The suggestions of one card at one subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThreatCard {
    /// Where it applies.
    pub subject: Subject,
    /// Card id of the library.
    #[ts(as = "String")]
    pub card: Name,
    /// What happens, in plain words.
    #[ts(as = "String")]
    pub headline: Name,
    /// The highest weight of its suggestions.
    pub weight: u8,
    /// Indexes into [`Analysis::suggestions`](crate::Analysis::suggestions), head first.
    pub suggestions: Vec<usize>,
    /// The threat that was taken up from its head.
    pub threat: Option<ThreatId>,
    /// Where that threat stands; open when none was taken up.
    pub status: Status,
    /// Pre-filled inherent rating of its head, with how it was reached.
    pub proposed: Option<Rating>,
    /// Index into the scale's levels: of the threat's inherent rating, else of the proposed one.
    pub level: Option<u8>,
    /// Id of the pack; only `atlas` counts as an AI threat.
    #[ts(as = "String")]
    pub pack: Name,
}

/// Threats taken up from suggestions, by what they answer.
pub(crate) type TakenUp<'a> = BTreeMap<(&'a str, Subject), &'a Threat>;

/// Cards that most subjects have no more of.
const A_HANDFUL: usize = 8;

/// Deals the suggestions of one subject into cards, in their order. `first` is the index of the
/// first of them in the whole list; `rules` are the rules they came from; `rate` proposes a rating
/// for a head.
pub(crate) fn deal(
    suggestions: &[Suggestion],
    of: &[usize],
    first: usize,
    rules: &Rules,
    model: &Model,
    taken_up: &TakenUp<'_>,
    mut rate: impl FnMut(&Rule, &Suggestion) -> Option<Rating>,
) -> Vec<ThreatCard> {
    let mut dealt: Vec<(usize, ThreatCard)> = Vec::with_capacity(suggestions.len().min(A_HANDFUL));
    for (at, suggestion) in suggestions.iter().enumerate() {
        let number = rules.rules[of[at]].card;
        let index = first + at;
        if let Some((_, card)) = dealt.iter_mut().find(|(known, _)| *known == number) {
            card.weight = card.weight.max(suggestion.weight);
            match suggestion.role {
                Role::Head => card.suggestions.insert(0, index),
                Role::Also | Role::Variant => card.suggestions.push(index),
            }
            continue;
        }
        let card = ThreatCard {
            subject: suggestion.subject,
            card: suggestion.card.clone(),
            headline: rules.cards[number].1.clone(),
            weight: suggestion.weight,
            suggestions: vec![index],
            threat: None,
            status: Status::Open,
            proposed: None,
            level: None,
            pack: suggestion.pack.clone(),
        };
        dealt.push((number, card));
    }
    let mut cards: Vec<ThreatCard> = dealt.into_iter().map(|(_, card)| card).collect();
    for card in &mut cards {
        let at = card.suggestions[0] - first;
        let head = &suggestions[at];
        card.proposed = rate(&rules.rules[of[at]], head);
        let threat = taken_up.get(&(head.technique.as_str(), head.subject));
        card.threat = threat.map(|threat| threat.id);
        card.status = threat.map_or(Status::Open, |threat| threat.status());
        let rating = threat.and_then(|threat| threat.inherent.as_ref()).or(card.proposed.as_ref());
        card.level = rating.and_then(|rating| model.about.risk.level_of(rating));
    }
    cards.sort_by_key(|card| (card.pack != AML_PACK, std::cmp::Reverse(card.weight)));
    cards
}
