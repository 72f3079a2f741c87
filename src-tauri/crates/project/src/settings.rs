//! What a person prefers, wherever they work. Nothing of value: a lost file costs a few clicks.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Folders, ProjectError, atomic};

/// The preferences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// How the person is called in decisions and the history.
    pub name: String,
    /// Colours.
    pub theme: Theme,
    /// Size of text, per cent of the designed size; 75 to 200.
    pub text_size: u16,
    /// How diagrams are drawn.
    pub notation: Notation,
    /// How data flows run in the window.
    pub flow_lines: FlowLines,
    /// Language of the window.
    pub language: Language,
    /// Whether keys without Ctrl, Cmd or Alt mean something, such as `P` for a process. Off for who speaks or types by
    /// chance (WCAG 2.1.4).
    pub single_keys: bool,
}

/// Colours of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Theme {
    /// As the system does.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As much contrast as there is.
    HighContrast,
}

/// How diagrams are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Notation {
    /// The house notation.
    #[default]
    House,
    /// Circles, rectangles and parallel lines, as Yourdon and DeMarco draw them.
    Classic,
    /// Numbered round boxes and open-ended stores, as Gane and Sarson draw them.
    GaneSarson,
}

/// How data flows run from shape to shape in the window. Reports draw right angles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FlowLines {
    /// Up, down and across, with rounded corners.
    #[default]
    RightAngled,
    /// The same way, as one curve.
    Curved,
}

/// Language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Language {
    /// English.
    #[default]
    En,
    /// German.
    De,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            name: String::new(),
            theme: Theme::default(),
            text_size: 100,
            notation: Notation::default(),
            flow_lines: FlowLines::default(),
            language: Language::default(),
            single_keys: true,
        }
    }
}

/// The settings of this user; the designed ones where nothing was set.
pub fn read(folders: &Folders) -> Settings {
    let settings: Settings = atomic::read(&place(folders)).unwrap_or_default();
    let name = if settings.name.is_empty() { folders.login.clone() } else { settings.name.clone() };
    Settings { name, ..within_bounds(settings) }
}

/// Keeps settings, and gives them back as they were kept.
///
/// # Errors
/// [`ProjectError::Io`] when the file cannot be written.
pub fn write(folders: &Folders, settings: Settings) -> Result<Settings, ProjectError> {
    let settings = within_bounds(settings);
    atomic::write(&place(folders), &settings)?;
    Ok(settings)
}

fn within_bounds(settings: Settings) -> Settings {
    Settings {
        name: settings.name.trim().chars().take(200).collect(),
        text_size: settings.text_size.clamp(75, 200),
        ..settings
    }
}

fn place(folders: &Folders) -> PathBuf {
    folders.data.join("settings.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_kept_and_bounded() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders { login: "ada".into(), ..Folders::below(home.path()) };
        assert_eq!(read(&folders), Settings { name: "ada".into(), ..Settings::default() });
        let wish = Settings { name: " Ada ".into(), text_size: 900, ..Settings::default() };
        let kept = write(&folders, wish).unwrap();
        assert_eq!((kept.name.as_str(), kept.text_size), ("Ada", 200));
        assert_eq!(read(&folders), kept);
    }

    #[test]
    fn unknown_and_missing_settings_do_not_hurt() {
        let home = tempfile::tempdir().unwrap();
        let folders = Folders::below(home.path());
        std::fs::create_dir_all(&folders.data).unwrap();
        std::fs::write(place(&folders), r#"{"theme": "dark", "from_the_future": 1}"#).unwrap();
        assert_eq!(read(&folders), Settings { theme: Theme::Dark, ..Settings::default() });
    }
}
