// Two states held against each other on the canvas. View state: it is not saved and marks shapes only.
import { create } from "zustand";
import type { Difference } from "../bindings/Difference";
import type { Model } from "../bindings/Model";
import type { RecordKey } from "../bindings/RecordKey";
import { attempt } from "../commands/files";
import * as shell from "../ipc/commands";
import { lookAt } from "../model/mirror";
import { setView } from "../view/view";

export type Mark = "added" | "changed" | "removed";
export type Compared = {
  from: string;
  to: string;
  /** Elements, flows and boundaries by what happened to them. */
  marks: { [id: string]: Mark };
  /** The earlier model: what was removed is drawn from it. */
  before: Model;
};

export const useCompared = create<{ compared: Compared | null }>()(() => ({ compared: null }));
export const endComparison = (): void => useCompared.setState({ compared: null });

const SHAPES = ["element", "flow", "boundary"];

/** A shape that only moved is not marked: its facts are the same. */
export function marksOf(difference: Difference): { [id: string]: Mark } {
  const of = (keys: readonly RecordKey[], mark: Mark) =>
    keys.filter(({ kind }) => SHAPES.includes(kind)).map(({ id }) => [id, mark] as const);
  return Object.fromEntries([
    ...of(difference.changed, "changed"),
    ...of(difference.added, "added"),
    ...of(difference.removed, "removed"),
  ]);
}

type Side = { revision: number; label: string };

/** Shows a comparison on the canvas; none for `after` is the model as it is now. */
export async function compareOnCanvas(
  difference: Difference,
  before: Side,
  after: { revision: number | null; label: string },
): Promise<void> {
  const earlier = await attempt(() => shell.stateAt(before.revision));
  if (!earlier) return;
  const later = after.revision;
  if (later !== null) {
    const state = await attempt(() => shell.stateAt(later));
    if (!state) return;
    lookAt(after.label, state);
  }
  useCompared.setState({
    compared: { from: before.label, to: after.label, marks: marksOf(difference), before: earlier.model },
  });
  setView({ view: "model", selection: [] });
}
