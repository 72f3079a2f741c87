//! Thousands of threats: only the rows in sight are in the page, however far one scrolls.

use crate::home;
use crate::support::{Window, table};

#[tokio::test]
async fn of_thousands_only_those_in_sight_are_in_the_page() {
    let Some(home) = home() else { return };
    let file = table::written(home.path());
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    // A screenful in each frame.
    let found = table::scrolled(&window, 620).await;
    println!("a screenful a frame: {:.0} ms, longest {:.0} ms", found.median, found.longest);
    assert!(found.rows < 120, "only those in sight: {}", found.rows);
    window.see_path("//*[@data-testid='threat-row'][contains(., 'Threat 2400')]").await;
}
