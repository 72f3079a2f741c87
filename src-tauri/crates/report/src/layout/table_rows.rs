//! Placing table rows: whole where possible, split only when a row is taller than a page.

use super::composer::Composer;
use super::table::{Frame, PAD_Y, SetCell, SetRow};
use super::tree::{NodeId, Tag};
use crate::blocks::Row;
use crate::shape::{self, Shape, Stroke};

impl Composer<'_> {
    /// Places a row; `with` is the height of what must stand on the same page below it.
    pub(super) fn place_row(
        &mut self,
        frame: &Frame,
        row: &Row,
        mut set: SetRow,
        with: f32,
        body: NodeId,
        started: &mut bool,
    ) {
        let page_height = self.pages.last().map_or(0.0, |p| p.height);
        let full = page_height - self.theme.bottom - self.theme.top - frame.head_height;
        let head = if *started { 0.0 } else { frame.head_height };
        let whole = set.height <= full;
        let wanted = if whole { (set.height + with).min(full) } else { 60.0 };
        if self.left() < wanted + head && !self.at_top() {
            self.new_page(false);
            if *started {
                self.draw_head(frame, false);
            }
        }
        if !*started {
            self.draw_head(frame, true);
            *started = true;
        }
        if let Some(id) = &row.id {
            self.anchor(id);
        }
        let tr = self.tree.add(Tag::Tr, body);
        let nodes: Vec<NodeId> = row
            .cells
            .iter()
            .map(|cell| {
                let node = self.tree.add(if cell.head { Tag::Th } else { Tag::Td }, tr);
                self.tree.nodes[node].scope = cell.head.then_some("Row");
                self.tree.nodes[node].columns = cell.columns;
                node
            })
            .collect();
        loop {
            let room = self.left() - 2.0 * PAD_Y;
            let rest = take_rest(&mut set, room);
            self.draw_row(frame, row, &set, &nodes);
            if rest.cells.iter().all(|c| c.lines.is_empty()) {
                break;
            }
            set = rest;
            self.new_page(false);
            self.draw_head(frame, false);
        }
    }

    fn draw_row(&mut self, frame: &Frame, row: &Row, set: &SetRow, nodes: &[NodeId]) {
        let y = self.y;
        let (left, right) = (self.theme.side, self.theme.side + self.width());
        let mut ground: Vec<Shape> = row
            .cells
            .iter()
            .zip(&set.cells)
            .filter_map(|(cell, set_cell)| {
                let level = cell.level?;
                let area = shape::rect(set_cell.x, y, set_cell.width, set.height);
                Some(Shape::filled(area, level.wash()))
            })
            .collect();
        let rule = Stroke::solid(self.theme.hair, 0.5);
        let bottom = y + set.height;
        ground.push(Shape::stroked(shape::line(left, bottom, right, bottom), rule.clone()));
        if frame.table.grid {
            for x in &frame.edges {
                ground.push(Shape::stroked(shape::line(*x, y, *x, bottom), rule.clone()));
            }
            ground.push(Shape::stroked(shape::line(left, y, right, y), rule));
        }
        self.artifact(ground);
        for (cell, node) in set.cells.iter().zip(nodes) {
            let mut top = y + PAD_Y;
            for line in &cell.lines {
                self.line(line, cell.x + frame.pad, top, Some(*node));
                top += line.height;
            }
        }
        self.y += set.height;
    }
}

/// Leaves in `set` what fits into `room` and returns the rest. At least one line of a cell is kept, so that the work ends.
fn take_rest(set: &mut SetRow, room: f32) -> SetRow {
    let mut kept_height = 0.0_f32;
    let mut rest_height = 0.0_f32;
    let mut rest = Vec::with_capacity(set.cells.len());
    for cell in &mut set.cells {
        let mut height = 0.0;
        let mut fits = 0;
        while fits < cell.lines.len()
            && (fits == 0 || height + cell.lines[fits].height <= room + 0.01)
        {
            height += cell.lines[fits].height;
            fits += 1;
        }
        kept_height = kept_height.max(height);
        let lines = cell.lines.split_off(fits);
        rest_height = rest_height.max(lines.iter().map(|l| l.height).sum());
        rest.push(SetCell { x: cell.x, width: cell.width, lines });
    }
    set.height = kept_height + 2.0 * PAD_Y;
    SetRow { cells: rest, height: rest_height + 2.0 * PAD_Y }
}
