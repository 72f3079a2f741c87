//! Questions: what nobody stated is asked where an answer would change the cards, and answering does
//! what was promised.

mod support;

use std::collections::BTreeMap;

use analysis::{Analysis, Question, analyze};
use library::Library;
use model::{AttributeValue, Model, Subject};
use support::{Named, compact};

const ASSISTANT: &str = "c: internal-user; a: llm-app; r: retriever; k: knowledge-base; m: llm-inference; \
     c -> a: prompt; a -> r: query; r -> k: query; a -> m: prompt";

/// Weights of the AML cards by where they stand.
fn cards(analysis: &Analysis) -> BTreeMap<(Subject, String), u8> {
    let aml = analysis.cards.iter().filter(|card| card.pack == "atlas");
    aml.map(|card| ((card.subject, card.card.to_string()), card.weight)).collect()
}

fn answered(model: &Model, question: &Question, value: &AttributeValue) -> Model {
    let mut model = model.clone();
    let attributes = match question.subject {
        Subject::Element(id) => model.elements.get_mut(&id).map(|e| &mut e.attributes),
        Subject::Flow(id) => model.flows.get_mut(&id).map(|flow| &mut flow.attributes),
        Subject::Boundary(_) | Subject::Model => None,
    };
    attributes.expect("it is there").insert(question.attribute.clone(), value.clone());
    model
}

/// Every answer does what its question promised, and the question is gone.
fn check(named: &Named, subject: &str, attribute: &str) -> Question {
    let before = analyze(&named.model, Library::embedded());
    let asks = |q: &&Question| q.attribute == attribute && q.subject == named.subjects[subject];
    let question = before.questions.iter().find(asks).expect("it is asked").clone();
    let now = cards(&before);
    for answer in &question.answers {
        let model = answered(&named.model, &question, &answer.value);
        let after = analyze(&model, Library::embedded());
        assert!(!after.questions.iter().any(|q| asks(&q)), "{attribute} at {subject}");
        let then = cards(&after);
        let count = |n: usize| u32::try_from(n).expect("a few cards");
        let found = (
            count(then.keys().filter(|key| !now.contains_key(*key)).count()),
            count(now.keys().filter(|key| !then.contains_key(*key)).count()),
            count(then.iter().filter(|(k, w)| now.get(*k).is_some_and(|was| was != *w)).count()),
        );
        let promised = (answer.appear, answer.vanish, answer.reweigh);
        assert_eq!(found, promised, "{subject}.{attribute} = {}", answer.value);
    }
    question
}

#[test]
fn who_can_write_into_what_a_prompt_is_fed_from() {
    let named = compact::read(ASSISTANT, Library::embedded());
    let question = check(&named, "k", "accepts_untrusted_content");
    assert!(question.text.contains(" k"), "{}", question.text);
    assert!(question.answers[0].appear + question.answers[0].reweigh >= 2);
}

#[test]
fn a_blank_at_the_element_itself() {
    let text = format!("{ASSISTANT}; s: public-content; s -> k: document");
    let named = compact::read(&text, Library::embedded());
    check(&named, "a", "shows_citations");
}

#[test]
fn what_moves_along_a_flow() {
    let text = format!("{ASSISTANT}; p: external-system; p -> k");
    let named = compact::read(&text, Library::embedded());
    let flow = named.model.flows.keys().next_back().expect("a flow");
    let flow = named.name_of(Subject::Flow(*flow)).to_owned();
    let question = check(&named, &flow, "content");
    assert_eq!(question.text, "p to k: What moves along this flow?");
    assert_eq!(question.answers.len(), 19);
    let document = AttributeValue::Word("document".into());
    let answer = question.answers.iter().find(|answer| answer.value == document);
    assert!(answer.expect("an answer").appear >= 2, "a partner's documents steer the assistant");
}

#[test]
fn the_most_telling_question_comes_first() {
    let named = compact::read(ASSISTANT, Library::embedded());
    let questions = analyze(&named.model, Library::embedded()).questions;
    assert!(questions.len() > 3);
    assert!(questions.is_sorted_by(|a, b| a.changes >= b.changes));
}

#[test]
fn what_is_stated_or_changes_nothing_is_not_asked() {
    let named = compact::read(ASSISTANT, Library::embedded());
    let analysis = analyze(&named.model, Library::embedded());
    for question in &analysis.questions {
        let most = question.answers.iter().map(|a| a.appear + a.vanish + a.reweigh).max();
        assert_eq!(most, Some(question.changes), "{}", question.text);
        assert!(question.changes > 0, "{}", question.text);
        if let Subject::Flow(id) = question.subject {
            let stated = &named.model.flows[&id].attributes;
            assert!(!stated.contains_key(&question.attribute), "{}", question.text);
        }
    }
}
