import { Check, Monitor, Redo2, Search, TriangleAlert, Undo2 } from "lucide-react";
import { context } from "../commands/command";
import { EXPORTS } from "../commands/file";
import { type MenuPart, menuOf, run } from "../commands/menu";
import { command } from "../commands/table";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { CompassRose } from "../kit/brand";
import { IconButton } from "../kit/IconButton";
import { KeyCap } from "../kit/KeyCap";
import { Menu } from "../kit/Menu";
import { useMirror } from "../model/mirror";
import { setView } from "../view/view";
import { ViewTabs } from "./ViewTabs";

const MENU: readonly MenuPart[] = [
  "new",
  "open",
  "save-copy",
  "model-info",
  null,
  "export-report",
  { id: "export", label: () => t("shell.exportAs"), parts: EXPORTS },
  null,
  "history",
  "shortcuts",
  "errors",
  null,
  "settings",
  null,
  "close",
];

/** Document, marking and saved state; the four views; undo, redo, the command field and the workshop. */
export function TopBar() {
  return (
    <header className="top-bar">
      <div className="top-left">
        <MainMenu />
        <Document />
        <SavedState />
      </div>
      <ViewTabs />
      <div className="top-right">
        <UndoRedo />
        <button type="button" className="command-field" onClick={() => setView({ dialog: { kind: "commands" } })}>
          <Search size={14} aria-hidden="true" />
          <span>{t("shell.searchOrRun")}</span>
          <KeyCap keys="mod+K" />
        </button>
        <Button icon={Monitor} onClick={() => run("workshop")}>
          {t("shell.workshop")}
        </Button>
      </div>
    </header>
  );
}

function MainMenu() {
  // The entries depend on what is open, so they are made when the menu is drawn.
  useMirror((state) => state.project);
  const trigger = (
    <button type="button" className="brand-btn" aria-label={t("shell.menu")}>
      <CompassRose />
    </button>
  );
  return <Menu trigger={trigger} entries={() => menuOf(MENU)} align="start" />;
}

function Document() {
  const title = useMirror((state) => state.model?.about.title ?? "");
  const marking = useMirror((state) => state.model?.about.marking ?? "");
  return (
    <div className="doc">
      <h1>
        <button type="button" title={t("about.open")} onClick={() => run("model-info")} data-testid="model-info">
          {title || t("shell.untitled")}
        </button>
      </h1>
      {marking && <span className="marking">{marking}</span>}
    </div>
  );
}

/** "Saved 14:02", or, until a later write succeeds, why the last one was refused. */
function SavedState() {
  const savedAt = useMirror((state) => state.project?.saved_at ?? null);
  const pending = useMirror((state) => state.pending > 0);
  const refused = useMirror((state) => state.project?.unsaved ?? null);
  if (refused)
    return (
      <button
        type="button"
        className="saved refused"
        title={refused.hint}
        onClick={() => setView({ dialog: { kind: "errors" } })}
      >
        <TriangleAlert size={12} aria-hidden="true" />
        {t("shell.notSaved", { reason: refused.message })}
      </button>
    );
  if (pending || !savedAt) return <span className="saved">{pending ? t("shell.saving") : ""}</span>;
  return (
    <span className="saved">
      <Check size={12} aria-hidden="true" />
      {t("shell.saved", { time: clock(savedAt) })}
    </span>
  );
}

/** Hours and minutes of an instant, on this machine's clock. */
export const clock = (instant: string): string => new Date(instant).toTimeString().slice(0, 5);

function UndoRedo() {
  // Read so that the buttons follow the history.
  useMirror((state) => state.project);
  const now = context();
  const button = (id: "undo" | "redo", icon: typeof Undo2) => {
    const row = command(id);
    return (
      <IconButton
        label={row.label(now)}
        icon={icon}
        keys={row.keys?.[0] ?? ""}
        disabled={!row.when(now)}
        onClick={() => run(id)}
      />
    );
  };
  return (
    <span className="btn-group">
      {button("undo", Undo2)}
      {button("redo", Redo2)}
    </span>
  );
}
