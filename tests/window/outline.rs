//! Threats in the outline, and the window without keys of a single letter: no pointer but in the settings.

use fantoccini::Locator;

use crate::gestures::{blank, put};
use crate::support::Window;
use crate::support::hands::{CONTROL, DOWN, ENTER, ESCAPE, HOME, RIGHT, SHIFT};
use crate::{home, on_starter};

/// The row of the outline that has the focus.
async fn row(window: &Window) -> String {
    let on = "return document.activeElement?.dataset?.row ?? '';";
    let on = window.client().execute(on, vec![]).await.expect("the page answers");
    on.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_threat_is_decided_in_the_outline() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.chord(&[CONTROL, SHIFT], "O").await;
    window.see("[role=tree]").await;
    window.chord(&[], &HOME.to_string()).await;
    // Down to the first threats of an element, folded away below it, and into them.
    for _ in 0..60 {
        let before = row(&window).await;
        window.chord(&[], &DOWN.to_string()).await;
        let on = "return document.activeElement?.previousElementSibling?.classList.contains('is-element') === true;";
        let below = window.client().execute(on, vec![]).await.expect("the page answers");
        if row(&window).await.starts_with("threats/") && below.as_bool() == Some(true) {
            break;
        }
        assert_ne!(before, row(&window).await, "the outline has threats");
    }
    window.chord(&[], &format!("{RIGHT}{DOWN}")).await;
    let threat = row(&window).await;
    assert!(threat.starts_with("card:"), "a threat has the focus, not {threat:?}");
    window.see(&format!("[data-testid=threat-card].current[data-row={threat:?}]")).await;
    window.chord(&[], "2").await;
    window.see("[data-testid=inline-decision]").await;
    // Given up, the focus is on the threat again.
    window
        .until("the form has the focus", async || row(&window).await.is_empty().then_some(()))
        .await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.gone("[data-testid=inline-decision]").await;
    window.until("back in the tree", async || (row(&window).await == threat).then_some(())).await;
    window.chord(&[], &ENTER.to_string()).await;
    window.see(".element-threats:focus").await;
}

#[tokio::test]
async fn single_letters_mean_nothing_once_switched_off() {
    let Some(home) = home() else { return };
    let (window, (x, y)) = blank(&home).await;
    put(&window, "p", (x + 160.0, y + 160.0), "One").await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.control(',').await;
    let check = window.see("[data-testid=single-keys]").await;
    let check = check.find(Locator::Css(".check")).await.expect("a box to tick");
    window.click_at(window.middle(&check).await).await;
    window.until_count("[data-testid=single-keys] input:not(:checked)", 1).await;
    window.chord(&[], &ESCAPE.to_string()).await;
    window.gone("[role=dialog]").await;
    window.click_at((x + 480.0, y + 400.0)).await;
    window.chord(&[], "d").await;
    assert_eq!(window.count(".tool[aria-pressed=true][aria-label*='store' i]").await, 0);
    window.chord(&[], "?").await;
    assert_eq!(window.count("[role=dialog]").await, 0, "the sheet has F1 as well");
    window.chord(&[], "\u{e031}").await;
    window.see("[role=dialog]").await;
}
