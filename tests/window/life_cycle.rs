//! The life cycle beside the diagram: judged with evidence and read in the report, files that are
//! found again or found changed, suppliers, choices of a model, results of an evaluation.

use std::fs::{self, File};

use crate::support::{Window, text_of_pdf};
use crate::{home, on_starter};

const NOTE: &str = "Two sessions were held";
const LINK: &str = "wiki/minutes-12";
const EVALUATION: &str =
    "{\"entry_type\": \"eval\", \"probe\": \"dan.Dan_11_0\", \"passed\": 3, \"total\": 4}\n";
const ATTACKS: &str = r#"[
    {"outcome": "success", "attack_identifier": {"__type__": "CrescendoAttack"}},
    {"outcome": "failure", "attack_identifier": {"__type__": "CrescendoAttack"}}]"#;
const BILL: &str = r#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
    {"type": "machine-learning-model", "bom-ref": "m", "name": "ranking-model", "version": "3",
     "supplier": {"name": "Acme"}, "modelCard": {"considerations": {
        "technicalLimitations": ["Knows no goods of this month"]}}}]}"#;

#[tokio::test]
async fn judged_with_evidence_and_read_in_the_report() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    fs::write(home.path().join("given.json"), "minutes").expect("the folder can be written");
    window.view("Life cycle").await;
    // What the model shows is a proposal until somebody accepts it.
    window.click("[data-testid=consideration-SD3\\.1]").await;
    window.see("[data-testid=proposal]").await;
    window.pictures("life-guidelines").await;
    window.click("[data-testid=accept]").await;
    window.gone("[data-testid=accept]").await;

    window.click("[data-testid=consideration-SD1\\.1]").await;
    judge(&window, "Not applicable").await;
    window.see("[data-testid=error-note]").await;
    window.fill("[data-testid=input-note]", NOTE).await;
    judge(&window, "Not met").await;
    // A link and a file by its digest.
    window.fill("[data-testid=add-evidence-link]", &format!("{LINK}\u{e007}")).await;
    line(&window, LINK).await;
    window.click("[data-testid=choose-evidence]").await;
    line(&window, "given.json").await;
    // A gap becomes a threat and an action, which stand as evidence at once.
    window.press_path("//button[normalize-space(.)='Make it a threat']").await;
    window.see_path("//*[@data-testid='evidence']//li[contains(., 'T-')]").await;
    window.press_path("//button[normalize-space(.)='Make it an action']").await;
    window.see_path("//*[@data-testid='evidence']//li[contains(., 'C-')]").await;
    window.pictures("life-judged").await;
    // Every step can be taken back, and made again.
    window.control('z').await;
    window
        .until("the action is gone", async || {
            let actions = "[data-testid=evidence] ul + ul li";
            (window.count(actions).await == 1).then_some(())
        })
        .await;
    window.control('y').await;
    window.see_path("//*[@data-testid='evidence']//li[contains(., 'C-')]").await;

    window.view("Review").await;
    window.click("[data-testid=open-export]").await;
    window.click("[data-testid=run-export]").await;
    window.see("[data-testid=export-written]").await;
    let text = text_of_pdf(home.path());
    for expected in [NOTE, LINK, "given.json", "SD1.1"] {
        assert!(text.contains(expected), "the document says {expected:?}");
    }
}

#[tokio::test]
async fn a_model_file_that_was_changed_is_found() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    let file = home.path().join("given.json");
    fs::write(&file, "weights").expect("the folder can be written");
    window.view("Life cycle").await;
    window.tab("Assets").await;
    window.fill("[data-testid=add-asset]", "Answering weights\u{e007}").await;
    window.see("[data-testid=files]").await;
    window.press("Take of a file").await;
    window.read("1 file, 7 bytes").await;
    window.press("Check a file").await;
    window.see("[data-testid=file-check].same").await;
    window.pictures("life-assets").await;
    fs::write(&file, "weighty").expect("the folder can be written");
    window.press("Check a file").await;
    window.see("[data-testid=file-check].changed").await;
    window.pictures("life-changed").await;
    // Taken back, nothing was ever kept of it.
    window.control('z').await;
    window.read("No file is known").await;

    // A bill of materials brings what it says of models and data.
    fs::write(&file, BILL).expect("the folder can be written");
    window.click("[data-testid=fill-cards]").await;
    window.read("ranking-model").await;
    window.press_path("//button[normalize-space(.)='ranking-model']").await;
    window.see_path("//textarea[contains(., 'Knows no goods of this month')]").await;
    window.pictures("life-filled").await;
    window.press_path("//button[normalize-space(.)='Answering weights']").await;

    // A folder that takes long: told how far it is, and left when nobody wants to wait.
    fs::remove_file(&file).expect("the file was there");
    fs::create_dir(&file).expect("the folder can be made");
    let large = File::create(file.join("weights.bin")).expect("the folder can be written");
    large.set_len(64 << 30).expect("a file may be sparse");
    window.press("Take of a folder").await;
    window.see(".status .progress").await;
    window.picture("life-progress", "").await;
    window.press_path("//*[contains(@class, 'status')]//button[normalize-space(.)='Cancel']").await;
    window.gone(".status .progress").await;
    window.read("No file is known").await;
    drop(large);
    fs::remove_file(file.join("weights.bin")).expect("the file was there");
    fs::write(file.join("weights.bin"), "a").expect("the folder can be written");
    fs::write(file.join("config.json"), "b").expect("the folder can be written");
    window.press("Take of a folder").await;
    window.read("2 files, 2 bytes").await;
    fs::write(file.join("config.json"), "c").expect("the folder can be written");
    window.press("Check a folder").await;
    window.read("Changed: given.json/config.json").await;
}

#[tokio::test]
async fn choices_suppliers_and_evaluations_are_on_record() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    fs::write(home.path().join("given.json"), EVALUATION).expect("the folder can be written");
    window.view("Life cycle").await;

    window.tab("Model selection").await;
    window.press("Record the choice").await;
    window.press("Add an option").await;
    window.fill_labelled("Complexity: Another option", "7 billion parameters").await;
    window.click("[data-testid=selection] input[type=radio]").await;
    window.pictures("life-selection").await;

    window.tab("Suppliers").await;
    window.fill("[data-testid=add-supplier]", "Cloud models\u{e007}").await;
    let card = "//section[@aria-label='Cloud models']";
    window.press_path(&format!("{card}//button[contains(., 'standard questions')]")).await;
    window.press_path(&format!("({card}//button[@data-testid='add-evidence'])[1]")).await;
    window.fill("[data-testid=add-evidence-link]", &format!("{LINK}\u{e007}")).await;
    line(&window, LINK).await;
    window.click("[data-testid=choose-evidence]").await;
    line(&window, "given.json").await;
    window.pictures("life-suppliers").await;

    window.tab("Registers").await;
    window.choose("Release gate").await;
    window.press("Read a garak").await;
    line(&window, "given.json").await;
    fs::write(home.path().join("given.json"), ATTACKS).expect("the folder can be written");
    window.press("Read a garak").await;
    window.see("input[value*=PyRIT]").await;
    window.pictures("life-registers").await;
    window.tab("Briefing").await;
    window.pictures("life-statement").await;
}

async fn judge(window: &Window, words: &str) {
    window.choose(words).await;
    window.click("[data-testid=record]").await;
}

/// Waits for a line of evidence that says this.
async fn line(window: &Window, words: &str) {
    window.see_path(&format!("//ul[@class='evidence']/li[contains(., {words:?})]")).await;
}
