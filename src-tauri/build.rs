//! Declares the commands of the window, so that the capability file must allow each by name.

const COMMANDS: &[&str] = include!("src/commands/names.rs");

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    tauri_build::try_build(attributes).expect("the configuration beside this file is sound");
}
