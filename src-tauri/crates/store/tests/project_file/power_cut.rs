//! A process that is killed loses nothing that it acknowledged.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use model::{ElementId, Model};
use store::{Access, ProjectFile};

use crate::edits::{add_element, id, small_file, write};

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
