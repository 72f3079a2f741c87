//! What the engine does around the rules: gate, release, cards, controls, decisions, questions.

mod support;

use analysis::{Analysis, Role, StaleReason, analyze};
use library::{Card, Condition, Library, Source};
use model::{
    AttributeValue, Control, ControlId, ControlStatus, Decision, Model, Status, Subject, Threat,
    ThreatId, Verdict,
};
use support::one_rule::{rule, technique, vocabulary};
use support::{Named, compact};
use uuid::Uuid;

/// A library with rules at elements: technique, source, types, conditions, weight.
fn library(rules: &[(&str, Source, &str, &str, u8)]) -> Library {
    let mut library = vocabulary();
    for (id, source, at, conditions, weight) in rules {
        let known = library.techniques.entry((*id).into());
        let of = known.or_insert_with(|| technique(id, *source));
        let mut rule = rule(at, conditions, *weight);
        rule.id = format!("{id}/{}", of.rules.len() + 1);
        of.rules.push(rule);
    }
    library
}

/// Technique, weight and role of everything suggested, in order.
fn suggested(analysis: &Analysis) -> Vec<(&str, u8, Role)> {
    analysis.suggestions.iter().map(|s| (s.technique.as_str(), s.weight, s.role)).collect()
}

fn threat(number: u128, technique: &str, subject: Subject) -> Threat {
    let mut threat = Threat::new(ThreatId(Uuid::from_u128(number)), subject, "taken up");
    threat.technique = Some(technique.into());
    threat
}

fn decided(mut threat: Threat, verdict: Verdict) -> Threat {
    threat.history.push(Decision {
        at: "2026-01-02T03:04:05Z".parse().expect("a time"),
        by: "somebody".into(),
        verdict,
        rationale: "because".into(),
    });
    threat
}

#[test]
fn without_ai_there_is_no_aml_suggestion_but_the_standard_pack_stands() {
    let library = library(&[
        ("AML.T9001", Source::Atlas, "web-app llm-app", "", 3),
        ("STD.T0001", Source::Pack, "web-app", "", 1),
    ]);
    let plain = compact::read("u: end-user; w: web-app; u -> w", &library);
    let analysis = analyze(&plain.model, &library);
    assert!(!analysis.has_ai);
    assert_eq!(suggested(&analysis), [("STD.T0001", 1, Role::Head)]);
    let mixed = compact::read("w: web-app; m: external-model-api; w -> m", &library);
    let analysis = analyze(&mixed.model, &library);
    let expected = [("AML.T9001", 3, Role::Head), ("STD.T0001", 1, Role::Head)];
    assert_eq!(suggested(&analysis), expected);
    assert!(analysis.suggestions.iter().all(|s| s.rank == 1), "packs are ranked apart");
}

#[test]
fn the_embedded_library_is_silent_about_ai_where_there_is_none() {
    let text = "zone net: internet-edge; u: anonymous-user @net; w: web-app; d: database data_sensitivity=personal; \
                q: message-queue; m: email-service; i: identity-provider; s: secrets-store; c: code-repository; \
                p: package-registry; u -> w; w -> d: query; w -> q; q -> m; w -> i; w -> s; p -> c: package";
    let named = compact::read(text, Library::embedded());
    let analysis = analyze(&named.model, Library::embedded());
    let aml = analysis.suggestions.iter().filter(|s| s.technique.starts_with("AML."));
    assert_eq!(aml.count(), 0);
}

