import { jumpTo } from "../commands/jump";
import { t } from "../i18n";
import type { TileKind } from "../kit/Tile";
import type { useMirror } from "../model/mirror";
import type { Library } from "../threats/library";
import { rowNumber, threatRows } from "../threats/rows";
import { openDecision } from "../threats/state";
import { setView } from "../view/view";

export const FOUND = ["elements", "flows", "boundaries", "threats", "texts"] as const;
export type FoundKind = (typeof FOUND)[number];

export type Found = {
  id: string;
  kind: FoundKind;
  name: string;
  number: string;
  /** Where the words stand when they are not in the name: a piece of the text around them. */
  piece: string | null;
  tile: { kind: TileKind; ai: boolean; icon: string } | null;
  go: () => void;
};

const LIMIT = 60;
/** Characters shown before and after the words in a longer text. */
const AROUND = 28;

/** The piece of a text around the words that were looked for; none when they are not in it. */
export function pieceOf(text: string, wanted: string): string | null {
  const at = text.toLowerCase().indexOf(wanted);
  if (at < 0) return null;
  const [from, to] = [Math.max(0, at - AROUND), Math.min(text.length, at + wanted.length + AROUND)];
  return `${from > 0 ? "…" : ""}${text.slice(from, to).replace(/\s+/g, " ")}${to < text.length ? "…" : ""}`;
}

/** Everything in the model whose name, number or text holds the words. Nothing for an empty search. */
export function findRecords(
  { model, library, analysis }: ReturnType<typeof useMirror.getState>,
  search: string,
): Found[] {
  const wanted = search.trim().toLowerCase();
  if (!model || wanted === "") return [];
  const found: Found[] = [];
  const look = (one: Omit<Found, "piece">, ...texts: readonly string[]) => {
    const inName = [one.name, one.number].some((text) => text.toLowerCase().includes(wanted));
    const piece = inName ? null : (texts.map((text) => pieceOf(text, wanted)).find((text) => text !== null) ?? null);
    if (inName || piece !== null) found.push({ ...one, piece });
  };
  for (const { id, kind, name, number, type_id, description, owner, tags } of Object.values(model.elements)) {
    const type = type_id ? library?.element_types[type_id] : undefined;
    const tile = { kind, ai: type?.ai ?? false, icon: type?.icon ?? "box" };
    const one = { id, kind: "elements", name, number: `E-${number}`, tile, go: () => jumpTo(id) } as const;
    look(one, description, owner, tags.join(" "), type?.name ?? "");
  }
  for (const { id, name, number, source, target, description, protocol } of Object.values(model.flows)) {
    const ends = `${model.elements[source]?.name ?? ""} → ${model.elements[target]?.name ?? ""}`;
    const tile = { kind: "flow", ai: false, icon: "bolt" } as const;
    const one = { id, kind: "flows", name: name || ends, number: `F-${number}`, tile, go: () => jumpTo(id) } as const;
    look(one, description, protocol);
  }
  for (const { id, name, number, description } of Object.values(model.boundaries)) {
    const tile = { kind: "boundary", ai: false, icon: "grid" } as const;
    look({ id, kind: "boundaries", name, number: `B-${number}`, tile, go: () => jumpTo(id) }, description);
  }
  for (const row of analysis ? threatRows(model, analysis, library as Library) : []) {
    const { id, title, techniqueName, subjectName, threat } = row;
    const one = { id, kind: "threats", name: title, number: rowNumber(row), tile: null, go: () => openDecision(id) };
    const told = threat
      ? [...Object.values(threat.story), threat.notes, ...threat.history.map((d) => d.rationale)]
      : [];
    look(one as Omit<Found, "piece">, techniqueName, subjectName, ...told);
  }
  const text = (id: string, name: string, go: () => void, words: string) =>
    look({ id, kind: "texts", name, number: "", tile: null, go }, words);
  for (const note of Object.values(model.notes)) text(note.id, t("kinds.note"), () => jumpTo(note.id), note.text);
  for (const { id, subject, text: words } of Object.values(model.comments))
    text(
      id,
      t("find.comment"),
      () => {
        if (subject.kind !== "model") jumpTo(subject.id);
        setView({ inspectorTab: "notes", view: "model" });
      },
      words,
    );
  for (const { id, text: words } of Object.values(model.assumptions))
    text(id, t("find.assumption"), () => setView({ view: "review" }), words);
  for (const { id, name, description } of Object.values(model.assets)) {
    const holder = Object.values(model.elements).find((element) => element.holds.includes(id));
    const go = () => holder && jumpTo(holder.id);
    text(id, t("find.asset"), go, `${name} ${description}`);
  }
  return found.slice(0, LIMIT);
}
