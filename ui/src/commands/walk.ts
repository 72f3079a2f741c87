import type { Model } from "../bindings/Model";
import { centre } from "../canvas/routing/geometry";
import { placedKey } from "../model/ids";

/** The elements of a diagram in reading order: from the top, and from the left within a row. */
export function readingOrder(model: Model, diagram: string): string[] {
  const at = (id: string) => {
    const area = model.placements[placedKey(diagram, id)]?.area;
    return area ? centre(area) : null;
  };
  return Object.keys(model.elements)
    .flatMap((id) => {
      const point = at(id);
      return point ? [{ id, ...point }] : [];
    })
    .sort((a, b) => Math.round(a.y / 48) - Math.round(b.y / 48) || a.x - b.x || a.id.localeCompare(b.id))
    .map(({ id }) => id);
}

/**
 * The element to walk to in a direction: one that a flow connects is preferred over one that is merely near. With
 * nothing to start from, the first in reading order.
 */
export function neighbour(
  model: Model,
  diagram: string,
  from: string | null,
  [dx, dy]: readonly [number, number],
): string | null {
  const area = from && model.placements[placedKey(diagram, from)]?.area;
  if (!from || !area) return readingOrder(model, diagram)[0] ?? null;
  const start = centre(area);
  const linked = new Set(
    Object.values(model.flows).flatMap((flow) =>
      flow.source === from ? [flow.target] : flow.target === from ? [flow.source] : [],
    ),
  );
  let best: { id: string; cost: number } | null = null;
  for (const id of Object.keys(model.elements)) {
    const other = model.placements[placedKey(diagram, id)]?.area;
    if (id === from || !other) continue;
    const end = centre(other);
    const along = (end.x - start.x) * dx + (end.y - start.y) * dy;
    const aside = Math.abs((end.x - start.x) * dy) + Math.abs((end.y - start.y) * dx);
    if (along <= 4 || aside > along * 2 + 40) continue;
    const cost = along + aside * 2 + (linked.has(id) ? 0 : 400);
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}
