//! A whole model with the keyboard alone: placed, connected, nested, described and decided. No
//! pointer event is sent.

use crate::home;
use crate::support::Window;
use crate::support::hands::{CONTROL, DOWN, ENTER, ESCAPE, HOME, SHIFT, TAB};

/// Presses Tab until the focus is on what a selector names.
async fn tab_to(window: &Window, css: &str) {
    for _ in 0..120 {
        let there = format!("return !!document.activeElement?.matches({css:?});");
        let there = window.client().execute(&there, vec![]).await.expect("the page answers");
        if there.as_bool() == Some(true) {
            return;
        }
        window.chord(&[], &TAB.to_string()).await;
    }
    panic!("Tab never reaches {css}");
}

/// The inspector follows the outline a moment later.
async fn inspected(window: &Window, name: &str) {
    let title = "//*[contains(@class, 'inspector-title')]";
    window.see_path(&format!("{title}[contains(., {name:?})]")).await;
}

/// Goes to a row of the outline.
async fn row(window: &Window, name: &str) {
    window.chord(&[CONTROL, SHIFT], "O").await;
    window.see("[role=tree]").await;
    // The tree follows an edit a moment later, so it may have to be gone through again.
    for step in 0..60 {
        let key = if step % 15 == 0 { HOME } else { DOWN };
        window.chord(&[], &key.to_string()).await;
        let on =
            "return document.activeElement?.querySelector('.outline-name')?.textContent ?? '';";
        let on = window.client().execute(on, vec![]).await.expect("the page answers");
        if on.as_str() == Some(name) {
            return;
        }
    }
    panic!("the outline has no row {name}");
}

/// Places a type from the palette and names it.
async fn place(window: &Window, type_name: &str, name: &str) {
    window.chord(&[CONTROL, SHIFT], "E").await;
    window.see(".palette input:focus").await;
    window.chord(&[CONTROL], "a").await;
    window.chord(&[], type_name).await;
    tab_to(window, &format!("[aria-label='Place {type_name}']")).await;
    window.chord(&[], &ENTER.to_string()).await;
    window.see("input.name-field:focus").await;
    window.chord(&[CONTROL], "a").await;
    window.chord(&[], &format!("{name}{ENTER}")).await;
    window.node(name).await;
}

#[tokio::test]
async fn a_whole_model_without_a_pointer() {
    let Some(home) = home() else { return };
    let window = Window::open(home.path(), &[]).await;
    window.see("button.starter").await;
    window.chord(&[CONTROL], "n").await;
    window.see(".react-flow__pane").await;
    place(&window, "End user", "Customer").await;
    place(&window, "AI agent", "Assistant").await;

    // Connect: C on one row, Enter on the other.
    row(&window, "Customer").await;
    window.chord(&[], "c").await;
    row(&window, "Assistant").await;
    window.chord(&[], &ENTER.to_string()).await;
    window.until_count(".react-flow__edge", 1).await;

    // Nest: a boundary round it.
    window.chord(&[], &ESCAPE.to_string()).await;
    row(&window, "Assistant").await;
    window.chord(&[CONTROL], "g").await;
    window.see("input.name-field:focus").await;
    window.chord(&[CONTROL], "a").await;
    window.chord(&[], &format!("Company{ENTER}")).await;
    window.read("Company").await;

    // Describe.
    row(&window, "Assistant").await;
    inspected(&window, "Assistant").await;
    window.chord(&[CONTROL, SHIFT], "1").await;
    tab_to(&window, ".inspector textarea").await;
    window.chord(&[], "Answers questions of customers").await;
    window.chord(&[], &TAB.to_string()).await;

    // Decide: the next threat, why it does not apply, and the button.
    row(&window, "Assistant").await;
    inspected(&window, "Assistant").await;
    window.chord(&[CONTROL, SHIFT], "2").await;
    window.see(".element-threats:focus").await;
    window.see("[data-testid=threat-card]").await;
    window.chord(&[], "x").await;
    window.see("[data-testid=inline-decision]").await;
    tab_to(&window, "[data-testid=input-rationale]").await;
    window.chord(&[], "Every action waits for a person").await;
    tab_to(&window, "[data-testid=record-decision]").await;
    window.chord(&[], &ENTER.to_string()).await;
    window.see("[data-testid=fold-not-applicable]").await;
}
