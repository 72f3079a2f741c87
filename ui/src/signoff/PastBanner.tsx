import { History, Undo2 } from "lucide-react";
import { t } from "../i18n";
import { Button } from "../kit/Button";
import { backToNow, useMirror } from "../model/mirror";

/** Shown while a state of the past is looked at: which one, and the way back. */
export function PastBanner() {
  const past = useMirror((state) => state.past);
  if (!past) return null;
  return (
    <div className="past-banner" role="status" data-testid="past-banner">
      <History size={16} aria-hidden="true" />
      <p>
        <b>{t("locked.title")}</b> {t("locked.text", { label: past.label, revision: past.revision })}
      </p>
      <Button icon={Undo2} onClick={backToNow} data-testid="back-to-now">
        {t("locked.back")}
      </Button>
    </div>
  );
}
