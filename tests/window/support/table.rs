//! The threat table with thousands of threats, and how it scrolls.

use std::path::{Path, PathBuf};

use library::Library;
use model::{Model, Subject, Threat, ThreatId};
use project::Project;

use super::Window;

/// How many threats the file has.
pub const MANY: u128 = 5_000;

/// A project with so many threats of one's own, in a folder.
pub fn written(folder: &Path) -> PathBuf {
    let file = folder.join("many.portolan");
    let mut model = Model::default();
    for number in 1..=MANY {
        let id = ThreatId(uuid::Uuid::from_u128(number));
        let mut threat = Threat::new(id, Subject::Model, format!("Threat {number}"));
        threat.own = true;
        threat.number = u32::try_from(number).expect("a few thousand");
        model.threats.insert(id, threat);
    }
    model.numbering.threat = u32::try_from(MANY).expect("a few thousand");
    let library = Library::embedded().clone();
    drop(Project::create(&file, model, "Start", "tester", library.into()).expect("a new project"));
    file
}

/// What was seen while the table went by.
pub struct Scrolled {
    /// The most rows that were in the page at once.
    pub rows: u64,
    /// Time between two frames, median, ms.
    pub median: f64,
    /// The longest time between two frames, ms.
    pub longest: f64,
}

/// Opens the table and scrolls it by so many px in each of 120 frames.
pub async fn scrolled(window: &Window, step: u32) -> Scrolled {
    const SCROLL: &str = "
        const [step, done] = arguments;
        const table = document.querySelector('[data-testid=threat-rows]');
        const times = [];
        let rows = 0, last = performance.now();
        const turn = () => {
            const now = performance.now();
            times.push(now - last);
            last = now;
            rows = Math.max(rows, document.querySelectorAll('[data-testid=threat-row]').length);
            if (times.length > 120) {
                times.sort((a, b) => a - b);
                return done([rows, times[60], times.at(-1)]);
            }
            table.scrollTop += step;
            requestAnimationFrame(turn);
        };
        table.scrollTop = 0;
        requestAnimationFrame(turn);";
    window.view("Threats").await;
    window.see("[data-testid=threat-row]").await;
    let found = window.client().execute_async(SCROLL, vec![step.into()]).await;
    let found = found.expect("the table scrolls");
    let figure = |place: usize| found[place].as_f64().unwrap_or(f64::INFINITY);
    Scrolled { rows: figure(0) as u64, median: figure(1), longest: figure(2) }
}
