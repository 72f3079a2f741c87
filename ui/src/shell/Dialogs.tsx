import { AboutDialog } from "../about/AboutDialog";
import { RemoveBoundary } from "../canvas/RemoveBoundary";
import { ToDiagram } from "../canvas/ToDiagram";
import { WhatGoesHere } from "../canvas/WhatGoesHere";
import { ExportDialog } from "../export/ExportDialog";
import { ImportDialog } from "../start/ImportDialog";
import { useView } from "../view/view";
import { CommandPalette } from "./CommandPalette";
import { ErrorLog } from "./ErrorLog";
import { FindDialog } from "./FindDialog";
import { History } from "./History";
import { SettingsDialog } from "./SettingsDialog";
import { ShortcutsSheet } from "./ShortcutsSheet";

/** The one open dialog, if any. Dialogs never stack. */
export function Dialogs() {
  const dialog = useView((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case "commands":
      return <CommandPalette />;
    case "shortcuts":
      return <ShortcutsSheet />;
    case "errors":
      return <ErrorLog />;
    case "history":
      return <History />;
    case "about":
      return <AboutDialog />;
    case "find":
      return <FindDialog />;
    case "to-diagram":
      return <ToDiagram />;
    case "settings":
      return <SettingsDialog />;
    case "export":
      return <ExportDialog />;
    case "import":
      return <ImportDialog offer={dialog.offer} />;
    case "remove-boundary":
      return <RemoveBoundary boundary={dialog.boundary} />;
    case "what-goes-here":
      return <WhatGoesHere from={dialog.from} at={{ x: dialog.x, y: dialog.y }} />;
  }
}
