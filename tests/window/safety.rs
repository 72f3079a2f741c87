//! Nothing that was acknowledged is ever lost.

use crate::support::Window;
use crate::{BACKEND, home, on_starter};

const NEW_NAME: &str = "Answering service";

/// Renames an element on the canvas and waits until the window says that it is saved.
async fn rename(window: &Window) {
    let node = window.node(BACKEND).await;
    window.click_at(window.middle(&node).await).await;
    window.keys("\u{e032}").await;
    window.see("input.name-field").await;
    window.keys(&format!("{NEW_NAME}\u{e007}")).await;
    window.node(NEW_NAME).await;
    window
        .until("the word that it is saved", async || {
            let saved = window.see(".saved").await.text().await.ok()?;
            saved.starts_with("Saved").then_some(())
        })
        .await;
}

#[tokio::test]
async fn an_acknowledged_edit_survives_a_kill() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    rename(&window).await;
    window.kill();
    drop(window);

    let window = Window::open(home.path(), &[]).await;
    window.click("button.recent").await;
    window.node(NEW_NAME).await;
    // The history survives as well.
    window.control('z').await;
    window.node(BACKEND).await;
}

#[tokio::test]
async fn a_reload_of_the_page_loses_nothing() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    rename(&window).await;
    window.reload().await;
    window.node(NEW_NAME).await;
    window.control('z').await;
    window.node(BACKEND).await;
}
