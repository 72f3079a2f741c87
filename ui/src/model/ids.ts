import type { PlacedKey } from "../bindings/PlacedKey";

/**
 * A new record id: UUID version 7 (RFC 9562), so that ids sort by creation and never collide between machines. The
 * window makes ids, because an edit must name what it adds.
 */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** Key of a record's geometry in a diagram. */
export const placedKey = (diagram: string, record: string): PlacedKey => `${diagram}/${record}`;
