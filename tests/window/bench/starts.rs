//! How long a window takes to start: from the program's start to the last change of the picture on
//! the screen, the same for every program. The virtual display keeps its picture in a file, so that
//! looking costs the programs nothing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A picture that does not change for so long is there to stay.
const STILL: Duration = Duration::from_millis(1_500);
/// A window that shows nothing for so long is broken.
const PATIENCE: Duration = Duration::from_secs(60);
/// From one look to the next.
const LOOK: Duration = Duration::from_millis(4);

/// The file in which the display keeps its picture; none outside of `cargo xtask bench --window`.
pub fn screen() -> Option<PathBuf> {
    let folder = std::env::var_os("PORTOLAN_SCREEN").map(PathBuf::from)?;
    let file = folder.join("Xvfb_screen0");
    file.exists().then_some(file)
}

/// Starts a program, waits until its window stands still, ends it.
pub fn of(command: &mut Command, screen: &Path) -> Duration {
    let mut before = picture(screen);
    let start = Instant::now();
    let mut child =
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program was built");
    let mut changed: Option<Instant> = None;
    while changed.is_none_or(|at| at.elapsed() < STILL) {
        assert!(start.elapsed() < PATIENCE, "{command:?} shows no window");
        std::thread::sleep(LOOK);
        let now = picture(screen);
        if now != before {
            changed = Some(Instant::now());
            before = now;
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    // The screen is empty again before the next starts.
    let gone = Instant::now();
    while gone.elapsed() < STILL / 3 {
        std::thread::sleep(LOOK);
    }
    changed.map_or(Duration::ZERO, |at| at - start)
}

/// The middle one of some times.
pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn picture(screen: &Path) -> Vec<u8> {
    fs::read(screen).expect("the display keeps its picture in a file")
}
