//! Figures of the window for people to read: `cargo xtask bench --window`. It drives the application
//! as it is handed out, on a display of its own. Nothing is compared with a limit.

#[cfg(target_os = "linux")]
mod frames;
#[cfg(target_os = "linux")]
mod memory;
#[cfg(target_os = "linux")]
mod models;
#[cfg(target_os = "linux")]
mod starts;
#[cfg(target_os = "linux")]
#[allow(dead_code, unused_imports, reason = "the tests in the window use the rest of it")]
#[path = "../support/mod.rs"]
mod support;

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("skipped: only WebKitGTK lets a program drive its window");
}

#[cfg(target_os = "linux")]
#[tokio::main(flavor = "current_thread")]
async fn main() {
    figures::print().await;
}

#[cfg(target_os = "linux")]
mod figures {
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use crate::support::{Window, session, table};
    use crate::{frames, memory, models, starts};

    /// Elements of the made-up systems; they have half as many flows again.
    const SIZES: [usize; 2] = [1_000, 3_000];
    /// Starts of each window; the middle one counts.
    const STARTS: usize = 5;

    pub async fn print() {
        let Some(program) = session::program() else {
            println!(
                "skipped: PORTOLAN_WINDOW names no application; run cargo xtask bench --window"
            );
            return;
        };
        println!("{:<54} {:>10} {:>10}", "what", "measured", "target");
        window_start(&program);
        for size in SIZES {
            of_size(size).await;
        }
        table_of_threats().await;
    }

    async fn table_of_threats() {
        let home = tempfile::tempdir().expect("a temporary folder");
        let file = table::written(home.path());
        let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
        println!("\n{} threats", table::MANY);
        for (what, step) in [("two rows", 62), ("a screenful", 620)] {
            let found = table::scrolled(&window, step).await;
            line(&format!("table, {what} a frame: median frame"), &ms(found.median), "");
            line("  longest frame", &ms(found.longest), "");
        }
    }

    fn line(what: &str, measured: &str, target: &str) {
        println!("{what:<54} {measured:>10} {target:>10}");
    }

    fn window_start(program: &Path) {
        let Some(screen) = starts::screen() else { return };
        let Some(blank) = std::env::var_os("PORTOLAN_BLANK").map(PathBuf::from) else { return };
        let home = tempfile::tempdir().expect("a temporary folder");
        let (mut ours, mut empty) = (Vec::new(), Vec::new());
        for _ in 0..STARTS {
            let mut command = Command::new(&blank);
            if !Path::new("/dev/dri").exists() {
                // As the product does by itself.
                command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
            }
            empty.push(starts::of(&mut command, &screen));
            let mut command = Command::new(program);
            ours.push(starts::of(command.env("PORTOLAN_HOME", home.path()), &screen));
        }
        let (ours, empty) = (starts::median(ours), starts::median(empty));
        line("start of an empty WebKitGTK window", &ms(empty.as_secs_f64() * 1e3), "");
        line("start of the window", &ms(ours.as_secs_f64() * 1e3), "");
        let times = ours.as_secs_f64() / empty.as_secs_f64();
        line("  times as long", &format!("{times:.2}"), "1.5");
    }

    async fn of_size(size: usize) {
        let home = tempfile::tempdir().expect("a temporary folder");
        let written = models::write(size, home.path());
        // Opened once, so that the start page lists it.
        let window =
            Window::open(home.path(), &[written.path.to_str().expect("a plain path")]).await;
        window.see("[data-testid=canvas-layer]").await;
        drop(window);

        let window = Window::open(home.path(), &[]).await;
        println!("\n{size} elements");
        let rate_wanted = if size > 1_000 { "40 /s" } else { "50 /s" };
        let only_1000 = |target: &'static str| if size > 1_000 { "" } else { target };
        line("open to drawn", &ms(frames::opening(&window).await), only_1000("500 ms"));
        let process = window.processes();
        let (whole, each) = memory::of(process.first().expect("the application runs"));
        line("memory of all processes", &format!("{whole} MiB"), only_1000("300 MiB"));
        for (name, mib) in each {
            line(&format!("  {name}"), &format!("{mib} MiB"), "");
        }
        let zoom = frames::wheel(&window, 90, (0.0, -20.0), true).await;
        rate("zoom from the whole to near and back", &zoom, rate_wanted);
        let pan = frames::wheel(&window, 60, (6.0, 4.0), false).await;
        rate("pan of the whole", &pan, rate_wanted);
        let from = frames::seen_at(&window, written.element).await;
        let dragged = frames::drag(&window, from, (from.0 + 120.0, from.1 + 60.0)).await;
        worst("worst frame of a drag in the whole", &dragged, "50 ms");
        window.control('z').await;

        window.command("100 %").await;
        let _ = frames::wheel(&window, 1, (0.0, 0.0), false).await;
        let pan = frames::wheel(&window, 60, (12.0, 8.0), false).await;
        rate("pan at 100 %", &pan, rate_wanted);
        let middle = window.see(".react-flow").await;
        let middle = window.middle(&middle).await;
        let shape = nearest_shape(&window, middle).await;
        let dragged = frames::drag(&window, shape, (shape.0 + 160.0, shape.1 + 80.0)).await;
        worst("worst frame of a drag at 100 %", &dragged, "50 ms");
        let (whole, _) = memory::of(process.first().expect("the application runs"));
        line("memory of all processes at the end", &format!("{whole} MiB"), "");
    }

    /// The middle of the shape nearest to a point of the page.
    async fn nearest_shape(window: &Window, (x, y): (f64, f64)) -> (f64, f64) {
        const NEAREST: &str = "const [x, y] = arguments;
            const middles = [...document.querySelectorAll('.react-flow__node-element')].map((node) => {
                const box = node.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            });
            const far = ([a, b]) => Math.hypot(a - x, b - y);
            return middles.sort((a, b) => far(a) - far(b))[0];";
        let arguments = vec![x.into(), y.into()];
        let at = window.client().execute(NEAREST, arguments).await.expect("the page answers");
        let [x, y] = [0, 1].map(|place| at[place].as_f64().unwrap_or_default().round());
        (x, y)
    }

    fn rate(what: &str, moved: &frames::Frames, target: &str) {
        line(what, &format!("{:.0} /s", moved.rate()), target);
        line("  longest frames", &list(&moved.longest()), "");
        line("  on the processor, a frame", &format!("{:.1} ms", moved.on_processor()), "");
    }

    fn worst(what: &str, moved: &frames::Frames, target: &str) {
        let longest = moved.longest();
        line(what, &ms(longest.first().copied().unwrap_or_default()), target);
        line("  longest frames", &list(&longest), "");
    }

    fn ms(time: f64) -> String {
        format!("{time:.0} ms")
    }

    fn list(times: &[f64]) -> String {
        times.iter().map(|time| format!("{time:.0}")).collect::<Vec<_>>().join(" ")
    }
}
