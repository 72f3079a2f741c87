//! Panels and forms: buttons by their words, what lies below the edge, looks in both themes.

use super::Window;

impl Window {
    /// A click on a button whose words begin so.
    pub async fn press(&self, words: &str) {
        self.press_path(&format!("//button[starts-with(normalize-space(.), {words:?})]")).await;
    }

    /// A click on one of a few choices side by side.
    pub async fn choose(&self, words: &str) {
        self.press_path(&format!("//*[@role='radio'][normalize-space(.)={words:?}]")).await;
    }

    /// Chooses an option of a select by the words of both.
    pub async fn select(&self, label: &str, option: &str) {
        let row =
            format!("//*[contains(@class, 'form-row')][./span[normalize-space(.)={label:?}]]");
        self.press_path(&format!("{row}//button[contains(@class, 'select')]")).await;
        let option = format!("//*[@role='option'][starts-with(normalize-space(.), {option:?})]");
        // With the pointer: the driver refuses what still moves into its place.
        let option = self.see_path(&option).await;
        self.click_at(self.middle(&option).await).await;
        self.gone("[role=option]").await;
    }

    /// Types into the field with this label after taking out what is in it.
    pub async fn fill_labelled(&self, label: &str, text: &str) {
        let field = "*[self::input or self::textarea]";
        let path = format!("//*[./label[normalize-space(.)={label:?}]]//{field}");
        let field = self.see_path(&path).await;
        field.clear().await.unwrap_or_else(|error| panic!("emptying {label}: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("typing into {label}: {error}"));
        self.frames().await;
    }

    /// Makes a key in the open dialog of a sign-off, protected by a passphrase.
    pub async fn make_key(&self, passphrase: &str) {
        self.in_sight("[data-testid=new-key]").await;
        self.click("[data-testid=new-key]").await;
        self.fill("[data-testid=input-new-passphrase]", passphrase).await;
        self.fill("[data-testid=input-repeat-passphrase]", passphrase).await;
        self.click("[data-testid=make-key]").await;
        self.see("[data-testid=key-in-hand]").await;
    }

    /// Waits until nothing matches an XPath.
    pub async fn gone_path(&self, path: &str) {
        let locator = fantoccini::Locator::XPath(path);
        self.until(path, async || {
            let found = self.client().find_all(locator).await.expect("the page answers");
            found.is_empty().then_some(())
        })
        .await;
    }

    /// Gives something the focus without a press.
    pub async fn focus(&self, css: &str) {
        let element = serde_json::to_value(self.see(css).await).expect("an element has an id");
        let focus = self.client().execute("arguments[0].focus()", vec![element]).await;
        focus.expect("the page gives the focus");
    }

    /// Scrolls something into the middle of what is seen; the driver does not do so inside a panel.
    pub async fn in_sight(&self, css: &str) {
        let element = serde_json::to_value(self.see(css).await).expect("an element has an id");
        let scroll = "arguments[0].scrollIntoView({ block: 'center' })";
        self.client().execute(scroll, vec![element]).await.expect("the page scrolls");
        self.frames().await;
    }

    /// Saves what is on the screen in light and in dark, where pictures are asked for.
    pub async fn pictures(&self, name: &str) {
        if std::env::var_os("PORTOLAN_PICTURES").is_none() {
            return;
        }
        for theme in ["dark", "light"] {
            self.command(&format!("theme {theme}")).await;
            self.picture(name, theme).await;
        }
    }
}
