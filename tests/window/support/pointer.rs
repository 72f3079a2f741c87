//! Real pointer events: what a hand does, in steps a page can follow.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;

use super::Window;

/// One frame at 60 Hz.
const FRAME: Duration = Duration::from_millis(16);
/// Looks in a row at which an element must stand in the same place to be at rest.
const RESTING: u32 = 5;
/// Steps of a drag.
const STEPS: i32 = 10;

impl Window {
    /// The middle of an element in pixels of the page, once it has come to rest there: a diagram
    /// that was just opened is still being fitted into the window.
    pub async fn middle(&self, element: &Element) -> (f64, f64) {
        let mut at_rest = 0;
        let mut last = self.area(element).await;
        while at_rest < RESTING {
            self.frames().await;
            let now = self.area(element).await;
            at_rest = if now == last { at_rest + 1 } else { 0 };
            last = now;
        }
        let (x, y, width, height) = last;
        ((x + width / 2.0).round(), (y + height / 2.0).round())
    }

    /// Left, top, width and height of an element in pixels of the page. Asked of the page: the
    /// driver refuses to measure what stands partly outside of the window.
    pub async fn area(&self, element: &Element) -> (f64, f64, f64, f64) {
        const AREA: &str = "const r = arguments[0].getBoundingClientRect();
            return [r.x, r.y, r.width, r.height];";
        let element = serde_json::to_value(element).expect("an element has an id");
        let area = self.client().execute(AREA, vec![element]).await.expect("it is there");
        let [x, y, width, height] = [0, 1, 2, 3].map(|at| area[at].as_f64().unwrap_or_default());
        (x, y, width, height)
    }

    /// Presses at one point, moves to another and lets go. Begins with a move of two pixels: before
    /// that nothing knows that this is a drag.
    pub async fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let mut hand = MouseActions::new("mouse".into())
            .then(to_point(from, Duration::ZERO))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(to_point((from.0, from.1 + 2.0), FRAME));
        for step in 1..=STEPS {
            let part = f64::from(step) / f64::from(STEPS);
            let point = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
            hand = hand.then(to_point(point, FRAME));
        }
        // Rests on the target before letting go, as a hand does.
        let hand = hand.then(PointerAction::Pause { duration: FRAME * 4 });
        let hand = hand.then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(hand).await.expect("the pointer moves");
        self.client().release_actions().await.expect("the pointer is let go");
        self.frames().await;
    }

    /// A click at a point of the page.
    pub async fn click_at(&self, point: (f64, f64)) {
        let hand = MouseActions::new("mouse".into())
            .then(to_point(point, Duration::ZERO))
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(hand).await.expect("the pointer clicks");
        self.client().release_actions().await.expect("the pointer is let go");
        self.frames().await;
    }

    /// Moves the pointer there and leaves it.
    pub async fn hover(&self, point: (f64, f64)) {
        let hand = MouseActions::new("mouse".into()).then(to_point(point, FRAME));
        self.client().perform_actions(hand).await.expect("the pointer moves");
        self.frames().await;
    }

    /// Holds Control and presses a key.
    pub async fn control(&self, key: char) {
        const CONTROL: char = '\u{e009}';
        let hand = KeyActions::new("keys".into())
            .then(KeyAction::Down { value: CONTROL })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: CONTROL });
        self.client().perform_actions(hand).await.expect("keys are pressed");
        self.client().release_actions().await.expect("keys are let go");
        self.frames().await;
    }
}

fn to_point((x, y): (f64, f64), duration: Duration) -> PointerAction {
    PointerAction::MoveTo { duration: Some(duration), x: x.round(), y: y.round() }
}
