//! The main job, from a starter to the document: draw, see what can go wrong, decide, hand over.

use crate::support::text_of_pdf;
use crate::{BACKEND, home, on_starter};

const TOOL: &str = "Refund tool";
const CARD: &str = "[data-testid=threat-card]";
const REASON: &str = "Refunds above fifty euros wait for a person";

#[tokio::test]
async fn from_a_starter_to_the_document() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;

    // Draw: an element from the palette, and a flow to it.
    let canvas = window.see(".react-flow__pane").await;
    let (x, y, width, height) = window.area(&canvas).await;
    window.place("Agent tool", (x + width - 180.0, y + height - 90.0), TOOL).await;
    window.connect(BACKEND, TOOL).await;

    // A new suggestion, with its reason.
    window.threats_of(TOOL).await;
    window.see(CARD).await;
    let title = window.see("[data-testid=card-title]").await;
    if window.count("[data-testid=threat-card] .because b").await == 0 {
        title.click().await.expect("a card opens");
    }
    let because = window.see("[data-testid=threat-card] .because").await;
    let because = because.text().await.expect("the reason is text");
    assert!(because.contains(TOOL), "the reason names the element: {because:?}");

    // Decide: refused for what is missing, then recorded.
    window.click("[data-testid=threat-card] [data-testid=decide-not_applicable]").await;
    window.click("[data-testid=record-decision]").await;
    window.see("[data-testid=error-rationale]").await;
    window.fill("[data-testid=input-rationale]", REASON).await;
    window.click("[data-testid=record-decision]").await;
    // A card that is decided folds away.
    window.gone(CARD).await;

    // Take it back and make it again.
    window.control('z').await;
    window.see(CARD).await;
    window.control('y').await;
    window.gone(CARD).await;

    // Hand over, and read what was written.
    window.view("Review").await;
    window.click("[data-testid=open-export]").await;
    window.click("[data-testid=run-export]").await;
    let written = window.see("[data-testid=export-written]").await;
    let written = written.text().await.expect("it says what was written");
    assert!(written.contains(".pdf"), "{written}");
    let text = text_of_pdf(home.path());
    for expected in [TOOL, BACKEND, REASON] {
        assert!(text.contains(expected), "the document says {expected:?}");
    }
}
