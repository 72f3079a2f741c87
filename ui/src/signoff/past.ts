// Looking at a state of the past, whole.
import { attempt } from "../commands/files";
import * as shell from "../ipc/commands";
import { lookAt, settled } from "../model/mirror";

/** Shows the model as it was after a revision, marked and locked. */
export async function openPast(label: string, revision: number): Promise<void> {
  await settled();
  const state = await attempt(() => shell.stateAt(revision));
  if (state) lookAt(label, state);
}
