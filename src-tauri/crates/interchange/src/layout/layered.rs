//! Layers from left to right, boundary by boundary from the inside out. Within a boundary, what
//! others feed on stands left of them; each inner boundary is one block. Order in a column follows
//! the neighbours' middle, which keeps most flows from crossing.

use std::collections::{BTreeMap, BTreeSet};

use model::{BoundaryId, ElementId, Model, Rect};
use uuid::Uuid;

use super::{HEAD, PADDING, REGION, SHAPE, contents, snap};

/// Room for a flow's label between columns.
const COLUMN_GAP: i32 = 136;
/// Room between the shapes of a column.
const ROW_GAP: i32 = 64;

/// A laid out boundary or the whole: areas from its own top left corner.
#[derive(Default)]
struct Block {
    width: i32,
    height: i32,
    areas: Vec<(Uuid, Rect)>,
}

/// Lays out the whole model.
pub fn arrange(model: &Model) -> BTreeMap<Uuid, Rect> {
    let mut lists: BTreeMap<Option<BoundaryId>, Contents> = BTreeMap::new();
    lists.insert(None, contents(model, None));
    for id in model.boundaries.keys() {
        lists.insert(Some(*id), contents(model, Some(*id)));
    }
    let mut flows: Vec<_> = model.flows.values().collect();
    flows.sort_by_key(|flow| (flow.number, flow.id));
    let mut links: BTreeMap<Option<BoundaryId>, Vec<(Uuid, Uuid)>> = BTreeMap::new();
    for flow in flows {
        if let Some((inside, from, to)) = meet(model, flow.source, flow.target) {
            links.entry(inside).or_default().push((from, to));
        }
    }
    let whole = block(&Plan { lists, links }, None);
    whole.areas.into_iter().map(|(id, area)| (id, shifted(area, PADDING, PADDING))).collect()
}

type Contents = (Vec<ElementId>, Vec<BoundaryId>);

struct Plan {
    lists: BTreeMap<Option<BoundaryId>, Contents>,
    links: BTreeMap<Option<BoundaryId>, Vec<(Uuid, Uuid)>>,
}

/// The innermost boundary around both ends of a flow, and which of its contents the ends lie in.
fn meet(
    model: &Model,
    source: ElementId,
    target: ElementId,
) -> Option<(Option<BoundaryId>, Uuid, Uuid)> {
    let chain = |id: ElementId| -> Option<Vec<BoundaryId>> {
        Some(model.boundary_chain(model.elements.get(&id)?.boundary))
    };
    let (up, down) = (chain(source)?, chain(target)?);
    let shared = up.iter().copied().find(|id| down.contains(id));
    let child = |chain: &[BoundaryId], id: ElementId| {
        let outer = shared.map_or(chain.len(), |s| chain.iter().position(|b| *b == s).unwrap_or(0));
        match outer {
            0 => id.0,
            n => chain.get(n - 1).map_or(id.0, |b| b.0),
        }
    };
    let (from, to) = (child(&up, source), child(&down, target));
    (from != to).then_some((shared, from, to))
}

fn block(plan: &Plan, inside: Option<BoundaryId>) -> Block {
    let empty = Contents::default();
    let (elements, regions) = plan.lists.get(&inside).unwrap_or(&empty);
    let mut inner: BTreeMap<Uuid, Block> = BTreeMap::new();
    let mut order: Vec<Uuid> = Vec::new();
    for id in elements {
        let area = Rect { x: 0, y: 0, width: SHAPE.0, height: SHAPE.1 };
        inner.insert(id.0, Block { width: SHAPE.0, height: SHAPE.1, areas: vec![(id.0, area)] });
        order.push(id.0);
    }
    for id in regions {
        inner.insert(id.0, region(id.0, block(plan, Some(*id))));
        order.push(id.0);
    }
    let none = Vec::new();
    let columns = columns(&order, plan.links.get(&inside).unwrap_or(&none));
    stack(&columns, &inner)
}

/// A boundary around its contents.
fn region(id: Uuid, contents: Block) -> Block {
    let width = snap((contents.width + 2 * PADDING).max(REGION.0));
    let height = snap((contents.height + HEAD + PADDING).max(REGION.1));
    let mut areas = vec![(id, Rect { x: 0, y: 0, width, height })];
    let inset = (width - contents.width) / 2 / 8 * 8;
    areas.extend(contents.areas.into_iter().map(|(id, area)| (id, shifted(area, inset, HEAD))));
    Block { width, height, areas }
}

fn shifted(area: Rect, x: i32, y: i32) -> Rect {
    Rect { x: area.x + x, y: area.y + y, ..area }
}

/// Columns from left to right, each from top to bottom.
fn columns(order: &[Uuid], links: &[(Uuid, Uuid)]) -> Vec<Vec<Uuid>> {
    let forward = acyclic(order, links);
    let rank = ranks(order, &forward);
    let last = rank.values().copied().max().unwrap_or(0);
    let mut columns: Vec<Vec<Uuid>> = vec![Vec::new(); last + 1];
    for id in order {
        columns[rank.get(id).copied().unwrap_or(0)].push(*id);
    }
    let rows = (1..).find(|rows| rows * rows * 2 >= order.len() * 3).unwrap_or(4).max(4);
    let mut columns: Vec<Vec<Uuid>> =
        columns.iter().flat_map(|column| column.chunks(rows).map(<[Uuid]>::to_vec)).collect();
    for _ in 0..4 {
        settle_order(&mut columns, links);
    }
    columns
}

