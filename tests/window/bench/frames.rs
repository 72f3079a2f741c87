//! Frames of the page: when each one began, by the page's own clock.

use serde_json::{Value, json};

use crate::memory;
use crate::support::Window;

/// Frames of one movement.
pub struct Frames(Vec<f64>, f64);

impl Frames {
    fn of(times: &Value, on_processor: f64) -> Frames {
        let times = times.as_array().map(Vec::as_slice).unwrap_or_default();
        Frames(times.iter().filter_map(Value::as_f64).collect(), on_processor)
    }

    /// Time of all processes on the processor for one frame, ms.
    pub fn on_processor(&self) -> f64 {
        self.1 / self.0.len().max(1) as f64
    }

    /// Frames in a second.
    pub fn rate(&self) -> f64 {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) if last > first => {
                (self.0.len() - 1) as f64 * 1_000.0 / (last - first)
            }
            _ => 0.0,
        }
    }

    /// The longest frames, longest first, ms.
    pub fn longest(&self) -> Vec<f64> {
        let mut each: Vec<f64> = self.0.windows(2).map(|pair| pair[1] - pair[0]).collect();
        each.sort_by(|one, other| other.total_cmp(one));
        each.truncate(3);
        each
    }
}

/// From a click on the newest of the recent files to the frame after the diagram is painted, ms.
pub async fn opening(window: &Window) -> f64 {
    const OPEN: &str = "const done = arguments[arguments.length - 1];
        const start = performance.now();
        const look = () => {
            if (!document.querySelector('[data-testid=canvas-layer][data-painted]'))
                return requestAnimationFrame(look);
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
        };
        document.querySelector('.recent').click();
        requestAnimationFrame(look);";
    window.see(".recent").await;
    let took = window.client().execute_async(OPEN, vec![]).await.expect("the page answers");
    took.as_f64().unwrap_or_default()
}

/// Turns the wheel over the middle of the canvas once in each frame, there and back.
pub async fn wheel(window: &Window, steps: u32, delta: (f64, f64), zoom: bool) -> Frames {
    const TURN: &str = "const [steps, x, y, ctrlKey, done] = arguments;
        const box = document.querySelector('.react-flow').getBoundingClientRect();
        const [clientX, clientY] = [box.x + box.width / 2, box.y + box.height / 2];
        const times = [];
        const tick = () => {
            times.push(performance.now());
            if (times.length > 2 * steps) return done(times);
            const way = times.length > steps ? -1 : 1;
            const turn = { deltaX: way * x, deltaY: way * y, ctrlKey, clientX, clientY };
            document.elementFromPoint(clientX, clientY).dispatchEvent(
                new WheelEvent('wheel', { ...turn, bubbles: true, cancelable: true }));
            requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);";
    let arguments = vec![json!(steps), json!(delta.0), json!(delta.1), json!(zoom)];
    let before = spent(window);
    let times = window.client().execute_async(TURN, arguments).await.expect("the page answers");
    Frames::of(&times, spent(window) - before)
}

/// Drags with the pointer from one point of the page to another and lets go. The frames go on until
/// the diagram was drawn with the answer to the drop, and a little further.
pub async fn drag(window: &Window, from: (f64, f64), to: (f64, f64)) -> Frames {
    const START: &str = "window.frameTimes = [];
        const tick = () => {
            window.frameTimes.push(performance.now());
            window.frameAsked = requestAnimationFrame(tick);
        };
        window.frameAsked = requestAnimationFrame(tick);";
    const STOP: &str = "const done = arguments[arguments.length - 1];
        setTimeout(() => {
            cancelAnimationFrame(window.frameAsked);
            done(window.frameTimes);
        }, 1500);";
    let before = spent(window);
    window.client().execute(START, vec![]).await.expect("the page answers");
    window.drag(from, to).await;
    let times = window.client().execute_async(STOP, vec![]).await.expect("the page answers");
    Frames::of(&times, spent(window) - before)
}

fn spent(window: &Window) -> f64 {
    window.processes().first().map_or(0.0, |id| memory::on_processor(id))
}

/// Where a point of the diagram is seen, px of the page.
pub async fn seen_at(window: &Window, point: (f64, f64)) -> (f64, f64) {
    const AT: &str = "const box = document.querySelector('.react-flow').getBoundingClientRect();
        const shown = getComputedStyle(document.querySelector('.react-flow__viewport'));
        const matrix = new DOMMatrix(shown.transform);
        const at = new DOMPoint(arguments[0], arguments[1]).matrixTransform(matrix);
        return [box.x + at.x, box.y + at.y];";
    let arguments = vec![json!(point.0), json!(point.1)];
    let at = window.client().execute(AT, arguments).await.expect("the page answers");
    let [x, y] = [0, 1].map(|place| at[place].as_f64().unwrap_or_default().round());
    (x, y)
}
