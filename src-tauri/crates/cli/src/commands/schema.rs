//! `portolan schema`: what the JSON of each command looks like, made from the types that print it.

use std::process::ExitCode;

use schemars::{JsonSchema, schema_for};

use super::{check, list, open_items, suggest};
use crate::args::{Schema, SchemaName};
use crate::failed::Failed;
use crate::output;

pub fn run(args: &Schema) -> Result<ExitCode, Failed> {
    output::print(&text(args.name))?;
    Ok(ExitCode::SUCCESS)
}

fn text(name: SchemaName) -> String {
    fn rows<T: JsonSchema>() -> String {
        output::json(&schema_for!(Vec<T>))
    }
    match name {
        SchemaName::Model => interchange::schema(),
        SchemaName::Suggest => rows::<suggest::Row>(),
        SchemaName::Check => rows::<check::Outcome>(),
        SchemaName::Diff => rows::<model::DiffLine>(),
        SchemaName::Fidelity => output::json(&schema_for!(interchange::Fidelity)),
        SchemaName::Threats => rows::<model::Threat>(),
        SchemaName::Decisions => rows::<list::Decided>(),
        SchemaName::Controls => rows::<model::Control>(),
        SchemaName::Elements => rows::<model::Element>(),
        SchemaName::Flows => rows::<model::Flow>(),
        SchemaName::Boundaries => rows::<model::Boundary>(),
        SchemaName::Assets => rows::<model::DataAsset>(),
        SchemaName::OpenItems => rows::<open_items::OpenItem>(),
    }
}
