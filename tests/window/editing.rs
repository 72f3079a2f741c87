//! What hands do with what is drawn already: copy it while dragging, cut it, take a flow elsewhere, stick
//! notes. Each is one step that can be taken back.

use fantoccini::Locator;
use fantoccini::elements::Element;

use crate::gestures::{CHOSEN, FLOWS, NODES, blank, last_way, put};
use crate::home;
use crate::support::Window;
use crate::support::hands::{ALT, CONTROL, DELETE, DOWN, ENTER, ESCAPE, RIGHT, SHIFT};

const NOTES: &str = ".react-flow__node-note";

/// Where the middle of the first note stands that says so.
async fn note(window: &Window, words: &str) -> (f64, f64) {
    let path = format!("//div[contains(@class,'react-flow__node-note')][contains(., {words:?})]");
    let note = window
        .until("the note", async || window.client().find(Locator::XPath(&path)).await.ok())
        .await;
    window.middle(&note).await
}

async fn found(window: &Window, css: &str) -> Option<Element> {
    window.client().find(Locator::Css(css)).await.ok()
}

#[tokio::test]
async fn copies_are_dragged_with_alt_and_cut_and_pasted_by_key() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    put(&window, "d", (x + 480.0, y + 160.0), "Two").await;
    window.connect("One", "Two").await;
    window.chord(&[], &ESCAPE.to_string()).await;

    // The original stays where it was; one step takes the copy back.
    let (ox, oy) = window.at("One").await;
    window.drag_holding(ALT, (ox, oy), (ox, oy + 200.0)).await;
    window.until_count(NODES, 3).await;
    assert_eq!(window.at("One").await, (ox, oy), "the original stays");
    window.control('z').await;
    window.until_count(NODES, 2).await;

    // Cut takes the flow along; pasted shapes are chosen.
    window.select_node("Two").await;
    window.control('x').await;
    window.until_count(NODES, 1).await;
    window.until_count(FLOWS, 0).await;
    window.control('v').await;
    window.until_count(NODES, 2).await;
    window.until_count(CHOSEN, 1).await;
    window.control('z').await;
    window.control('z').await;
    window.until_count(NODES, 2).await;
    window.until_count(FLOWS, 1).await;

    // Duplicate, with the flow between the two.
    window.chord(&[CONTROL], "a").await;
    window.until_count(CHOSEN, 2).await;
    window.control('d').await;
    window.until_count(NODES, 4).await;
    window.until_count(FLOWS, 2).await;
}

#[tokio::test]
async fn a_flow_is_attached_elsewhere_and_its_label_moved() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    put(&window, "d", (x + 520.0, y + 160.0), "Two").await;
    put(&window, "d", (x + 520.0, y + 400.0), "Three").await;
    window.connect("One", "Two").await;

    // Named where it is, then the name is dragged aside.
    window.until("the flow is chosen", async || found(&window, ".flow-grip").await).await;
    window.chord(&[], &ENTER.to_string()).await;
    window.see(".flow-label input.name-field").await;
    window.keys(&format!("orders{ENTER}")).await;
    let label = window.read("orders").await;
    let (lx, ly) = window.middle(&label).await;
    window.drag((lx, ly), (lx + 16.0, ly + 64.0)).await;
    let lower = async || {
        let label = window.read("orders").await;
        let (_, top) = window.middle(&label).await;
        (top > ly + 40.0).then_some(())
    };
    window.until("the label below", lower).await;
    window.control('z').await;
    let back = async || {
        let label = window.read("orders").await;
        ((window.middle(&label).await.1 - ly).abs() < 4.0).then_some(())
    };
    window.until("the label back", back).await;

    // Its end is dragged to another shape; let go over nothing, it stays where it was.
    let before = last_way(&window).await;
    let ends = window.client().find_all(Locator::Css(".flow-end")).await.expect("two ends");
    let end = window.middle(ends.last().expect("two ends")).await;
    window.drag(end, window.at("Three").await).await;
    window.until("another way", async || (last_way(&window).await != before).then_some(())).await;
    let now = last_way(&window).await;
    let ends = window.client().find_all(Locator::Css(".flow-end")).await.expect("two ends");
    let end = window.middle(ends.last().expect("two ends")).await;
    window.drag(end, (x + 160.0, y + 520.0)).await;
    assert_eq!(last_way(&window).await, now, "nothing to attach to");
    window.control('z').await;
    window.until("the way back", async || (last_way(&window).await == before).then_some(())).await;
}

#[tokio::test]
async fn notes_are_stuck_written_moved_copied_and_taken_off() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    window.keys("n").await;
    window.click_at((x + 240.0, y + 200.0)).await;
    window.see(".note textarea").await;
    window.keys(&format!("Who owns this?{ENTER}")).await;
    let from = note(&window, "Who owns this?").await;
    window.drag(from, (from.0 + 160.0, from.1 + 80.0)).await;
    let moved = async || (note(&window, "Who owns this?").await.0 > from.0 + 100.0).then_some(());
    window.until("the note aside", moved).await;
    window.chord(&[CONTROL], "cv").await;
    window.until_count(NOTES, 2).await;
    window.chord(&[], &DELETE.to_string()).await;
    window.until_count(NOTES, 1).await;
    // Back to where it was stuck first: the removal, the copy and the move.
    for _ in 0..3 {
        window.control('z').await;
    }
    window.until_count(NOTES, 1).await;
    let back = async || {
        let (x, _) = note(&window, "Who owns this?").await;
        ((x - from.0).abs() < 4.0).then_some(())
    };
    window.until("the note where it was", back).await;
}

#[tokio::test]
async fn names_and_neighbours_by_key() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    put(&window, "d", (x + 160.0, y + 360.0), "Two").await;

    // Typing begins a name; Tab keeps it and goes on to the next shape.
    window.select_node("One").await;
    window.chord(&[SHIFT], "G").await;
    window.chord(&[], "ateway\u{e004}").await;
    window.node("Gateway").await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'Two')]").await;

    // One beside it, connected, with its name under the hand; then back along the flow.
    window.chord(&[ALT], "\u{e013}").await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'Gateway')]").await;
    window.chord(&[CONTROL], &RIGHT.to_string()).await;
    window.see("input.name-field:focus").await;
    window.keys(&format!("Beside{ENTER}")).await;
    window.until_count(FLOWS, 1).await;
    window.node("Beside").await;
    window.chord(&[ALT], "\u{e012}").await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'Gateway')]").await;
    let (_, before) = window.at("Gateway").await;
    window.chord(&[], &DOWN.to_string()).await;
    let nudged = async || (window.at("Gateway").await.1 > before).then_some(());
    window.until("a step down", nudged).await;

    // C, then along to the other shape, and Enter: a flow drawn by keys.
    window.chord(&[], "c").await;
    window.see(".hint").await;
    window.chord(&[ALT], &DOWN.to_string()).await;
    window.chord(&[], &ENTER.to_string()).await;
    window.until_count(FLOWS, 2).await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.until_count(NODES, 3).await;
}

#[tokio::test]
async fn the_diagram_is_copied_as_a_picture() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    window.command("Copy as image").await;
    window.see_path("//*[@data-sonner-toast][contains(., 'Picture copied')]").await;
}
