//! Several risk owners: each signs for their own risks on their own terms, vouches for the other, signs
//! again after a change; versions are compared; what is past its day says so.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use library::Library;
use model::{Date, Edit, Subject, ThreatId, Verdict};
use project::{Key, Project, Scope, SignDraft};

use crate::support::{Keyring, Window};
use crate::{BACKEND, home};

const ADA: &str = "Ada Stone";
pub const BO: &str = "Bo Lind";
const PASSPHRASE: &str = "seven quiet harbours";

#[tokio::test]
async fn each_owner_signs_for_their_risks_and_again_after_a_change() {
    let Some(home) = home() else { return };
    let file = decided(home.path()).0;
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    for (name, others) in [(ADA, 0), (BO, 1)] {
        window.view("Review").await;
        window.click("[data-testid=open-sign]").await;
        window.fill("[data-testid=input-sign-name]", name).await;
        window.fill("[data-testid=input-sign-role]", "risk owner").await;
        window.click("[data-testid=scope-owner]").await;
        window.select("Risk owner", name).await;
        window.fill("[data-testid=input-sign-conditions]", "Until the pilot ends").await;
        window
            .see("[data-testid=input-sign-until]")
            .await
            .send_keys("05-01-2031")
            .await
            .expect("keys arrive");
        if others == 0 {
            window.press_path("(//*[@data-testid='field-sign-triggers']//button[contains(@class, 'chip')])[1]").await;
        }
        window.make_key(PASSPHRASE).await;
        window.picture("sign-terms", &others.to_string()).await;
        window.click("[data-testid=read-statement]").await;
        // Of the risks of both, only theirs are signed for.
        let read = window.see("[data-testid=sign-read]").await;
        let read = read.text().await.expect("the statement is text");
        for owner in [ADA, BO] {
            assert_eq!(read.contains(&format!("A risk of {owner}")), owner == name, "{read}");
        }
        sign(&window).await;
        states(&window, "valid", others + 1).await;
    }
    // Bo vouches for Ada's key, with the key file that was made.
    fs::copy(home.path().join("Bo Lind.key"), home.path().join("given.json"))
        .expect("the key file was made");
    window
        .press_path(&format!(
            "//*[@data-testid='signers']//li[contains(., {ADA:?})]//*[@data-testid='vouch']"
        ))
        .await;
    window.click("[data-testid=choose-own-key]").await;
    window.fill("[data-testid=input-own-passphrase]", PASSPHRASE).await;
    window.click("[data-testid=vouch-now]").await;
    window.see_path("//*[@data-testid='signers'][contains(., 'vouched for by Bo Lind')]").await;
    window.pictures("two-owners").await;

    // A version has a name; what changed after it is outlined and told in words.
    window.click("[data-testid=name-version]").await;
    window.fill("[data-testid=input-version-name]", "Pilot").await;
    window.click("[data-testid=keep-version]").await;
    window.gone("[data-testid=keep-version]").await;
    window.view("Model").await;
    window.select_node(BACKEND).await;
    window.keys("\u{e032}").await;
    window.see("input.name-field").await;
    window.keys("Answering service\u{e007}").await;
    window.node("Answering service").await;
    window.view("Review").await;
    window.view("Threats").await;
    // Suggestions are held against the version: what is new of them, what stayed, what is gone.
    window
        .see_path("//*[@data-testid='since'][contains(., 'Pilot')][contains(., 'unchanged')]")
        .await;
    window.view("Review").await;
    window.in_sight("[data-testid=show-difference]").await;
    window.see_path("//*[@data-testid='difference'][contains(., 'Answering service')]").await;
    window.click("[data-testid=show-difference]").await;
    window.see("[data-testid=diff-bar]").await;
    window.pictures("compared").await;
    window.click("[data-testid=end-comparison]").await;
    window.gone("[data-testid=diff-bar]").await;

    // Bo signs again; what was signed before is replaced, never gone, and Ada's stands as stale.
    window.view("Review").await;
    states(&window, "stale", 2).await;
    window.click("[data-testid=open-sign]").await;
    let name = window.see("[data-testid=input-sign-name]").await;
    let name = name.prop("value").await.expect("a field has a value").unwrap_or_default();
    fs::copy(home.path().join(format!("{name}.key")), home.path().join("given.json"))
        .expect("the key file was made");
    window.in_sight("[data-testid=choose-key]").await;
    window.click("[data-testid=choose-key]").await;
    window.see("[data-testid=key-in-hand]").await;
    window.click("[data-testid=read-statement]").await;
    window.see("[data-testid=sign-read]").await;
    sign(&window).await;
    states(&window, "valid", 1).await;
    states(&window, "stale", 1).await;
    states(&window, "replaced", 1).await;
    window.pictures("signed-again").await;

    // A key that was lost is void from here on, and says why.
    window
        .press_path(&format!(
            "//*[@data-testid='signers']//li[.//b[.!={name:?}]]//*[@data-testid='revoke']"
        ))
        .await;
    window.click("[data-testid=choose-own-key]").await;
    window.fill("[data-testid=input-own-passphrase]", PASSPHRASE).await;
    window.click("[data-testid=revoke-now]").await;
    window.read("Say what happened").await;
    window.fill("[data-testid=input-revoke-reason]", "The laptop was stolen").await;
    window.picture("revoke", "").await;
    window.click("[data-testid=revoke-now]").await;
    let void = format!(
        "//*[@data-testid='signers']//li[contains(@class, 'revoked')][contains(., {by:?})]",
        by = format!("by {name}: The laptop was stolen")
    );
    window.see_path(&void).await;
    window.pictures("revoked").await;
}

