//! A small library, broken in one place at a time: what is said, and where.

use library::{Library, SourceFile};

const FILES: &[(&str, &str)] = &[
    (
        "library.yaml",
        r#"id: mini
name: Mini
version: "1"
prefix: X.
licence: Apache-2.0
attribution: [Ours]
redirects: {X.T0: X.T1}
"#,
    ),
    ("tactics.yaml", "tactics:\n  - {id: X.TA1, name: Impact, summary: They do harm.}\n"),
    (
        "element-types/processes.yaml",
        r#"element_types:
  - id: agent
    kind: process
    ai: true
    name: Agent
    definition: Acts by itself.
    icon: robot
    defaults: {egress: true}
  - {id: mail, kind: store, ai: false, name: Mail, definition: Letters., icon: mail}
"#,
    ),
    (
        "attributes.yaml",
        r#"attributes:
  - id: egress
    label: Sends
    applies_to: [process]
    values: bool
    question: Can it send?
    answers: {"yes": "Yes", "no": "No"}
    why: It matters.
  - id: content
    label: What moves
    applies_to: [flow]
    values: {words: [prompt, document]}
    question: What moves?
    answers: {prompt: Prompts, document: Documents}
    why: It matters.
"#,
    ),
    (
        "boundary-types.yaml",
        "boundary_types:\n  - {id: net, name: Network, definition: Ours., family: zone}\n",
    ),
    ("cards.yaml", "cards:\n  - {id: leak, headline: Things leave, lead: [X.T1]}\n"),
    (
        "mitigations/X.M1.yaml",
        "id: X.M1\nname: Close it\nsummary: Close the door.\nhow: [Close it]\nverify: Push it.\n",
    ),
    (
        "crosswalks/other.yaml",
        r"id: other
name: Other
version: one
source: A book
licence: Free
maps_to: technique
items:
  - {id: O1, title: Leak, techniques: [X.T1], confidence: high}
",
    ),
    (
        "case-studies.yaml",
        r#"case_studies:
  - id: X.CS1
    name: It happened
    kind: incident
    date: "2024"
    steps: [{technique: X.T1, tactic: X.TA1}]
"#,
    ),
    (
        "techniques/X.T1.yaml",
        r#"id: X.T1
name: Leak
tactics: [X.TA1]
maturity: realized
source: pack
summary: Something leaves.
why_it_matters: It is gone.
card: leak
rules:
  - at: [agent]
    if: [{attr: {egress: true}}, {not: {in: [mail]}}, composer]
    weight: 2
    because: "{element} can send"
mitigations:
  - {id: X.M1, origin: own, how: Close it here}
examples:
  fires_on:
    - at: [a]
      elements: [{id: a, type: agent, name: A}]
  quiet_on:
    - elements: [{id: a, type: agent, name: A, attributes: {egress: false}}]
      flows: [{from: a, to: a, attributes: {content: prompt}}]
sub_techniques:
  - id: X.T1.000
    name: Slow leak
    maturity: feasible
    source: pack
    summary: It drips.
    why_it_matters: Nobody looks.
    not_suggested: too small
"#,
    ),
];

/// The files with one text replaced by another in one of them.
fn broken(file: &str, from: &str, to: &str) -> Vec<SourceFile> {
    let text_of = |path: &str, text: &str| {
        if path != file {
            return text.to_owned();
        }
        assert_eq!(text.matches(from).count(), 1, "`{from}` must stand once in {file}");
        text.replace(from, to)
    };
    FILES
        .iter()
        .map(|(path, text)| SourceFile { path: (*path).into(), text: text_of(path, text) })
        .collect()
}

fn faults(files: &[SourceFile]) -> Vec<String> {
    match Library::from_files(files) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults().iter().map(ToString::to_string).collect(),
    }
}

