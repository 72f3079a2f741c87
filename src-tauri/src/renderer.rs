//! How WebKitGTK paints on a machine without a graphics card.
//!
//! Its default renderer shares buffers with the graphics card. Without one it falls back to copying
//! and takes two to four times as long. The web view reads the choice from the environment when it
//! starts, and this process cannot change its own environment safely (`set_var` is unsafe because
//! other threads may read it), so it starts itself again with the variable set: the process id
//! stays the same, and it costs a few milliseconds.

/// Picks the renderer. Must be called first: with success it does not return.
#[cfg(target_os = "linux")]
pub fn choose() {
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;

    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() || Path::new("/dev/dri").exists() {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    // Comes back only when it failed; then the window opens with the slower renderer.
    let _ = Command::new(program).args(std::env::args_os().skip(1)).env(VARIABLE, "1").exec();
}

/// Picks the renderer; other systems have nothing to choose.
#[cfg(not(target_os = "linux"))]
pub fn choose() {}
