import { t } from "../i18n";
import { openLibrary } from "../library/state";
import { setThreats } from "../threats/state";
import { setView } from "../view/view";
import { type Command, isOpen } from "./command";

/** What is done about the model as a whole: its information, its threats, its report, a workshop about it. */
export const threatCommands: readonly Command[] = [
  {
    id: "model-info",
    group: "file",
    label: () => t("about.open"),
    keys: ["mod+I"],
    scope: "window",
    when: isOpen,
    run: () => setView({ dialog: { kind: "about" } }),
  },
  {
    id: "export-report",
    group: "file",
    label: () => t("commands.label.exportReport"),
    keys: ["mod+E"],
    scope: "window",
    when: isOpen,
    run: () => setView({ dialog: { kind: "export" } }),
  },
  {
    id: "own-threat",
    group: "threats",
    label: () => t("own.title"),
    scope: "window",
    when: isOpen,
    run: () => {
      setView({ view: "threats" });
      setThreats({ writing: { kind: "model" } });
    },
  },
  {
    id: "library",
    group: "view",
    label: () => t("library.open"),
    keys: ["mod+Shift+L"],
    scope: "window",
    when: isOpen,
    run: () => openLibrary(),
  },
  {
    id: "workshop",
    group: "threats",
    label: () => t("shell.workshop"),
    keys: ["mod+Shift+W"],
    scope: "window",
    when: isOpen,
    run: () => setView({ view: "workshop", dialog: null }),
  },
];
