//! A library made ready: its names as numbers, its rules as tests. Made once per library, because
//! it costs more than analysing a small model.

use library::Library;

use crate::classes::{Classes, Known};
use crate::question::here::Answers;
use crate::rules::Rules;
use crate::words::Words;

/// Everything about a library that no model changes.
pub(crate) struct Compiled {
    pub words: Words,
    pub classes: Classes,
    pub rules: Rules,
    pub answers: Answers,
}

impl Compiled {
    pub fn of(library: &Library) -> Self {
        let words = Words::of(library, Known::NAMES);
        let classes = Classes::of(&words);
        let rules = Rules::of(library, &words, &classes);
        let answers = Answers::of(library, &words);
        Self { words, classes, rules, answers }
    }
}
