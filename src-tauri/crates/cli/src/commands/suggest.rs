//! `portolan suggest`

use std::process::ExitCode;

use analysis::{Role, Suggestion, analyze};
use library::Library;
use model::{Model, Subject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::args::{Form, Suggest};
use crate::failed::Failed;
use crate::subjects::{self, Named};
use crate::table::Table;
use crate::{input, output};

/// The pack whose suggestions are AI threats.
const AI_PACK: &str = "atlas";
/// The lowest weight shown unless everything is asked for.
const SHOWN: u8 = 2;

/// One suggestion, with the names people read.
#[derive(Serialize, JsonSchema)]
pub struct Row<'a> {
    /// Technique id.
    technique: &'a str,
    /// Its name.
    name: &'a str,
    /// Where it applies.
    subject: Named,
    /// 0 to 5.
    weight: u8,
    /// Id of the card it stands behind.
    card: &'a str,
    /// What the card says.
    headline: &'a str,
    /// Its part in the card, such as `head` or `variant`.
    #[schemars(with = "String")]
    role: Role,
    /// Place in the order of the subject.
    rank: u32,
    /// Why it is suggested.
    because: &'a str,
    /// The way by which the trouble comes.
    path: Vec<Named>,
    /// Id of the pack of the library.
    pack: &'a str,
}

pub fn run(args: &Suggest) -> Result<ExitCode, Failed> {
    let model = input::model(&args.file)?;
    let only = args.element.as_deref().map(|asked| subjects::find(&model, asked)).transpose()?;
    let library = input::in_use();
    let analysis = analyze(&model, library);
    let shown = |suggestion: &&Suggestion| {
        // Beside AI threats the conventional ones are folded away; without AI they are what there is.
        let folded = match analysis.has_ai {
            true => suggestion.pack != AI_PACK || suggestion.weight < SHOWN,
            false => false,
        } || suggestion.role == Role::Variant;
        let asked = |only: &Vec<Subject>| only.contains(&suggestion.subject);
        (args.all || !folded) && only.as_ref().is_none_or(asked)
    };
    let rows: Vec<Row> = analysis
        .suggestions
        .iter()
        .filter(shown)
        .map(|suggestion| row(&model, library, suggestion))
        .collect();
    let text = match args.format {
        Form::Json => output::json(&rows),
        Form::Table => table(&rows),
    };
    output::deliver(&text, args.output.as_deref())?;
    Ok(ExitCode::SUCCESS)
}

fn row<'a>(model: &Model, library: &'a Library, suggestion: &'a Suggestion) -> Row<'a> {
    let technique = library.techniques.get(suggestion.technique.as_str());
    let card = library.cards.get(suggestion.card.as_str());
    let name = technique.map_or("", |technique| technique.name.as_str());
    Row {
        technique: &suggestion.technique,
        name,
        subject: subjects::named(model, suggestion.subject),
        weight: suggestion.weight,
        card: &suggestion.card,
        headline: card.map_or(name, |card| card.headline.as_str()),
        role: suggestion.role,
        rank: suggestion.rank,
        because: &suggestion.because,
        path: suggestion.path.iter().map(|subject| subjects::named(model, *subject)).collect(),
        pack: &suggestion.pack,
    }
}

fn table(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "Nothing is suggested here; --all shows what is folded away.\n".into();
    }
    let mut table = Table::new(&["where", "weight", "technique", "name", "because"]);
    for row in rows {
        let place = format!("{} {}", row.subject.number, row.subject.name);
        let (technique, name) = (row.technique.to_owned(), row.name.to_owned());
        let weight = row.weight.to_string();
        table.rows.push(vec![place, weight, technique, name, row.because.to_owned()]);
    }
    table.text()
}
