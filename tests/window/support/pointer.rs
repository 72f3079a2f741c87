//! Real pointer events: what a hand does, in steps a page can follow.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::elements::Element;

use super::Window;

/// One frame at 60 Hz.
const FRAME: Duration = Duration::from_millis(16);
/// Steps of a drag.
const STEPS: i32 = 10;

/// The middle of an element in pixels of the page.
pub async fn middle(element: &Element) -> (f64, f64) {
    let (x, y, width, height) = element.rectangle().await.expect("the element is there");
    ((x + width / 2.0).round(), (y + height / 2.0).round())
}

impl Window {
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
