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
