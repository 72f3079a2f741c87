//! End-to-end tests in the real window, with real pointer and key events. `cargo xtask test` builds
//! the application for them and gives them a display; elsewhere they say that they were skipped.
//!
//! The window is the whole product: what is proven here is that its parts are wired together. What
//! each part does is tested in its own room.
#![cfg(target_os = "linux")]

mod support;

use support::{Window, session};

/// A fresh data and document folder; none, with a word about it, where no window can be opened.
fn home() -> Option<tempfile::TempDir> {
    if session::program().is_none() {
        println!("skipped: PORTOLAN_WINDOW names no application; run cargo xtask test");
        return None;
    }
    Some(tempfile::tempdir().expect("a temporary folder"))
}

#[tokio::test]
async fn opens() {
    let Some(home) = home() else { return };
    let window = Window::open(home.path(), &[]).await;
    window.picture("start", "light").await;
}
