//! Signs: what in a threat model speaks for a consideration of a framework.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::vocabulary::Value;

/// Something in a threat model that speaks for a consideration. A closed list; `analysis` gives
/// each its meaning. None of them is a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "library/")]
pub enum Sign {
    /// There is an element of one of these types.
    Has(Vec<String>),
    /// Elements of these types state these attributes.
    Stated(StatedSign),
    /// Elements of these types have a neighbour of those types, along flows of either direction.
    Beside(BesideSign),
    /// Flows with these forms of content state these attributes.
    Flows(FlowsSign),
    /// One of these mitigations is implemented or verified as a control.
    Controls(Vec<String>),
    /// Threats of these techniques, taken up, are decided.
    Decided(Vec<String>),
    /// Data assets of these kinds have this fact stated.
    Assets(AssetsSign),
    /// Suppliers have this fact stated.
    Suppliers(SupplierFact),
    /// The register has an entry.
    Register(RegisterName),
    /// Choices of models have this fact stated.
    Selections(SelectionFact),
    /// The model as a whole says this of itself.
    About(AboutFact),
    /// There are records of this kind.
    Records(RecordsName),
}

/// See [`Sign::Stated`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct StatedSign {
    /// Element types.
    pub of: Vec<String>,
    /// Attributes with one value each; all must be stated.
    pub attributes: BTreeMap<String, Value>,
}

/// See [`Sign::Beside`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct BesideSign {
    /// Element types.
    pub of: Vec<String>,
    /// Types of the neighbour.
    pub by: Vec<String>,
}

/// See [`Sign::Flows`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct FlowsSign {
    /// Words of the attribute `content`; none for every flow.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<String>,
    /// Attributes with one value each; all must be stated.
    pub attributes: BTreeMap<String, Value>,
}

/// See [`Sign::Assets`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
#[ts(export, export_to = "library/")]
pub struct AssetsSign {
    /// Kinds; none for every asset.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<AssetKindName>,
    /// What must be stated.
    pub with: AssetFact,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident / $list:ident { $($(#[$what:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS,
            JsonSchema,
        )]
        #[ts(export, export_to = "library/")]
        pub enum $name {
            $($(#[$what])* #[serde(rename = $word)] $variant,)+
        }

        /// The words a file may hold for it.
        pub(crate) const $list: &[&str] = &[$($word),+];
    };
}

words! {
    /// Kind of data asset; the words of the model.
    AssetKindName / ASSET_KINDS {
        /// Weights.
        Model = "model",
        /// Data.
        Dataset = "dataset",
        /// Prompts.
        Prompt = "prompt",
        /// Code.
        Software = "software",
        /// Records about persons or business.
        Records = "records",
        /// Documentation.
        Documentation = "documentation",
        /// Logs.
        Logs = "logs",
        /// Test results.
        Assessment = "assessment",
        /// Keys.
        Credentials = "credentials",
    }
}
words! {
    /// A fact of a data asset.
    AssetFact / ASSET_FACTS {
        /// It is in the inventory.
        Listed = "listed",
        /// Sensitivity.
        Classification = "classification",
        /// Owner.
        Owner = "owner",
        /// An element holds it.
        Place = "place",
        /// Where it comes from.
        Provenance = "provenance",
        /// Version.
        Version = "version",
        /// Hash, signature or fingerprint of its files.
        Digest = "digest",
        /// How long it is kept.
        Retention = "retention",
        /// Who may reach it.
        Access = "access",
        /// When or how often it is reviewed.
        Review = "review",
        /// What it is meant for.
        Scope = "scope",
        /// Limitations.
        Limitations = "limitations",
        /// Guardrails.
        Guardrails = "guardrails",
        /// Failure modes.
        FailureModes = "failure_modes",
    }
}
words! {
    /// A fact of a supplier.
    SupplierFact / SUPPLIER_FACTS {
        /// It is in the register.
        Listed = "listed",
        /// A due-diligence question that is answered.
        DueDiligence = "due_diligence",
        /// Every question is judged satisfied.
        Satisfied = "satisfied",
        /// What is used when they fail.
        Fallback = "fallback",
        /// Version or terms.
        Version = "version",
        /// Control on the data sent to them.
        DataControl = "data_control",
    }
}
words! {
    /// A register of the life cycle.
    RegisterName / REGISTERS {
        /// Technical debt.
        Debt = "debt",
        /// Incident scenarios.
        Incident = "incident",
        /// Evaluations.
        Evaluation = "evaluation",
        /// Monitoring.
        Monitoring = "monitoring",
        /// Updates.
        Update = "update",
        /// Lessons and disclosures.
        Lesson = "lesson",
    }
}
words! {
    /// A fact of a choice of model.
    SelectionFact / SELECTION_FACTS {
        /// An option is chosen, with a reason.
        Reason = "reason",
        /// At least two options stand side by side.
        Options = "options",
        /// Complexity of the chosen option.
        Complexity = "complexity",
        /// Appropriateness.
        Appropriateness = "appropriateness",
        /// Explainability.
        Explainability = "explainability",
        /// Training data.
        TrainingData = "training_data",
        /// Hardening.
        Hardening = "hardening",
        /// Provenance.
        Provenance = "provenance",
        /// When it is looked at again.
        Reassess = "reassess",
    }
}
words! {
    /// Something the model as a whole says of itself.
    AboutFact / ABOUT_FACTS {
        /// Why AI is the right tool.
        Purpose = "purpose",
        /// What the system is.
        Description = "description",
        /// Risk owners.
        RiskOwners = "risk_owners",
        /// Scope.
        Scope = "scope",
        /// What users see to.
        Responsibilities = "responsibilities",
        /// Prohibited uses.
        ProhibitedUses = "prohibited_uses",
        /// Where data goes.
        DataUse = "data_use",
        /// Limitations told to users.
        Limitations = "limitations",
    }
}
words! {
    /// A kind of record that speaks for itself.
    RecordsName / RECORDS {
        /// Elements of AI types.
        AiElements = "ai_elements",
        /// Threats that were taken up; counted by how many are decided.
        Decisions = "decisions",
        /// Threats whose impact is rated.
        Ratings = "ratings",
        /// Controls; counted by how many have an owner.
        ControlOwners = "control_owners",
        /// Participants of sessions.
        Participants = "participants",
        /// Assumptions.
        Assumptions = "assumptions",
    }
}
