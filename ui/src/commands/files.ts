// What the file commands do: ask the shell, show the answer, tell what went wrong.
import { toast } from "sonner";
import type { ImportOffer } from "../bindings/ImportOffer";
import type { Opened } from "../bindings/Opened";
import type { PictureFormat } from "../bindings/PictureFormat";
import { t } from "../i18n";
import * as shell from "../ipc/commands";
import { asHostError } from "../ipc/host";
import { forgetProject, goOnIn, mirror, settled, showProject, tryStep } from "../model/mirror";
import type { Exported, OpenProject } from "../model/types";
import { logError, setView } from "../view/view";
import { type Context, selectedShapes } from "./command";

/** Runs something of the shell and logs a refusal; answers null then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (reason) {
    const { message, hint } = asHostError(reason);
    logError(message, hint);
    return null;
  }
}

/** Shows a project in place of what was open, with what people should know about it. */
export function showOpened(open: OpenProject | null): void {
  if (!open) return;
  showProject(open);
  for (const warning of open.warnings) logError(warning, "");
}

/** A file of another tool is shown with what would become of it before anything is written. */
export const offerImport = (offer: ImportOffer): void => setView({ dialog: { kind: "import", offer } });

function showEither(opened: Opened | null): void {
  if (opened?.opened === "project") showOpened(opened.value);
  if (opened?.opened === "import") offerImport(opened.value);
}

/** Opens a new model, from a starter or empty. */
export const newFile = async (starter: string | null, title?: string) =>
  showOpened(await attempt(() => shell.newProject(title ?? t("shell.untitled"), starter)));
export const openFile = async () => showEither(await attempt(shell.openProject));
export const openRecentFile = async (id: string) => showEither(await attempt(() => shell.openRecent(id)));

export async function closeFile(): Promise<void> {
  await settled();
  const closed = await attempt(() => shell.closeProject().then(() => true));
  if (closed) forgetProject();
}

export async function saveCopyNow(): Promise<void> {
  await settled();
  const name = await attempt(shell.saveCopy);
  if (name) toast.success(t("files.copySaved", { name }));
}

/** Tries again to write what is only in memory. */
export async function retrySavingNow(): Promise<void> {
  const error = await tryStep(shell.retrySaving);
  const still = error ?? mirror().project?.unsaved ?? null;
  if (still) logError(still.message, still.hint);
  else toast.success(t("files.savedAgain"));
}

/** Saves everything in another file and goes on there. */
export async function saveElsewhereNow(): Promise<void> {
  await settled();
  const open = await attempt(shell.saveElsewhere);
  if (!open) return;
  goOnIn(open);
  toast.success(t("files.goesOn", { name: open.file_name }), { description: open.folder });
}

const today = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
};

const written = (exported: Exported | null) => {
  setView({ work: null });
  if (!exported) return;
  for (const warning of exported.warnings) logError(warning, "");
  toast.success(t("files.written", { name: exported.file_name }), {
    description: exported.folder,
    duration: 10_000,
    action: { label: t("files.openIt"), onClick: () => void attempt(shell.openExported) },
  });
};

export async function exportReportNow(format: "pdf" | "html"): Promise<void> {
  await settled();
  written(
    await attempt(() => shell.exportReport({ template: "full", format, date: today(), sections: [], redact: false })),
  );
}

/** Everything an auditor needs to check the history and the sign-offs without this program. */
export async function exportEvidenceNow(): Promise<void> {
  await settled();
  written(await attempt(shell.exportEvidence));
}

/** The model in a format of other tools. */
export async function exportModelNow(format: string): Promise<void> {
  await settled();
  written(await attempt(() => shell.exportModel(format)));
}

/** The selected shapes, and the ends of selected flows. */
const drawnOf = (c: Context): string[] => {
  const ends = c.view.selection.flatMap((id) => {
    const flow = c.model?.flows[id];
    return flow ? [flow.source, flow.target] : [];
  });
  return [...new Set([...selectedShapes(c), ...ends])];
};

/** The selected shapes, or the whole diagram on screen, drawn as in the report. */
export async function exportPictureNow(format: PictureFormat, c: Context): Promise<void> {
  const { diagram } = c.view;
  if (!diagram) return;
  await settled();
  written(await attempt(() => shell.exportPicture({ format, diagram, only: drawnOf(c) })));
}

/** Puts the same picture into the clipboard. */
export async function copyPictureNow(c: Context): Promise<void> {
  const { diagram } = c.view;
  if (!diagram) return;
  await settled();
  const request = { format: "png", diagram, only: drawnOf(c) } as const;
  if (await attempt(() => shell.copyPicture(request).then(() => true))) toast.success(t("files.imageCopied"));
}

/** A table as it is listed, first its head. */
export async function saveTable(rows: string[][]): Promise<void> {
  const file = await attempt(() => shell.exportTable(rows));
  if (file) toast.success(t("filters.written", { name: file.file_name }), { description: file.folder });
}