#[tokio::test]
async fn the_keyring_keeps_a_passphrase_until_it_is_told_to_forget() {
    let Some(home) = home() else { return };
    let keyring = Keyring::start(home.path());
    let file = decided(home.path()).0;
    let arguments = [file.to_str().expect("a plain path")];
    let window = Window::open_in(home.path(), &arguments, &keyring.environment()).await;
    window.view("Review").await;
    window.click("[data-testid=open-sign]").await;
    window.fill("[data-testid=input-sign-name]", ADA).await;
    window.fill("[data-testid=input-sign-role]", "risk owner").await;
    window.make_key(PASSPHRASE).await;
    window.click("[data-testid=read-statement]").await;
    window.click("[data-testid=keep-passphrase] input").await;
    window.picture("keyring", "offered").await;
    sign(&window).await;
    states(&window, "valid", 1).await;

    // The next time nothing is asked.
    fs::copy(home.path().join("Ada Stone.key"), home.path().join("given.json"))
        .expect("the key file was made");
    let read = async || {
        window.click("[data-testid=open-sign]").await;
        window.in_sight("[data-testid=choose-key]").await;
        window.click("[data-testid=choose-key]").await;
        window.see("[data-testid=key-in-hand]").await;
        window.click("[data-testid=read-statement]").await;
    };
    read().await;
    window.see("[data-testid=passphrase-kept]").await;
    window.picture("keyring", "kept").await;
    window.click("[data-testid=sign-now]").await;
    window.gone("[data-testid=sign-now]").await;
    states(&window, "replaced", 1).await;

    // Forgotten, it is asked for again.
    read().await;
    window.press("Forget it").await;
    window.see("[data-testid=keep-passphrase]").await;
    window.click("[data-testid=sign-now]").await;
    window.see("[data-testid=error-passphrase]").await;
    sign(&window).await;
    states(&window, "replaced", 2).await;
}

#[tokio::test]
async fn past_its_day_a_sign_off_is_expired() {
    let Some(home) = home() else { return };
    let (file, mut project) = decided(home.path());
    let key = Key::create(&home.path().join("ada.key"), "ada", PASSPHRASE).expect("a new key");
    project.enrol(ADA, "risk owner", key.public(), ADA).expect("a new signer");
    let draft = SignDraft {
        name: ADA.into(),
        role: "risk owner".into(),
        on_behalf_of: String::new(),
        scope: Scope::All,
        conditions: String::new(),
        valid_until: Date::new(2020, 1, 31).ok(),
        review_triggers: Vec::new(),
    };
    let request = project.sign_request(&draft, key.public()).expect("a sound draft");
    project.sign(&request.bytes, &key).expect("the key signs");
    drop(project);
    let window = Window::open(home.path(), &[file.to_str().expect("a plain path")]).await;
    window.view("Review").await;
    window.see("[data-testid=sign-off][data-state=expired]").await;
    window.pictures("expired").await;
}

