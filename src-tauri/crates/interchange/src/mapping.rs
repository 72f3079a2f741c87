//! What people answer when a type is unsure: this foreign name means that element type. The first
//! look at a file asks, the second is given the answers; nothing is written in between.

use std::collections::BTreeMap;

use library::{ElementType, Library};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::InterchangeError;
use crate::fidelity::{ASK, TypeGuess, TypeQuestion};

/// Element-type ids by foreign technology, style or name. Case and space around do not count.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Mapping(pub BTreeMap<String, String>);

/// What every importer is given beside the document.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// Element types, boundary types, attributes.
    pub library: &'a Library,
    /// Answers of people.
    pub mapping: &'a Mapping,
}

static NOTHING: Mapping = Mapping(BTreeMap::new());

impl<'a> Given<'a> {
    /// A library and no answers.
    pub fn plain(library: &'a Library) -> Self {
        Self { library, mapping: &NOTHING }
    }
}

impl Mapping {
    /// Refuses what is no element type of the library.
    pub(crate) fn check(&self, library: &Library) -> Result<(), InterchangeError> {
        let unknown = self.0.iter().find(|(_, id)| !library.element_types.contains_key(*id));
        let Some((foreign, type_id)) = unknown else { return Ok(()) };
        let words: Vec<&str> = type_id.split('-').filter(|word| !word.is_empty()).collect();
        let near = |id: &&String| words.iter().any(|word| id.contains(word));
        let near = library.element_types.keys().filter(near).take(5).cloned().collect();
        let (foreign, type_id) = (foreign.clone(), type_id.clone());
        Err(InterchangeError::NoType { foreign, type_id, near })
    }

    /// The first of some foreign words that was answered, with the type it means.
    pub(crate) fn answer<'s, 'l>(
        &self,
        said: impl Iterator<Item = &'s str>,
        library: &'l Library,
    ) -> Option<(&'s str, &'l ElementType)> {
        if self.0.is_empty() {
            return None;
        }
        let mut known = said.filter_map(|word| {
            let same = |key: &str| key.trim().to_lowercase() == word.trim().to_lowercase();
            let (_, id) = self.0.iter().find(|(key, _)| same(key))?;
            Some((word, library.element_types.get(id)?))
        });
        known.next()
    }
}

/// The unsure guesses as questions, one for each foreign name, in the order of the file.
pub(crate) fn questions(guesses: &[TypeGuess], library: &Library) -> Vec<TypeQuestion> {
    let mut questions: Vec<TypeQuestion> = Vec::new();
    let mut place: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
    for guess in guesses.iter().filter(|guess| guess.confidence < ASK) {
        let technology = guess.technology.trim();
        let foreign = if technology.is_empty() { guess.name.trim() } else { technology };
        if foreign.is_empty() {
            continue;
        }
        let key = (foreign, guess.type_id.as_deref());
        if let Some(at) = place.get(&key) {
            questions[*at].elements.push(guess.name.clone());
            continue;
        }
        place.insert(key, questions.len());
        questions.push(TypeQuestion {
            foreign: foreign.to_owned(),
            elements: vec![guess.name.clone()],
            type_id: guess.type_id.clone().filter(|_| guess.applied),
            confidence: guess.confidence,
            question: words(foreign, guess, library),
            alternatives: alternatives(guess),
        });
    }
    questions
}

/// What was not applied is the first of the alternatives.
fn alternatives(guess: &TypeGuess) -> Vec<String> {
    let first = guess.type_id.clone().filter(|_| !guess.applied);
    first.into_iter().chain(guess.alternatives.iter().cloned()).collect()
}

fn words(foreign: &str, guess: &TypeGuess, library: &Library) -> String {
    let name = guess.type_id.as_ref().and_then(|id| library.element_types.get(id));
    match (name, guess.applied) {
        (Some(known), true) => {
            format!("{foreign:?} was taken as {:?}, because {}", known.name, guess.because)
        }
        (Some(known), false) => format!(
            "{foreign:?} was left without a type; it could be {:?}, because {}",
            known.name, guess.because
        ),
        (None, _) => format!("{foreign:?} was left without a type, because {}", guess.because),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::library;
    use crate::{ImportOptions, import_with};

    const FILE: &[u8] = br#"{"otmVersion": "0.2.0", "project": {"name": "p", "id": "p"},
        "trustZones": [{"id": "z", "name": "Z", "risk": {"trustRating": 1}}],
        "components": [
            {"id": "a", "name": "Frobnicator", "type": "frob-9000", "parent": {"trustZone": "z"}},
            {"id": "b", "name": "Second", "type": "frob-9000", "parent": {"trustZone": "z"}}]}"#;

    fn look(mapping: &[(&str, &str)]) -> Result<crate::Import, InterchangeError> {
        let mapping = mapping.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let options = ImportOptions { mapping: Mapping(mapping), ..ImportOptions::default() };
        import_with(FILE, &options, library()).map(|(_, import)| import)
    }

    #[test]
    fn an_answer_settles_the_question() {
        let first = look(&[]).expect("sound");
        let [question] = first.fidelity.questions.as_slice() else {
            panic!("one question: {:#?}", first.fidelity.questions)
        };
        assert_eq!(question.foreign, "frob-9000");
        assert_eq!(question.elements, ["Frobnicator", "Second"]);
        assert!(question.question.contains("without a type"), "{}", question.question);
        let second = look(&[(" FROB-9000", "llm-app")]).expect("sound");
        assert_eq!(second.fidelity.questions, []);
        let mut types = second.model.elements.values().map(|e| e.type_id.as_deref());
        assert!(types.all(|id| id == Some("llm-app")));
        let refused = look(&[("frob-9000", "llm-ap")]).expect_err("no such type");
        assert!(refused.hint().contains("llm-app"), "{}", refused.hint());
    }
}
