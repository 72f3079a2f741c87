//! Pictures of every view in light and dark, for the documentation and for eyes that compare.

use crate::{BACKEND, home, on_starter};

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
