//! Packs of an organisation's own, on top of the library that ships.

use library::{At, Library, Source, SourceFile};

const ABOUT: &str = "id: acme\nname: Acme\nversion: \"1\"\nprefix: ACME.\nlicence: proprietary\n\
                     attribution: [Acme security team]\n";
const TECHNIQUE: &str = r#"id: ACME.T1
name: Till opened by voice
tactics: [AML.TA0011]
maturity: feasible
source: pack
summary: Somebody speaks to the till. It opens.
why_it_matters: Money is in it.
card: harm
rules:
  - at: [acme-till]
    if: [{in: [agent]}]
    weight: 3
    because: "{element} opens when {source} says so"
mitigations: [{id: AML.M0029, origin: own, how: A key}]
examples:
  fires_on:
    - at: [t]
      elements: [{id: t, type: acme-till, name: Till}, {id: a, type: agent, name: Agent}]
      flows: [{from: a, to: t}]
  quiet_on:
    - elements: [{id: t, type: acme-till, name: Till}]
"#;
const TYPE: &str = "element_types:\n  - {id: acme-till, kind: process, ai: false, name: Till, \
                    definition: It holds money., icon: bolt}\n";
const RULES: &str = "rules:\n  - technique: AML.T0015\n    at: [acme-till]\n    weight: 1\n    \
                     because: \"{element} can be fooled\"\n";
const SILENCED: &str = "silenced:\n  - {rule: AML.T0051.001/2, reason: Our index is read-only.}\n";

fn files(list: &[(&str, &str)]) -> Vec<SourceFile> {
    let file =
        |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into() };
    list.iter().map(file).collect()
}

fn faults(list: &[(&str, &str)]) -> Vec<String> {
    match Library::embedded().with_pack_files(&files(list)) {
        Ok(_) => Vec::new(),
        Err(error) => error.faults().iter().map(ToString::to_string).collect(),
    }
}

#[test]
fn a_pack_adds_and_silences() {
    let base = Library::embedded();
    let all = [
        ("library.yaml", ABOUT),
        ("techniques/ACME.T1.yaml", TECHNIQUE),
        ("element-types/own.yaml", TYPE),
        ("rules.yaml", RULES),
        ("silenced.yaml", SILENCED),
    ];
    assert_eq!(faults(&all), [""; 0]);
    let library = base.with_pack_files(&files(&all)).expect("sound");
    let own = &library.techniques["ACME.T1"];
    assert_eq!((own.pack.as_str(), own.source), ("acme", Source::Pack));
    assert_eq!(library.packs["acme"].attribution, ["Acme security team"]);
    assert_ne!(library.about.digest, base.about.digest);
    assert!(library.mitigations["AML.M0029"].techniques.contains(&"ACME.T1".to_owned()));

    let added = library.techniques["AML.T0015"].rules.last().expect("a rule");
    assert_eq!(added.id, "AML.T0015/acme-1");
    assert_eq!(added.at, At::Elements(vec!["acme-till".into()]));

    let silenced = &library.silenced["AML.T0051.001/2"];
    assert_eq!((silenced.pack.as_str(), silenced.technique.as_str()), ("acme", "AML.T0051.001"));
    assert_eq!(
        library.techniques["AML.T0051.001"].rules.len() + 1,
        base.techniques["AML.T0051.001"].rules.len()
    );
}

#[test]
fn a_pack_cannot_speak_for_another() {
    let stolen = ABOUT.replace("ACME.", "AML.T");
    assert_eq!(
        faults(&[("library.yaml", &stolen)]),
        ["library.yaml:4:9: the prefix `AML.T` belongs to another pack \
          (choose letters of your own, ending in a dot, such as `ACME.`)"]
    );
    let foreign = TECHNIQUE.replace("ACME.T1", "AML.T0051");
    let said = faults(&[
        ("library.yaml", ABOUT),
        ("element-types/own.yaml", TYPE),
        ("techniques/x.yaml", &foreign),
    ]);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].contains("does not start with `ACME.`"), "{said:?}");
    assert!(said[1].contains("defined twice"), "{said:?}");
    let posing = TECHNIQUE.replace("source: pack", "source: atlas");
    assert_eq!(
        faults(&[
            ("library.yaml", ABOUT),
            ("element-types/own.yaml", TYPE),
            ("techniques/x.yaml", &posing)
        ]),
        ["techniques/x.yaml:5:9: `ACME.T1` is no ATLAS id (its `source` is `pack`)"]
    );
}

#[test]
fn faults_of_a_pack_are_named_like_those_of_the_library() {
    assert_eq!(
        faults(&[("library.yaml", ABOUT), ("silenced.yaml", &SILENCED.replace("/2", "/9"))]),
        ["silenced.yaml:2:12: unknown rule `AML.T0051.001/9` (did you mean `AML.T0051.001/1`?)"]
    );
    assert_eq!(
        faults(&[("rules.yaml", RULES)]),
        [
            "library.yaml:1:1: this file is missing \
             (it says who made the pack and which prefix its ids have)",
            "rules.yaml:3:10: unknown element type `acme-till`",
        ]
    );
}
