//! `portolan diff`

use std::process::ExitCode;

use model::{Changes, DiffKind, DiffLine};

use crate::args::{Diff, Form};
use crate::failed::Failed;
use crate::{input, output};

pub fn run(args: &Diff) -> Result<ExitCode, Failed> {
    let (before, after) = (input::model(&args.before)?, input::model(&args.after)?);
    let lines = Changes::between(&before, &after).in_words();
    let text = match args.format {
        Form::Json => output::json(&lines),
        Form::Table if lines.is_empty() => "No difference in what the models say.\n".to_owned(),
        Form::Table => lines.iter().map(line).collect(),
    };
    output::print(&text)?;
    Ok(if lines.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A difference as one line of text.
pub fn line(line: &DiffLine) -> String {
    let sign = match line.kind {
        DiffKind::Added => '+',
        DiffKind::Removed => '-',
        DiffKind::Changed => '~',
    };
    let what = format!("{} {} {}", line.key.kind.word(), line.number, line.name);
    let change = match (line.field.as_str(), line.before.as_str(), line.after.as_str()) {
        ("", _, _) => String::new(),
        (field, before, after) => format!(": {field}: {before:?} -> {after:?}"),
    };
    let said = format!("{sign} {}{change}", what.split_whitespace().collect::<Vec<_>>().join(" "));
    output::inert(&said) + "\n"
}
