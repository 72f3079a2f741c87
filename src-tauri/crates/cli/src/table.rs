//! Rows and columns, as text to read, as CSV and as Markdown.

use interchange::csv;

use crate::output::inert;

/// Widest column of a printed table, characters; longer cells are cut with an ellipsis.
const WIDEST: usize = 72;

/// A table.
pub struct Table {
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Aligned columns.
    pub fn text(&self) -> String {
        let head: Vec<String> = self.columns.iter().map(|name| name.to_uppercase()).collect();
        let cells: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| shown(cell)).collect()).collect();
        let width = |column: usize| {
            let all = std::iter::once(&head).chain(&cells);
            all.filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
        };
        let widths: Vec<usize> = (0..head.len()).map(|c| width(c).unwrap_or(0)).collect();
        let mut text = String::new();
        for row in std::iter::once(&head).chain(&cells) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.extend(std::iter::repeat_n(' ', width - cell.chars().count() + 2));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// Comma-separated values. A cell that a spreadsheet would run is made text.
    pub fn csv(&self) -> String {
        let mut text = csv::line(self.columns.iter().copied());
        for row in &self.rows {
            text.push_str(&csv::line(row.iter().map(String::as_str)));
        }
        text
    }

    /// A Markdown table. What people wrote stays text: no cell ends early, links anywhere or is HTML.
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let mut text = line(self.columns.iter().map(|name| capital(name)).collect());
        text.push_str(&line(self.columns.iter().map(|_| "---".to_owned()).collect()));
        for row in &self.rows {
            text.push_str(&line(row.iter().map(|cell| markdown(cell)).collect()));
        }
        text
    }
}

fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn markdown(cell: &str) -> String {
    let flat = inert(&cell.replace(['\n', '\r', '\t'], " "));
    let mut text = String::with_capacity(flat.len());
    for c in flat.trim().chars() {
        if "\\|<>&[]`*_~#!".contains(c) {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

fn shown(cell: &str) -> String {
    let flat = inert(&cell.replace(['\n', '\r', '\t'], " "));
    match flat.char_indices().nth(WIDEST) {
        None => flat,
        Some((end, _)) => {
            let mut cut = flat.get(..end).unwrap_or_default().to_owned();
            cut.pop();
            cut.push('…');
            cut
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_cannot_steer_a_terminal() {
        let mut table = Table::new(&["name"]);
        table.rows.push(vec!["\u{1b}[31mred\u{202e}".into()]);
        assert_eq!(table.text(), "NAME\n<U+001B>[31mred<U+202E>\n");
    }

    #[test]
    fn cells_are_text_in_markdown_as_well() {
        let mut table = Table::new(&["name", "what"]);
        table.rows.push(vec!["a|b\nc".into(), "[x](javascript:1)<b>".into()]);
        let expect = "| Name | What |\n| --- | --- |\n| a\\|b c | \\[x\\](javascript:1)\\<b\\> |\n";
        assert_eq!(table.markdown(), expect);
    }
}
