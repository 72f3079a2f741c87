//! Pictures of every view in light and dark, for the documentation and for eyes that compare.

use crate::support::Window;
use crate::support::hands::{CONTROL, SHIFT};
use crate::{BACKEND, home, on_starter};

#[allow(dead_code, reason = "the bench of the window uses the rest of it")]
#[path = "bench/models.rs"]
mod models;

#[tokio::test]
async fn every_view_in_light_and_dark() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    for theme in ["light", "dark"] {
        window.command(&format!("theme {theme}")).await;
        window.view("Model").await;
        let node = window.node(BACKEND).await;
        window.click_at(window.middle(&node).await).await;
        window.tab("Threats").await;
        window.see("[data-testid=threat-card]").await;
        window.picture("model", theme).await;
        for (view, ready) in [
            ("Threats", "[data-testid=threat-row]"),
            ("Decisions", "[data-testid=queue-item]"),
            ("Review", "[data-testid=checks]"),
        ] {
            window.view(view).await;
            window.see(ready).await;
            window.picture(&view.to_lowercase(), theme).await;
        }
        window.click("[data-testid=open-export]").await;
        window.see("[data-testid=preview] svg").await;
        window.picture("export", theme).await;
        window.press_path("//button[normalize-space(.)='Cancel']").await;
        window.click(".library-name").await;
        window.see(".technique-cell").await;
        window.picture("library", theme).await;
    }
    // The start page last: closing the model leads there.
    window.command("close").await;
    window.see("button.starter").await;
    for theme in ["light", "dark"] {
        window.command(&format!("theme {theme}")).await;
        window.see("button.starter").await;
        window.picture("start", theme).await;
    }
}

/// How many steps of the size of text lead from the designed size to the largest.
const TO_LARGEST: usize = 5;

/// Whether the page as a whole can be pushed aside: views scroll inside of themselves.
async fn slips(window: &Window) -> bool {
    const PUSH: &str = "scrollTo(90, 90);
        const slipped = scrollX + scrollY > 0;
        scrollTo(0, 0);
        return slipped;";
    let slipped = window.client().execute(PUSH, vec![]).await.expect("the page answers");
    slipped.as_bool().unwrap_or(true)
}

#[tokio::test]
async fn every_view_at_the_largest_text() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    for _ in 0..TO_LARGEST {
        window.command("Larger text").await;
    }
    for theme in ["dark", "light"] {
        window.command(&format!("theme {theme}")).await;
        for (view, ready) in [
            ("Model", ".react-flow__node"),
            ("Threats", "[data-testid=threat-row]"),
            ("Decisions", "[data-testid=queue-item]"),
            ("Review", "[data-testid=checks]"),
            ("Life cycle", "main"),
        ] {
            window.view(view).await;
            window.see(ready).await;
            if view == "Model" {
                window.chord(&[CONTROL, SHIFT], "O").await;
                window.see("[role=tree]").await;
                let node = window.node(BACKEND).await;
                window.click_at(window.middle(&node).await).await;
                window.see("[data-testid=threat-card]").await;
            }
            let name = format!("text-200-{}", view.to_lowercase().replace(' ', "-"));
            window.picture(&name, theme).await;
            assert!(!slips(&window).await, "{view} is larger than the window");
        }
        window.control(',').await;
        window.see("[role=dialog]").await;
        window.picture("text-200-settings", theme).await;
        window.chord(&[], "\u{e00c}").await;
        window.gone("[role=dialog]").await;
    }
}

#[tokio::test]
async fn a_large_diagram_from_afar_and_near() {
    let Some(home) = home() else { return };
    let written = models::write(1_000, home.path());
    let window = Window::open(home.path(), &[written.path.to_str().expect("a plain path")]).await;
    window.see("[data-testid=canvas-layer]").await;
    for theme in ["dark", "light"] {
        window.command(&format!("theme {theme}")).await;
        window.picture("large-far", theme).await;
    }
    window.command("100 %").await;
    window.see(".react-flow__node-element").await;
    assert!(!slips(&window).await, "it fits the window");
    for theme in ["dark", "light"] {
        window.command(&format!("theme {theme}")).await;
        window.picture("large-near", theme).await;
    }
    window.chord(&[CONTROL, SHIFT], "O").await;
    window.see("[role=tree]").await;
    let rows = window.count("[role=treeitem]").await;
    println!("the outline of 1,000 elements has {rows} rows in the page");
    window.picture("large-outline", "light").await;
}
