//! Suggestions for neutral case files, in the form a scorer reads.

use std::error::Error;
use std::fs;
use std::path::Path;

use library::Library;
use model::Subject;
use serde::Serialize;

/// Pack of the AI threats; conventional ones are told apart and not scored.
const AI_PACK: &str = "atlas";

/// One suggestion, in the scorer's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prediction {
    /// Technique id.
    pub technique: String,
    /// Element or flow id of the case.
    pub at: String,
    /// 1 to 3.
    pub weight: u8,
    /// The card it stands behind.
    pub cluster: String,
}

/// Suggestions of one case, best first for each element.
///
/// # Errors
/// What the reader of cases says about the text.
pub fn predict(json: &str, library: &Library) -> Result<Vec<Prediction>, Box<dyn Error>> {
    let case = interchange::cases::read(json, library)?;
    let analysis = analysis::analyze(&case.model, library);
    let mut found = Vec::new();
    for suggestion in analysis.suggestions.iter().filter(|s| s.pack == AI_PACK) {
        let id = match suggestion.subject {
            Subject::Element(id) => id.0,
            Subject::Flow(id) => id.0,
            Subject::Boundary(_) | Subject::Model => continue,
        };
        let Some(at) = case.ids.get(&id) else { continue };
        found.push(Prediction {
            technique: suggestion.technique.to_string(),
            at: at.clone(),
            weight: suggestion.weight,
            cluster: suggestion.card.to_string(),
        });
    }
    Ok(found)
}

/// Writes `OUT/STEM.json` for every `FOLDER/STEM.json` and gives their number.
///
/// # Errors
/// Names the file that could not be read, understood or written.
pub fn run(folder: &Path, out: &Path) -> Result<usize, Box<dyn Error>> {
    let named = |path: &Path, error: Box<dyn Error>| format!("{}: {error}", path.display());
    fs::create_dir_all(out).map_err(|error| named(out, error.into()))?;
    let mut done = 0;
    for entry in fs::read_dir(folder).map_err(|error| named(folder, error.into()))? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| named(&path, error.into()))?;
        let found = predict(&text, Library::embedded()).map_err(|error| named(&path, error))?;
        let target = out.join(path.file_name().expect("a file that was listed has a name"));
        let json = serde_json::to_string_pretty(&found)?;
        fs::write(&target, json + "\n").map_err(|error| named(&target, error.into()))?;
        done += 1;
    }
    Ok(done)
}
