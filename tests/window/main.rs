//! End-to-end tests in the real window, with real pointer and key events. `cargo xtask test` builds
//! the application for them and gives them a display; elsewhere they say that they were skipped.
//!
//! The window is the whole product: what is proven here is that its parts are wired together. What
//! each part does is tested in its own room.
#![cfg(target_os = "linux")]

mod boxes;
mod editing;
mod files;
mod gestures;
mod keyboard;
mod library;
mod life_cycle;
mod many;
mod moving;
mod outline;
mod owners;
mod pictures;
mod review;
mod risk;
mod safety;
mod sign_off;
mod support;
mod whole_way;

use support::{Window, session};

/// The starter that the tests work on: its title, and one of its elements.
const STARTER: &str = "Customer support assistant (RAG chatbot)";
/// An element of the starter.
const BACKEND: &str = "Chat backend";

/// A fresh data and document folder; none, with a word about it, where no window can be opened.
fn home() -> Option<tempfile::TempDir> {
    if session::program().is_none() {
        println!("skipped: PORTOLAN_WINDOW names no application; run cargo xtask test");
        return None;
    }
    Some(tempfile::tempdir().expect("a temporary folder"))
}

/// A window in which the starter was just opened from the start page.
async fn on_starter(home: &tempfile::TempDir) -> Window {
    let window = Window::open(home.path(), &[]).await;
    let starter =
        format!("//button[contains(@class, 'starter')][.//b[normalize-space(.)={STARTER:?}]]");
    window.press_path(&starter).await;
    window.node(BACKEND).await;
    window
}
