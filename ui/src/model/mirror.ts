// The window's read-only copy of the open project. It changes in two ways only: a whole snapshot arrives, or the shell
// answers an edit with what changed. Edits wait for each other, so that each is made on the state the person saw.

import { create } from "zustand";
import type { Edit } from "../bindings/Edit";
import type { Model } from "../bindings/Model";
import type { PastState } from "../bindings/PastState";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { asHostError, type HostError } from "../ipc/host";
import { announce, logError, setView, view } from "../view/view";
import { applyAnalysis } from "./analysis";
import { applyChanges } from "./changes";
import type { Analysis, EditOutcome, LibraryView, OpenProject } from "./types";

type MirrorState = {
  project: Omit<OpenProject, "model" | "analysis"> | null;
  model: Model | null;
  analysis: Analysis | null;
  library: LibraryView | null;
  /** Edits on their way. */
  pending: number;
  /** While a state of the past is looked at: which one, and what to go back to. Nothing can be edited then. */
  past: Past | null;
};

export type Past = { label: string; revision: number; now: Pick<MirrorState, "model" | "analysis"> };

export const useMirror = create<MirrorState>()(() => ({
  project: null,
  model: null,
  analysis: null,
  library: null,
  pending: 0,
  past: null,
}));

export const mirror = (): MirrorState => useMirror.getState();

/** Shows a project: a snapshot from the shell replaces everything. */
export function showProject(open: OpenProject): void {
  const { model, analysis, ...project } = open;
  useMirror.setState({ project, model, analysis, past: null });
  const diagrams = diagramsInOrder(model);
  const drawn = diagrams.find(({ id }) => Object.keys(model.placements).some((key) => key.startsWith(`${id}/`)));
  setView({
    diagram: (drawn ?? diagrams[0])?.id ?? null,
    selection: [],
    path: null,
    renaming: null,
    connectingFrom: null,
    view: "model",
  });
}

export function forgetProject(): void {
  useMirror.setState({ project: null, model: null, analysis: null, pending: 0, past: null });
  setView({ diagram: null, selection: [], path: null, dialog: null, view: "model" });
}

export const diagramsInOrder = (model: Model) =>
  Object.values(model.diagrams).sort((a, b) => a.position - b.position || a.id.localeCompare(b.id));

function accept(outcome: EditOutcome): void {
  const wasUnsaved = mirror().project?.unsaved;
  useMirror.setState((state) => {
    if (!state.model || !state.project) return state;
    const { changes, analysis, moved, ...facts } = outcome;
    const model = applyChanges(state.model, changes);
    const shown = state.analysis ? applyAnalysis(state.analysis, analysis) : analysis.whole;
    const place = moved ? { file_name: moved.file_name, folder: moved.folder } : {};
    return { model, analysis: shown, project: { ...state.project, ...facts, ...place } };
  });
  if (outcome.moved) logError(outcome.moved.why, outcome.moved.folder);
  if (outcome.unsaved && !wasUnsaved) logError(outcome.unsaved.message, outcome.unsaved.hint);
  dropWhatIsGone();
}

/** The selection and the open diagram follow the model: what is gone cannot stay selected. */
function dropWhatIsGone(): void {
  const { model } = mirror();
  if (!model) return;
  const { selection, diagram } = view();
  const left = selection.filter(
    (id) => id in model.elements || id in model.flows || id in model.boundaries || id in model.notes,
  );
  if (left.length !== selection.length) setView({ selection: left });
  if (diagram && !(diagram in model.diagrams)) setView({ diagram: diagramsInOrder(model)[0]?.id ?? null });
}

let tail: Promise<unknown> = Promise.resolve();

/** Runs steps one after another. Answers the outcome, or the error when the shell refused; nothing changed then. */
function queue(step: () => Promise<EditOutcome>): Promise<EditOutcome | HostError> {
  if (mirror().past) return Promise.resolve(PAST_STANDS());
  useMirror.setState((state) => ({ pending: state.pending + 1 }));
  const done = tail.then(step).then(
    (outcome) => {
      accept(outcome);
      return outcome;
    },
    (reason: unknown) => asHostError(reason),
  );
  tail = done.finally(() => useMirror.setState((state) => ({ pending: Math.max(0, state.pending - 1) })));
  return done;
}

/** Why nothing can be changed while the past is looked at. */
const PAST_STANDS = (): HostError => ({
  code: "refused",
  message: t("locked.refused"),
  hint: t("locked.hint"),
  fields: [],
  unsaved: false,
});

/** Shows a state of the past in place of the model as it is now. */
export function lookAt(label: string, { revision, model, analysis }: PastState): void {
  useMirror.setState((state) => ({
    model,
    analysis,
    past: { label, revision, now: state.past?.now ?? { model: state.model, analysis: state.analysis } },
  }));
  setView({ view: "model", selection: [], path: null, renaming: null, connectingFrom: null });
  dropWhatIsGone();
}

/** Shows the model as it is now again. */
export function backToNow(): void {
  const { past } = mirror();
  if (!past) return;
  useMirror.setState({ ...past.now, past: null });
  dropWhatIsGone();
}

const isOutcome = (answer: EditOutcome | HostError): answer is EditOutcome => "changes" in answer;

function tell(error: HostError): void {
  logError(error.message, error.hint);
}

/** Makes an edit. Errors go to the message log; forms that show faults by field use `tryEdit`. */
export async function makeEdit(edit: Edit): Promise<boolean> {
  const error = await tryEdit(edit);
  if (error) tell(error);
  return error === null;
}

/** Makes an edit and answers why it was refused, or null when it was made. */
export async function tryEdit(edit: Edit): Promise<HostError | null> {
  const answer = await queue(() => shell.edit(edit));
  if (!isOutcome(answer)) return answer;
  if (answer.undo) announce(answer.undo);
  return null;
}

/** Has the shell do something that is an event, such as naming a version. Answers as `tryEdit` does. */
export async function tryStep(work: () => Promise<EditOutcome>): Promise<HostError | null> {
  const answer = await queue(work);
  return isOutcome(answer) ? null : answer;
}

/** A step that the person may cancel in a dialog of the shell; then nothing happened. Errors go to the message log. */
export async function tryOptionalStep(work: () => Promise<EditOutcome | null>): Promise<boolean> {
  let cancelled = false;
  const answer = await queue(async () => {
    const outcome = await work();
    cancelled = outcome === null;
    if (outcome) return outcome;
    throw { code: "cancelled", message: "", hint: "", fields: [], unsaved: false };
  });
  if (isOutcome(answer)) return true;
  if (!cancelled) tell(answer);
  return false;
}

/** Takes the last step back, or makes it again. The spoken text names the step. */
export async function step(direction: "undo" | "redo", spoken: (label: string) => string): Promise<void> {
  const label = mirror().project?.[direction] ?? "";
  const answer = await queue(direction === "undo" ? shell.undo : shell.redo);
  if (isOutcome(answer)) announce(spoken(label));
  else tell(answer);
}

/** The work goes on in another file; what was looked at stays in view. */
export function goOnIn({ model, analysis, ...project }: OpenProject): void {
  useMirror.setState({ project, model, analysis, past: null });
}

/** Waits until every edit asked for so far was answered. */
export const settled = (): Promise<unknown> => tail;
