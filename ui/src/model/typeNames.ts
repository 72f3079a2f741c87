import { tOr } from "../i18n";
import type { ElementType, LibraryView } from "./types";

/** The name of an element type as the canvas and the palette show it: short, because 168 px hold about 20 letters. */
export const shortTypeName = (type: ElementType): string =>
  tOr(`types.${type.id}`, type.name.split(" / ")[0] ?? type.name);

/** What a type is called and drawn with; an unknown or missing type has a plain box. */
export function typeLook(
  library: LibraryView | null,
  typeId: string | null,
): { name: string | null; icon: string; ai: boolean } {
  const type = typeId ? library?.element_types[typeId] : undefined;
  if (type) return { name: shortTypeName(type), icon: type.icon, ai: type.ai };
  return { name: typeId, icon: "box", ai: false };
}
