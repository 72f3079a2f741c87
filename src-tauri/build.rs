//! Declares the commands of the window, so that the capability file must allow each by name.
fn main() {
    tauri_build::build();
}
