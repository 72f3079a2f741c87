// What the library view shows at this moment, and what it asks the shell to do about the library.
import { create } from "zustand";
import { attempt } from "../commands/files";
import * as shell from "../ipc/commands";
import { showLibrary } from "../model/libraryWords";
import { mirror, tryStep, useMirror } from "../model/mirror";
import { logError, setView } from "../view/view";
import type { Wanted } from "./matrix";
import { catalogue, type LibraryChange, type LibraryStatus, type PackOutcome, type ReleasePreview } from "./types";

/** What stands beside the matrix. */
export type Page = { kind: "library" } | { kind: "technique"; id: string } | { kind: "mitigation"; id: string };

type LibraryState = {
  page: Page;
  /** Pages before this one, for going back. */
  trail: readonly Page[];
  wanted: Wanted;
  /** Parent techniques whose sub-techniques are listed. */
  unfolded: readonly string[];
  status: LibraryStatus | null;
  preview: ReleasePreview | null;
  refusedPack: PackOutcome | null;
  busy: boolean;
};

export const initialLibrary: LibraryState = {
  page: { kind: "library" },
  trail: [],
  wanted: { text: "", standard: false, crosswalk: null },
  unfolded: [],
  status: null,
  preview: null,
  refusedPack: null,
  busy: false,
};
export const useLibrary = create<LibraryState>()(() => initialLibrary);
export const setLibrary = (change: Partial<LibraryState>): void => useLibrary.setState(change);
export const setWanted = (change: Partial<Wanted>): void =>
  useLibrary.setState((state) => ({ wanted: { ...state.wanted, ...change } }));

export const goTo = (page: Page): void =>
  useLibrary.setState((state) => ({ page, trail: [...state.trail, state.page].slice(-20) }));
export const goBack = (): void =>
  useLibrary.setState((state) => ({
    page: state.trail.at(-1) ?? initialLibrary.page,
    trail: state.trail.slice(0, -1),
  }));

/** Opens the library at a technique, from anywhere in the window. */
export function openTechnique(id: string): void {
  const found = catalogue(mirror().library)?.techniques[id];
  goTo({ kind: "technique", id });
  setWanted({ text: "", crosswalk: null, standard: found?.pack === "standard" });
  const parent = found?.parent;
  if (parent)
    useLibrary.setState(({ unfolded }) => ({ unfolded: [...unfolded.filter((one) => one !== parent), parent] }));
  setView({ view: "library", dialog: null });
}

export function openLibrary(): void {
  setLibrary({ page: { kind: "library" }, trail: [] });
  setView({ view: "library", dialog: null });
}

/** Another library is in use: catalogue, status and the open project's analysis change together. */
function accept({ library, status, project }: LibraryChange): void {
  void showLibrary(library);
  if (project) {
    const { model, analysis, ...facts } = project;
    useMirror.setState({ model, analysis, project: facts });
  }
  setLibrary({ status, preview: null, refusedPack: null });
}

async function work<T>(ask: () => Promise<T>): Promise<T | null> {
  setLibrary({ busy: true });
  const answer = await attempt(ask);
  setLibrary({ busy: false });
  return answer;
}

export async function loadStatus(): Promise<void> {
  const status = await attempt(shell.libraryStatus);
  if (status) setLibrary({ status });
}
export async function chooseRelease(): Promise<void> {
  const preview = await work(shell.previewRelease);
  if (preview) setLibrary({ preview, refusedPack: null });
}
export async function confirmRelease(adopt: boolean): Promise<void> {
  const change = await work(() => shell.takeRelease(adopt));
  if (change) accept(change);
}
export async function rollBack(): Promise<void> {
  const change = await work(shell.rollBackLibrary);
  if (change) accept(change);
}
export async function choosePack(): Promise<void> {
  const outcome = await work(shell.addPack);
  if (outcome?.changed) accept(outcome.changed);
  else if (outcome) setLibrary({ refusedPack: outcome, preview: null });
}
export async function removePack(id: string): Promise<void> {
  const change = await work(() => shell.removePack(id));
  if (change) accept(change);
}

/** Pins the library in use in the open model; one step of its history. */
export async function adopt(): Promise<void> {
  const refused = await tryStep(shell.adoptLibrary);
  if (refused) logError(refused.message, refused.hint);
}
