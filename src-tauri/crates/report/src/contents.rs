//! What there is to choose from: the documents and the parts of the full one.

/// Built-in templates, the full report first.
pub const TEMPLATES: [&str; 7] =
    ["full", "summary", "actions", "guidelines", "cards", "briefing", "statement"];

/// Sections of the full report that can be left out, in its order.
pub const SECTIONS: [&str; 16] = [
    "summary",
    "sign-off",
    "scope",
    "diagrams",
    "inventory",
    "threats",
    "register",
    "actions",
    "attack-paths",
    "open",
    "coverage",
    "guidelines",
    "life-cycle",
    "changes",
    "comments",
    "method",
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::Settings;

    fn quoted(text: &str) -> Vec<&str> {
        text.split('"').skip(1).step_by(2).collect()
    }

    #[test]
    fn sections_are_those_of_the_full_report() {
        let full = include_str!("../../../../templates/report/full.xml");
        let named: Vec<&str> = full
            .split("\" not in leave_out")
            .filter_map(|part| part.rsplit('"').next())
            .take(full.matches("\" not in leave_out").count())
            .collect();
        assert_eq!(named, SECTIONS);
    }

    #[test]
    fn templates_are_the_built_in_ones() {
        let mut sorted = TEMPLATES.map(str::to_owned);
        sorted.sort();
        assert_eq!(crate::templates(&Settings::default()).unwrap(), sorted);
    }

    /// The dialog of the window offers the same.
    #[test]
    fn the_window_offers_them_all() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/export");
        let text = std::fs::read_to_string(folder.join("request.ts")).unwrap();
        let list = |name: &str| {
            let (_, rest) = text.split_once(&format!("export const {name} = [")).unwrap();
            quoted(rest.split(']').next().unwrap())
        };
        assert_eq!(list("SECTIONS"), SECTIONS);
        assert_eq!(list("TEMPLATES"), TEMPLATES);
    }
}
