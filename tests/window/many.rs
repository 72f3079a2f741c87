//! Thousands of threats: only the rows in sight are in the page, however far one scrolls.

use library::Library;
use model::{Model, Subject, Threat, ThreatId};
use project::Project;

use crate::home;
use crate::support::Window;

const MANY: u128 = 5_000;

/// Scrolls the table by a screenful a frame; gives the most rows that were in the page, and the
/// median and the longest time between two frames in ms.
const SCROLL: &str = "
    const done = arguments[arguments.length - 1];
    const table = document.querySelector('[data-testid=threat-rows]');
    const times = [];
    let rows = 0, last = performance.now();
    const step = () => {
        const now = performance.now();
        times.push(now - last);
        last = now;
        rows = Math.max(rows, document.querySelectorAll('[data-testid=threat-row]').length);
        if (times.length > 120) {
            times.sort((a, b) => a - b);
            return done([rows, Math.round(times[60]), Math.round(times.at(-1))]);
        }
        table.scrollTop += 620;
        requestAnimationFrame(step);
    };
    requestAnimationFrame(step);";

#[tokio::test]
async fn of_thousands_only_those_in_sight_are_in_the_page() {
    let Some(home) = home() else { return };
    let file = home.path().join("many.portolan");
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
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    window.view("Threats").await;
    window.see("[data-testid=threat-row]").await;
    let found = window.client().execute_async(SCROLL, vec![]).await.expect("the table scrolls");
    let figure = |place: usize| found[place].as_u64().unwrap_or(u64::MAX);
    println!(
        "{MANY} threats, a screenful a frame: {} rows in the page at most; frames {} ms, longest {} ms",
        figure(0),
        figure(1),
        figure(2)
    );
    assert!(figure(0) < 120, "only those in sight: {found}");
}