/// The links that lead forward: one direction between each pair, the first one drawn, and no way
/// round.
fn acyclic(order: &[Uuid], links: &[(Uuid, Uuid)]) -> BTreeSet<(Uuid, Uuid)> {
    let mut next: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    let mut entered: BTreeSet<Uuid> = BTreeSet::new();
    let mut seen: BTreeSet<(Uuid, Uuid)> = BTreeSet::new();
    for (from, to) in links {
        if seen.contains(&(*to, *from)) || !seen.insert((*from, *to)) {
            continue;
        }
        next.entry(*from).or_default().push(*to);
        entered.insert(*to);
    }
    // Depth first, from what nothing leads to; a step back onto the way closes a loop and is left.
    let mut forward = BTreeSet::new();
    let mut done: BTreeSet<Uuid> = BTreeSet::new();
    let starts = order.iter().filter(|id| !entered.contains(id));
    for start in starts.chain(order) {
        if done.contains(start) {
            continue;
        }
        let mut way = vec![(*start, 0)];
        let mut on_way = BTreeSet::from([*start]);
        while let Some((at, step)) = way.pop() {
            let Some(to) = next.get(&at).and_then(|list| list.get(step)).copied() else {
                on_way.remove(&at);
                done.insert(at);
                continue;
            };
            way.push((at, step + 1));
            if on_way.contains(&to) {
                continue;
            }
            forward.insert((at, to));
            if !done.contains(&to) {
                on_way.insert(to);
                way.push((to, 0));
            }
        }
    }
    forward
}

/// The column of each: one after the last that feeds it; what nothing feeds stands right before the
/// first it feeds.
fn ranks(order: &[Uuid], forward: &BTreeSet<(Uuid, Uuid)>) -> BTreeMap<Uuid, usize> {
    let mut next: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    let mut waiting: BTreeMap<Uuid, usize> = order.iter().map(|id| (*id, 0)).collect();
    for (from, to) in forward {
        next.entry(*from).or_default().push(*to);
        *waiting.entry(*to).or_default() += 1;
    }
    let sources: Vec<Uuid> =
        order.iter().copied().filter(|id| waiting.get(id) == Some(&0)).collect();
    let mut rank: BTreeMap<Uuid, usize> = BTreeMap::new();
    let mut ready = sources.clone();
    while let Some(at) = ready.pop() {
        let own = *rank.entry(at).or_insert(0);
        for to in next.get(&at).into_iter().flatten() {
            let known = rank.entry(*to).or_insert(0);
            *known = (*known).max(own + 1);
            if let Some(left) = waiting.get_mut(to) {
                *left -= 1;
                if *left == 0 {
                    ready.push(*to);
                }
            }
        }
    }
    for id in sources {
        let first =
            next.get(&id).into_iter().flatten().filter_map(|to| rank.get(to)).min().copied();
        if let Some(first) = first {
            rank.insert(id, first.saturating_sub(1));
        }
    }
    rank
}

/// Orders each column by the middle of the neighbours, wherever they stand.
fn settle_order(columns: &mut [Vec<Uuid>], links: &[(Uuid, Uuid)]) {
    let mut near: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
    for (from, to) in links {
        near.entry(*from).or_default().push(*to);
        near.entry(*to).or_default().push(*from);
    }
    let mut height: BTreeMap<Uuid, usize> = BTreeMap::new();
    let spread = |column: &[Uuid], height: &mut BTreeMap<Uuid, usize>| {
        // Halves, so that columns of different length share one middle line.
        let top = 10_000usize.saturating_sub(column.len() * 50);
        for (row, id) in column.iter().enumerate() {
            height.insert(*id, top + row * 100);
        }
    };
    for column in columns.iter() {
        spread(column, &mut height);
    }
    for column in columns.iter_mut() {
        let middle = |id: &Uuid| {
            let own = height.get(id).copied().unwrap_or(0);
            let list: Vec<usize> =
                near.get(id).into_iter().flatten().filter_map(|n| height.get(n)).copied().collect();
            match list.len() {
                0 => own,
                n => list.iter().sum::<usize>() / n,
            }
        };
        let mut keyed: Vec<(usize, usize, Uuid)> =
            column.iter().enumerate().map(|(row, id)| (middle(id), row, *id)).collect();
        keyed.sort_unstable();
        *column = keyed.into_iter().map(|(_, _, id)| id).collect();
        spread(column, &mut height);
    }
}

/// Puts columns beside each other, each centred on the middle line.
fn stack(columns: &[Vec<Uuid>], inner: &BTreeMap<Uuid, Block>) -> Block {
    let tall = |column: &Vec<Uuid>| {
        let sum: i32 = column.iter().filter_map(|id| inner.get(id)).map(|b| b.height).sum();
        let gaps = i32::try_from(column.len().saturating_sub(1)).unwrap_or(0);
        sum.saturating_add(gaps.saturating_mul(ROW_GAP))
    };
    let height = columns.iter().map(tall).max().unwrap_or(0);
    let mut whole = Block { width: 0, height, areas: Vec::new() };
    let mut x = 0;
    for column in columns {
        let width = column.iter().filter_map(|id| inner.get(id)).map(|b| b.width).max();
        let Some(width) = width else { continue };
        let mut y = (height - tall(column)) / 2 / 8 * 8;
        for block in column.iter().filter_map(|id| inner.get(id)) {
            let inset = x + (width - block.width) / 2 / 8 * 8;
            whole
                .areas
                .extend(block.areas.iter().map(|(id, area)| (*id, shifted(*area, inset, y))));
            y += block.height + ROW_GAP;
        }
        whole.width = x + width;
        x += width + COLUMN_GAP;
    }
    whole
}
