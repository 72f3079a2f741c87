//! The registers in the Markdown edition: nothing of the model is missing in it.

mod fixture;

use report::{Options, Settings};

fn markdown(template: &str, model: &model::Model) -> String {
    let options = Options { template: template.into(), ..Options::new(fixture::today()) };
    let data = fixture::data_of(model, &options);
    report::markdown(&data, &Settings::default()).expect("a report")
}

fn check(text: &str, what: &str, told: impl IntoIterator<Item = String>) {
    for words in told {
        assert!(text.contains(&words), "{what}: {words:?} is missing");
    }
}

#[test]
fn markdown_has_every_register() {
    let model = fixture::model();
    let text = markdown("full", &model);
    let data = fixture::data();
    check(&text, "threats", model.threats.values().map(|t| format!("T-{} {}", t.number, t.title)));
    let elements = model.elements.values();
    check(&text, "elements", elements.map(|e| format!("| E-{} | **{}**", e.number, e.name)));
    let controls = model.controls.values();
    check(&text, "controls", controls.map(|c| format!("| C-{} | **{}**", c.number, c.title)));
    let decisions = model.threats.values().filter_map(model::Threat::decision);
    check(&text, "decisions", decisions.map(|d| d.rationale.clone()));
    check(&text, "gaps", data.gaps.iter().flat_map(|(_, items)| items.clone()));
    check(&text, "questions", data.questions.iter().flat_map(|(_, asked)| asked.clone()));
    assert!(!data.gaps.is_empty() && !data.questions.is_empty(), "the fixture has open items");
}

#[test]
fn what_nobody_judged_has_a_line_and_no_rows() {
    let text = markdown("guidelines", &fixture::model());
    let rows = text.lines().filter(|line| line.starts_with("| SD")).count();
    assert_eq!(rows, 1, "{text}");
    let frameworks = &library::Library::embedded().frameworks;
    let areas = frameworks["secure-ai"].areas.len();
    assert_eq!(text.matches("been judged yet").count(), areas, "{text}");
    assert_eq!(text.matches("None of ").count(), areas - 1, "{text}");
}

#[test]
fn a_date_that_has_passed_is_an_open_item() {
    let late = Options::new(model::Date::constant(2027, 6, 1));
    let gaps = |options: &Options| fixture::data_of(&fixture::model(), options).gaps.len();
    assert_eq!(gaps(&late), gaps(&Options::new(fixture::today())) + 1);
}
