//! The standard pack: conventional threats beside the AML ones, and never mixed with them.

use std::collections::BTreeSet;

use library::{At, AtOther, Library, Source};

#[test]
fn the_standard_pack_is_told_apart() {
    let library = Library::embedded();
    assert_eq!(library.packs["standard"].prefix, "STD.");
    let (standard, atlas): (Vec<_>, Vec<_>) =
        library.techniques.values().partition(|technique| technique.pack == "standard");
    assert!(standard.len() >= 40, "{} threats", standard.len());
    assert!(standard.iter().all(|t| t.id.starts_with("STD.") && t.source == Source::Pack));
    assert!(atlas.iter().all(|t| t.id.starts_with("AML.") && t.source != Source::Pack));

    let cards: BTreeSet<_> = standard.iter().filter_map(|t| t.card.as_deref()).collect();
    assert!(cards.iter().all(|card| library.cards[*card].pack == "standard"), "no card is shared");
    let tactics: BTreeSet<_> = standard.iter().flat_map(|t| &t.tactics).collect();
    assert!(tactics.iter().all(|id| library.tactics[*id].pack == "standard"));
}

#[test]
fn every_stride_and_linddun_class_has_a_threat() {
    let standard: Vec<_> =
        Library::embedded().techniques.values().filter(|t| t.pack == "standard").collect();
    let stride: BTreeSet<_> = standard.iter().flat_map(|t| &t.stride).collect();
    let linddun: BTreeSet<_> = standard.iter().flat_map(|t| &t.linddun).collect();
    assert_eq!((stride.len(), linddun.len()), (6, 7));
}

#[test]
fn flows_and_boundaries_have_rules_of_their_own() {
    let rules = || Library::embedded().techniques.values().flat_map(|t| &t.rules);
    for subject in [AtOther::Flow, AtOther::Boundary] {
        assert!(rules().any(|rule| rule.at == At::Other(subject)), "{subject:?}");
    }
    // A kind in a rule's list is replaced by the types of that kind.
    let types = &Library::embedded().element_types;
    let named = rules().filter_map(|rule| match &rule.at {
        At::Elements(types) => Some(types),
        At::Other(_) => None,
    });
    assert!(named.flatten().all(|id| types.contains_key(id)));
}
