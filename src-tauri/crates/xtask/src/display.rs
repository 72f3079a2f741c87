//! Whether there can be a window at all.

/// Why no window can be opened, if none can. Whether the display named is really there is found
/// out by the window itself.
pub fn missing() -> Option<&'static str> {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let graphical = !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY");
    (!graphical).then_some("there is no display (DISPLAY and WAYLAND_DISPLAY are not set)")
}
