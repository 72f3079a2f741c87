//! Risk over the whole model: controls and what they change, the table with its filters and keys,
//! several threats decided at once, the scale in the team's own words.

use std::fs;

use crate::{home, on_starter};

const ENTER: char = '\u{e007}';
const ROW: &str = "[data-testid=threat-row]";
const CONTROL: &str = "Filter what goes out";

#[tokio::test]
async fn a_control_in_place_changes_the_residual_risk() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    // Two threats are rated, and so taken up.
    window.view("Decisions").await;
    let worst = window.see("[data-testid=decision-title]").await;
    let worst = worst.text().await.expect("a title is text");
    for _ in 0..2 {
        window.click("[data-testid=confirm-inherent]").await;
        window.gone("[data-testid=confirm-inherent]").await;
        window.click("[aria-label='Next threat']").await;
    }
    window.view("Review").await;
    window.click("[data-testid=new-control]").await;
    window.fill("[data-testid=input-control-title]", CONTROL).await;
    window.fill("[data-testid=input-control-owner]", "Ada Stone").await;
    window.select("State", "implemented").await;
    for place in 1..=2 {
        let box_ = format!("(//*[@data-testid='field-control-against']//input)[{place}]");
        window.press_path(&box_).await;
    }
    window.picture("control", "").await;
    window.click("[data-testid=save-control]").await;
    window
        .see_path(&format!("//button[contains(., {CONTROL:?}) and contains(., '2 threats')]"))
        .await;

    window.view("Decisions").await;
    // It is less pressing now: others stand before it.
    let first = format!("(//button[@data-testid='queue-item'])[1][contains(., {worst:?})]");
    window.gone_path(&first).await;
    window
        .press_path(&format!("//button[@data-testid='queue-item'][contains(., {worst:?})]"))
        .await;
    let rated =
        "//*[@data-testid='rating-residual'][contains(., 'One step less likely: C-1 is in place')]";
    window.see_path(rated).await;
    window.pictures("residual").await;
    // Taken back and made again, as everything else.
    window.control('z').await;
    window.gone_path(rated).await;
    window.see_path(&first).await;
    window.control('y').await;
    window.see_path(rated).await;
    // A vector is checked and scored.
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\u{e007}";
    window.fill("[data-testid=input-cvss]", vector).await;
    window.see_path("//*[@data-testid='cvss-score'][contains(., '9.3')]").await;
}

#[tokio::test]
async fn the_table_is_filtered_kept_written_and_decided_from() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.view("Threats").await;
    window.see(ROW).await;
    let all = window.count(ROW).await;

    // A cell of the matrix filters the list; a second press lets go.
    window.press_path("(//*[@data-testid='risk-matrix']//button[not(@disabled)])[1]").await;
    window.until("fewer rows", async || (window.count(ROW).await < all).then_some(())).await;
    window.pictures("matrix-filters").await;
    window.press("Clear filters").await;
    // A filter is kept under a name and used again.
    window.fill("[data-testid=filter-text]", "prompt").await;
    window.until("fewer rows", async || (window.count(ROW).await < all).then_some(())).await;
    let few = window.count(ROW).await;
    window.click("[data-testid=saved-filters-threats]").await;
    window.press_path("//*[@role='menuitem'][starts-with(., 'Keep')]").await;
    window.fill("[data-testid=input-filter-name]", "About prompts").await;
    window.click("[data-testid=keep-filter]").await;
    window.gone("[data-testid=keep-filter]").await;
    window.click("[data-testid=export-table]").await;
    let written = window.until("the table is written", async || csv(home.path())).await;
    assert_eq!(written.lines().count(), few + 1, "a head and the rows that are listed: {written}");
    window.fill("[data-testid=filter-text]", "x").await;
    window.keys("\u{e003}").await;
    window.click("[data-testid=saved-filters-threats]").await;
    window.press_path("//*[@role='menuitem'][.='About prompts']").await;
    window
        .until("the rows are back", async || (window.count(ROW).await == few).then_some(()))
        .await;
    for group in ["Level", "Owner", "Status"] {
        window.select("Group by", group).await;
        window.see("[data-testid=threat-group]").await;
    }

    // J and K walk, Space chooses, X decides all that were chosen, in one step.
    window.focus("[data-testid=threat-rows]").await;
    window.keys("j").await;
    window.keys(" ").await;
    window.keys("j").await;
    window.keys(" ").await;
    window.see_path("//*[@data-testid='together'][contains(., '2 chosen')]").await;
    window.pictures("together").await;
    window.focus("[data-testid=threat-rows]").await;
    window.keys("x").await;
    window.fill("[data-testid=input-rationale]", "Nobody can reach either of them").await;
    window.pictures("decide-together").await;
    window.control(ENTER).await;
    let two =
        "//section[@aria-label='Not applicable'][count(.//button[@data-testid='queue-item'])=2]";
    window.see_path(two).await;
    window.control('z').await;
    window.gone_path(two).await;
}

#[tokio::test]
async fn an_own_threat_goes_into_its_double_and_the_scale_is_the_teams() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.view("Threats").await;
    for title in ["The index is copied", "Somebody copies the index"] {
        window.click("[data-testid=own-threat]").await;
        window.fill("[data-testid=input-own-title]", title).await;
        window.picture("own-threat", "").await;
        window.click("[data-testid=add-own-threat]").await;
        window.gone("[data-testid=add-own-threat]").await;
    }
    window.view("Decisions").await;
    window.fill("[data-testid=queue-find]", "Somebody copies").await;
    window.press_path("//button[@data-testid='queue-item']").await;
    window.click("[data-testid=merge-threat]").await;
    window.select("Same as", "T-1 The index is copied").await;
    window.click("[data-testid=merge-now]").await;
    window.see_path("//*[@data-testid='decision-title'][contains(., 'The index is copied')]").await;

    window.command("model information").await;
    window.select("Risk scale", "Three by three").await;
    window.press_path("//summary[.='Words and thresholds']").await;
    window.fill_labelled("Levels, word 3", "Unbearable\u{e007}").await;
    window.in_sight("[data-testid=scale-words] [data-testid=cell-1-1]").await;
    window.click("[data-testid=scale-words] [data-testid=cell-1-1]").await;
    window.picture("scale", "").await;
    window.press("Done").await;
    window.view("Review").await;
    window.see_path("//*[@data-testid='dashboard'][contains(., 'Unbearable')]").await;
    window.pictures("dashboard").await;
}

/// The table that was written into the folder, once it is there.
fn csv(folder: &std::path::Path) -> Option<String> {
    let mut files = fs::read_dir(folder).expect("the folder is there").flatten();
    let file =
        files.find(|entry| entry.path().extension().is_some_and(|ending| ending == "csv"))?;
    fs::read_to_string(file.path()).ok().filter(|text| !text.is_empty())
}
