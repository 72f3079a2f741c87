//! Tables: column widths, the repeated head, and the walk over the rows.

use super::composer::Composer;
use super::shaping::{Line, Style};
use super::tree::{NodeId, Tag};
use crate::blocks::{Cell, Row, Table};
use crate::shape::{self, Shape, Stroke};

/// Room around the text of a cell.
pub(super) const PAD_X: f32 = 5.0;
pub(super) const PAD_Y: f32 = 4.0;

/// A cell with its lines set, and where it stands.
pub(super) struct SetCell {
    pub x: f32,
    pub width: f32,
    pub lines: Vec<Line>,
}

/// A row with its lines set.
pub(super) struct SetRow {
    pub cells: Vec<SetCell>,
    pub height: f32,
}

/// What drawing a table needs to know throughout.
pub(super) struct Frame<'t> {
    pub table: &'t Table,
    pub edges: Vec<f32>,
    /// Room beside the text of a cell.
    pub pad: f32,
    pub head: Vec<SetRow>,
    pub head_height: f32,
    pub head_node: NodeId,
}

impl Composer<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let node = self.tree.add(Tag::Table, 0);
        if !table.summary.is_empty() {
            self.tree.nodes[node].alt = Some(table.summary.clone());
        }
        // Without a grid the text of the outer columns is flush with the text around the table.
        let out = if table.grid { 0.0 } else { PAD_X };
        let edges = edges(&table.columns, self.theme.side - out, self.width() + 2.0 * out);
        let head: Vec<SetRow> =
            table.head.iter().map(|r| self.set_row(table, r, &edges, true)).collect();
        let head_height = head.iter().map(|r| r.height).sum();
        let head_node = if table.head.is_empty() { node } else { self.tree.add(Tag::THead, node) };
        let frame = Frame { table, edges, pad: pad(table), head, head_height, head_node };
        let body = self.tree.add(Tag::TBody, node);
        let mut started = false;
        let mut next = table.body.first().map(|row| self.set_row(table, row, &frame.edges, false));
        for (index, row) in table.body.iter().enumerate() {
            let Some(set) = next.take() else { break };
            let after = table.body.get(index + 1);
            next = after.map(|row| self.set_row(table, row, &frame.edges, false));
            // A title over the rows that follow stands on the page of the first of them.
            let with = next.as_ref().filter(|_| is_title(row)).map_or(0.0, |next| next.height);
            self.place_row(&frame, row, set, with, body, &mut started);
        }
        if !started {
            self.draw_head(&frame, true);
        }
        self.y += 12.0;
    }

    pub(super) fn set_row(
        &mut self,
        table: &Table,
        row: &Row,
        edges: &[f32],
        head: bool,
    ) -> SetRow {
        let mut cells = Vec::with_capacity(row.cells.len());
        let mut height = 0.0_f32;
        let mut column = 0;
        for cell in &row.cells {
            let last = (column + cell.columns).min(edges.len() - 1);
            let (x, width) = (edges[column], edges[last] - edges[column]);
            column = last;
            let style = self.cell_style(cell, head, table);
            let lines = self.fonts.lines(&cell.spans, style, (width - 2.0 * pad(table)).max(8.0));
            height = height.max(lines.iter().map(|l| l.height).sum());
            cells.push(SetCell { x, width, lines });
        }
        SetRow { cells, height: height + 2.0 * PAD_Y }
    }

    fn cell_style(&self, cell: &Cell, head: bool, table: &Table) -> Style {
        let color = match (cell.level, head) {
            (Some(level), _) => level.ink(),
            (None, true) => self.theme.ink_3,
            (None, false) => self.theme.ink,
        };
        let size = match (head, dense(table)) {
            (_, true) => 7.0,
            (true, false) => 7.5,
            (false, false) => 8.5,
        };
        Style {
            bold: cell.head && !table.grid,
            side: cell.side,
            ..self.style(size, if size < 8.0 { 10.5 } else { 12.0 }, color)
        }
    }

    /// Draws the head; only the first time it is content, later a decoration.
    pub(super) fn draw_head(&mut self, frame: &Frame, first: bool) {
        let (left, right) = (self.theme.side, self.theme.side + self.width());
        for (row, set) in frame.table.head.iter().zip(&frame.head) {
            let y = self.y;
            let tr = first.then(|| self.tree.add(Tag::Tr, frame.head_node));
            for (cell, set) in row.cells.iter().zip(&set.cells) {
                let node = tr.map(|tr| {
                    let node = self.tree.add(Tag::Th, tr);
                    self.tree.nodes[node].scope = Some("Column");
                    self.tree.nodes[node].columns = cell.columns;
                    node
                });
                let mut top = y + PAD_Y;
                for line in &set.lines {
                    match node {
                        Some(node) => self.line(line, set.x + frame.pad, top, Some(node)),
                        None => self.artifact_line(line, set.x + frame.pad, top),
                    }
                    top += line.height;
                }
            }
            self.y += set.height;
        }
        if !frame.head.is_empty() {
            let y = self.y;
            let rule = Stroke::solid(self.theme.hair_2, 0.7);
            self.artifact([Shape::stroked(shape::line(left, y, right, y), rule)]);
        }
    }
}

/// A row that is the title of the rows below it.
fn is_title(row: &Row) -> bool {
    matches!(row.cells.as_slice(), [only] if only.head && only.columns > 1)
}

/// Many narrow columns, as in the coverage table.
fn dense(table: &Table) -> bool {
    table.grid && table.columns.len() > 8
}

fn pad(table: &Table) -> f32 {
    if dense(table) { 2.0 } else { PAD_X }
}

/// Left edges of the columns and the right edge of the last.
pub(super) fn edges(columns: &[f32], left: f32, width: f32) -> Vec<f32> {
    let sum: f32 = columns.iter().sum();
    let mut edges = vec![left];
    let mut x = left;
    for column in columns {
        x += column / sum * width;
        edges.push(x);
    }
    edges
}
