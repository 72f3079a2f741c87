//! The ways in for files.

use std::fs;

use crate::support::Window;
use crate::{BACKEND, home, on_starter};

const OTM: &str = r#"{"otmVersion": "0.2.0", "project": {"name": "Mail", "id": "mail"},
    "trustZones": [{"id": "in", "name": "Inside", "risk": {"trustRating": 50}}],
    "components": [
        {"id": "a", "name": "Mail reader", "type": "process", "parent": {"trustZone": "in"}},
        {"id": "b", "name": "Mail store", "type": "datastore", "parent": {"trustZone": "in"}}],
    "dataflows": [{"id": "f", "name": "mail", "source": "b", "destination": "a"}]}"#;

#[tokio::test]
async fn the_dialog_takes_in_a_model_of_another_tool() {
    let Some(home) = home() else { return };
    fs::write(home.path().join("given.json"), OTM).expect("the folder can be written");
    let window = Window::open(home.path(), &[]).await;
    window.control('o').await;
    // It is shown first, and outlives a page that is loaded again.
    window.read("What becomes of the file").await;
    window.reload().await;
    window.click("[data-testid=take-import]").await;
    window.node("Mail reader").await;
    window.node("Mail store").await;
}

#[tokio::test]
async fn a_file_named_at_the_start_is_opened() {
    let Some(home) = home() else { return };
    drop(on_starter(&home).await);
    let documents = fs::read_dir(home.path().join("documents")).expect("a document was made");
    let file = documents
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|ending| ending == "portolan"))
        .expect("the project");
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    window.node(BACKEND).await;
}

#[tokio::test]
async fn a_file_that_is_no_project_is_refused_by_name() {
    let Some(home) = home() else { return };
    let file = home.path().join("broken.portolan");
    fs::write(&file, "this is no project").expect("the folder can be written");
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    window.read("broken.portolan").await;
    assert_eq!(fs::read_to_string(&file).expect("still there"), "this is no project");
}
