//! The gallery: whole example systems to begin with, part of the program.

use std::sync::LazyLock;

use model::Model;

use crate::portolan;

/// A system to start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Starter {
    /// Permanent id, such as `rag-assistant`.
    pub id: String,
    /// Name of the system.
    pub title: String,
    /// The first sentence of its story.
    pub summary: String,
    /// The model.
    pub model: Model,
}

macro_rules! starter {
    ($id:literal) => {
        ($id, include_str!(concat!("../../../../templates/models/", $id, ".json")))
    };
}

/// The files of `templates/models/`, in the order of the gallery.
const FILES: &[(&str, &str)] = &[
    starter!("rag-assistant"),
    starter!("agent-tools"),
    starter!("coding-assistant"),
    starter!("fine-tuning"),
    starter!("fraud-classifier"),
    starter!("ml-platform"),
    starter!("edge-vision"),
    starter!("federated-health"),
];

static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| {
    let read = |(id, text): &(&str, &str)| {
        let model = portolan::read(text).expect("a test reads every starter");
        let summary = first_sentence(&model.about.description).to_owned();
        Starter { id: (*id).to_owned(), title: model.about.title.clone(), summary, model }
    };
    FILES.iter().map(read).collect()
});

/// The starters, read once.
pub fn starters() -> &'static [Starter] {
    &STARTERS
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").and_then(|end| text.get(..=end)).unwrap_or(text)
}