#[test]
fn the_heaviest_rule_of_a_technique_counts_once() {
    let mut library = library(&[
        ("AML.T9001", Source::Atlas, "agent", "", 1),
        ("AML.T9001", Source::Atlas, "agent", r#"{"attr":{"egress":true}}"#, 2),
    ]);
    let heavier = &mut library.techniques.get_mut("AML.T9001").expect("added").rules[1];
    heavier.plus = vec![Condition::Composer, Condition::Composer, Condition::Composer];
    let named = compact::read("a: agent egress; b: agent", &library);
    let analysis = analyze(&named.model, &library);
    let weights: Vec<(u8, &str)> =
        analysis.suggestions.iter().map(|s| (s.weight, s.rule.as_str())).collect();
    assert_eq!(weights, [(3, "AML.T9001/2"), (1, "AML.T9001/1")], "plus is clamped to 3");
}

#[test]
fn minus_takes_away_and_at_zero_nothing_is_suggested() {
    let mut library = library(&[("AML.T9001", Source::Atlas, "agent", "", 1)]);
    let rule = &mut library.techniques.get_mut("AML.T9001").expect("added").rules[0];
    rule.minus = vec![serde_json::from_str(r#"{"attr":{"human_in_loop":true}}"#).expect("JSON")];
    let named = compact::read("a: agent human_in_loop; b: agent", &library);
    let analysis = analyze(&named.model, &library);
    assert_eq!(analysis.suggestions.len(), 1);
    assert_eq!(named.name_of(analysis.suggestions[0].subject), "b");
}

#[test]
fn a_sub_technique_replaces_its_parent_on_the_same_card() {
    let check = |parent_weight, sub_weight, same_card, expected: &[&str]| {
        let mut library = library(&[
            ("AML.T9001", Source::Atlas, "agent", "", parent_weight),
            ("AML.T9001.000", Source::Atlas, "agent", "", sub_weight),
        ]);
        for technique in library.techniques.values_mut() {
            let card = if same_card { "one" } else { &technique.id };
            technique.card = Some(card.to_string());
        }
        let named = compact::read("a: agent", &library);
        let analysis = analyze(&named.model, &library);
        let found: Vec<&str> = analysis.suggestions.iter().map(|s| s.technique.as_str()).collect();
        assert_eq!(found, expected);
    };
    check(2, 2, true, &["AML.T9001.000"]);
    check(3, 2, true, &["AML.T9001", "AML.T9001.000"]);
    check(2, 2, false, &["AML.T9001", "AML.T9001.000"]);
}

#[test]
fn ids_of_later_releases_wait_for_their_release() {
    let mut library = library(&[
        ("AML.T9001", Source::Secondary, "agent", "", 2),
        ("AML.T9002", Source::Atlas, "agent", "", 2),
    ]);
    library.techniques.get_mut("AML.T9001").expect("added").since = Some("2026.07".into());
    library.techniques.get_mut("AML.T9002").expect("added").retired_in = Some("2026.07".into());
    let named = compact::read("a: agent", &library);
    let mut check = |release: &str, expected: &str| {
        library.about.atlas_release = Some(release.into());
        let analysis = analyze(&named.model, &library);
        assert_eq!(analysis.suggestions.len(), 1, "{release}");
        assert_eq!(analysis.suggestions[0].technique, expected, "{release}");
    };
    check("5.6.0", "AML.T9002");
    check("2026.06", "AML.T9002");
    check("2026.07", "AML.T9001");
    check("2026.12", "AML.T9001");
}

#[test]
fn cards_have_a_head_and_heads_come_first() {
    let mut library = library(&[
        ("AML.T9001", Source::Atlas, "agent", "", 3),
        ("AML.T9002", Source::Atlas, "agent", "", 3),
        ("AML.T9003", Source::Atlas, "agent", "", 3),
        ("AML.T9004", Source::Atlas, "agent", "", 1),
    ]);
    for (id, card) in [("1", "one"), ("2", "one"), ("3", "two"), ("4", "one")] {
        library.techniques.get_mut(&format!("AML.T900{id}")).expect("added").card =
            Some(card.into());
    }
    let lead = Card {
        id: "one".into(),
        headline: "One happens".into(),
        pack: "atlas".into(),
        lead: vec!["AML.T9002".into()],
    };
    library.cards.insert("one".into(), lead);
    let named = compact::read("a: agent", &library);
    let analysis = analyze(&named.model, &library);
    let expected = [
        ("AML.T9002", 3, Role::Head),
        ("AML.T9003", 3, Role::Head),
        ("AML.T9001", 3, Role::Also),
        ("AML.T9004", 1, Role::Variant),
    ];
    assert_eq!(suggested(&analysis), expected);
    assert_eq!(analysis.cards.len(), 2);
    assert_eq!(analysis.cards[0].headline, "One happens");
    assert_eq!(analysis.cards[0].suggestions, [0, 2, 3]);
}

#[test]
fn between_cards_the_attack_with_more_ways_then_the_better_attested_stands_first() {
    let mut library = library(&[
        ("AML.T9001", Source::Atlas, "agent", "", 2),
        ("AML.T9002", Source::Atlas, "agent", "", 2),
        ("AML.T9003", Source::Atlas, "agent", "", 2),
        ("AML.T9004", Source::Atlas, "agent", "", 2),
        ("AML.T9005", Source::Atlas, "agent", "", 3),
    ]);
    // Three has a second way; two was seen in a published case, one was not; five weighs more.
    for (id, card) in [("1", "one"), ("2", "two"), ("3", "three"), ("4", "three"), ("5", "five")] {
        let technique = library.techniques.get_mut(&format!("AML.T900{id}")).expect("added");
        technique.card = Some(card.into());
        technique.case_studies = if id == "2" { vec!["AML.CS0001".into()] } else { Vec::new() };
    }
    let named = compact::read("a: agent", &library);
    let analysis = analyze(&named.model, &library);
    let cards: Vec<&str> = analysis.cards.iter().map(|card| card.card.as_str()).collect();
    assert_eq!(cards, ["five", "three", "two", "one"]);
    let order: Vec<&str> = analysis.suggestions.iter().map(|s| &s.technique[8..]).collect();
    assert_eq!(order, ["5", "3", "2", "1", "4"], "heads come first");
}

#[test]
fn what_is_out_of_scope_gets_nothing_and_still_carries() {
    let library =
        library(&[("AML.T9001", Source::Atlas, "llm-app web-app", r#"{"taint":["user"]}"#, 2)]);
    let mut named = compact::read("u: end-user; w: web-app; a: llm-app; u -> w; w -> a", &library);
    for element in named.model.elements.values_mut().filter(|e| e.name == "w") {
        element.out_of_scope = Some("another team's".into());
    }
    let analysis = analyze(&named.model, &library);
    let at: Vec<&str> = analysis.suggestions.iter().map(|s| named.name_of(s.subject)).collect();
    assert_eq!(at, ["a"]);
}

#[test]
fn because_names_the_source_and_the_way() {
    let mut library =
        library(&[("AML.T9001", Source::Atlas, "llm-app", r#"{"taint":["content"]}"#, 3)]);
    let rule = &mut library.techniques.get_mut("AML.T9001").expect("added").rules[0];
    rule.because = "Text from {source} reaches {element}: {path}".into();
    let mut named = compact::read(
        "s: public-content; m: email-service; k: knowledge-base; a: llm-app; s -> m; m -> k: document; k -> a: document",
        &library,
    );
    for element in named.model.elements.values_mut().filter(|e| e.name == "s") {
        element.name = "{element} senders".into(); // A name that looks like a blank stays a name.
    }
    let analysis = analyze(&named.model, &library);
    let expected = "Text from {element} senders reaches a: {element} senders -> m -> k -> a";
    assert_eq!(analysis.suggestions[0].because, expected);
    let path: Vec<&str> = analysis.suggestions[0].path.iter().map(|s| named.name_of(*s)).collect();
    assert_eq!(path, ["s", "f1", "m", "f2", "k", "f3", "a"]);
}

#[test]
fn because_names_the_tool_that_the_rule_asked_for() {
    let mut library =
        library(&[("AML.T9001", Source::Atlas, "agent", r#"{"out":["agent-tool"]}"#, 3)]);
    let rule = &mut library.techniques.get_mut("AML.T9001").expect("added").rules[0];
    rule.because = "Whoever steers {element} also steers {tool}".into();
    // The mail service stands before the agent, is there first, and is a way out as well.
    let named = compact::read(
        "m: email-service; a: agent; t: agent-tool; m -> a: document; a -> t: tool-call",
        &library,
    );
    let analysis = analyze(&named.model, &library);
    assert_eq!(analysis.suggestions[0].because, "Whoever steers a also steers t");
}

fn with_control(status: ControlStatus) -> (Named, Library) {
    let mut library = library(&[
        ("AML.T9001", Source::Atlas, "agent", "", 3),
        ("AML.T9002", Source::Atlas, "agent", "", 3),
    ]);
    let advice = library::Advice {
        id: "AML.M0029".into(),
        origin: library::AdviceOrigin::Own,
        how: String::new(),
    };
    library.techniques.get_mut("AML.T9001").expect("added").mitigations = vec![advice];
    let mut named = compact::read("a: agent; b: agent", &library);
    let id = ControlId(Uuid::from_u128(77));
    let mut control = Control::new(id, Some("AML.M0029".into()), "A person confirms");
    control.status = status;
    named.model.controls.insert(id, control);
    let mut taken = threat(1, "AML.T9001", named.subjects["a"]);
    taken.controls.insert(id);
    named.model.threats.insert(taken.id, taken);
    (named, library)
}

#[test]
fn a_control_in_place_lowers_what_it_covers_and_says_so() {
    let (named, library) = with_control(ControlStatus::Verified);
    let analysis = analyze(&named.model, &library);
    let at_a: Vec<_> = analysis
        .suggestions
        .iter()
        .filter(|s| s.subject == named.subjects["a"])
        .map(|s| (s.technique.as_str(), s.weight, s.lowered_by.len()))
        .collect();
    assert_eq!(at_a, [("AML.T9002", 3, 0), ("AML.T9001", 2, 1)]);
    let elsewhere = analysis.suggestions.iter().filter(|s| s.subject == named.subjects["b"]);
    assert!(elsewhere.into_iter().all(|s| s.weight == 3 && s.lowered_by.is_empty()));
    let (named, library) = with_control(ControlStatus::Planned);
    let analysis = analyze(&named.model, &library);
    assert!(analysis.suggestions.iter().all(|s| s.weight == 3), "a plan protects nobody");
}

#[test]
fn a_decision_on_the_head_settles_the_card() {
    let library = library(&[("AML.T9001", Source::Atlas, "agent", "", 3)]);
    let mut named = compact::read("a: agent", &library);
    let taken = decided(threat(1, "AML.T9001", named.subjects["a"]), Verdict::NotApplicable);
    named.model.threats.insert(taken.id, taken.clone());
    let analysis = analyze(&named.model, &library);
    assert_eq!(analysis.cards[0].threat, Some(taken.id));
    assert_eq!(analysis.cards[0].status, Status::NotApplicable);
    assert_eq!(analysis.coverage[0].cells["AML.TA0005"].not_applicable, 1);
    assert!(analysis.stale.is_empty());
}

#[test]
fn a_decision_whose_ground_is_gone_is_stale_never_dropped() {
    let library =
        library(&[("AML.T9001", Source::Atlas, "agent", r#"{"attr":{"egress":true}}"#, 3)]);
    let mut named = compact::read("a: agent egress=no; b: agent egress", &library);
    let gone = Subject::Element(model::ElementId(Uuid::from_u128(999)));
    let threats = [
        threat(1, "AML.T9001", named.subjects["a"]),
        threat(2, "AML.T9001", gone),
        threat(3, "AML.T8888", named.subjects["b"]),
        threat(4, "AML.T9001", named.subjects["b"]),
    ];
    named.model.threats.extend(threats.into_iter().map(|t| (t.id, t)));
    let analysis = analyze(&named.model, &library);
    let why: Vec<StaleReason> = analysis.stale.iter().map(|stale| stale.why).collect();
    let expected =
        [StaleReason::NotSuggested, StaleReason::SubjectGone, StaleReason::TechniqueGone];
    assert_eq!(why, expected);
}

#[test]
fn a_threat_follows_its_technique_to_a_new_id() {
    let mut library = library(&[("AML.T9001", Source::Atlas, "agent", "", 3)]);
    library.about.redirects.insert("AML.T8000".into(), "AML.T9001".into());
    let mut named = compact::read("a: agent", &library);
    let taken = threat(1, "AML.T8000", named.subjects["a"]);
    named.model.threats.insert(taken.id, taken.clone());
    let analysis = analyze(&named.model, &library);
    assert_eq!(analysis.cards[0].threat, Some(taken.id));
    assert!(analysis.stale.is_empty());
}

#[test]
fn hiding_the_standard_pack_keeps_what_was_decided() {
    let library = library(&[("STD.T0001", Source::Pack, "web-app", "", 2)]);
    let mut named = compact::read("v: web-app; w: web-app", &library);
    let taken = threat(1, "STD.T0001", named.subjects["w"]);
    named.model.threats.insert(taken.id, taken);
    named.model.about.hide_standard_threats = true;
    let analysis = analyze(&named.model, &library);
    assert_eq!(analysis.cards.len(), 1);
    assert_eq!(analysis.cards[0].suggestions, [0]);
    assert_eq!(named.name_of(analysis.suggestions[0].subject), "w");
    assert!(analysis.stale.is_empty());
}

#[test]
fn proposals_say_how_they_were_reached() {
    let library = Library::embedded();
    let named = compact::read(
        "u: anonymous-user; a: llm-app; d: database data_sensitivity=personal; u -> a: prompt; a -> d: query",
        library,
    );
    let analysis = analyze(&named.model, library);
    let scale = &named.model.about.risk;
    for card in &analysis.cards {
        let rating = card.proposed.as_ref().expect("every card is rated");
        assert!(scale.holds(rating), "{rating:?}");
        assert!(!rating.confirmed && rating.basis.starts_with("Likelihood "), "{}", rating.basis);
        assert_eq!(card.level, scale.level_of(rating));
    }
    let leak = analysis.cards.iter().find(|card| card.card == "data-leak").expect("a leak");
    let basis = &leak.proposed.as_ref().expect("rated").basis;
    assert!(basis.contains("personal data at d"), "{basis}");
}

#[test]
fn a_broken_or_empty_diagram_is_normal() {
    let library = Library::embedded();
    assert_eq!(analyze(&Model::default(), library).suggestions, []);
    let mut named = compact::read("u: end-user; a: llm-app; u -> a; a -> a", library);
    let mut dangling = named.model.flows.values().next().expect("a flow").clone();
    dangling.id = model::FlowId(Uuid::from_u128(500));
    dangling.target = model::ElementId(Uuid::from_u128(501));
    named.model.flows.insert(dangling.id, dangling);
    for element in named.model.elements.values_mut() {
        element.boundary = Some(model::BoundaryId(Uuid::from_u128(502)));
        element.attributes.insert("no_such_attribute".into(), AttributeValue::Flag(true));
        element.attributes.insert("modality".into(), AttributeValue::Word("smell".into()));
    }
    let analysis = analyze(&named.model, library);
    assert!(!analysis.suggestions.is_empty());
    for element in named.model.elements.values_mut() {
        element.type_id = Some("no-such-type".into());
    }
    assert_eq!(analyze(&named.model, library).suggestions.len(), 0);
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    let library = Library::embedded();
    let named = compact::read(
        "u: end-user; a: agent; t: agent-tool third_party; v: vector-store; u -> a: prompt; a -> t: tool-call; a -> v: query",
        library,
    );
    let bytes = || serde_json::to_string(&analyze(&named.model, library)).expect("JSON");
    assert_eq!(bytes(), bytes());
}

#[test]
fn checks_lead_to_what_is_missing() {
    let library = Library::embedded();
    let mut named = compact::read(
        "u: end-user; a: llm-app; k: knowledge-base; d: database; u -> a; a -> k: query",
        library,
    );
    for element in named.model.elements.values_mut().filter(|e| e.name == "d") {
        element.type_id = None;
    }
    let analysis = analyze(&named.model, library);
    let check = |id: &str, expected: &[&str]| {
        let check =
            analysis.checks.iter().find(|check| check.id == id).expect("the check is there");
        let texts: Vec<&str> = check.items.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(texts, expected, "{id}");
    };
    check("element-without-type", &["d"]);
    check("element-alone", &["d"]);
    check("flow-without-content", &["u to a"]);
    check("store-writers-unknown", &["Who can write into k?"]);
    check("risk-owner-missing", &["Name a risk owner"]);
    check("control-without-owner", &[]);
}
