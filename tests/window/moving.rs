//! Order among shapes and the view of them: distributed, in front, locked, arranged anew, near and far.

use fantoccini::Locator;

use crate::gestures::{CHOSEN, NODES, blank, put, undo_says};
use crate::support::Window;
use crate::support::hands::{CONTROL, ESCAPE, SHIFT, SPACE};
use crate::{BACKEND, home, on_starter};

/// The style of a shape's place in the page.
async fn style(window: &Window, name: &str) -> String {
    let node = window.node(name).await;
    node.attr("style").await.expect("it is there").unwrap_or_default()
}

async fn shown(window: &Window) -> String {
    let viewport = window.client().find(Locator::Css(".react-flow__viewport")).await;
    let style = viewport.expect("a canvas").attr("style").await;
    style.expect("it is there").unwrap_or_default()
}

#[tokio::test]
async fn distributed_in_front_and_locked() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 200.0), "One").await;
    put(&window, "p", (x + 400.0, y + 200.0), "Two").await;
    put(&window, "p", (x + 720.0, y + 200.0), "Three").await;
    window.chord(&[CONTROL], "a").await;
    window.until_count(CHOSEN, 3).await;
    window.command("Distribute horizontally").await;
    let even = async || {
        let [a, b, c] =
            [window.at("One").await.0, window.at("Two").await.0, window.at("Three").await.0];
        ((b - a) - (c - b)).abs().le(&2.0).then_some(())
    };
    window.until("equal gaps", even).await;
    undo_says(&window, "").await;

    // One is in front of the others; a step later it is not.
    window.chord(&[], &ESCAPE.to_string()).await;
    window.select_node("One").await;
    let before = style(&window, "One").await;
    window.command("Bring to front").await;
    window.until("in front", async || (style(&window, "One").await != before).then_some(())).await;
    window.control('z').await;
    window.until("as before", async || (style(&window, "One").await == before).then_some(())).await;

    // Locked, it does not follow the hand.
    window.control('l').await;
    window.see(".node-lock").await;
    let at = window.at("One").await;
    window.drag(at, (at.0 + 80.0, at.1 + 160.0)).await;
    assert_eq!(window.at("One").await, at, "it is locked");
    window.control('l').await;
    window.gone(".node-lock").await;
    window.drag(at, (at.0 + 80.0, at.1 + 160.0)).await;
    window.until("it moves", async || (window.at("One").await != at).then_some(())).await;
}

#[tokio::test]
async fn arranged_anew_from_the_menu_in_one_step() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    for (number, name) in ["One", "Two", "Three"].into_iter().enumerate() {
        put(
            &window,
            "p",
            (x + 140.0 + 220.0 * number as f64, y + 120.0 + 150.0 * number as f64),
            name,
        )
        .await;
    }
    window.connect("One", "Three").await;
    window.chord(&[], &ESCAPE.to_string()).await;
    let before = style(&window, "Two").await;
    window.menu_at((x + 600.0, y + 130.0), "Arrange").await;
    window
        .until("another place", async || (style(&window, "Two").await != before).then_some(()))
        .await;
    window.control('z').await;
    window
        .until("the places before", async || (style(&window, "Two").await == before).then_some(()))
        .await;
    window.until_count(NODES, 3).await;
}

#[tokio::test]
async fn a_check_leads_to_what_it_misses() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.view("Review").await;
    window.see("[data-testid=checks]").await;
    // One that misses something on the diagram leads there, with the thing itself chosen.
    let check = "[data-testid=check-store-writers-unknown] .check-go";
    let said = window.see(check).await.attr("title").await.expect("it is there");
    let said = said.expect("a check says what it misses");
    window.click(check).await;
    window.gone("[data-testid=checks]").await;
    window.until_count(".react-flow__node-element.selected", 1).await;
    let name = said.trim_start_matches("Who can write into ").trim_end_matches('?');
    let head = "//*[contains(@class,'inspector-head')]";
    window.see_path(&format!("{head}[contains(., {name:?})]")).await;

    // One about the model as a whole opens its page; Escape leads back.
    window.view("Review").await;
    window.click("[data-testid=check-risk-owner-missing] .check-go").await;
    window.see("[role=dialog]").await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.see("[data-testid=checks]").await;
}

#[tokio::test]
async fn near_far_and_aside_by_key_and_hand() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.select_node(BACKEND).await;
    window.chord(&[SHIFT], "2").await;
    window.until("100 %", async || shown(&window).await.contains("scale(1)").then_some(())).await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.chord(&[SHIFT], "1").await;
    window
        .until("all in sight", async || (!shown(&window).await.contains("scale(1)")).then_some(()))
        .await;
    window.control('0').await;
    window.until("100 %", async || shown(&window).await.contains("scale(1)").then_some(())).await;

    // Space and a drag push the diagram aside, and choose nothing.
    let before = shown(&window).await;
    let chosen = window.count(CHOSEN).await;
    let canvas = window.see(".react-flow__pane").await;
    let (x, y, _, _) = window.area(&canvas).await;
    window.drag_holding(SPACE, (x + 40.0, y + 40.0), (x + 140.0, y + 120.0)).await;
    window.until("aside", async || (shown(&window).await != before).then_some(())).await;
    window.until_count(CHOSEN, chosen).await;

    // Curves, chosen in the settings, are drawn at once.
    let way = crate::gestures::last_way(&window).await;
    window.control(',').await;
    window.choose("Curved").await;
    window.chord(&[], &ESCAPE.to_string()).await;
    let curved = async || (crate::gestures::last_way(&window).await != way).then_some(());
    window.until("curves", curved).await;
}
