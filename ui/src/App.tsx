import { type ComponentType, Fragment, lazy, Suspense, useEffect, useState } from "react";
import { Toaster } from "sonner";
import { attempt, offerImport, showOpened } from "./commands/files";
import { onKeyDown } from "./commands/listen";
import { t } from "./i18n";
import * as shell from "./ipc/commands";
import { showLibrary } from "./model/libraryWords";
import { showProject, useMirror } from "./model/mirror";
import { loadSettings } from "./model/settings";
import { useErrorToasts } from "./shell/useErrorToasts";
import { askForStart, StartPage } from "./start/StartPage";
import { logError, setView, useView } from "./view/view";

// The start page is there at once; what it does not show is loaded after it.
const frame = () => import("./shell/Frame");
const Frame = later(() => frame().then(({ Frame }) => Frame));
const LibraryAlone = later(() => import("./library/LibraryAlone").then(({ LibraryAlone }) => LibraryAlone));
const Dialogs = later(() => import("./shell/Dialogs").then(({ Dialogs }) => Dialogs));
/** How long after the start page the rest is loaded, ms. */
const THE_REST = 300;

/** A part of the window that is loaded when it is shown, with the tooltips of its buttons. */
function later(load: () => Promise<ComponentType>) {
  return lazy(async () => {
    const [Part, { TooltipProvider }] = await Promise.all([load(), import("./kit/Tooltip")]);
    const WithTooltips = () => (
      <TooltipProvider delay={500}>
        <Part />
      </TooltipProvider>
    );
    return { default: WithTooltips };
  });
}

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
  const dialog = useView((state) => state.dialog !== null);
  if (!ready) return null;
  return (
    // Every component says its words anew when the language changes.
    <Fragment key={language}>
      <Suspense>{open ? <Frame /> : libraryAlone ? <LibraryAlone /> : <StartPage />}</Suspense>
      <Suspense>{dialog && <Dialogs />}</Suspense>
      <FileHover />
      <LiveRegion />
      <Toaster position="bottom-left" offset={40} toastOptions={{ closeButton: true }} />
    </Fragment>
  );
}

const library = () => attempt(shell.library).then(showLibrary);

/** After a reload of the page the shell still has the project: show it before anything else is drawn. */
function useOpenProject(): boolean {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const load = async () => {
      askForStart();
      const [open, offer] = await Promise.all([
        attempt(shell.currentProject),
        attempt(shell.importOffer),
        attempt(loadSettings),
      ]);
      if (open) {
        await library();
        showProject(open);
      } else
        setTimeout(() => {
          void library();
          void frame();
        }, THE_REST);
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
