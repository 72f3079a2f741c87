//! The review: who took part, what was looked at, whose dates have passed, and the way from its
//! numbers to the threats they count; there the keys decide.

use model::{Date, Edit, Verdict};

use crate::owners::{BO, decided};
use crate::support::Window;
use crate::{home, on_starter};

const ENTER: char = '\u{e007}';
const ROW: &str = "[data-testid=threat-row]";

/// What each key proposes in the table.
const KEYS: [(&str, &str); 4] = [("1", "modify"), ("2", "retain"), ("3", "avoid"), ("4", "share")];

#[tokio::test]
async fn a_number_of_the_dashboard_leads_to_what_is_overdue() {
    let Some(home) = home() else { return };
    let (file, mut project) = decided(home.path());
    let late = project.model().threats.values().find(|threat| threat.title.contains(BO));
    let threat = late.expect("it was taken up").id;
    let verdict = Verdict::Avoid {
        change: "It is taken out".into(),
        owner: BO.into(),
        due: Date::new(2020, 1, 31).ok(),
    };
    let edit = Edit::Decide { threat, verdict, rationale: "Not needed".into() };
    project.edit(&edit, BO).expect("a sound edit");
    drop(project);
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    window.view("Review").await;
    window.in_sight("[data-testid=dashboard] button.late").await;
    window.pictures("overdue").await;
    window.click("[data-testid=dashboard] button.late").await;
    window.see_path("//*[@data-testid='threat-row'][contains(., 'Bo Lind')]").await;
    assert_eq!(window.count(ROW).await, 1, "the one that is overdue");
    window.press("Clear filters").await;
    window.until("the others", async || (window.count(ROW).await > 1).then_some(())).await;
}

#[tokio::test]
async fn people_sessions_and_reviews_are_on_record() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.view("Review").await;
    for (number, name) in [(1, "Ada Stone"), (2, "Bo Lind")] {
        window.fill("[data-testid=add-participant]", &format!("{name}{ENTER}")).await;
        let people = format!(
            "//*[@data-testid='sessions'][contains(., '{number} participant')][contains(., {name:?})]"
        );
        window.see_path(&people).await;
    }
    window.in_sight("[data-testid=add-review]").await;
    window.click("[data-testid=add-review]").await;
    window.fill("[data-testid=input-review-what]", "Looked at the index again").await;
    window
        .see("[data-testid=input-review-next]")
        .await
        .send_keys("05-01-2031")
        .await
        .expect("keys arrive");
    window.click("[data-testid=save-review]").await;
    window.see_path("//*[@data-testid='reviews']//li[contains(., 'the index again')]").await;
    window.pictures("people").await;
    // Out again, and back.
    window.click("[aria-label='Remove Bo Lind']").await;
    window.gone_path("//*[@data-testid='sessions'][contains(., 'Bo Lind')]").await;
    window.control('z').await;
    window.see_path("//*[@data-testid='sessions'][contains(., 'Bo Lind')]").await;
}

#[tokio::test]
async fn keys_walk_the_table_and_propose_a_treatment() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    let current = async || {
        let row = window.see(&format!("{ROW}[aria-current]")).await;
        row.attr("data-row").await.expect("the page answers").expect("rows have a name")
    };
    for (key, treatment) in KEYS {
        window.view("Threats").await;
        window.see(ROW).await;
        window.focus("[data-testid=threat-rows]").await;
        window.keys("j").await;
        let first = current().await;
        window.keys("j").await;
        assert_ne!(current().await, first, "J goes down");
        window.keys("k").await;
        assert_eq!(current().await, first, "K goes up");
        window.keys(key).await;
        window.see(&format!("[data-testid=decide-{treatment}][aria-pressed=true]")).await;
    }
}
