//! `portolan import`

use std::process::ExitCode;

use interchange::{Fate, Fidelity};

use crate::args::Import;
use crate::failed::Failed;
use crate::table::Table;
use crate::{input, output};

/// Below this confidence a person should look at a guessed type, per cent.
const UNSURE: u8 = 75;

pub fn run(args: &Import, by: &str) -> Result<ExitCode, Failed> {
    let bytes = input::bytes(&args.src)?;
    let read = interchange::import(&bytes, args.format.as_deref(), input::in_use());
    let (format, import) = read.map_err(|error| Failed::interchange(&args.src, &error))?;
    let from = args.src.file_name().map(|name| name.to_string_lossy().into_owned());
    let label = format!("Import {} ({})", from.unwrap_or_else(|| "input".into()), format.name);
    output::create(&args.output, import.model, &label, by, args.force)?;
    if let Some(path) = &args.fidelity {
        output::write(path, output::json(&import.fidelity).as_bytes())?;
    }
    let said = format!("{} read as {}\n\n", args.src.display(), format.name);
    output::print(&output::inert(&said))?;
    output::print(&report(&import.fidelity))?;
    output::print(&format!("\ncreated {}\n", args.output.display()))?;
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
    let unsure: Vec<_> = fidelity.guesses.iter().filter(|g| g.confidence < UNSURE).collect();
    if !unsure.is_empty() {
        text.push_str("\nElement types to look at:\n");
        for guess in unsure {
            let what = guess.type_id.as_deref().map_or_else(
                || "nothing fits".to_owned(),
                |id| format!("{id}? ({} %)", guess.confidence),
            );
            let said = format!("  {:?} ({}): {what}\n", guess.name, guess.technology);
            text.push_str(&output::inert(&said));
        }
    }
    text
}
