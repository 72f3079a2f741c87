//! Model selection: why this model and not another, with the trade-offs written down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Date, ElementId, ModelSelectionId};

/// Where a model comes from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ModelRoute {
    /// Trained by us from the start.
    Build,
    /// An existing model, tuned by us.
    FineTune,
    /// An existing model, used as it is and run by us.
    AsIs,
    /// Called at a supplier.
    ExternalApi,
}

/// One model that could be used. Trade-offs as the guidelines for secure AI system development list
/// them (secure design, selection of the model).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ModelOption {
    /// Name and version.
    pub name: String,
    /// Where it comes from.
    pub route: ModelRoute,
    /// Architecture and number of parameters.
    pub complexity: String,
    /// Fit for the task, and how far it can be adapted.
    pub appropriateness: String,
    /// How far outputs can be aligned, interpreted and explained.
    pub explainability: String,
    /// Size, integrity, quality, sensitivity, age, relevance and diversity of the training data.
    pub training_data: String,
    /// Adversarial training, regularisation, privacy-enhancing techniques.
    pub hardening: String,
    /// Supply chain of model, foundation model, data and tools.
    pub provenance: String,
}

/// The choice of a model for one element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ModelSelection {
    /// Identity.
    pub id: ModelSelectionId,
    /// The model element.
    pub element: ElementId,
    /// What could be used.
    pub options: Vec<ModelOption>,
    /// Which of the options is used, counted from 0; none while undecided.
    pub chosen: Option<u32>,
    /// Why.
    pub reason: String,
    /// When it is looked at again, as research advances.
    pub reassess: Option<Date>,
}