#[tokio::test]
async fn signed_outside_and_checked_without_the_application() {
    let Some(home) = home() else { return };
    let at = home.path();
    let file = decided(at).0;
    run(at, "ssh-keygen", &["-q", "-t", "ed25519", "-N", "", "-f", "cy"]);
    let window = Window::open(at, &[file.to_str().expect("a plain path")]).await;
    window.view("Review").await;
    window.click("[data-testid=open-sign]").await;
    window.fill("[data-testid=input-sign-name]", "Cy Reed").await;
    window.fill("[data-testid=input-sign-role]", "auditor").await;
    window.in_sight("[data-testid=way-outside]").await;
    window.click("[data-testid=way-outside]").await;
    fs::copy(at.join("cy.pub"), at.join("given.json")).expect("the key was made");
    window.click("[data-testid=choose-key]").await;
    window.see("[data-testid=key-in-hand]").await;
    window.click("[data-testid=read-statement]").await;
    window.click("[data-testid=save-request]").await;
    let request = window
        .until("the request is written", async || {
            let files = fs::read_dir(at).expect("the folder is there").flatten();
            files
                .map(|entry| entry.path())
                .find(|path| path.extension() == Some("request".as_ref()))
        })
        .await;
    let request = request.file_name().and_then(|name| name.to_str()).expect("a plain name");
    run(at, "ssh-keygen", &["-Y", "sign", "-n", "portolan-signoff", "-f", "cy", request]);
    fs::copy(at.join(format!("{request}.sig")), at.join("given.json")).expect("it was signed");
    window.click("[data-testid=bring-signature]").await;
    window.see("[data-testid=sign-off][data-state=valid]").await;

    // The bundle is checked by the stand-alone script.
    window.click("[data-testid=export-evidence]").await;
    let bundle = window
        .until("the bundle is written", async || {
            let mut files = fs::read_dir(at).expect("the folder is there").flatten();
            let found =
                files.find(|entry| entry.path().extension() == Some("evidence".as_ref()))?;
            found.path().join("README.txt").exists().then(|| found.path())
        })
        .await;
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/verify/verify_bundle.py");
    let said = run(at, "python3", &[script, bundle.to_str().expect("a plain path")]);
    assert!(said.contains("valid"), "{said}");
}

/// Runs a program in a folder to its good end; what it says.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let ended = Command::new(program).args(arguments).current_dir(folder).output();
    let ended = ended.expect("python3 and openssh-client are installed");
    let said = String::from_utf8_lossy(&ended.stdout).into_owned();
    assert!(ended.status.success(), "{program}: {said}{}", String::from_utf8_lossy(&ended.stderr));
    said
}

/// A project in which each of two people answers for a risk.
pub fn decided(folder: &Path) -> (PathBuf, Project) {
    let file = folder.join("assistant.portolan");
    let starter = interchange::starters().iter().find(|one| one.id == "rag-assistant");
    let model = starter.expect("the starter is part of the program").model.clone();
    let part = model.elements.values().find(|element| element.name == BACKEND);
    let subject = Subject::Element(part.expect("the starter has it").id);
    let library = Library::embedded().clone();
    let mut project =
        Project::create(&file, model, "Start", ADA, library.into()).expect("a new project");
    for (number, technique, owner) in [(1, "AML.T0051", ADA), (2, "AML.T0057", BO)] {
        let id = ThreatId(uuid::Uuid::from_u128(number));
        let title = format!("A risk of {owner}");
        let change = "It is taken out".into();
        let verdict = Verdict::Avoid { change, owner: owner.into(), due: None };
        let edits = [
            Edit::TakeUp { id, technique: technique.into(), subject, title },
            Edit::Decide { threat: id, verdict, rationale: "Not needed".into() },
        ];
        for edit in edits {
            project.edit(&edit, owner).expect("a sound edit");
        }
    }
    (file, project)
}

async fn sign(window: &Window) {
    window.fill("[data-testid=input-passphrase]", PASSPHRASE).await;
    window.click("[data-testid=sign-now]").await;
    window.gone("[data-testid=sign-now]").await;
}

/// Waits until so many sign-offs of the list are in a state.
async fn states(window: &Window, word: &str, count: usize) {
    let pills =
        format!("//*[@data-testid='sign-offs']//li//*[contains(@class, 'pill')][.={word:?}]");
    window
        .until(&format!("{count} that are {word}"), async || {
            let locator = fantoccini::Locator::XPath(&pills);
            let found = window.client().find_all(locator).await.expect("the page answers");
            (found.len() == count).then_some(())
        })
        .await;
}
