//! Choices of an option among a few words.

use clap::ValueEnum;

/// What has a schema.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaName {
    /// Portolan JSON, the whole model
    Model,
    /// `suggest --format json`
    Suggest,
    /// `check --format json`
    Check,
    /// `diff --format json`
    Diff,
    /// `import --fidelity`
    Fidelity,
    /// `list FILE threats --format json`
    Threats,
    /// `list FILE decisions --format json`
    Decisions,
    /// `list FILE controls --format json`
    Controls,
    /// `list FILE elements --format json`
    Elements,
    /// `list FILE flows --format json`
    Flows,
    /// `list FILE boundaries --format json`
    Boundaries,
    /// `list FILE assets --format json`
    Assets,
    /// `list FILE open-items --format json`
    OpenItems,
}

/// Form of an output.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Columns to read
    Table,
    /// JSON to process
    Json,
}

/// Form of a list.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TableForm {
    /// Columns to read
    Table,
    /// JSON to process
    Json,
    /// Comma-separated values for spreadsheets
    Csv,
    /// A Markdown table, for a wiki or a pull request
    Md,
}

/// Form of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// The document to sign
    Pdf,
    /// One accessible page
    Html,
    /// Markdown
    Md,
}

/// What can be listed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Listing {
    /// Threats taken up or written
    Threats,
    /// Every decision, oldest first
    Decisions,
    /// Controls
    Controls,
    /// Elements
    Elements,
    /// Data flows
    Flows,
    /// Trust boundaries
    Boundaries,
    /// Data assets
    Assets,
    /// Assessments of guidelines, with those still to be judged
    Assessments,
    /// What is missing, and questions whose answers would change the suggestions
    OpenItems,
}
