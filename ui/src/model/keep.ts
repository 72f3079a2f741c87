// Objects made anew that say the same as before are replaced by those from before, so that what was drawn from them is
// not drawn again.

/** The list now, with the objects of the list before wherever they say the same; that list itself when all do. */
export function keepSame<T extends { id: string }>(before: readonly T[], now: readonly T[]): T[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const kept = now.map((item) => {
    const last = old.get(item.id);
    return last && same(last, item) ? last : item;
  });
  const all = kept.length === before.length && kept.every((item, i) => item === before[i]);
  return all ? (before as T[]) : kept;
}

function same(a: object, b: object, depth = 0): boolean {
  const [left, right] = [Object.entries(a), b as { [key: string]: unknown }];
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => {
    const other = right[key];
    if (value === other) return true;
    const nested = typeof value === "object" && value !== null && typeof other === "object" && other !== null;
    return nested && depth < 3 && same(value, other, depth + 1);
  });
}
