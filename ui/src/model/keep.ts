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

type Fields = { readonly [key: string]: unknown };

function same(a: object, b: object, depth = 0): boolean {
  const [left, right] = [a as Fields, b as Fields];
  for (const key in left) {
    const [value, other] = [left[key], right[key]];
    if (value === other) continue;
    const nested = typeof value === "object" && value !== null && typeof other === "object" && other !== null;
    if (!nested || depth > 2 || !same(value, other, depth + 1)) return false;
  }
  for (const key in right) if (!(key in left)) return false;
  return true;
}
