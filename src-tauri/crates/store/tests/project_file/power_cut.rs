//! A process that is killed loses nothing that it acknowledged.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use model::{ElementId, Model};
use store::{Access, ProjectFile};

use crate::edits::{small_file, write};
use crate::small::{add_element, id};

const CHILD: &str = "PORTOLAN_TEST_WRITES_TO";
const TEST: &str = "power_cut::killed_writers_lose_no_acknowledged_edit";

/// Writes element after element and says so, until it is killed.
fn write_and_acknowledge(path: &str) {
    let (mut file, contents) = ProjectFile::open(path.as_ref(), Access::Write).unwrap();
    let mut model = contents.model;
    for n in 10..=250 {
        write(&mut file, &mut model, &add_element(n, "Tool"));
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {n}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn killed_writers_lose_no_acknowledged_edit() {
    if let Ok(path) = std::env::var(CHILD) {
        return write_and_acknowledge(&path);
    }
    for acks in [1, 7, 40] {
        let (_folder, path) = small_file();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", TEST, "--nocapture"])
            .env(CHILD, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut saved: Vec<u8> = Vec::new();
        for line in said {
            saved.extend(line.rsplit_once("saved ").and_then(|(_, n)| n.parse::<u8>().ok()));
            if saved.len() == acks {
                // SIGKILL; whatever it still says was acknowledged too.
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(saved.len() >= acks);
        let (_file, contents) = ProjectFile::open(&path, Access::Write).unwrap();
        assert_holds(&contents.model, &saved);
    }
}

fn assert_holds(model: &Model, saved: &[u8]) {
    for n in saved {
        assert!(model.elements.contains_key(&ElementId(id(*n))), "edit {n} was acknowledged");
    }
}

/// The moment inside a transaction at which the file is half written and the journal holds the way
/// back, taken as a power cut would.
#[test]
fn a_half_written_edit_is_taken_back_on_opening() {
    for access in [Access::Write, Access::Read] {
        let (folder, path) = small_file();
        let (_, clean) = ProjectFile::open(&path, Access::Read).unwrap();
        let cut = folder.path().join("cut.portolan");
        let writer = rusqlite::Connection::open(&path).unwrap();
        writer
            .execute_batch(
                "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
                 UPDATE record SET body = body || hex(randomblob(3000));
                 INSERT INTO audit VALUES (2, randomblob(90000), x'00', NULL);",
            )
            .unwrap();
        let journal = |path: &std::path::Path| path.with_extension("portolan-journal");
        std::fs::copy(&path, &cut).unwrap();
        std::fs::copy(journal(&path), journal(&cut)).unwrap();
        assert_ne!(std::fs::read(&cut).unwrap().len(), 0);
        let raw = String::from_utf8_lossy(&std::fs::read(&cut).unwrap()).len();
        assert!(raw > 60_000, "the half-written pages are in the file: {raw}");
        let (_file, contents) = ProjectFile::open(&cut, access).unwrap();
        assert_eq!(contents, clean);
        assert!(!journal(&cut).exists());
    }
}
