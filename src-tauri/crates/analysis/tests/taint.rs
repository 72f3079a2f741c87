//! Where matter starts, where it may enter, and what it becomes on the way.

mod support;

use support::one_rule::holds;

/// Matter of this class reaches exactly these elements.
#[track_caller]
fn check(matter: &str, diagram: &str, expected: &str) {
    let condition = format!(r#"{{"taint":["{matter}"]}}"#);
    assert_eq!(holds("element", &condition, diagram), expected, "{matter} on {diagram}");
}

#[test]
fn sources_send_what_they_are() {
    check("user", "u: end-user; a: llm-app; u -> a", "a");
    check("insider", "u: internal-user; a: llm-app; u -> a", "a");
    check("user", "u: internal-user trust=semi; a: llm-app; u -> a", "a");
    check("user", "u: end-user trust=trusted; a: llm-app; u -> a", "");
    check("content", "c: public-content; a: llm-app; c -> a", "a");
    check("content", "o: external-agent; a: agent; o -> a", "a");
    check("data", "s: data-supplier; d: training-dataset; s -> d", "d");
    check("artifact", "h: model-hub; r: model-registry; h -> r", "r");
    check("package", "p: package-registry; m: mlops-pipeline; p -> m", "m");
    check("tool", "m: tool-marketplace; c: agent-config; m -> c", "c");
    check("physical", "w: physical-environment; s: sensor; w -> s", "s");
}

#[test]
fn a_document_is_others_text_whoever_hands_it_in() {
    check("content", "u: end-user; a: llm-app; u -> a: document", "a");
    check("content", "u: end-user; a: llm-app; u -> a: prompt", "");
    check("data", "u: end-user; p: training-pipeline; u -> p: feedback", "p");
}

#[test]
fn what_outsiders_hand_in_or_place_is_what_is_kept_there() {
    check("artifact", "u: end-user; r: model-registry; u -> r: model-artifact", "r");
    check("package", "u: end-user; m: mlops-pipeline; u -> m: package", "m");
    check("artifact", "r: model-registry accepts_untrusted_content", "r");
    check("content", "r: model-registry accepts_untrusted_content", "");
    check("data", "d: training-dataset accepts_untrusted_content", "d");
    check("content", "k: knowledge-base accepts_untrusted_content", "k");
}

#[test]
fn weights_are_not_read_as_text() {
    check(
        "content",
        "c: public-content; f: file-store; m: llm-inference; c -> f; f -> m: model-artifact",
        "f",
    );
}

#[test]
fn partners_are_sources_by_what_they_send() {
    check("user", "p: external-system; a: app-service; p -> a: query", "a");
    check("content", "p: external-system; a: app-service; p -> a: document", "a");
    check("data", "p: external-system; d: training-dataset; p -> d: training-data", "d");
    check("user", "p: external-system trust=trusted; a: app-service; p -> a: query", "");
    check("content", "p: external-system; a: app-service; p -> a", "");
}

#[test]
fn what_a_partner_answers_is_text_of_others() {
    let asked = "p: external-system; t: agent-tool; a: agent; t -> p: query; a -> t: tool-call";
    check("content", asked, "t a");
    check("user", asked, "");
}

#[test]
fn reading_is_not_writing() {
    check("user", "u: end-user; a: llm-app; v: vector-store; u -> a; a -> v: query", "a");
    check("content", "u: end-user; a: llm-app; v: vector-store; u -> a; a -> v: document", "v");
    // An unlabelled arrow from a reader to a corpus asks.
    check("content", "u: end-user; r: retriever; v: vector-store; u -> r; r -> v", "");
}

#[test]
fn a_question_brings_an_answer_back() {
    let drawn = "c: public-content; k: knowledge-base; a: agent; c -> k: document; a -> k: query";
    check("content", drawn, "k a");
}

#[test]
fn typed_text_that_is_learned_from_is_data() {
    let diagram = "u: end-user; a: llm-app; f: feedback-store; p: fine-tuning-job; m: llm-inference; \
                   u -> a; a -> f: feedback; f -> p: training-data; p -> m: model-artifact";
    check("data", diagram, "f p");
    check("model", diagram, "m");
}

#[test]
fn typed_text_that_others_read_is_content() {
    let diagram =
        "u: end-user; w: web-app; d: database; a: llm-app; u -> w; w -> d: document; d -> a";
    check("content", diagram, "d a");
    check("user", diagram, "w");
}

#[test]
fn tools_speak_to_agents() {
    let diagram = "m: tool-marketplace; t: agent-tool; a: agent; m -> t; t -> a";
    check("tool", diagram, "t a");
    check("content", diagram, "a");
    // Rules files and skills that come as a package are instructions too.
    check(
        "content",
        "p: package-registry; a: agent; r: code-repository; p -> r: package; r -> a: package",
        "a",
    );
}

#[test]
fn a_third_party_tool_can_say_anything() {
    check("content", "a: agent; t: agent-tool third_party; a -> t: tool-call", "a t");
    check("content", "a: agent; t: agent-tool; a -> t: tool-call", "");
}

#[test]
fn training_ends_code_in_a_file_but_not_behaviour() {
    let diagram = "h: model-hub; f: fine-tuning-job; r: model-registry; m: llm-inference; \
                   h -> f: model-artifact; f -> r: model-artifact; r -> m: model-artifact";
    check("artifact", diagram, "f");
    check("model", diagram, "r m");
}

#[test]
fn a_model_file_travels_over_anything_that_says_so() {
    let update = "h: model-hub; s: app-service; q: message-queue; e: edge-model; \
                  h -> s: model-artifact; s -> q: model-artifact; q -> e: model-artifact";
    check("artifact", update, "s q e");
    check("artifact", "h: model-hub; s: app-service; h -> s: document", "");
    check("artifact", "h: model-hub; m: external-model-api; h -> m: model-artifact", "");
}

#[test]
fn suppliers_inside_the_diagram_are_sources() {
    let zone = "zone s: supplier\nt: training-pipeline @s; m: predictive-inference; t -> m: model-artifact";
    check("model", zone, "m");
    check(
        "artifact",
        "r: model-registry third_party; m: llm-inference; r -> m: model-artifact",
        "m",
    );
    check("data", "d: database third_party; t: training-dataset; d -> t: training-data", "t");
}

#[test]
fn a_model_update_that_members_receive_is_not_their_data() {
    let federation = "c: end-user; g: federated-aggregator; m: training-pipeline; \
                      c -> g: training-data; g -> m: model-artifact";
    check("data", federation, "g");
    check("model", federation, "m");
}

#[test]
fn typing_ends_at_what_nobody_types_into() {
    check(
        "user",
        "u: end-user; w: web-app; s: secrets-store; p: system-prompt; u -> w; w -> s; w -> p",
        "w",
    );
}

#[test]
fn outsiders_do_not_relay() {
    check(
        "user",
        "u: end-user; a: app-service; o: external-system; b: app-service; u -> a; a -> o; o -> b",
        "a",
    );
    // A hosted model is part of the machine.
    check(
        "user",
        "u: end-user; a: llm-app; m: external-model-api; u -> a: prompt; a -> m: prompt",
        "a m",
    );
}

#[test]
fn stated_writers_make_a_source() {
    check(
        "content",
        "k: knowledge-base accepts_untrusted_content; a: llm-app; k -> a: document",
        "k a",
    );
}
