//! A window with an empty page and nothing else: what the start of Portolan's own window is held
//! against in `cargo xtask bench --window`.

#[cfg(target_os = "linux")]
fn main() {
    use gtk::prelude::*;
    use webkit2gtk::{WebView, WebViewExt};

    gtk::init().expect("there is a display");
    let window = gtk::Window::new(gtk::WindowType::Toplevel);
    window.set_default_size(1440, 900);
    let page = WebView::new();
    window.add(&page);
    // A colour of its own, so that it can be seen when the page is there.
    page.load_html("<body style='background:#204060'></body>", None);
    window.show_all();
    gtk::main();
}

#[cfg(not(target_os = "linux"))]
fn main() {}
