import { BOUNDARY_KEY, TYPE_KEYS } from "../commands/tools";
import { tOr } from "../i18n";
import { shortTypeName } from "../model/typeNames";
import type { BoundaryFamily, Kind, LibraryView } from "../model/types";
import type { Placeable } from "../view/view";

export type PaletteItem = {
  id: string;
  name: string;
  hint: string;
  key: string | null;
  what: Placeable;
  look: { kind: Kind; ai: boolean; icon: string } | { kind: "boundary"; family: BoundaryFamily };
  /** Shown before "more" is asked for. */
  common: boolean;
};
export type PaletteGroup = { kind: Kind | "boundaries"; items: PaletteItem[] };

/** What most diagrams of AI systems start from, in the order of the palette. */
const COMMON = [
  "end-user",
  "public-content",
  "external-model-api",
  "model-hub",
  "agent",
  "llm-inference",
  "llm-app",
  "agent-tool",
  "retriever",
  "guardrail",
  "training-pipeline",
  "app-service",
  "vector-store",
  "knowledge-base",
  "model-registry",
  "system-prompt",
  "database",
];
const KINDS: readonly Kind[] = ["external", "process", "store"];

/** The palette of a library: common types first, the others after them by name. */
export function paletteGroups(library: LibraryView): PaletteGroup[] {
  const rank = (id: string) => (COMMON.includes(id) ? COMMON.indexOf(id) : COMMON.length);
  const groups: PaletteGroup[] = KINDS.map((kind) => ({
    kind,
    items: Object.values(library.element_types)
      .filter((type) => type.kind === kind)
      .map(
        (type): PaletteItem => ({
          id: type.id,
          name: shortTypeName(type),
          hint: `${type.name}. ${type.definition}`,
          key: TYPE_KEYS[type.id] ?? null,
          what: { kind: "element", typeId: type.id },
          look: { kind, ai: type.ai, icon: type.icon },
          common: COMMON.includes(type.id),
        }),
      )
      .sort((a, b) => rank(a.id) - rank(b.id) || a.name.localeCompare(b.name)),
  }));
  const boundaries = Object.values(library.boundary_types)
    .map(
      (type): PaletteItem => ({
        id: type.id,
        name: tOr(`types.${type.id}`, type.name),
        hint: `${type.name}. ${type.definition}`,
        key: type.id === BOUNDARY_KEY.typeId ? BOUNDARY_KEY.key : null,
        what: { kind: "boundary", typeId: type.id },
        look: { kind: "boundary", family: type.family },
        common: type.id === BOUNDARY_KEY.typeId,
      }),
    )
    .sort((a, b) => Number(b.common) - Number(a.common) || a.name.localeCompare(b.name));
  return [...groups, { kind: "boundaries", items: boundaries }];
}

/** Does an item answer a search? Looks at the name and the definition. */
export const answers = (item: PaletteItem, search: string): boolean => {
  const wanted = search.trim().toLowerCase();
  return wanted === "" || `${item.name} ${item.hint} ${item.id}`.toLowerCase().includes(wanted);
};
