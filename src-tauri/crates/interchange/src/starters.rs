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
    /// What is in it, in a few words.
    pub summary: String,
    /// The model.
    pub model: Model,
}

macro_rules! starter {
    ($id:literal, $summary:literal) => {
        ($id, $summary, include_str!(concat!("../../../../templates/models/", $id, ".json")))
    };
}

/// The files of `templates/models/`, in the order of the gallery.
const FILES: &[(&str, &str, &str)] = &[
    starter!("rag-assistant", "Chat, retrieval, hosted model"),
    starter!("agent-tools", "Plans, calls tools, remembers"),
    starter!("coding-assistant", "Repository, agent, shell, registry"),
    starter!("fine-tuning", "Dataset, training, registry, endpoint"),
    starter!("fraud-classifier", "Payments, score, analysts' feedback"),
    starter!("ml-platform", "Notebooks, pipelines, registry, serving"),
    starter!("edge-vision", "Camera, on-device model, updates"),
    starter!("federated-health", "Hospitals, aggregator, shared model"),
];

static STARTERS: LazyLock<Vec<Starter>> = LazyLock::new(|| {
    let read = |(id, summary, text): &(&str, &str, &str)| {
        let model = portolan::read(text).expect("a test reads every starter");
        let (id, summary) = ((*id).to_owned(), (*summary).to_owned());
        Starter { id, title: model.about.title.clone(), summary, model }
    };
    FILES.iter().map(read).collect()
});

/// The starters, read once.
pub fn starters() -> &'static [Starter] {
    &STARTERS
}
