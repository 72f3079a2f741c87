//! Whether there is a display to open a window on. The window library ends the process with a
//! panic where there is none; people are told what to do instead.

/// Exit code for "no display" (EX_UNAVAILABLE of sysexits.h). `cargo xtask run` looks for it.
pub const NO_DISPLAY: u8 = 69;

/// Whether a window can be opened.
#[cfg(target_os = "linux")]
pub fn reachable() -> bool {
    gtk::init().is_ok()
}

/// Whether a window can be opened.
#[cfg(not(target_os = "linux"))]
pub fn reachable() -> bool {
    true
}