/// Break one text of a file, and every fault that must be named, one a line.
type Case = (&'static str, &'static str, &'static str, &'static str);

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (file, from, to, expect) in cases {
        let said = faults(&broken(file, from, to)).join("\n");
        let expect: Vec<_> = expect.lines().map(|line| format!("{file}:{line}")).collect();
        if said != expect.join("\n") {
            wrong.push(format!("{from} -> {to}\n  said {said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const T: &str = "techniques/X.T1.yaml";

#[test]
fn the_small_library_is_sound() {
    let files = broken("library.yaml", "Mini", "Mini");
    assert_eq!(faults(&files), [""; 0]);
    let library = Library::from_files(&files).expect("no fault");
    let sub = &library.techniques["X.T1.000"];
    assert_eq!((&*sub.name, &*sub.tactics), ("Leak: Slow leak", &["X.TA1".to_owned()][..]));
    assert_eq!(library.techniques["X.T1"].rules[0].id, "X.T1/1");
    assert_eq!(library.techniques["X.T1"].case_studies, ["X.CS1"]);
    assert_eq!(library.techniques["X.T1"].crosswalk[0].item, "O1");
    assert_eq!(library.mitigations["X.M1"].techniques, ["X.T1"]);
}

#[test]
fn unknown_names() {
    check(&[
        (
            T,
            "{attr: {egress: true}}",
            "{atr: {egress: true}}",
            "11:11: unknown predicate `atr` (did you mean `attr`?)",
        ),
        (
            T,
            "composer]",
            "compose]",
            "11:55: unknown predicate `compose` (did you mean `composer`?)",
        ),
        (
            T,
            "{not: {in: [mail]}}",
            "{not: {in: [male]}}",
            "11:46: unknown element type `male` (did you mean `mail`?)",
        ),
        (
            T,
            "at: [agent]",
            "at: [agents]",
            "10:10: unknown element type `agents` (did you mean `agent`?)",
        ),
        (
            T,
            "{attr: {egress: true}}",
            "{attr: {egres: true}}",
            "11:18: unknown attribute `egres` (did you mean `egress`?)",
        ),
        (
            T,
            "{attr: {egress: true}}",
            "{attr: {egress: maybe}}",
            "11:26: attribute `egress` is true or false",
        ),
        (
            T,
            "content: prompt",
            "content: promt",
            "22:54: unknown word `promt` for `content` (did you mean `prompt`?)",
        ),
        (T, "id: X.M1,", "id: X.M2,", "15:10: unknown mitigation `X.M2` (did you mean `X.M1`?)"),
        (T, "[X.TA1]", "[X.TA9]", "3:11: unknown tactic `X.TA9` (did you mean `X.TA1`?)"),
        (T, "card: leak", "card: leek", "8:7: unknown card `leek` (did you mean `leak`?)"),
        ("cards.yaml", "[X.T1]", "[Y]", "2:47: unknown technique `Y`"),
        ("library.yaml", "X.T0: X.T1", "X.T0: Z9", "7:19: unknown technique `Z9`"),
        (
            T,
            "maturity: realized",
            "maturity: proven",
            "4:11: unknown word `proven` for `maturity` (known: realized, demonstrated, feasible)",
        ),
        (
            T,
            "composer]",
            "{inside: [web]}]",
            "11:65: unknown boundary type `web` (did you mean `net`?)",
        ),
        (
            T,
            "composer]",
            "{taint: [poison]}]",
            "11:64: unknown word `poison` for `taint` (known: user, insider, content, data, artifact, model, package, tool, physical)",
        ),
        (
            T,
            "{element} can",
            "{elment} can",
            "13:14: unknown placeholder `{elment}` (known: element, source, target, flow, path, store, tool, supplier, user, next, boundary)",
        ),
        (
            T,
            "why_it_matters: It is gone.",
            "why: It is gone.",
            "1:1: `why_it_matters` is missing\n7:1: unknown key `why` (known here: id, name, tactics, maturity, source, since, retired_in, summary, why_it_matters, card, rules, not_suggested, mitigations, how_to_test, impacts, harms, stride, linddun, see, examples, sub_techniques)",
        ),
    ]);
}

#[test]
fn missing_and_malformed() {
    check(&[
        (T, "    because: \"{element} can send\"\n", "", "10:5: `because` is missing"),
        (T, "because: \"{element} can send\"", "because: \"\"", "13:14: `because` is empty"),
        (T, "weight: 2", "weight: 4", "12:13: `weight` is a whole number from 1 to 3"),
        (T, "weight: 2", "weight: two", "12:13: `weight` is a whole number from 1 to 3"),
        (T, "summary: Something leaves.", "summary: \"\"", "6:10: `summary` is empty"),
        (
            T,
            "summary: Something leaves.",
            "summary: See <b>this</b>.",
            "6:10: `summary` holds raw HTML `<b>` (write Markdown; raw HTML is never drawn)",
        ),
        (
            T,
            "    not_suggested: too small\n",
            "",
            "24:5: `X.T1.000` has no rule and no reason for that (add `rules`, or say why not under `not_suggested`)",
        ),
        (T, "card: leak\n", "", "1:1: `X.T1` is suggested but has no `card`"),
        (
            T,
            "- at: [a]\n      elements: [{id: a, type: agent, name: A}]",
            "- elements: [{id: a, type: agent, name: A}]",
            "18:7: `at` says where the example fires",
        ),
        (T, "- at: [a]\n", "- at: [b]\n", "18:12: the example has no `b`"),
        (T, "to: a,", "to: b,", "22:29: the example has no `b`"),
        (
            "attributes.yaml",
            "values: bool",
            "values: text",
            "5:13: `values` is `bool` or `{words: [...]}`",
        ),
        (
            "cards.yaml",
            "Things leave",
            "Things leave by the way that nobody in the whole house ever looked at at all",
            "2:26: `headline` is longer than 70 characters",
        ),
    ]);
}

#[test]
fn structure() {
    check(&[
        (
            T,
            "  - id: X.T1.000",
            "  - id: X.T2.000",
            "24:9: `X.T2.000` is no sub-technique of `X.T1` (ids of its sub-techniques start with `X.T1.`)",
        ),
        (T, "tactics: [X.TA1]\n", "", "1:1: `X.T1` has no `tactics`"),
        (
            T,
            "at: [agent]",
            "at: flow",
            "11:18: attribute `egress` is never stated on a flow\n11:41: `in` cannot be asked about a flow\n11:55: `composer` cannot be asked about a flow",
        ),
    ]);
}

/// Replaces the files that matter to a case, or adds them.
fn with(extra: &[(&str, &str)]) -> Vec<String> {
    let mut files = broken("library.yaml", "Mini", "Mini");
    for (path, text) in extra {
        files.retain(|file| file.path != *path);
        files.push(SourceFile { path: (*path).into(), text: (*text).into() });
    }
    faults(&files)
}

#[test]
fn files_that_cannot_be_used() {
    assert_eq!(
        with(&[("notes.yaml", "a: b\n")]),
        ["notes.yaml:1:1: nothing reads this file (see CONTRIBUTING.md for the folders)"]
    );
    let twice = "id: X.M1\nname: Again\nsummary: Same id.\nhow: [Again]\nverify: Look.\n";
    assert_eq!(
        with(&[("mitigations/X.M9.yaml", twice)]),
        ["mitigations/X.M9.yaml:1:5: mitigation `X.M1` is defined twice \
          (the other one: mitigations/X.M1.yaml:1)"]
    );
    let orphan = "id: X.T2.001\nname: Alone\nmaturity: feasible\nsource: pack\n\
                  summary: It is alone.\nwhy_it_matters: It is lost.\nnot_suggested: lost\n";
    assert_eq!(
        with(&[("techniques/X.T2.yaml", orphan)]),
        ["techniques/X.T2.yaml:1:5: sub-technique `X.T2.001` stands without its parent \
          (move it under `sub_techniques` of `X.T2`)"]
    );
    assert_eq!(
        with(&[("tactics.yaml", "tactic: []\n")]),
        [
            "case-studies.yaml:6:39: unknown tactic `X.TA1`",
            "tactics.yaml:1:1: `tactics` is missing",
            "tactics.yaml:1:1: unknown key `tactic` (did you mean `tactics`?)",
            "techniques/X.T1.yaml:3:11: unknown tactic `X.TA1`",
        ]
    );
    let [fault] = &with(&[("cards.yaml", "cards: [{id: leak,\n")])[..1] else {
        panic!("one fault is shown first")
    };
    assert!(fault.starts_with("cards.yaml:"), "{fault}");
    let ids = "id: leak\nid: leak\n";
    assert!(
        with(&[("crosswalks/other.yaml", ids)])[0].contains("this is no YAML"),
        "same key twice"
    );
}

#[test]
fn ids_of_a_pack_start_with_its_prefix() {
    let foreign = "id: Y.M2\nname: Other\nsummary: Other id.\nhow: [Do]\nverify: Look.\n";
    assert_eq!(
        with(&[("mitigations/Y.M2.yaml", foreign)]),
        [
            "mitigations/Y.M2.yaml:1:5: mitigation `Y.M2` does not start with `X.` (the prefix of this pack stands in its library.yaml)"
        ]
    );
}

#[test]
fn every_fault_is_named_at_once_and_in_order() {
    let mut files = broken(T, "weight: 2", "weight: 9");
    for file in &mut files {
        file.text = file
            .text
            .replace("how: Close it here", "how: \"\"")
            .replace("family: zone", "family: z");
    }
    assert_eq!(
        faults(&files),
        [
            "boundary-types.yaml:2:57: unknown word `z` for `family` (known: zone, outside, isolation)",
            "techniques/X.T1.yaml:12:13: `weight` is a whole number from 1 to 3",
            "techniques/X.T1.yaml:15:34: `how` is empty",
        ]
    );
}

#[test]
fn the_digest_depends_on_paths_and_bytes_and_on_nothing_else() {
    let digest = |files: &[SourceFile]| Library::from_files(files).expect("sound").about.digest;
    let files = broken("library.yaml", "Mini", "Mini");
    let mut turned = files.clone();
    turned.reverse();
    assert_eq!(digest(&files), digest(&turned));
    assert_ne!(digest(&files), digest(&broken("library.yaml", "Mini", "Maxi")));
    let mut moved = files.clone();
    for file in &mut moved {
        file.path = file.path.replace("X.M1.yaml", "one.yaml");
    }
    assert_ne!(digest(&files), digest(&moved));
    assert_eq!(digest(&files).len(), 64);
}
