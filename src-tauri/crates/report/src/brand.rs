//! The organisation's look: `brand.json`, `logo.svg` and `fonts/` in the override folder, all optional.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::diagram::{Drawing, Item, parse_path};
use crate::error::ReportError;
use crate::shape::{Rgb, Shape};
use crate::theme::Theme;

/// Largest file that is read.
const MAX_FILE: u64 = 8 * 1024 * 1024;

/// What an organisation may set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    /// Name on the first page.
    pub organisation: String,
    /// Marking of documents whose model has none.
    pub marking: String,
    /// Family to set text in, before the bundled one.
    pub font: String,
    /// Font files.
    pub fonts: Vec<PathBuf>,
    /// Accent colour.
    pub accent: Option<Rgb>,
    /// Drawn at the top right of the first page.
    pub logo: Option<Drawing>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct File {
    organisation: String,
    marking: String,
    font: String,
    accent: String,
}

impl Brand {
    /// Reads the brand of a folder; nothing is set where nothing is there.
    ///
    /// # Errors
    /// [`ReportError::Asset`] names the file that cannot be used.
    pub fn load(folder: Option<&Path>) -> Result<Self, ReportError> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let mut brand = Self::default();
        let settings = folder.join("brand.json");
        if let Some(text) = read(&settings)? {
            let file: File =
                serde_json::from_str(&text).map_err(|e| fault(&settings, e.to_string()))?;
            if !file.accent.is_empty() {
                let color = hex(&file.accent);
                let message = || format!("{:?} is not a colour like #17507e", file.accent);
                brand.accent = Some(color.ok_or_else(|| fault(&settings, message()))?);
            }
            (brand.organisation, brand.marking, brand.font) =
                (file.organisation, file.marking, file.font);
        }
        let logo = folder.join("logo.svg");
        if let Some(text) = read(&logo)? {
            brand.logo = Some(drawing(&text).map_err(|message| fault(&logo, message))?);
        }
        if let Ok(entries) = std::fs::read_dir(folder.join("fonts")) {
            brand.fonts = entries
                .flatten()
                .map(|e| e.path())
                .filter(|p| p.extension().is_some_and(|e| e == "ttf" || e == "otf"))
                .collect();
            brand.fonts.sort();
        }
        Ok(brand)
    }

    /// The house theme with the organisation's accent.
    pub fn theme(&self) -> Theme {
        let mut theme = Theme::default();
        if let Some(accent) = self.accent {
            theme.accent = accent;
            theme.note_line = accent;
        }
        theme
    }
}

/// Files of the folder are called as people know them; where the folder lies is nobody's business but theirs.
fn fault(path: &Path, message: String) -> ReportError {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    ReportError::Asset { what: format!("your {name}"), message }
}

fn read(path: &Path) -> Result<Option<String>, ReportError> {
    match std::fs::metadata(path) {
        Err(_) => Ok(None),
        Ok(m) if m.len() > MAX_FILE => Err(fault(path, "it is larger than 8 MiB".into())),
        Ok(_) => std::fs::read_to_string(path).map(Some).map_err(|e| fault(path, e.to_string())),
    }
}

fn hex(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6)?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, r, g, b] = number.to_be_bytes();
    Some([r, g, b])
}

/// A logo of filled paths. Anything else is refused by name rather than left out.
fn drawing(text: &str) -> Result<Drawing, String> {
    let xml = roxmltree::Document::parse(text).map_err(|e| e.to_string())?;
    let root = xml.root_element();
    let view = root.attribute("viewBox").unwrap_or("");
    let view: Vec<f32> = view.split([' ', ',']).filter_map(|n| n.parse().ok()).collect();
    let [x, y, width, height] = view[..] else {
        return Err("the logo needs a viewBox with four numbers".into());
    };
    let mut items = Vec::new();
    for node in root.descendants().filter(roxmltree::Node::is_element) {
        match node.tag_name().name() {
            "svg" | "g" | "title" | "desc" | "metadata" | "defs" => {}
            "path" => {
                let fill = node.ancestors().find_map(|n| n.attribute("fill")).unwrap_or("#1a222c");
                let fill = hex(fill).ok_or_else(|| format!("fill {fill:?} is not like #17507e"))?;
                let steps = parse_path(node.attribute("d").unwrap_or(""));
                let shape = Shape::filled(steps, fill).placed(1.0, -x, -y);
                items.push(Item::Shape(shape));
            }
            other => return Err(format!("<{other}> is not supported; make it filled paths")),
        }
    }
    Ok(Drawing { width, height, items, ..Drawing::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_sets_colour_name_and_logo() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write("brand.json", r##"{"organisation": "Northbay Energy", "accent": "#7a1f5c"}"##);
        write(
            "logo.svg",
            r##"<svg viewBox="0 0 10 10"><path fill="#ff0000" d="M0 0h10v10z"/></svg>"##,
        );
        let brand = Brand::load(Some(folder.path())).unwrap();
        assert_eq!(brand.accent, Some([0x7a, 0x1f, 0x5c]));
        assert_eq!(brand.logo.unwrap().items.len(), 1);
        write("brand.json", r#"{"acent": "blue"}"#);
        let error = Brand::load(Some(folder.path())).unwrap_err().to_string();
        assert!(error.contains("brand.json") && error.contains("acent"), "{error}");
    }
}
