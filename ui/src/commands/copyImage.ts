import { toast } from "sonner";
import { t } from "../i18n";
import { canvas } from "../view/canvasPort";
import { logError, view } from "../view/view";

/** Puts the selected shapes, or the whole diagram, into the clipboard as a picture. */
export async function copyImageNow(): Promise<void> {
  const { selection } = view();
  const picture = canvas()?.image(selection.length > 0 ? selection : undefined);
  if (!picture) return;
  try {
    // The clipboard takes the promise itself, because it must be asked while the key is still down.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    toast.success(t("files.imageCopied"));
  } catch {
    logError(t("files.imageNotCopied"), t("files.imageHint"));
  }
}
