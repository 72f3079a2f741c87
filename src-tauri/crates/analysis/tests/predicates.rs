//! Every predicate of the rule language on a diagram of a few words.

mod support;

use support::one_rule::holds;

/// The condition holds of exactly these elements.
#[track_caller]
fn check(condition: &str, diagram: &str, expected: &str) {
    assert_eq!(holds("element", condition, diagram), expected, "{condition} on {diagram}");
}

#[track_caller]
fn check_flows(condition: &str, diagram: &str, expected: &str) {
    assert_eq!(holds("flow", condition, diagram), expected, "{condition} on {diagram}");
}

#[track_caller]
fn check_boundaries(condition: &str, diagram: &str, expected: &str) {
    assert_eq!(holds("boundary", condition, diagram), expected, "{condition} on {diagram}");
}

#[test]
fn combinations() {
    let diagram = "u: end-user; a: llm-app; d: database; u -> a; a -> d";
    check(r#"{"is":["llm-app","database"]}"#, diagram, "a d");
    check(r#"{"not":{"is":["llm-app"]}}"#, diagram, "u d");
    check(r#"{"any":[{"is":["llm-app"]},{"is":["end-user"]}]}"#, diagram, "u a");
    check(r#"{"all":[{"in":["llm-app"]},{"is":["database"]}]}"#, diagram, "d");
    check(r#"{"has":["database"]}, {"is":["llm-app"]}"#, diagram, "a");
    check(r#"{"has":["agent"]}"#, diagram, "");
}

#[test]
fn attributes_are_three_valued() {
    let diagram = "a: agent sandboxed; b: agent sandboxed=no; c: agent";
    check(r#"{"attr":{"sandboxed":true}}"#, diagram, "a");
    check(r#"{"attr":{"sandboxed":false}}"#, diagram, "b");
    check(r#"{"unless":{"sandboxed":true}}"#, diagram, "b c");
    check(r#"{"unless":{"sandboxed":false}}"#, diagram, "a c");
    let words =
        "a: database data_sensitivity=personal; b: database data_sensitivity=public; c: database";
    check(r#"{"attr":{"data_sensitivity":["personal","secret"]}}"#, words, "a");
    check(r#""not_public""#, words, "a c");
}

#[test]
fn a_type_brings_attributes_and_a_statement_wins() {
    let diagram = "a: model-hub; b: chat-client; c: chat-client renders_rich_output=no";
    check(r#"{"attr":{"third_party":true}}"#, diagram, "a");
    check(r#"{"attr":{"renders_rich_output":true}}"#, diagram, "b");
}

#[test]
fn neighbours() {
    let diagram = "u: end-user; a: llm-app; r: retriever; v: vector-store; \
                   u -> a: prompt; a -> r: query; r -> v: query";
    check(r#"{"out":["retriever"]}"#, diagram, "a v"); // The index answers the retriever.
    check(r#"{"in":["vector-store"]}"#, diagram, "r");
    check(r#"{"up":["vector-store"]}"#, diagram, "u a r"); // Answers reach the user.
    check(r#"{"down":["vector-store"]}"#, diagram, "u a r");
    check(r#""near_ai""#, "a: web-app; b: llm-app; c: database; a -> b; c -> a", "a");
    let tools = "a: agent; t: agent-tool; s: agent-tool; b: agent; a -> t; a -> s; b -> t";
    check(r#"{"count_out":{"type":"agent-tool","at_least":2}}"#, tools, "a");
    let stated =
        "a: agent; x: code-executor sandboxed=no; b: agent; y: code-executor; a -> x; b -> y";
    check(r#"{"out_attr":{"type":"code-executor","attr":{"sandboxed":false}}}"#, stated, "a");
    check(r#"{"near_attr":{"sandboxed":false}}"#, stated, "a");
}

#[test]
fn own_type_means_another_of_it() {
    check(r#"{"up":["agent"]}"#, "a: agent; t: agent-tool; a -> t: tool-call", "t");
    check(r#"{"up":["agent"]}"#, "a: agent; b: agent; a -> b", "b");
    check(r#"{"down":["agent"]}"#, "a: agent; b: agent; a -> b; b -> a", "a b");
}

#[test]
fn four_steps_and_no_more() {
    let row = "a: agent; b: app-service; c: app-service; d: app-service; e: app-service; \
               f: app-service; a -> b; b -> c; c -> d; d -> e; e -> f";
    check(r#"{"up":["agent"]}"#, row, "b c d e");
}

#[test]
fn entry_is_direct_and_not_trusted() {
    check(r#""entry""#, "u: end-user; w: web-app; a: llm-app; u -> w; w -> a", "w");
    check(r#""entry""#, "u: internal-user; w: web-app; u -> w", "");
    check(r#""entry""#, "u: internal-user trust=semi; w: web-app; u -> w", "w");
    // A supplier's model answers because it was asked.
    check(r#""entry""#, "m: external-model-api; a: llm-app; a -> m: prompt", "");
}

#[test]
fn composers() {
    check(r#""composer""#, "w: chat-client; a: llm-app; m: llm-inference; w -> a; a -> m", "a");
    check(r#""composer""#, "a: llm-app; g: agent; a -> g", "g");
    check(r#""composer""#, "w: web-app; m: llm-inference; w -> m", "m");
    check(r#""composer""#, "m: llm-inference", "");
    // Words of what only hears are read on; what answers by itself is prompted by voice.
    let heard =
        "u: end-user; s: external-model-api; a: llm-app; u -> s: sensor-signal; s -> a: document";
    check(r#""composer""#, heard, "a");
    check(r#""composer""#, "u: end-user; m: llm-inference; u -> m: sensor-signal", "m");
    let filtered =
        "a: llm-app; f: guardrail; g: ai-gateway; m: llm-inference; a -> f; f -> g; g -> m";
    check(r#""composer""#, filtered, "a");
}

#[test]
fn prompted_by_people_not_by_events() {
    check(r#""prompted""#, "u: end-user; a: agent; u -> a: prompt", "a");
    check(r#""prompted""#, "q: message-queue; a: agent; q -> a: document", "");
    check(r#""prompted""#, "w: chat-client; a: agent; w -> a", "a");
}

#[test]
fn contents_of_flows() {
    let diagram = "c: public-content; i: data-ingestion; k: knowledge-base; c -> i: web-content; i -> k: document";
    check(r#"{"in_content":["web-content"]}"#, diagram, "i");
    check(r#"{"out_content":["document"]}"#, diagram, "i");
    check_flows(r#"{"carries":["document"]}"#, diagram, "f2");
}

#[test]
fn boundaries() {
    let diagram = "zone org: org-network; zone box: agent-sandbox in org; zone net: internet-edge\n\
                   u: end-user @net; a: agent @org; x: code-executor @box; u -> a; a -> x";
    check(r#"{"inside":["org-network"]}"#, diagram, "a x");
    check(r#"{"inside":["agent-sandbox"]}"#, diagram, "x");
    check(r#"{"crosses":["agent-sandbox"]}"#, diagram, "a x");
    check(r#"{"crosses_in":["org-network"]}"#, diagram, "a");
    check(r#"{"leaves":["internet-edge"]}"#, diagram, "u");
    check(r#"{"comes_from":["internet-edge"]}"#, diagram, "a");
    check_flows(r#"{"crosses":["agent-sandbox"]}"#, diagram, "f2");
}

#[test]
fn boundaries_state_what_nobody_said() {
    let sandbox = "zone box: agent-sandbox\nx: code-executor @box; y: code-executor; z: code-executor @box sandboxed=no";
    check(r#"{"attr":{"sandboxed":true}}"#, sandbox, "x");
    let device = "zone pc: device\na: agent @pc; b: agent";
    check(r#"{"attr":{"runs_on_user_host":true}}"#, device, "a");
    let supplier = "zone s: supplier\na: agent; t: agent-tool @s; a -> t: tool-call";
    check(r#"{"attr":{"third_party":true}}"#, supplier, "t");
    // A suite that lies wholly in the supplier's zone is no third party to itself.
    let suite = "zone s: supplier\na: agent @s; t: agent-tool @s; a -> t: tool-call";
    check(r#"{"attr":{"third_party":true}}"#, suite, "");
    let tenants = "zone s: user-session\na: llm-app @s; v: vector-store; a -> v: query";
    check(r#"{"attr":{"multi_tenant":true}}"#, tenants, "v");
    check(r#"{"attr":{"public_reachable":true}}"#, "u: anonymous-user; w: web-app; u -> w", "w");
}

#[test]
fn suppliers() {
    let diagram = "zone s: supplier\nb: app-service @s; a: app-service; c: app-service; d: app-service third_party; b -> a; d -> c";
    check(r#""from_foreign""#, diagram, "a c");
}

#[test]
fn who_can_write() {
    let drawn = "r: retriever; w: app-service; v: vector-store; r -> v: query; w -> v: document";
    check(r#"{"writable_by":["app-service"]}"#, drawn, "v");
    check(r#"{"writable_by":["retriever"]}"#, drawn, "");
}

#[test]
fn feeds_over_any_number_of_stores() {
    let long = "f: web-app; d: database; j: batch-job; i: data-ingestion; v: vector-store; r: retriever; a: llm-app; \
                f -> d: document; d -> j: document; j -> i: document; i -> v: document; v -> r; r -> a";
    check(r#"{"feeds":["llm-app"]}, {"is":["web-app"]}"#, long, "f");
    // A query does not carry anything in.
    check(
        r#"{"feeds":["llm-app"]}"#,
        "w: web-app; v: vector-store; a: llm-app; w -> v: query; v -> a",
        "v",
    );
    // It ends where a prompt is put together.
    let behind = "f: web-app; g: agent; d: database; a: llm-app; f -> g; g -> d: document; d -> a";
    check(r#"{"feeds":["llm-app"]}, {"is":["web-app"]}"#, behind, "");
}

#[test]
fn tainted_neighbours() {
    let diagram = "c: public-content; a: agent; t: agent-tool; s: web-app; c -> a: document; a -> t: tool-call; s -> a";
    check(r#""via_tainted_agent""#, diagram, "t");
    let feeds = r#"{"feeds_tainted":{"types":["agent"],"taint":["content"]}}"#;
    check(feeds, diagram, "c t s");
}

#[test]
fn controls_in_front_count() {
    let front =
        "g: api-gateway rate_limited; a: llm-app; m: llm-inference; g -> a: prompt; a -> m: prompt";
    check(r#"{"front":{"rate_limited":true}}"#, front, "g a m");
    let side = "d: database; m: llm-inference; g: app-service rate_limited; d -> m: query; m -> g";
    check(r#"{"front":{"rate_limited":true}}"#, side, "g");
}

#[test]
fn signatures_count_at_the_end_of_the_way() {
    let signed = "r: model-registry signed_artifacts; u: app-service; e: edge-model; r -> u: model-artifact; u -> e: model-artifact";
    check(r#""signed_path""#, signed, "r u e");
    let flow = "r: model-registry; e: edge-model; r -> e: model-artifact signed_artifacts";
    check(r#""signed_path""#, flow, "e");
    check(r#""signed_path""#, "r: model-registry; e: edge-model; r -> e: model-artifact", "");
}

#[test]
fn fetching_is_more_than_being_told() {
    check(r#""fetches_untrusted""#, "c: public-content; a: llm-app; c -> a: document", "a");
    check(
        r#""fetches_untrusted""#,
        "u: end-user; a: llm-app; m: llm-inference; u -> a: prompt; m -> a",
        "",
    );
    check(r#""fetches_untrusted""#, "p: external-system; a: app-service; p -> a: tool-result", "a");
}

#[test]
fn what_is_written_can_come_back() {
    let mail = "a: agent; m: email-service; a -> m: document; m -> a: document";
    check(r#""content_cycle""#, mail, "a");
    check(r#""content_cycle""#, "a: agent; m: email-service; a -> m: document", "");
    check(r#""content_cycle""#, "a: agent; k: knowledge-base; k -> a: document; a -> k: query", "");
    check(r#""content_cycle""#, "a: agent; o: external-agent; a -> o: document", "a");
    // A person who reads it carries nothing back, though it comes back to the person.
    let told = "a: llm-app; d: database; h: internal-user; a -> d: document; d -> h: document; h -> a: prompt";
    check(r#""content_cycle""#, told, "h");
}

#[test]
fn hands_of_an_agent() {
    let tools = "a: agent; t: agent-tool; d: database; a -> t: tool-call; t -> d: query";
    check(r#"{"tools_reach":["database"]}, {"is":["agent"]}"#, tools, "a");
    check(
        r#"{"tools_reach":["database"]}, {"is":["agent"]}"#,
        "a: agent; s: app-service; d: database; a -> s; s -> d",
        "",
    );
    check(
        r#""egress_tool""#,
        "a: agent; t: agent-tool third_party; b: agent; s: agent-tool; a -> t; b -> s",
        "a",
    );
    check(r#""egress_tool""#, "a: agent; m: email-service; a -> m", "a");
    check(r#""egress_tool""#, "a: agent egress; b: agent egress=no", "a");
}

#[test]
fn what_is_at_stake() {
    let near =
        "d: database data_sensitivity=personal; t: agent-tool; a: agent; b: agent; d -> t; t -> a";
    check(r#""context_sensitive""#, near, "d t a");
    check(
        r#""reads_sensitive""#,
        "a: agent; d: database; b: agent; e: database data_sensitivity=public; d -> a; e -> b",
        "a",
    );
    check(r#""many_users""#, "u: end-user; a: llm-app; u -> a", "u a");
    check(r#""many_users""#, "u: internal-user; a: llm-app multi_tenant; b: llm-app; u -> a", "a");
    check(r#""llm_behind""#, "w: web-app; a: llm-app; d: database; w -> a; a -> d", "w");
}

#[test]
fn flows_see_their_ends() {
    let diagram = "u: end-user; w: web-app; d: database data_sensitivity=personal; u -> w: prompt encrypted=no; w -> d: query encrypted";
    check_flows(r#"{"source":"entry"}"#, diagram, "f2");
    check_flows(r#"{"target":{"attr":{"data_sensitivity":"personal"}}}"#, diagram, "f2");
    check_flows(r#"{"unless":{"encrypted":true}}"#, diagram, "f1");
    check_flows(r#"{"attr":{"encrypted":false}}"#, diagram, "f1");
    // What is said of elements holds of no flow.
    check_flows(r#""entry""#, diagram, "");
}

#[test]
fn boundaries_see_what_they_hold_and_who_passes() {
    let diagram = "zone a: cloud-tenant; zone b: org-network\n\
                   d: database @a; w: web-app @b; w -> d: query; d -> w: document encrypted";
    check_boundaries(r#"{"boundary_type":["cloud-tenant"]}"#, diagram, "a");
    check_boundaries(r#"{"holds":{"is":["database"]}}"#, diagram, "a");
    check_boundaries(r#"{"crossed_by":{"carries":["document"]}}"#, diagram, "a b");
    check_boundaries(r#"{"entered_by":{"carries":["document"]}}"#, diagram, "b");
    check_boundaries(r#"{"left_by":{"carries":["document"]}}"#, diagram, "a");
}
