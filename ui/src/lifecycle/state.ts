// What is shown of the life cycle at this moment. Not saved, not undone.
import { create } from "zustand";
import type { Register } from "../bindings/Register";
import { setView } from "../view/view";
import { FIRST } from "./types";

export type LifeTab = "guidelines" | "assets" | "selection" | "suppliers" | "registers" | "statement";

export type RegisterName = Register["register"];

type State = {
  tab: LifeTab;
  framework: string;
  consideration: string | null;
  asset: string | null;
  register: RegisterName;
  onlyOpen: boolean;
};

export const initialLife: State = {
  tab: "guidelines",
  framework: FIRST,
  consideration: null,
  asset: null,
  register: "debt",
  onlyOpen: false,
};
export const useLife = create<State>()(() => initialLife);
export const setLife = (change: Partial<State>): void => useLife.setState(change);

/** Opens a tab of the life-cycle view. */
export function openLife(change: Partial<State>): void {
  setLife(change);
  setView({ view: "lifecycle" });
}
