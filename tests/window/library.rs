//! The threat library: found, read, extended by a pack, and rolled back.

use std::fs;

use crate::support::Window;
use crate::{home, on_starter};

const ABOUT: &str = "id: acme\nname: Acme rules\nversion: \"1\"\nprefix: ACME.\n\
                     licence: proprietary\nattribution: [Acme security team]\n";
const TYPE: &str = "element_types:\n  - {id: acme-till, kind: process, ai: false, name: Till, \
                    definition: It holds money., icon: bolt}\n";

#[tokio::test]
async fn a_technique_is_found_and_leads_back_to_the_diagram() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.click(".library-name").await;
    window.fill("[data-testid=library-search]", "indirect").await;
    window
        .press_path("//button[contains(., 'Indirect')][ancestor::*[contains(@class, 'matrix')]]")
        .await;
    // Its page says where the model stands with it; a line of it jumps to the canvas.
    window.see("[data-testid=uses]").await;
    window.press_path("//*[@data-testid='uses']//button").await;
    window.see(".react-flow__pane").await;
}

#[tokio::test]
async fn a_pack_is_refused_with_its_faults_then_added_and_removed() {
    let Some(home) = home() else { return };
    // The dialog is answered with this folder.
    let folder = home.path().join("given.json");
    fs::create_dir_all(folder.join("element-types")).expect("the folder can be made");
    let write = |name: &str, text: &str| {
        fs::write(folder.join(name), text).expect("the folder can be written");
    };
    write("library.yaml", ABOUT);
    write("element-types/own.yaml", &TYPE.replace("kind: process", "kind: shop"));
    // From the start page, without a model.
    let window = Window::open(home.path(), &[]).await;
    window.click("[data-testid=start-library]").await;
    window.click("[data-testid=add-pack]").await;
    let faults = window.see("[data-testid=pack-faults]").await;
    let faults = faults.text().await.expect("the faults are text");
    assert!(faults.contains("own.yaml") && faults.contains("shop"), "{faults}");
    write("element-types/own.yaml", TYPE);
    window.click("[data-testid=add-pack]").await;
    window.read("Acme security team").await;
    window.gone("[data-testid=pack-faults]").await;
    window.click("[data-testid=leave-library]").await;
    window.see("[data-testid=start-library]").await;
}
