//! What hands do on the canvas, with real pointer and key events: each gesture ends in one step that
//! has a name and can be taken back.

use fantoccini::Locator;

use crate::home;
use crate::support::Window;
use crate::support::hands::{CONTROL, ENTER, ESCAPE, SHIFT};

pub const NODES: &str = ".react-flow__node-element";
pub const FLOWS: &str = ".react-flow__edge";
pub const CHOSEN: &str = ".react-flow__node-element.selected";

/// An empty model, with the top left corner of its canvas.
pub async fn blank(home: &tempfile::TempDir) -> (Window, (f64, f64)) {
    let window = Window::open(home.path(), &[]).await;
    window.see("button.starter").await;
    window.control('n').await;
    let canvas = window.see(".react-flow__pane").await;
    let (x, y, _, _) = window.area(&canvas).await;
    (window, (x, y))
}

/// Chooses a tool by its letter, clicks, and names what comes.
pub async fn put(window: &Window, tool: &str, at: (f64, f64), name: &str) {
    window.keys(tool).await;
    window.click_at(at).await;
    window.see("input.name-field").await;
    window.keys(&format!("{name}{ENTER}")).await;
    window.node(name).await;
}

/// How the newest flow runs.
pub async fn last_way(window: &Window) -> String {
    const WAY: &str =
        "return [...document.querySelectorAll('path.flow')].at(-1)?.getAttribute('d') ?? '';";
    let way = window.client().execute(WAY, vec![]).await.expect("the page answers");
    way.as_str().unwrap_or_default().to_owned()
}

/// What the next undo takes back, as its button says.
pub async fn undo_says(window: &Window, words: &str) {
    window
        .see_path(&format!(
            "//button[starts-with(@aria-label, 'Undo: ') and contains(@aria-label, {words:?})]"
        ))
        .await;
}

#[tokio::test]
async fn placing_connecting_bending_and_taking_back() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    put(&window, "d", (x + 480.0, y + 160.0), "Two").await;
    undo_says(&window, "Two").await;

    // From port to shape, twice: the second runs beside the first.
    window.connect("One", "Two").await;
    let first = last_way(&window).await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.connect("One", "Two").await;
    window.until_count(FLOWS, 2).await;
    assert_ne!(first, last_way(&window).await, "parallel flows fan out");

    // A piece of the selected flow is dragged: it keeps the bend until it is straightened.
    let before = last_way(&window).await;
    let grip = window
        .until("a grip", async || window.client().find(Locator::Css(".flow-grip")).await.ok())
        .await;
    let (gx, gy) = window.middle(&grip).await;
    window.drag((gx, gy), (gx, gy + 56.0)).await;
    undo_says(&window, "").await;
    window.until("the bend", async || (last_way(&window).await != before).then_some(())).await;
    window.command("Route the flow automatically").await;
    window.until("the way back", async || (last_way(&window).await == before).then_some(())).await;

    // A flow from a shape to itself.
    window.chord(&[], &ESCAPE.to_string()).await;
    window.connect("One", "One").await;
    window.until_count(FLOWS, 3).await;

    // The history names the steps, newest first; each is taken back by itself.
    window.command("History").await;
    window.see(".history").await;
    assert!(window.count(".history li").await >= 9, "every step is listed");
    window.chord(&[], &ESCAPE.to_string()).await;
    window.gone(".history").await;
    window.control('z').await;
    window.until_count(FLOWS, 2).await;
    window.control('y').await;
    window.until_count(FLOWS, 3).await;

    // A flow dropped on nothing asks what goes there.
    window.chord(&[], &ESCAPE.to_string()).await;
    let node = window.node("Two").await;
    window.hover(window.middle(&node).await).await;
    let handle = window.see(".react-flow__node.selected .react-flow__handle-right, .react-flow__node:hover .react-flow__handle-right").await;
    let from = window.middle(&handle).await;
    window.drag(from, (x + 480.0, y + 380.0)).await;
    window.see("[role=dialog] input").await;
}

#[tokio::test]
async fn many_at_once_into_a_boundary_and_inside() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    put(&window, "d", (x + 480.0, y + 200.0), "Two").await;
    put(&window, "e", (x + 160.0, y + 420.0), "Three").await;

    // A box takes what it touches; Shift adds.
    window.drag((x + 40.0, y + 60.0), (x + 600.0, y + 260.0)).await;
    window.until_count(CHOSEN, 2).await;
    window.click_holding(SHIFT, window.at("Three").await).await;
    window.until_count(CHOSEN, 3).await;
    window.click_holding(SHIFT, window.at("Three").await).await;
    window.until_count(CHOSEN, 2).await;

    window.command("Align middles").await;
    window
        .until("one line", async || {
            (window.at("One").await.1 == window.at("Two").await.1).then_some(())
        })
        .await;

    window.chord(&[CONTROL], "cv").await;
    window.until_count(NODES, 5).await;
    window.control('z').await;
    window.until_count(NODES, 3).await;

    // A boundary round two, and a third dragged into it.
    window.drag((x + 40.0, y + 60.0), (x + 600.0, y + 260.0)).await;
    window.until_count(CHOSEN, 2).await;
    window.control('g').await;
    window.see(".boundary-tab input.name-field").await;
    window.keys(&format!("Inside{ENTER}")).await;
    window.read("Inside").await;
    let between = (window.at("One").await.0 + window.at("Two").await.0) / 2.0;
    let line = window.at("One").await.1;
    window.drag(window.at("Three").await, (between, line)).await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'in Inside')]").await;

    // Into a process and back, by key.
    window.select_node("One").await;
    window.chord(&[CONTROL], &ENTER.to_string()).await;
    window.see(".breadcrumb").await;
    window.until_count(NODES, 0).await;
    window.chord(&[CONTROL], "\u{e003}").await;
    window.until_count(NODES, 3).await;

    // Find, and jump to it.
    window.control('f').await;
    window.see("[cmdk-input]").await;
    window.keys("Two").await;
    window.keys(&ENTER.to_string()).await;
    window.until_count(CHOSEN, 1).await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'Two')]").await;
}

#[tokio::test]
async fn theme_and_language_change_at_once_and_outlive_a_reload() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    window.command("theme dark").await;
    window.see("html[data-theme=dark]").await;
    window.control(',').await;
    window.press_path("//*[@role='radio'][normalize-space(.)='Deutsch']").await;
    window.see("html[lang=de]").await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.reload().await;
    window.node("One").await;
    window.see_path("//button[contains(@class,'view-tab')][starts-with(., 'Bedrohungen')]").await;
    window.see("html[data-theme=dark]").await;
}
