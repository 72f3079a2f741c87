import { t } from "../i18n";
import { type Command, isOpen } from "./command";
import { copyImageNow } from "./copyImage";
import { closeFile, exportDiagramModel, exportReportNow, newFile, openFile, saveCopyNow } from "./files";

const always = () => true;

export const fileCommands: readonly Command[] = [
  {
    id: "new",
    group: "file",
    label: () => t("commands.label.new"),
    keys: ["mod+N"],
    scope: "window",
    when: always,
    run: () => void newFile(null),
  },
  {
    id: "open",
    group: "file",
    label: () => t("commands.label.open"),
    keys: ["mod+O"],
    scope: "window",
    when: always,
    run: () => void openFile(),
  },
  {
    id: "save-copy",
    group: "file",
    label: () => t("commands.label.saveCopy"),
    keys: ["mod+Shift+S"],
    scope: "window",
    when: isOpen,
    run: () => void saveCopyNow(),
  },
  {
    id: "export-pdf",
    group: "file",
    label: () => t("commands.label.exportPdf"),
    keys: ["mod+P"],
    scope: "window",
    when: isOpen,
    run: () => void exportReportNow("pdf"),
  },
  {
    id: "export-html",
    group: "file",
    label: () => t("commands.label.exportHtml"),
    scope: "window",
    when: isOpen,
    run: () => void exportReportNow("html"),
  },
  {
    id: "export-json",
    group: "file",
    label: () => t("commands.label.exportJson"),
    scope: "window",
    when: isOpen,
    run: () => void exportDiagramModel("json"),
  },
  {
    id: "export-otm",
    group: "file",
    label: () => t("commands.label.exportOtm"),
    scope: "window",
    when: isOpen,
    run: () => void exportDiagramModel("otm"),
  },
  {
    id: "export-svg",
    group: "file",
    label: () => t("commands.label.exportSvg"),
    scope: "window",
    when: isOpen,
    run: () => void exportDiagramModel("svg"),
  },
  {
    id: "export-png",
    group: "file",
    label: () => t("commands.label.exportPng"),
    scope: "window",
    when: isOpen,
    run: () => void exportDiagramModel("png"),
  },
  {
    id: "copy-image",
    group: "edit",
    label: () => t("commands.label.copyImage"),
    keys: ["mod+Shift+C"],
    scope: "canvas",
    when: (c) => isOpen(c) && c.view.view === "model",
    run: () => void copyImageNow(),
  },
  {
    id: "close",
    group: "file",
    label: () => t("commands.label.close"),
    keys: ["mod+W"],
    scope: "window",
    when: isOpen,
    run: () => void closeFile(),
  },
];
