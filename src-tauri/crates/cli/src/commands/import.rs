//! `portolan import`

use std::process::ExitCode;

use interchange::{Fate, Fidelity, ImportOptions, Mapping};

use crate::args::Import;
use crate::failed::Failed;
use crate::table::Table;
use crate::{input, output};

pub fn run(args: &Import, by: &str) -> Result<ExitCode, Failed> {
    let options = ImportOptions {
        format: args.format.clone(),
        mapping: Mapping(args.map.iter().cloned().collect()),
        ..ImportOptions::default()
    };
    let (format, import) = input::take_in(&args.src, options)?;
    let from = args.src.file_name().map(|name| name.to_string_lossy().into_owned());
    let label = format!("Import {} ({})", from.unwrap_or_else(|| "input".into()), format.name);
    let written = args.output.as_ref().filter(|_| !args.dry_run);
    if let Some(path) = written {
        output::create(path, import.model, &label, by, args.force)?;
    }
    if let Some(path) = &args.fidelity {
        output::write(path, output::json(&import.fidelity).as_bytes())?;
    }
    let said = format!("{} read as {}\n\n", args.src.display(), format.name);
    output::print(&output::inert(&said))?;
    output::print(&report(&import.fidelity))?;
    let last = written.map_or_else(
        || "\nnothing was written\n".to_owned(),
        |path| format!("\ncreated {}\n", path.display()),
    );
    output::print(&last)?;
    Ok(ExitCode::SUCCESS)
}

/// The fidelity report in words.
fn report(fidelity: &Fidelity) -> String {
    let mut table = Table::new(&["kind", "found", "kept", "changed", "dropped"]);
    for (kind, tally) in &fidelity.kinds {
        let counts = [tally.found, tally.kept, tally.changed, tally.dropped];
        let mut row = vec![kind.clone()];
        row.extend(counts.map(|count| count.to_string()));
        table.rows.push(row);
    }
    let mut text = table.text();
    for (fate, word) in [(Fate::Changed, "Changed"), (Fate::Dropped, "Dropped")] {
        let lines: Vec<_> = fidelity.lines.iter().filter(|line| line.fate == fate).collect();
        if lines.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{word}:\n"));
        for line in lines {
            let said = format!("  {} {:?}: {}\n", line.kind, line.what, line.why);
            text.push_str(&output::inert(&said));
        }
    }
    if !fidelity.questions.is_empty() {
        text.push_str("\nElement types to look at; answer with --map FOREIGN=TYPE:\n");
        for question in &fidelity.questions {
            let mut said = format!("  {}\n", question.question);
            if !question.alternatives.is_empty() {
                said.push_str(&format!("    could be: {}\n", question.alternatives.join(", ")));
            }
            said.push_str(&format!("    of: {}\n", question.elements.join(", ")));
            text.push_str(&output::inert(&said));
        }
    }
    text
}
