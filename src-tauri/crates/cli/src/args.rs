//! The commands and what they take. The doc comments are the manual that `--help` prints.

mod choices;

use std::path::PathBuf;

use clap::{Args as Arguments, Parser, Subcommand};

pub use choices::{Edition, Form, Listing, SchemaName, TableForm};

const AFTER: &str = "\
FILE is a project (.portolan), a Portolan JSON model, or a model of any format that can be imported; \
the content decides, not the name.

Exit codes:
  0  fine
  1  a gate failed, or what was asked for was found
  2  bad input or usage
  3  the file is locked or could not be written

Errors go to standard error: what was being done, to what, what to try.";

/// Threat models of AI systems: draw, get suggested threats, decide, hand over.
#[derive(Parser)]
#[command(name = "portolan", version, after_help = AFTER, max_term_width = 100)]
pub struct Args {
    /// Who is working, for the history of a project
    #[arg(long, global = true, value_name = "NAME")]
    pub by: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    New(New),
    Import(Import),
    Edit(Edit),
    Suggest(Suggest),
    List(List),
    Report(Report),
    Export(Export),
    Check(Check),
    Diff(Diff),
    Merge(Merge),
    Version(crate::commands::version::Version),
    Sign(crate::commands::sign::Sign),
    Verify(crate::commands::verify::Verify),
    Backup(Backup),
    Repair(Repair),
    Library(Library),
    Asset(Asset),
    Completions(Completions),
    Man(Man),
    Schema(Schema),
}

/// Create a project, empty or from a starter.
#[derive(Arguments)]
pub struct New {
    /// Project to create; a name that ends in .json gives Portolan JSON
    pub file: PathBuf,
    /// Starter to begin with
    #[arg(long, value_name = "STARTER", help = starter_help())]
    pub from: Option<String>,
    /// Name of the system; otherwise the starter's, or the name of the file
    #[arg(long)]
    pub title: Option<String>,
}

/// Take in a model of another tool and say what became of everything in it.
///
/// Prints how many of each kind were found, kept, changed and
/// dropped, names every change, and asks about element types that are unsure.
///
/// Answer with --map: `--map "web server=app-service"` says that what the file calls "web server" (its
/// technology, style or name; case does not count) is an element of type app-service. With --dry-run
/// nothing is written, so that the questions can be read first. The report is also kept in the model.
///
/// Limits: 32 MiB (TM7 64 MiB), 250,000 values, 64 levels, 5,000 elements in a diagram, 10 seconds.
#[derive(Arguments)]
pub struct Import {
    /// File to take in; `-` reads standard input
    pub src: PathBuf,
    /// Project to create; a name that ends in .json gives Portolan JSON
    #[arg(short, long, value_name = "FILE", required_unless_present = "dry_run")]
    pub output: Option<PathBuf>,
    /// Only say what would become of everything; write no model
    #[arg(long)]
    pub dry_run: bool,
    /// Element type of a foreign technology, style or name; can be given more than once
    #[arg(long = "map", value_name = "FOREIGN=TYPE", value_parser = mapped)]
    pub map: Vec<(String, String)>,
    /// Format, when the content does not say it
    #[arg(long, value_name = "FORMAT", help = import_help())]
    pub format: Option<String>,
    /// Write the fidelity report as JSON
    #[arg(long, value_name = "OUT")]
    pub fidelity: Option<PathBuf>,
    /// Replace the output if it is there
    #[arg(long)]
    pub force: bool,
}

/// Carry out a stream of edits on a project.
///
/// Carry out a stream of edits, one JSON object a line, each as one step of the history. After each
/// commit `ack SEQ` is printed, where SEQ is the number of the step in the project's history. The
/// first edit that is refused ends the stream; what was acknowledged before stands.
#[derive(Arguments)]
pub struct Edit {
    /// Project
    pub file: PathBuf,
    /// Edits, one JSON object a line; `-` reads standard input
    #[arg(long, value_name = "EDITS")]
    pub edits: PathBuf,
}

