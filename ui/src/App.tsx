import { useEffect, useState } from "react";
import { Toaster } from "sonner";
import { attempt, offerImport, showOpened } from "./commands/files";
import { onKeyDown } from "./commands/listen";
import { t } from "./i18n";
import * as shell from "./ipc/commands";
import { TooltipProvider } from "./kit/Tooltip";
import { LibraryAlone } from "./library/LibraryAlone";
import { showProject, useMirror } from "./model/mirror";
import { loadSettings } from "./model/settings";
import { Dialogs } from "./shell/Dialogs";
import { useErrorToasts } from "./shell/ErrorLog";
import { Frame } from "./shell/Frame";
import { StartPage } from "./start/StartPage";
import { logError, setView, useView } from "./view/view";

/** The whole window: the start page, or the open model in its frame. */
export function App() {
  const open = useMirror((state) => state.model !== null);
  const libraryAlone = useView((state) => state.view === "library");
  const ready = useOpenProject();
  useShellEvents();
  useErrorToasts();
  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  const language = useView((state) => state.language);
  if (!ready) return null;
  return (
    // Every component says its words anew when the language changes.
    <TooltipProvider delay={500} key={language}>
      {open ? <Frame /> : libraryAlone ? <LibraryAlone /> : <StartPage />}
      <Dialogs />
      <FileHover />
      <LiveRegion />
      <Toaster position="bottom-left" offset={40} toastOptions={{ closeButton: true }} />
    </TooltipProvider>
  );
}

/** After a reload of the page the shell still has the project: show it before anything else is drawn. */
function useOpenProject(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const load = async () => {
      const [library, open] = await Promise.all([
        attempt(shell.library),
        attempt(shell.currentProject),
        attempt(loadSettings),
      ]);
      useMirror.setState({ library });
      if (open) showProject(open);
      const offer = await attempt(shell.importOffer);
      if (offer) offerImport(offer);
      setReady(true);
    };
    void load();
  }, []);
  return ready;
}

function useShellEvents(): void {
  useEffect(() => {
    const hearing = [
      shell.onProjectOpened(showOpened),
      shell.onImportOffered(offerImport),
      shell.onFailed((failure) => logError(failure.message, failure.hint)),
      shell.onProgress(({ what, done, total }) =>
        setView({
          work: total > 0 && done >= total ? null : { what: t(`shell.work.${what as "report"}`), done, total },
        }),
      ),
      shell.onFileHover(({ name }) => setView({ fileHover: name })),
    ];
    return () => {
      for (const stop of hearing) void stop.then((end) => end());
    };
  }, []);
}

/** The whole window is a drop target; while a file is held over it, it says what would happen. */
function FileHover() {
  const name = useView((state) => state.fileHover);
  if (!name) return null;
  return (
    <div className="drop-veil">
      <span>{t("start.dropping", { name })}</span>
    </div>
  );
}

/** Tells screen readers what was just done. */
function LiveRegion() {
  const announcement = useView((state) => state.announcement);
  return (
    <output className="sr-only" aria-live="polite">
      {announcement}
    </output>
  );
}
