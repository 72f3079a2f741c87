import "./messages.css";
import { RotateCcw, Save, TriangleAlert } from "lucide-react";
import { retrySavingNow, saveElsewhereNow } from "../commands/files";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { useMirror } from "../model/mirror";

/** Shown while edits are only in memory: why, and the two ways out. */
export function UnsavedBanner() {
  const why = useMirror((state) => state.project?.unsaved ?? null);
  if (!why) return null;
  return (
    <div className="unsaved-banner" role="alert">
      <TriangleAlert size={16} aria-hidden="true" />
      <p>
        <b>{t("unsaved.title")}</b> {why.message}
        {why.hint && <span>. {why.hint}</span>}
      </p>
      <Button icon={RotateCcw} onClick={() => void retrySavingNow()}>
        {t("unsaved.retry")}
      </Button>
      <Button icon={Save} onClick={() => void saveElsewhereNow()}>
        {t("unsaved.elsewhere")}
      </Button>
    </div>
  );
}