/// Show which threats the diagram suggests, and why.
///
/// For each subject the most pressing comes first.
#[derive(Arguments)]
pub struct Suggest {
    /// Model
    pub file: PathBuf,
    /// Form of the output
    #[arg(long, default_value = "table")]
    pub format: Form,
    /// Also what is folded away: low weights, variants, conventional threats
    #[arg(long)]
    pub all: bool,
    /// Only this element, flow or boundary: its id, number (E-3) or name
    #[arg(long, value_name = "ID")]
    pub element: Option<String>,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// List what is in a model.
#[derive(Arguments)]
pub struct List {
    /// Model
    pub file: PathBuf,
    /// What to list
    pub what: Listing,
    /// Form of the output
    #[arg(long, default_value = "table")]
    pub format: TableForm,
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Write the report as PDF, HTML or Markdown.
#[derive(Arguments)]
pub struct Report {
    /// Model
    pub file: PathBuf,
    /// File to write
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Which document
    #[arg(long, default_value = "full")]
    pub template: String,
    /// Form of the document; otherwise from the name of OUT
    #[arg(long)]
    pub format: Option<Edition>,
    /// Date on the document, YYYY-MM-DD; today otherwise
    #[arg(long)]
    pub date: Option<model::Date>,
    /// Leave out how attacks work, and carry no model: the edition for suppliers
    #[arg(long)]
    pub redact: bool,
    /// Leave out a section of the full report; can be given more than once
    #[arg(long, value_name = "SECTION", value_parser = clap::builder::PossibleValuesParser::new(report::SECTIONS))]
    pub without: Vec<String>,
    /// Folder with templates and branding of the organisation, over the ones inside
    #[arg(long, value_name = "FOLDER")]
    pub house: Option<PathBuf>,
}

/// Write the model in another format.
#[derive(Arguments)]
pub struct Export {
    /// Model
    pub file: PathBuf,
    /// Format; `portolan export --help` lists them
    #[arg(long, value_name = "FORMAT", help = format_help())]
    pub format: String,
    /// File to write; `-` writes to standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Diagram to draw, by title; the first otherwise (svg and png)
    #[arg(long)]
    pub diagram: Option<String>,
    /// Draw only these: numbers (E-3, B-1), ids or names of elements and boundaries, with the flows
    /// between them (svg and png); can be given more than once
    #[arg(long, value_name = "ELEMENT")]
    pub only: Vec<String>,
    /// Pixels of the picture for each pixel of the diagram, 0.25 to 8 (png)
    #[arg(long, default_value_t = 2.0)]
    pub scale: f32,
    /// Path of FILE from the root of the repository, for the place of the findings (sarif);
    /// otherwise FILE as it was given
    #[arg(long, value_name = "PATH")]
    pub place: Option<String>,
}

fn starter_help() -> String {
    let ids: Vec<&str> = interchange::starters().iter().map(|s| s.id.as_str()).collect();
    format!("Starter to begin with: {}", ids.join(", "))
}

fn format_help() -> String {
    format!("Format: {}, svg, png", interchange::exportable().join(", "))
}

fn import_help() -> String {
    let ids = interchange::importable().join(", ");
    format!("Format, when the content does not say it: {ids}")
}

/// `foreign=type`; the type holds no equals sign, the foreign name may.
fn mapped(text: &str) -> Result<(String, String), String> {
    match text.rsplit_once('=') {
        Some((foreign, id)) if !foreign.trim().is_empty() && !id.trim().is_empty() => {
            Ok((foreign.trim().to_owned(), id.trim().to_owned()))
        }
        Some(_) | None => {
            Err("write it as FOREIGN=TYPE, such as \"web server=app-service\"".into())
        }
    }
}

/// Hold a model against gates, for pipelines.
///
/// Each failed gate is printed with what failed it, and the exit code is
/// 1. Without a gate, all gates but `unsigned` are shown and the exit code is 0.
///
/// Gates: open (threats nobody decided), overdue (controls, decisions and acceptances past their date), stale
/// (decisions whose suggestion or subject is gone), unsigned (no valid sign-off), incomplete (what the
/// model still lacks), sensitivity (generated content that takes sensitive data outside or to a less
/// protected place), suppliers (sensitive data sent without a stated control, model files loaded
/// without a check), level:WORD (risk of that level or above, such as level:high).
#[derive(Arguments)]
pub struct Check {
    /// Model
    pub file: PathBuf,
    /// Gate that must hold; can be given more than once
    #[arg(long = "gate", value_name = "GATE")]
    pub gates: Vec<String>,
    /// Date that counts as today, YYYY-MM-DD
    #[arg(long)]
    pub date: Option<model::Date>,
    /// Form of the output
    #[arg(long, default_value = "table")]
    pub format: Form,
}

/// Show what is different between two models, by record.
///
/// Show what is different between two models: records that came, went or changed, field by field.
/// Moving a shape is no difference. The exit code is 1 when there are differences.
#[derive(Arguments)]
pub struct Diff {
    /// Model before
    pub before: PathBuf,
    /// Model after
    pub after: PathBuf,
    /// Form of the output
    #[arg(long, default_value = "table")]
    pub format: Form,
}

/// Merge two models that come from one; conflicts are listed.
///
/// Merge two models that come from one. Where both changed the same record in different ways, ours
/// is kept, the conflict is listed and the exit code is 1.
#[derive(Arguments)]
pub struct Merge {
    /// Model that both come from
    pub base: PathBuf,
    /// Ours
    pub ours: PathBuf,
    /// Theirs
    pub theirs: PathBuf,
    /// Project to create; a name that ends in .json gives Portolan JSON
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Copy a project, and check the copy.
///
/// The history goes along; the copy is checked from its first byte to its last.
#[derive(Arguments)]
pub struct Backup {
    /// Project
    pub file: PathBuf,
    /// File to write; otherwise beside the project, with the date in its name
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Save what is sound of a damaged project into a new one.
///
/// Save what is sound of a damaged project into a new one. The damaged file is left as it is. The exit
/// code is 1 when something is lost; what is lost is listed.
#[derive(Arguments)]
pub struct Repair {
    /// Damaged project
    pub damaged: PathBuf,
    /// Project to create
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
}

/// Work with the threat library: check, compare and take over releases, add packs.
#[derive(Arguments)]
pub struct Library {
    /// What to do.
    #[command(subcommand)]
    pub command: LibraryCommand,
}

#[derive(Subcommand)]
pub enum LibraryCommand {
    /// Check a library or a pack; every fault is printed with file, line and column
    Check {
        /// Folder that holds library.yaml; without a tactics.yaml it is a pack
        dir: PathBuf,
    },
    /// Show what an ATLAS release would change: new, renamed, retired and moved techniques
    Diff {
        /// Release file: ATLAS YAML of any version, or its STIX bundle
        release: PathBuf,
        /// Model whose threats are looked at
        #[arg(long, value_name = "FILE")]
        model: Option<PathBuf>,
        /// Form of the output
        #[arg(long, default_value = "table")]
        format: Form,
    },
    /// Take an ATLAS release over, for projects opened from now on; the library before is kept
    Import {
        /// Release file
        release: PathBuf,
    },
    /// Check a pack of your organisation and add it, or replace the one of the same id
    AddPack {
        /// Folder that holds the pack's library.yaml
        dir: PathBuf,
    },
    /// Take a pack away; threats that name its techniques stay
    RemovePack {
        /// Id of the pack
        id: String,
    },
    /// Go back to the library before; twice is forward again
    RollBack,
    /// Show which library is in use, its packs, their licences and what they silence
    Show,
}

/// Take and check fingerprints of the files behind a data asset, enter evaluation results.
///
/// Fingerprints are SHA-256, of a file or of a folder.
#[derive(Arguments)]
pub struct Asset {
    /// What to do.
    #[command(subcommand)]
    pub command: AssetCommand,
}

#[derive(Subcommand)]
pub enum AssetCommand {
    /// Take the fingerprint of a file or folder and keep it with a data asset
    Hash(AssetFile),
    /// Hold a file or folder against the fingerprint that was kept; exit code 1 when it changed
    Verify(AssetFile),
    /// Enter the counts of a garak or PyRIT report as an evaluation, with the file as evidence
    Evaluate {
        /// Project
        file: PathBuf,
        /// Threat that was tested, such as T-3; can be given more than once
        #[arg(long = "threat", value_name = "THREAT")]
        threats: Vec<String>,
        /// report.jsonl of garak, or attack results of PyRIT as JSON
        report: PathBuf,
    },
    /// Fill the cards of data assets from a CycloneDX bill of materials, or from another model
    ///
    /// Assets are known again by their name; what is filled in already stands.
    Fill {
        /// Project
        file: PathBuf,
        /// Bill of materials
        bill: PathBuf,
    },
}

/// A data asset and what lies behind it.
#[derive(Arguments)]
pub struct AssetFile {
    /// Project
    pub file: PathBuf,
    /// Data asset: number such as D-2, id, or name
    pub asset: String,
    /// File or folder
    pub path: PathBuf,
}

/// Print completions for a shell.
///
/// For example `portolan completions bash > /etc/bash_completion.d/portolan`.
#[derive(Arguments)]
pub struct Completions {
    /// Shell
    pub shell: clap_complete::Shell,
}

/// Print the manual page of a command, or write those of all.
///
/// Print a manual page: `portolan man | man -l -`, `portolan man check | man -l -`; or write all of them:
/// `portolan man --dir /usr/local/share/man/man1`.
#[derive(Arguments)]
pub struct Man {
    /// Command; the page of portolan itself otherwise
    pub command: Option<String>,
    /// Folder to write every page to
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub dir: Option<PathBuf>,
}

/// Print the JSON Schema of what a command prints as JSON.
///
/// Print the JSON Schema (draft 2020-12) of what a command prints or reads as JSON. Fields may be added
/// in later versions; none of these is taken away or given another meaning within version 1.
#[derive(Arguments)]
pub struct Schema {
    /// Which
    pub name: SchemaName,
}
