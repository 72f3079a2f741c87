//! One window under test: the application, the driver that holds it, and what a person sees of it.

use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

/// How long something may take to appear before a test gives up. Only a broken window takes this
/// long; nothing is asserted about time.
const PATIENCE: Duration = Duration::from_secs(30);

/// A window with its driver. Both end when it is dropped, also when the test failed.
pub struct Window {
    driver: Driver,
    client: Client,
}

impl Window {
    /// Opens the application with `home` as its data and document folder and `arguments` as on the
    /// command line.
    pub async fn open(home: &Path, arguments: &[&str]) -> Window {
        Window::open_in(home, arguments, &[]).await
    }

    /// The same with more in its environment.
    pub async fn open_in(home: &Path, arguments: &[&str], more: &[(&str, &str)]) -> Window {
        let driver = Driver::start(home, more);
        let options = json!({ "binary": program().expect("see `main`"), "args": arguments });
        let capabilities =
            Capabilities::from_iter([("webkitgtk:browserOptions".to_owned(), options)]);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.address)
            .await
            .expect("the application starts under the driver");
        let window = Window { driver, client };
        window.drawn().await;
        window
    }

    /// Waits until the application has drawn itself: before that it hears no key.
    async fn drawn(&self) {
        self.frames().await;
        self.until("the application", async || (self.count("#root > *").await > 0).then_some(()))
            .await;
    }

    /// Waits until the page has been painted as it is now.
    pub async fn frames(&self) {
        const TWO: &str = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => done(0)));";
        self.client.execute_async(TWO, vec![]).await.expect("the page paints");
    }

    /// The element a CSS selector names, once it is displayed.
    pub async fn see(&self, css: &str) -> Element {
        self.until(css, async || self.displayed(Locator::Css(css)).await).await
    }

    /// The element an XPath names, once it is displayed.
    pub async fn see_path(&self, path: &str) -> Element {
        self.until(path, async || self.displayed(Locator::XPath(path)).await).await
    }

    /// The smallest element whose text holds these words, once it is displayed.
    pub async fn read(&self, words: &str) -> Element {
        let path = format!(
            "//*[contains(normalize-space(.), {words:?}) and not(*[contains(normalize-space(.), {words:?})])]"
        );
        self.see_path(&path).await
    }

    /// Waits until nothing displayed matches.
    pub async fn gone(&self, css: &str) {
        self.until(css, async || self.displayed(Locator::Css(css)).await.is_none().then_some(()))
            .await;
    }

    /// How many elements match, displayed or not.
    pub async fn count(&self, css: &str) -> usize {
        self.client.find_all(Locator::Css(css)).await.expect("the page answers").len()
    }

    /// Waits until a condition over the page holds; `what` names it in the failure.
    pub async fn until<T>(&self, what: &str, mut condition: impl AsyncFnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = condition().await {
                return found;
            }
            if start.elapsed() > PATIENCE {
                self.picture("failed", std::thread::current().name().unwrap_or_default()).await;
                panic!("waited in vain for {what}");
            }
            self.frames().await;
        }
    }

    /// A click with the pointer.
    pub async fn click(&self, css: &str) {
        self.see(css).await.click().await.unwrap_or_else(|error| panic!("clicking {css}: {error}"));
        self.frames().await;
    }

    /// A click on a tab of a panel; a count may follow its name.
    pub async fn tab(&self, name: &str) {
        self.press_path(&format!("//*[@role='tab'][starts-with(normalize-space(.), {name:?})]"))
            .await;
    }

    /// A click on one of the views in the top bar; a count may follow its name.
    pub async fn view(&self, name: &str) {
        let of_views = "//button[contains(@class, 'view-tab')]";
        self.press_path(&format!("{of_views}[starts-with(normalize-space(.), {name:?})]")).await;
    }

    /// A click on what an XPath names.
    pub async fn press_path(&self, path: &str) {
        let found = self.see_path(path).await;
        found.click().await.unwrap_or_else(|error| panic!("pressing {path}: {error}"));
        self.frames().await;
    }

    /// Runs a command of the window by its words, through the command palette.
    pub async fn command(&self, words: &str) {
        self.control('k').await;
        self.see("[cmdk-input]").await;
        self.keys(words).await;
        self.keys("\u{e007}").await;
        self.gone("[cmdk-input]").await;
    }

    /// Types into a field after taking out what is in it.
    pub async fn fill(&self, css: &str, text: &str) {
        let field = self.see(css).await;
        field.clear().await.unwrap_or_else(|error| panic!("emptying {css}: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("typing into {css}: {error}"));
        self.frames().await;
    }

    /// Types where the focus is.
    pub async fn keys(&self, text: &str) {
        let focused = self.client.active_element().await.expect("something has the focus");
        focused.send_keys(text).await.expect("keys arrive");
        self.frames().await;
    }

    /// Loads the page again, as a crash of the web view would.
    pub async fn reload(&self) {
        self.client.refresh().await.expect("the page loads again");
        self.drawn().await;
    }

    /// Ids of the processes of the application itself.
    pub fn processes(&self) -> Vec<String> {
        self.driver.children()
    }

    /// Ends the application the way a power cut does, with no chance to clean up.
    pub fn kill(&self) {
        for process in self.processes() {
            Command::new("kill").args(["-9", &process]).status().expect("kill is there");
        }
    }

    /// Saves what is on the screen as `NAME-VARIANT.png` where pictures are asked for.
    pub async fn picture(&self, name: &str, variant: &str) {
        let Some(folder) = std::env::var_os("PORTOLAN_PICTURES").map(PathBuf::from) else { return };
        self.frames().await;
        std::fs::create_dir_all(&folder).expect("the folder for pictures can be made");
        let name = if variant.is_empty() { name.to_owned() } else { format!("{name}-{variant}") };
        // Of the whole screen: the driver's own pictures hang with some renderers.
        let taken = Command::new("import")
            .args(["-window", "root"])
            .arg(folder.join(format!("{name}.png")))
            .status();
        assert!(taken.is_ok_and(|status| status.success()), "import (ImageMagick) takes {name}");
    }

    /// The protocol's own client, for pointer and window.
    pub fn client(&self) -> &Client {
        &self.client
    }

    async fn displayed(&self, locator: Locator<'_>) -> Option<Element> {
        let found = self.client.find_all(locator).await.ok()?;
        for element in found {
            // An element that React replaced meanwhile is looked for again.
            if element.is_displayed().await.unwrap_or(false) {
                return Some(element);
            }
        }
        None
    }
}

/// The application under test; none when no window can be tested here.
pub fn program() -> Option<PathBuf> {
    std::env::var_os("PORTOLAN_WINDOW").map(PathBuf::from)
}

/// WebKitWebDriver in a process group of its own, so that everything it started ends with it.
struct Driver {
    child: Child,
    address: String,
}

impl Driver {
    fn start(home: &Path, more: &[(&str, &str)]) -> Driver {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|listener| listener.local_addr())
            .expect("a free port")
            .port();
        let child = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PORTOLAN_HOME", home)
            .env("PORTOLAN_E2E_SAVE", home)
            .env("PORTOLAN_E2E_OPEN", home.join("given.json"))
            .envs(more.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0)
            .spawn()
            .expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < PATIENCE, "the driver did not listen");
            std::thread::yield_now();
        }
        Driver { child, address: format!("http://127.0.0.1:{port}") }
    }

    /// Ids of the processes it started: the application.
    fn children(&self) -> Vec<String> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir("/proc").expect("Linux has /proc").flatten() {
            let id = entry.file_name().to_string_lossy().into_owned();
            // "ID (NAME) STATE PARENT ..."; the name may hold anything, a bracket too.
            let Ok(stat) = std::fs::read_to_string(entry.path().join("stat")) else { continue };
            let parent = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1));
            if parent == Some(self.child.id().to_string().as_str()) {
                found.push(id);
            }
        }
        found
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // The application is no child of ours, and a project it holds must be free for the next.
        for process in self.children() {
            let _ = Command::new("kill").args(["-9", &process]).status();
            let gone = || !Path::new("/proc").join(&process).join("exe").exists();
            let start = Instant::now();
            while !gone() && start.elapsed() < PATIENCE {
                std::thread::yield_now();
            }
        }
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-9", "--", &group]).status();
        let _ = self.child.wait();
    }
}
