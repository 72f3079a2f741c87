import { jumpTo } from "../commands/jump";
import type { TileKind } from "../kit/Tile";
import type { useMirror } from "../model/mirror";

export type Found = {
  id: string;
  name: string;
  number: string;
  tile: { kind: TileKind; ai: boolean; icon: string };
  go: () => void;
};

const LIMIT = 30;

/** Everything in the model whose name, number or description holds the text. Nothing for an empty search. */
export function findRecords({ model, library }: ReturnType<typeof useMirror.getState>, search: string): Found[] {
  const wanted = search.trim().toLowerCase();
  if (!model || wanted === "") return [];
  const hit = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(wanted));
  const found: Found[] = [];
  for (const element of Object.values(model.elements)) {
    if (!hit(element.name, element.description, `E-${element.number}`)) continue;
    const type = element.type_id ? library?.element_types[element.type_id] : undefined;
    const tile = { kind: element.kind, ai: type?.ai ?? false, icon: type?.icon ?? "box" };
    found.push({
      id: element.id,
      name: element.name,
      number: `E-${element.number}`,
      tile,
      go: () => jumpTo(element.id),
    });
  }
  for (const flow of Object.values(model.flows)) {
    if (!hit(flow.name, flow.description, `F-${flow.number}`)) continue;
    const ends = `${model.elements[flow.source]?.name ?? ""} → ${model.elements[flow.target]?.name ?? ""}`;
    const tile = { kind: "flow", ai: false, icon: "bolt" } as const;
    found.push({ id: flow.id, name: flow.name || ends, number: `F-${flow.number}`, tile, go: () => jumpTo(flow.id) });
  }
  for (const boundary of Object.values(model.boundaries)) {
    if (!hit(boundary.name, boundary.description, `B-${boundary.number}`)) continue;
    const tile = { kind: "boundary", ai: false, icon: "grid" } as const;
    found.push({
      id: boundary.id,
      name: boundary.name,
      number: `B-${boundary.number}`,
      tile,
      go: () => jumpTo(boundary.id),
    });
  }
  return found.slice(0, LIMIT);
}
