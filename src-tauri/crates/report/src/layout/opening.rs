//! How much room the beginning of what follows takes, so that a heading or a label never stands at the foot of a page
//! while its table begins on the next.

use super::composer::Composer;
use super::paragraph::after;
use super::table::{PAD_X, edges};
use crate::blocks::{Block, Voice};

/// A first row taller than this may go on over the page; nothing is gained by leaving so much empty.
const TALLEST: f32 = 220.0;

impl Composer<'_> {
    /// Height of the short paragraphs up to a table, of its head and its first row; none when no table follows.
    pub(super) fn until_first_row(&mut self, following: &[Block]) -> Option<f32> {
        let mut height = 0.0;
        for block in following {
            match block {
                Block::Paragraph { voice: voice @ (Voice::Small | Voice::Label), spans } => {
                    let (style, width) = (self.voice(*voice), self.width());
                    let lines = self.fonts.lines(spans, style, width);
                    height += lines.iter().map(|line| line.height).sum::<f32>() + after(*voice);
                }
                Block::Table(table) => {
                    let out = if table.grid { 0.0 } else { PAD_X };
                    let width = self.width() + 2.0 * out;
                    let edges = edges(&table.columns, self.theme.side - out, width);
                    for row in &table.head {
                        height += self.set_row(table, row, &edges, true).height;
                    }
                    if let Some(row) = table.body.first() {
                        height += self.set_row(table, row, &edges, false).height.min(TALLEST);
                    }
                    return Some(height);
                }
                Block::Paragraph { voice: Voice::Lead | Voice::Body, .. }
                | Block::Heading { .. }
                | Block::List { .. }
                | Block::Facts(_)
                | Block::Figure { .. }
                | Block::Callout(_)
                | Block::Contents { .. }
                | Block::SignatureLines(_)
                | Block::PageBreak
                | Block::Cover(_) => return None,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::layout::{compose, fonts::Fonts};
    use crate::markup;
    use crate::theme::Theme;

    #[test]
    fn a_heading_stands_on_the_page_of_its_first_row() {
        for lines in 0..55 {
            let filler = "<p voice=\"small\">Filler</p>".repeat(lines);
            let cell = "Nothing on the way is stated to sanitise what strangers write. ".repeat(9);
            let text = format!(
                "<doc lang=\"en\" title=\"T\">{filler}<h2 id=\"h\">E-1</h2><p voice=\"small\">An agent</p>\
                 <p voice=\"label\">Suggested</p><table cols=\"20 80\"><thead><tr><th>A</th><th>B</th></tr></thead>\
                 <tbody><tr id=\"r\"><td>1</td><td>{cell}</td></tr></tbody></table></doc>"
            );
            let document = markup::read(&text).expect("sound markup");
            let fonts = Fonts::new(&[]).expect("the fonts are inside");
            let (figures, theme) = (BTreeMap::new(), Theme::default());
            let laid =
                compose(&document, &figures, &theme, None, fonts, |_, _, _, _| (), &|_| true)
                    .expect("laid out");
            assert_eq!(laid.anchors["h"].0, laid.anchors["r"].0, "after {lines} lines");
        }
    }
}
