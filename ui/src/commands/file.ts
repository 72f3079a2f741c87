import { EXPORT_FORMATS } from "../bindings/ExportFormats";
import { t } from "../i18n";
import { type Command, hasShapes, isOpen, onDiagram } from "./command";
import {
  closeFile,
  copyPictureNow,
  exportModelNow,
  exportPictureNow,
  exportReportNow,
  newFile,
  openFile,
  saveCopyNow,
} from "./files";

const always = () => true;
const PICTURES = ["svg", "png"] as const;
const exportAs = (format: string) => `export-${format}`;

/** The commands that hand the model or a picture of it to other tools, in the order of a menu; null is a separator. */
export const EXPORTS: readonly (string | null)[] = [
  ...PICTURES.map(exportAs),
  null,
  ...EXPORT_FORMATS.map(({ id }) => exportAs(id)),
];

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
  ...EXPORT_FORMATS.map(
    ({ id, name }): Command => ({
      id: exportAs(id),
      group: "file",
      label: () => t("commands.label.exportAs", { name }),
      scope: "window",
      when: isOpen,
      run: () => void exportModelNow(id),
    }),
  ),
  ...PICTURES.map(
    (format): Command => ({
      id: exportAs(format),
      group: "file",
      label: (c) =>
        t(hasShapes(c) ? "commands.label.exportSelection" : "commands.label.exportDiagram", {
          format: format.toUpperCase(),
        }),
      scope: "window",
      when: onDiagram,
      run: (c) => void exportPictureNow(format, c),
    }),
  ),
  {
    id: "copy-image",
    group: "edit",
    label: () => t("commands.label.copyImage"),
    keys: ["mod+Shift+C"],
    scope: "canvas",
    when: onDiagram,
    run: (c) => void copyPictureNow(c),
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
