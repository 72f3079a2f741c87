//! Element types by what they do to the matter that reaches them. These tables are where the
//! engine knows the vocabulary of the library; a type that stands in none of them is ordinary.

use crate::words::{AttributeId, TypeSet, ValueId, Words};

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident: [$($id:literal),* $(,)?]),+ $(,)?) => {
        /// Element types by class.
        pub(crate) struct Classes { $($(#[$doc])* pub $name: TypeSet,)+ }

        impl Classes {
            pub fn of(words: &Words) -> Self {
                Self { $($name: words.types::<&str>(&[$($id),*]),)+ }
            }
        }
    };
}

classes! {
    // ---- what an element is
    /// Plans and calls tools.
    agents: ["agent"],
    /// Puts prompts together.
    apps: ["llm-app"],
    /// Generative models, ours or a supplier's.
    models: ["llm-inference", "external-model-api"],
    /// A supplier's model: an external entity that is part of the machine, not somebody outside.
    hosted_models: ["external-model-api"],
    /// What a language model stands in.
    llm_parts: ["llm-app", "agent", "llm-inference", "external-model-api"],
    /// What stands between an application and its model.
    filters: ["guardrail", "ai-gateway"],
    /// What a model may call.
    tools: ["agent-tool"],
    /// Finds passages for a prompt.
    retrievers: ["retriever"],
    /// Runs what a model wrote.
    executors: ["code-executor"],
    /// Sends and receives messages.
    mail: ["email-service"],
    /// What a prompt is searched from.
    corpora: ["vector-store", "knowledge-base"],
    /// Ordinary stores whose content is not public until somebody says so.
    private_by_default: ["database", "file-store", "code-repository"],
    /// Models that answer with a verdict: what they were trained on is not in a context.
    predictors: ["predictive-inference", "edge-model"],
    /// In the hands of whoever holds the device.
    in_the_hand: ["edge-model", "sensor"],
    /// Shows a person what the model wrote.
    clients: ["chat-client"],
    /// What makes a system with no AI part of its own an AI system.
    ai_outside: ["external-model-api", "external-agent"],

    // ---- people and parties outside
    anonymous: ["anonymous-user"],
    customers: ["anonymous-user", "end-user"],
    people: ["end-user", "anonymous-user", "internal-user"],
    staff: ["internal-user"],
    /// They send what they please: documents come as others' text beside what is typed.
    senders: ["anonymous-user", "end-user", "external-system", "internal-user"],
    partners: ["external-system"],
    data_suppliers: ["data-supplier"],
    labellers: ["data-labeller"],
    authors: ["public-content"],
    peers: ["external-agent"],
    /// Others' text by its nature.
    outside_text: ["public-content", "external-agent"],
    model_sources: ["model-hub"],
    package_sources: ["package-registry"],
    tool_sources: ["tool-marketplace"],
    surroundings: ["physical-environment"],

    // ---- where matter may enter
    /// Examples are learned from here, now or later.
    learning: ["training-dataset", "feature-store", "feedback-store", "data-labelling",
        "training-pipeline", "fine-tuning-job", "federated-aggregator"],
    /// Turns examples into weights.
    trainers: ["training-pipeline", "fine-tuning-job", "federated-aggregator"],
    aggregators: ["federated-aggregator"],
    /// Carries examples on without learning from them.
    example_carriers: ["data-ingestion", "file-store", "database"],
    /// Examples matter here beyond the learning types.
    example_readers: ["data-ingestion", "predictive-inference", "edge-model", "llm-inference",
        "model-registry", "evaluation-harness", "file-store", "database"],
    /// Keeps, opens or runs model files.
    model_files: ["model-registry", "ml-dev-environment", "mlops-pipeline", "training-pipeline",
        "fine-tuning-job", "llm-inference", "predictive-inference", "edge-model",
        "embedding-model", "container-registry", "file-store", "code-repository",
        "ai-compute-platform", "evaluation-harness", "agent", "llm-app", "federated-aggregator"],
    /// Keeps model files and nothing else.
    model_stores: ["model-registry"],
    /// Carries model files on the way of an update.
    update_carriers: ["app-service"],
    /// Model files mean nothing here, whatever the flow says.
    no_model_files: ["external-model-api", "chat-client"],
    /// Installs software packages.
    installs: ["ml-dev-environment", "mlops-pipeline", "training-pipeline", "fine-tuning-job",
        "ai-compute-platform", "container-registry", "llm-app", "agent", "agent-tool",
        "llm-inference", "predictive-inference", "code-repository", "app-service",
        "code-executor", "chat-client"],
    /// Takes up tools and skills.
    tool_users: ["agent-tool", "agent", "agent-config", "chat-client", "ml-dev-environment"],
    /// What people type does not end up here.
    no_typing: ["model-registry", "system-prompt", "secrets-store", "identity-provider",
        "container-registry", "model-hub", "package-registry", "training-pipeline",
        "fine-tuning-job", "federated-aggregator"],
    /// What one person writes here another reads: typed text becomes others' text.
    shared_reading: ["knowledge-base", "database", "file-store", "code-repository",
        "email-service", "vector-store", "message-queue"],

    // ---- for single predicates
    /// Their own output is not outside content.
    own_voices: ["agent", "llm-app", "llm-inference", "external-model-api", "code-executor",
        "guardrail", "chat-client"],
    /// Through these a person puts a prompt.
    prompt_fronts: ["chat-client", "web-app", "app-service", "api-gateway", "ai-gateway",
        "guardrail", "llm-app", "email-service"],
    /// What a control may be stated on in front of a model.
    fronts: ["ai-gateway", "api-gateway", "guardrail", "llm-app", "web-app", "app-service",
        "chat-client"],
    /// Written here, it can come back to somebody.
    echoes: ["email-service", "knowledge-base", "vector-store", "public-content",
        "external-agent", "database", "message-queue", "code-repository"],
    /// Can carry something out when a model steers it.
    ways_out: ["agent-tool", "code-executor", "email-service"],
}

macro_rules! known_attributes {
    ($($name:ident),+ $(,)?) => {
        /// The attributes that facts are derived from.
        #[derive(Clone, Copy)]
        pub(crate) struct Known { $(pub $name: AttributeId,)+ }

        impl Known {
            pub const NAMES: &[&str] = &[$(stringify!($name)),+];

            pub fn of(words: &Words) -> Self {
                let id = |name| words.attribute(name).expect("Words::of was given Known::NAMES");
                Self { $($name: id(stringify!($name)),)+ }
            }
        }
    };
}

known_attributes! {
    accepts_untrusted_content, action_level, computer_use, content, data_sensitivity, effect,
    egress, executes_code, holds_credentials, multi_tenant, paid_per_use, public_reachable,
    runs_on_user_host, sandboxed, signed_artifacts, third_party, trained_on_sensitive, trust,
    valuable_ip,
}

macro_rules! known_words {
    ($($name:ident = $word:literal),+ $(,)?) => {
        /// The words that facts are derived from.
        #[derive(Clone, Copy)]
        pub(crate) struct KnownWords { $(pub $name: ValueId,)+ }

        impl KnownWords {
            pub fn of(words: &Words) -> Self {
                Self { $($name: words.word($word),)+ }
            }
        }
    };
}

known_words! {
    public = "public", internal = "internal", confidential = "confidential",
    personal = "personal", secret = "secret", write = "write", destructive = "destructive",
    untrusted = "untrusted", semi = "semi", trusted = "trusted", financial = "financial",
    safety = "safety", access = "access",
}

/// What a flow carries, as far as the facts tell it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Unstated,
    Prompt,
    Query,
    Document,
    WebPage,
    TrainingData,
    Feedback,
    ModelArtifact,
    Package,
    ToolCall,
    ToolResult,
    SensorSignal,
    Code,
    Config,
    Other,
    /// Stated, and of no consequence for the facts: a result, an embedding, telemetry ...
    Plain,
}

impl Content {
    pub fn of(word: Option<&str>) -> Self {
        match word {
            None => Self::Unstated,
            Some("prompt") => Self::Prompt,
            Some("query") => Self::Query,
            Some("document") => Self::Document,
            Some("web-content") => Self::WebPage,
            Some("training-data") => Self::TrainingData,
            Some("feedback") => Self::Feedback,
            Some("model-artifact") => Self::ModelArtifact,
            Some("package") => Self::Package,
            Some("tool-call") => Self::ToolCall,
            Some("tool-result") => Self::ToolResult,
            Some("sensor-signal") => Self::SensorSignal,
            Some("code") => Self::Code,
            Some("config") => Self::Config,
            Some("other") => Self::Other,
            Some(_) => Self::Plain,
        }
    }

    /// Text that somebody other than the person at the keyboard wrote.
    pub fn is_text_of_others(self) -> bool {
        matches!(self, Self::Document | Self::WebPage | Self::Code | Self::ToolResult)
    }

    /// Examples to learn from.
    pub fn is_examples(self) -> bool {
        matches!(self, Self::TrainingData | Self::Feedback)
    }

    /// A file with weights, alone or packed.
    pub fn is_model_file(self) -> bool {
        matches!(self, Self::ModelArtifact | Self::Package)
    }

    /// May hold a file: says so, or does not say otherwise.
    pub fn may_hold_a_file(self) -> bool {
        self.is_model_file()
            || matches!(self, Self::Unstated | Self::Code | Self::Config | Self::Other)
    }
}
