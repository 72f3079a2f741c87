//! `portolan edit`

use std::fs::File;
use std::io::{BufRead, BufReader, Write, stdin, stdout};
use std::path::Path;
use std::process::ExitCode;

use model::Edit;
use project::{Folders, Project};

use crate::failed::Failed;
use crate::input;

pub fn run(args: &crate::args::Edit, by: &str) -> Result<ExitCode, Failed> {
    if !input::is_project(&args.file)? {
        return Err(Failed::input(
            format!("Editing {}: it is not a project", args.file.display()),
            "Import it first: portolan import SRC -o NAME.portolan",
        ));
    }
    let edits: Box<dyn BufRead> = if args.edits == Path::new("-") {
        Box::new(stdin().lock())
    } else {
        let file = File::open(&args.edits);
        Box::new(BufReader::new(file.map_err(|e| Failed::unreadable(&args.edits, &e))?))
    };
    let mut project = Project::open(&args.file, input::library())?;
    if let Ok(folders) = Folders::of_this_user() {
        project.keep_backups_in(&folders.backups());
    }
    for (index, line) in edits.lines().enumerate() {
        let line = line.map_err(|error| Failed::unreadable(&args.edits, &error))?;
        if line.trim().is_empty() {
            continue;
        }
        let place = format!("line {} of {}", index + 1, args.edits.display());
        let edit = parse(&line, &place)?;
        step(&mut project, &edit, by, &place)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(line: &str, place: &str) -> Result<Edit, Failed> {
    let mut parser = serde_json::Deserializer::from_str(line);
    serde_path_to_error::deserialize(&mut parser).map_err(|error| {
        let path = error.path().to_string();
        let message = format!("Reading {place} as an edit failed at {path}: {}", error.inner());
        Failed::input(message, "Each line is one edit as JSON, such as {\"edit\":\"rename\", ...}")
    })
}

fn step(project: &mut Project, edit: &Edit, by: &str, place: &str) -> Result<(), Failed> {
    let outcome = project.edit(edit, by).map_err(|error| {
        let failed = Failed::from(error);
        Failed { message: format!("Carrying out {place} failed: {}", failed.message), ..failed }
    })?;
    if let Some(failure) = outcome.unsaved {
        return Err(Failed {
            code: 3,
            message: format!("Saving {place} failed: {}", failure.message),
            hint: failure.hint,
        });
    }
    if let Some(moved) = outcome.moved {
        eprintln!("note: the file was changed from outside; the work goes on in {moved:?}");
    }
    let mut out = stdout().lock();
    let said = writeln!(out, "ack {}", outcome.revision).and_then(|()| out.flush());
    said.map_err(|error| Failed::unwritable(Path::new("standard output"), &error))
}
