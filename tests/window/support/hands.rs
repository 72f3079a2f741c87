//! Two hands: keys held while the pointer works, chords of keys, and what is under way on the canvas.

use std::time::Duration;

use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MOUSE_BUTTON_RIGHT, MouseActions,
    PointerAction,
};

use super::Window;

/// Keys as the protocol writes them.
pub const SHIFT: char = '\u{e008}';
pub const CONTROL: char = '\u{e009}';
pub const ENTER: char = '\u{e007}';
pub const ESCAPE: char = '\u{e00c}';
pub const TAB: char = '\u{e004}';
pub const HOME: char = '\u{e011}';
pub const DOWN: char = '\u{e015}';
pub const RIGHT: char = '\u{e014}';
pub const ALT: char = '\u{e00a}';
pub const DELETE: char = '\u{e017}';
pub const SPACE: char = ' ';

impl Window {
    /// Presses keys one after another while others are held.
    pub async fn chord(&self, held: &[char], keys: &str) {
        let mut hand = KeyActions::new("keys".into());
        for &value in held {
            hand = hand.then(KeyAction::Down { value });
        }
        for value in keys.chars() {
            hand = hand.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        for &value in held.iter().rev() {
            hand = hand.then(KeyAction::Up { value });
        }
        self.client().perform_actions(hand).await.expect("keys are pressed");
        self.client().release_actions().await.expect("keys are let go");
        self.frames().await;
    }

    /// A click while a key is held.
    pub async fn click_holding(&self, held: char, (x, y): (f64, f64)) {
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value: held });
        self.client().perform_actions(keys).await.expect("a key is held");
        let hand = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
        self.client().perform_actions(hand).await.expect("the pointer clicks");
        self.client().release_actions().await.expect("all is let go");
        self.frames().await;
    }

    /// Drags while a key is held.
    pub async fn drag_holding(&self, held: char, from: (f64, f64), to: (f64, f64)) {
        let keys = KeyActions::new("keys".into()).then(KeyAction::Down { value: held });
        self.client().perform_actions(keys).await.expect("a key is held");
        self.drag(from, to).await;
    }

    /// Opens the context menu at a point and runs one of its lines.
    pub async fn menu_at(&self, (x, y): (f64, f64), words: &str) {
        let hand = MouseActions::new("mouse".into())
            .then(PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y })
            .then(PointerAction::Down { button: MOUSE_BUTTON_RIGHT })
            .then(PointerAction::Up { button: MOUSE_BUTTON_RIGHT });
        self.client().perform_actions(hand).await.expect("the pointer clicks");
        self.client().release_actions().await.expect("the pointer is let go");
        let line = format!("//*[@role='menuitem'][starts-with(normalize-space(.), {words:?})]");
        let line = self.see_path(&line).await;
        self.click_at(self.middle(&line).await).await;
        self.gone("[role=menu]").await;
    }

    /// Clicks a shape by its name.
    pub async fn select_node(&self, name: &str) {
        let node = self.node(name).await;
        self.click_at(self.middle(&node).await).await;
    }

    /// Where the middle of a shape stands.
    pub async fn at(&self, name: &str) -> (f64, f64) {
        let node = self.node(name).await;
        self.middle(&node).await
    }

    /// Waits until so many elements match.
    pub async fn until_count(&self, css: &str, wanted: usize) {
        let what = format!("{wanted} of {css}");
        self.until(&what, async || (self.count(css).await == wanted).then_some(())).await;
    }
}
