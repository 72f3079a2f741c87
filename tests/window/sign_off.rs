//! The trust a decision earns, in the window: rated, decided, refused for what is missing, signed,
//! made stale by a fact and by nothing that is only drawn.

use crate::support::Window;
use crate::{BACKEND, home, on_starter};

const ENTER: char = '\u{e007}';
const PASSPHRASE: &str = "seven quiet harbours";
const SIGNED: &str = "[data-testid=sign-off]";

/// What a treatment is refused for while its form is empty.
const LACKS: [(&str, &[&str]); 4] = [
    ("modify", &["controls", "owner", "due"]),
    ("retain", &["risk_owner", "rationale", "residual", "expires"]),
    ("avoid", &["change"]),
    ("share", &["with"]),
];

#[tokio::test]
async fn decided_signed_and_stale_only_for_a_fact() {
    let Some(home) = home() else { return };
    let window = on_starter(&home).await;
    window.view("Decisions").await;
    for (place, (treatment, lacks)) in LACKS.iter().enumerate() {
        window.click("[data-testid=confirm-inherent]").await;
        window.gone("[data-testid=confirm-inherent]").await;
        window.click(&format!("[data-testid=decide-{treatment}]")).await;
        empty(&window).await;
        window.click("[data-testid=record-decision]").await;
        for field in *lacks {
            window.see(&format!("[data-testid=error-{field}]")).await;
        }
        fill(&window, treatment).await;
        window.picture("decide", treatment).await;
        // Recorded, and on to the next.
        window.control(ENTER).await;
        let decided = format!(
            "//section[@aria-label='Decided'][count(.//button[@data-testid='queue-item'])={}]",
            place + 1
        );
        window.see_path(&decided).await;
    }

    sign(&window).await;
    window.see(&state("valid")).await;
    window.picture("sign-off", "valid").await;

    // A shape that moves is drawn elsewhere and says nothing else.
    window.view("Model").await;
    let shape = window.node(BACKEND).await;
    let (x, y) = window.middle(&shape).await;
    window.drag((x, y), (x + 60.0, y + 40.0)).await;
    window.view("Review").await;
    window.read("Only how it is drawn is different").await;
    window.see(&state("valid")).await;

    // A fact is another matter, and the reason is said.
    window.view("Model").await;
    let shape = window.node(BACKEND).await;
    window.click_at(window.middle(&shape).await).await;
    window.keys("\u{e032}").await;
    window.see("input.name-field").await;
    window.keys("Answering service\u{e007}").await;
    window.node("Answering service").await;
    window.view("Review").await;
    let stale = window.see(&state("stale")).await;
    let stale = stale.text().await.expect("the reason is text");
    for word in [BACKEND, "Answering service"] {
        assert!(stale.contains(word), "{word:?} is named: {stale}");
    }
    window.picture("sign-off", "stale").await;

    // What was signed opens as it was, marked, and with the way back.
    window.click("[data-testid=open-signed]").await;
    window.see("[data-testid=past-banner]").await;
    window.node(BACKEND).await;
    window.picture("sign-off", "as-it-was").await;
    window.click("[data-testid=back-to-now]").await;
    window.gone("[data-testid=past-banner]").await;
    window.node("Answering service").await;
    window.view("Review").await;
    window.see(&state("stale")).await;

    // Taken back, it is again what was signed.
    window.control('z').await;
    window.see(&state("valid")).await;
}

fn state(word: &str) -> String {
    format!("{SIGNED}[data-state={word}]")
}

/// Takes out what the form proposes, so that everything is missing.
async fn empty(window: &Window) {
    for field in ["owner", "due", "risk_owner", "expires"] {
        let css = format!("[data-testid=input-{field}]");
        if window.count(&css).await == 0 {
            continue;
        }
        let field = window.see(&css).await;
        let proposed = field.prop("value").await.expect("a field has a value");
        if proposed.is_some_and(|text| !text.is_empty()) {
            field.click().await.expect("a field takes the focus");
            window.control('a').await;
            window.keys("\u{e017}").await;
        }
    }
}

async fn fill(window: &Window, treatment: &str) {
    let put = async |field: &str, text: &str| {
        let css = format!("[data-testid=input-{field}]");
        let field = window.see(&css).await;
        field.send_keys(text).await.unwrap_or_else(|error| panic!("typing into {css}: {error}"));
    };
    match treatment {
        "modify" => {
            window.fill("[data-testid=own-control]", "Filter every prompt\u{e007}").await;
            put("owner", "Ada Stone").await;
            put("due", "05-01-2031").await;
        }
        "retain" => {
            window.click("[data-testid=change-residual]").await;
            window.click("[data-testid=rating-residual] [data-testid=cell-2-2]").await;
            window.in_sight("[data-testid=save-residual]").await;
            window.click("[data-testid=save-residual]").await;
            window.gone("[data-testid=save-residual]").await;
            put("risk_owner", "Ada Stone").await;
            put("rationale", "The pilot is small").await;
            put("expires", "05-01-2031").await;
        }
        "avoid" => put("change", "The tool is taken out").await,
        "share" => put("with", "The provider of the model").await,
        other => panic!("no such treatment: {other}"),
    }
}

/// Makes a key, reads what is signed, and signs it.
async fn sign(window: &Window) {
    window.view("Review").await;
    window.see(&state("draft")).await;
    window.click("[data-testid=open-sign]").await;
    window.fill("[data-testid=input-sign-name]", "Ada Stone").await;
    window.fill("[data-testid=input-sign-role]", "risk owner").await;
    window.make_key(PASSPHRASE).await;
    window.click("[data-testid=read-statement]").await;
    window.see("[data-testid=sign-read]").await;
    window.picture("sign-off", "read").await;
    window.fill("[data-testid=input-passphrase]", "not the passphrase").await;
    window.click("[data-testid=sign-now]").await;
    window.see("[data-testid=error-passphrase]").await;
    window.fill("[data-testid=input-passphrase]", PASSPHRASE).await;
    window.click("[data-testid=sign-now]").await;
}
